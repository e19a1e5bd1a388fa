import fc from 'fast-check'
import { CASE_ACTIONS, type CaseAction, type Limit } from '../contract/case.ts'
import { MIGRATED_TRANSITIONS, REOPEN_WITHIN_MS } from '../contract/case-rules.ts'
import { advance, start } from '../engine/fold.ts'
import type { CaseFacts, CaseState, EngineEvent } from '../engine/types.ts'
import { at } from './case-histories.ts'

/** A lawful history, its facts and its fold. */
export interface LawfulHistory {
  readonly facts: CaseFacts
  readonly events: readonly EngineEvent[]
  readonly state: CaseState
}

const SECOND = 1000
const HOUR = 3600 * SECOND
/** WATER and POWER are plain, STREET has command duty, NIGHT its own calendar; see `aPolicy`. */
const UNITS = ['WATER', 'WATER', 'POWER', 'STREET', 'NIGHT'] as const

/** How often an action is taken where it is possible: what ends a case early is rare. */
const WEIGHTS: Partial<Record<CaseAction, number>> = {
  'request-verify': 2,
  accept: 8,
  file: 8,
  coordinate: 2,
  'assign-owner': 6,
  dispatch: 20,
  return: 4,
  'approve-extension': 3,
  'approve-deferral': 4,
  resume: 12,
  verify: 12,
  unmerge: 12,
  complete: 8,
  'refuse-feedback': 3,
  'send-check': 8,
  'check-pass': 6,
  'check-fail': 5,
  close: 8,
  'refuse-close': 3,
  reopen: 10,
  'mark-urgent': 0.4,
  reject: 0.2,
  void: 0.2,
  merge: 0.4,
}
const COMMON = 0.3
const PICKS = 1 << 20

/** What chance says of one step: which action, how long after the last, with which argument. */
interface Throw {
  readonly pick: number
  readonly gap: number
  readonly argument: number
}

const gap = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 * 3600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((n) => n * 15 * 60) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 * 24 * 3600 }) },
)
const aThrow: fc.Arbitrary<Throw> = fc.record({
  pick: fc.noBias(fc.integer({ min: 0, max: PICKS - 1 })),
  gap,
  argument: fc.integer({ min: 0, max: 9999 }),
})

const facts: fc.Arbitrary<CaseFacts> = fc
  .record({
    urgent: fc.integer({ min: 0, max: 9 }),
    special: fc.boolean(),
    value: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ urgent, special, value }) => ({
    urgent: urgent === 0,
    special,
    limit: limitOf(value, urgent === 0),
  }))

const limitOf = (value: number, urgent: boolean): Limit =>
  urgent ? { unit: 'hours', value: value * 4 } : { unit: value > 3 ? 'work-days' : 'work-hours', value }

/** Walks the table of the loop at random from a report in the last days of summer hours, over holidays and a make-up Sunday. */
export const lawfulHistory: fc.Arbitrary<LawfulHistory> = fc
  .record({ facts, first: gap, throws: fc.array(aThrow, { maxLength: 40, size: 'max' }) })
  .map(({ facts, first, throws }) => walk(facts, at('09-26 08:00') + first * SECOND, throws))

/** The same, and an instant after its last event. */
export const historyAndNow = fc
  .record({ history: lawfulHistory, later: gap })
  .map(({ history, later }) => ({ ...history, now: history.state.lastAt + later * SECOND }))

function walk(facts: CaseFacts, reportedAt: number, throws: readonly Throw[]): LawfulHistory {
  const events: EngineEvent[] = [{ at: reportedAt, action: 'report' }]
  const state = start({ at: reportedAt, action: 'report' }, facts)
  for (const { pick, gap, argument } of throws) {
    const happensAt = state.lastAt + gap * SECOND
    const action = chosen(state, happensAt, pick)
    if (action === undefined) break
    const event = { at: happensAt, action, ...argumentsOf(action, state, happensAt, argument) }
    advance(state, event, MIGRATED_TRANSITIONS)
    events.push(event)
  }
  return { facts, events, state }
}

function chosen(state: CaseState, happensAt: number, pick: number): CaseAction | undefined {
  const possible = CASE_ACTIONS.filter((action) => {
    if (!MIGRATED_TRANSITIONS[action].from.includes(state.status)) return false
    if (action === 'sign') return state.episodes.at(-1)?.signed === false
    return action !== 'reopen' || happensAt - (state.closedAt ?? 0) <= REOPEN_WITHIN_MS
  })
  const weightOf = (action: CaseAction) => WEIGHTS[action] ?? COMMON
  let left = (pick / PICKS) * possible.reduce((sum, action) => sum + weightOf(action), 0)
  return possible.find((action) => {
    left -= weightOf(action)
    return left < 0
  })
}

function argumentsOf(
  action: CaseAction,
  state: CaseState,
  happensAt: number,
  argument: number,
): Partial<EngineEvent> {
  const condition = argument % 7 === 0 ? chosenCondition(state, argument) : {}
  switch (action) {
    case 'dispatch':
      return { unit: UNITS[argument % UNITS.length], ...condition }
    case 'file':
    case 'reopen':
      return condition
    case 'request-extension':
      return { minutes: 10 + (argument % 600) }
    case 'approve-extension':
      return state.pending?.kind === 'extension' && argument % 2 === 0
        ? {}
        : { minutes: 10 + (argument % 600) }
    case 'request-deferral':
    case 'approve-deferral':
      return argument % 2 === 0 ? {} : { until: happensAt + (argument % 200) * HOUR }
    case 'mark-urgent':
      return { hours: 1 + (argument % 48) }
    default:
      return {}
  }
}

function chosenCondition(state: CaseState, argument: number): Partial<EngineEvent> {
  const urgent = state.urgentAt !== null || argument % 5 === 0
  return {
    limit: limitOf(1 + (argument % 5), urgent),
    ...(urgent ? { urgent } : {}),
    special: argument % 2 === 0,
  }
}
