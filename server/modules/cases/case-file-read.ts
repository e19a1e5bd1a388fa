import { z } from 'zod'
import { type CaseAction, caseKind, caseSource, limit } from '../../contract/case.ts'
import { MIGRATED_TRANSITIONS } from '../../contract/case-rules.ts'
import { advance, ImpossibleStep, replay, start } from '../../engine/fold.ts'
import type { CaseState, EngineEvent } from '../../engine/types.ts'
import { readLines } from './case-file-lines.ts'
import { parseInstant } from './file-instant.ts'

export { parseInstant }

/** What is wrong with a file, in one line that says where. */
export class BadFile extends Error {
  override readonly name = 'BadFile'
}

const fileInstant = z.string().transform((text, context) => {
  const at = parseInstant(text)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: `not an RFC 3339 instant: ${text.slice(0, 40)}` })
  return z.NEVER
})

const plain = [
  'report',
  'request-verify',
  'verify',
  'accept',
  'reject',
  'file',
  'coordinate',
  'assign-owner',
  'sign',
  'return',
  'approve-deferral',
  'resume',
  'complete',
  'send-check',
  'check-pass',
  'check-fail',
  'close',
  'void',
  'supervise',
] as const satisfies readonly CaseAction[]

const event = z.discriminatedUnion('action', [
  z.object({ at: fileInstant, action: z.literal('dispatch'), unit: z.string().min(1).max(100) }),
  z.object({ at: fileInstant, action: z.literal('approve-extension'), minutes: z.number().positive() }),
  z.object({ at: fileInstant, action: z.enum(plain) }),
])

const caseLine = z.object({
  number: z.string().min(1).max(100),
  kind: caseKind,
  classCode: z.string().min(1),
  urgent: z.boolean(),
  limit,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  source: caseSource,
  special: z.boolean().optional(),
  events: z.array(event).min(1),
})

/** One history of a case file, its events in epoch milliseconds. */
export type CaseLine = z.infer<typeof caseLine>

/** What a case file says of a case beside its events. */
export type MigratedFacts = Pick<CaseLine, 'urgent' | 'special' | 'limit'>

/** A history with its place in the file. */
export interface PlacedCase {
  /** Path and line, for what is said of it. */
  readonly place: string
  readonly line: CaseLine
  /** The fold of all its events. */
  readonly state: CaseState
}

/**
 * Reads a case file line by line (accounting.md 6): each case parsed, its number met once, its steps possible.
 * Throws BadFile that names line, case and event.
 */
export async function* readCases(path: string): AsyncGenerator<PlacedCase> {
  const met = new Map<string, number>()
  let number = 0
  for await (const texts of readLines(path)) {
    for (const text of texts) {
      number += 1
      if (text.trim() === '') continue
      const place = `${path}:${number}`
      const read = readCaseLine(text, place)
      const before = met.get(read.line.number)
      if (before !== undefined)
        throw new BadFile(
          `${place}: case ${oneLine(read.line.number)}, event 1: the number was already met on line ${before}`,
        )
      met.set(read.line.number, number)
      yield read
    }
  }
}

/** One case of a file, parsed and folded; throws BadFile that names place, case and event. */
export function readCaseLine(text: string, place: string): PlacedCase {
  const line = parseLine(text, place)
  return { place, line, state: foldOf(line, place) }
}

function parseLine(text: string, place: string): CaseLine {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadFile(`${place}: case unknown, event none: not JSON`)
  }
  const parsed = caseLine.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path ?? []
  const inEvent = path[0] === 'events' && typeof path[1] === 'number' ? path[1] : null
  const field = path.slice(inEvent === null ? 0 : 2).join('.')
  throw new BadFile(
    `${place}: case ${nameOf(json)}, ${eventName(json, inEvent)}: ${field === '' ? '' : `${field}: `}${oneLine(issue?.message ?? 'wrong')}`,
  )
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function nameOf(json: unknown): string {
  const known = z.object({ number: z.string() }).safeParse(json)
  return known.success ? oneLine(known.data.number) : 'unknown'
}

function eventName(json: unknown, index: number | null): string {
  if (index === null) return 'event none'
  const known = z.object({ events: z.array(z.unknown()) }).safeParse(json)
  const action = z.object({ action: z.string() }).safeParse(known.data?.events[index])
  return `event ${index + 1}${action.success ? ` (${oneLine(action.data.action)})` : ''}`
}

function foldOf(line: CaseLine, place: string): CaseState {
  const { events } = line
  let state: CaseState | null = null
  let index = 0
  try {
    for (; index < events.length; index += 1) state = step(state, events[index], line)
    if (state !== null) return state
    throw new ImpossibleStep('report', null, 'a case without events')
  } catch (error) {
    if (!(error instanceof ImpossibleStep)) throw error
    const action = events[index]?.action
    throw new BadFile(
      `${place}: case ${oneLine(line.number)}, event ${index + 1} (${action}): ${error.message}`,
    )
  }
}

function step(state: CaseState | null, happened: EngineEvent | undefined, line: CaseLine): CaseState | null {
  if (happened === undefined) return state
  if (state === null)
    return start(happened, { urgent: line.urgent, special: line.special ?? false, limit: line.limit })
  advance(state, happened, MIGRATED_TRANSITIONS)
  return state
}

/** The fold of a history's events up to and at an instant; null where there were none yet. */
export function stateAt({ line, state: last }: PlacedCase, asOf: number): CaseState | null {
  if (last.lastAt <= asOf) return last
  const events = line.events.filter(({ at }) => at <= asOf)
  return events.length === 0 ? null : migratedState(events, line)
}

/** The fold of a lawful history, which has one event at least. */
export function migratedState(events: readonly EngineEvent[], facts: MigratedFacts): CaseState {
  const { urgent, special, limit } = facts
  return replay(events, { urgent, special: special ?? false, limit }, MIGRATED_TRANSITIONS)
}
