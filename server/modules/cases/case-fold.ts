import { z } from 'zod'
import { type CaseAction, type CaseStatus, type Limit, limit as limitSchema } from '../../contract/case.ts'
import { DESK_STATUSES } from '../../contract/case-queries.ts'
import { MIGRATED_TRANSITIONS, TRANSITIONS } from '../../contract/case-rules.ts'
import { apply, start } from '../../engine/fold.ts'
import type { CaseState, EngineEvent, LoopTable } from '../../engine/types.ts'

/**
 * What an event holds besides actor, time and note: all that the fold needs, with every choice resolved at its time — a catalog
 * edited later does not rewrite history. Never a personal field.
 */
export const eventData = z.looseObject({
  unit: z.string().optional(),
  minutes: z.number().optional(),
  until: z.string().optional(),
  hours: z.number().optional(),
  inspector: z.string().optional(),
  into: z.string().optional(),
  to: z.string().optional(),
  toKind: z.enum(['operator', 'handler', 'team']).optional(),
  provisional: z.boolean().optional(),
  condition: z.string().optional(),
  limit: limitSchema.optional(),
  limitIsDefault: z.boolean().optional(),
  urgent: z.boolean().optional(),
  special: z.boolean().optional(),
  /** report: the history came from elsewhere, with its own limit. */
  migrated: z.boolean().optional(),
})
export type EventData = z.infer<typeof eventData>

export interface FoldEvent {
  readonly at: number
  readonly action: CaseAction
  readonly actorId: string | null
  readonly data: EventData
}

/** What the case remembers beside its clocks. */
export interface CaseMarks {
  readonly ownerless: boolean
  readonly provisional: boolean
  readonly ownerUnit: string | null
  readonly verifierId: string | null
  readonly checkerId: string | null
  readonly claimedBy: string | null
  readonly mergedInto: string | null
  readonly conditionId: string | null
  readonly limit: Limit | null
  readonly limitIsDefault: boolean
  readonly supervisionOf: string | null
}

/** The case as its events make it: the engine's state, and the marks. The row is this and nothing else. */
export interface CaseFold {
  readonly state: CaseState
  readonly marks: CaseMarks
}

const noMarks: CaseMarks = {
  ownerless: false,
  provisional: false,
  ownerUnit: null,
  verifierId: null,
  checkerId: null,
  claimedBy: null,
  mergedInto: null,
  conditionId: null,
  limit: null,
  limitIsDefault: false,
  supervisionOf: null,
}

/** The fold of a `report`. */
export function startFold(event: FoldEvent): CaseFold {
  const { urgent, special, limit } = event.data
  const facts = { urgent: urgent === true, special: special === true, limit: limit ?? null }
  const marks = limit === undefined ? noMarks : { ...noMarks, ...chosenCondition(event.data) }
  return { state: start(toEngineEvent(event), facts), marks }
}

/** One more event; throws the engine's ImpossibleStep. */
export function foldEvent(fold: CaseFold, event: FoldEvent, loop: LoopTable = TRANSITIONS): CaseFold {
  const state = apply(fold.state, toEngineEvent(event), loop)
  const kept =
    deskOf(state.status) === deskOf(fold.state.status) ? fold.marks : { ...fold.marks, claimedBy: null }
  return { state, marks: { ...kept, ...changedMarks(event, state) } }
}

export function foldAll(events: readonly FoldEvent[]): CaseFold {
  const [report, ...rest] = events
  if (report === undefined) throw new Error('A case without events.')
  const loop = loopOf(report)
  return rest.reduce((fold, event) => foldEvent(fold, event, loop), startFold(report))
}

/** The steps that a history may take, by its report. */
export const loopOf = (report: FoldEvent): LoopTable =>
  report.data.migrated === true ? MIGRATED_TRANSITIONS : TRANSITIONS

function changedMarks({ action, actorId, data }: FoldEvent, state: CaseState): Partial<CaseMarks> {
  switch (action) {
    case 'request-verify':
      return { verifierId: data.inspector ?? null }
    case 'send-check':
      return { checkerId: data.inspector ?? null }
    case 'merge':
      return { mergedInto: data.into ?? null }
    case 'unmerge':
      return { mergedInto: null }
    case 'assign-owner':
      return { ownerless: true, ownerUnit: data.unit ?? null }
    case 'file':
      return data.limit === undefined ? {} : chosenCondition(data)
    case 'dispatch':
      return {
        provisional: data.provisional === true,
        ...(data.limit === undefined ? {} : chosenCondition(data)),
      }
    case 'claim':
      return { claimedBy: actorId }
    case 'hand-over':
      return data.toKind === 'operator' ? { claimedBy: data.to ?? null } : {}
    case 'supervise':
      return { supervisionOf: data.to ?? 'desk' }
    case 'answer-supervision':
      return { supervisionOf: nextToAnswer(state) }
    default:
      return {}
  }
}

/** Instructions pile up; the latest is answered first, each by whom it addressed. */
function nextToAnswer({ supervisions }: CaseState): string | null {
  const open = supervisions.findLast(({ answeredAt }) => answeredAt === null)
  return open === undefined ? null : (open.to ?? 'desk')
}

const chosenCondition = (data: EventData) => ({
  conditionId: data.condition ?? null,
  limit: data.limit ?? null,
  limitIsDefault: data.limitIsDefault === true,
})

/** A claim means "I am on it" at one desk; it ends where the case goes on to the next. */
function deskOf(status: CaseStatus): string | undefined {
  return Object.entries(DESK_STATUSES).find(([, statuses]) => statuses.includes(status))?.[0]
}

function toEngineEvent({ at, action, data }: FoldEvent): EngineEvent {
  return {
    at,
    action,
    unit: action === 'dispatch' ? data.unit : undefined,
    to: action === 'supervise' ? data.to : undefined,
    minutes: data.minutes,
    until: data.until === undefined ? undefined : Date.parse(data.until),
    hours: data.hours,
    limit: data.limit,
    urgent: data.urgent,
    special: data.special,
  }
}
