import type { CaseFacts } from '../../contract/case-rules.ts'
import type { Projection } from '../../engine/types.ts'
import type { CaseFold, CaseMarks } from './case-fold.ts'

const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/** The part of the row that events make: the fold, and its clocks as instants to compare with, never a stored "overdue". */
export function columnsOf({ state, marks }: CaseFold, clocks: Projection) {
  return {
    status: state.status,
    version: state.seq,
    urgent: clocks.urgent,
    special: clocks.special,
    ownerless: marks.ownerless,
    provisional: marks.provisional,
    unit_code: clocks.unit,
    owner_unit: marks.ownerUnit,
    condition_id: marks.conditionId,
    limit_unit: marks.limit?.unit ?? null,
    limit_value: marks.limit?.value ?? null,
    limit_is_default: marks.limitIsDefault,
    verifier_id: marks.verifierId,
    checker_id: marks.checkerId,
    claimed_by: marks.claimedBy,
    merged_into: marks.mergedInto,
    supervised: clocks.supervised,
    supervision_of: marks.supervisionOf,
    pending: clocks.pending?.kind ?? null,
    stage: clocks.stage,
    stage_from: time(clocks.stageFrom),
    ...clockColumnsOf(clocks),
    spendings: clocks.spendings,
    resume_at: time(state.status === 'deferred' ? plannedEnd(state.visits) : null),
    state,
    closed_at: time(state.closedAt),
    updated_at: time(state.lastAt),
  }
}

/** What of it a changed policy moves. */
export function clockColumnsOf(clocks: Projection) {
  return {
    yellow_at: time(clocks.yellowAt),
    due_at: time(clocks.dueAt),
    red_at: time(clocks.redAt),
    twice_at: time(clocks.twiceAt),
    process_yellow_at: time(clocks.processYellowAt),
    process_due_at: time(clocks.processDueAt),
    process_red_at: time(clocks.processRedAt),
    deadline_at: time(clocks.deadline),
    base_deadline_at: time(clocks.baseDeadline),
    worst_light: clocks.worstLight,
  }
}

const plannedEnd = (visits: CaseFold['state']['visits']) =>
  visits.findLast((v) => v.to === null)?.pauses.findLast((p) => p.to === null)?.until ?? null

/** What the rules judge by. */
export function factsOf(
  {
    state,
    marks,
  }: Pick<CaseFold, 'state'> & {
    readonly marks: Pick<CaseMarks, 'verifierId' | 'checkerId' | 'claimedBy' | 'supervisionOf'>
  },
  clocks: Projection,
  reporterId: string | null,
): CaseFacts {
  return {
    status: state.status,
    unitCode: clocks.unit,
    reporterId,
    verifierId: marks.verifierId,
    checkerId: marks.checkerId,
    claimedBy: marks.claimedBy,
    signed: clocks.signed,
    pending: clocks.pending?.kind ?? null,
    extensionsApproved: clocks.extensionsApproved,
    supervisionOf: clocks.supervised ? marks.supervisionOf : null,
    closedAt: state.closedAt,
  }
}
