import type { CaseAction } from '../../../server/contract/case.ts'
import { type Actor, allowedActions, type CaseFacts } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { ActionField } from './action-fields.ts'

/** At most so many at once (the contract's bulk body). */
export const BULK_MOST = 200

/** What can be done to many with one form: no step that needs a photo or a choice of its own for each case. */
export const BULK_FIELDS: Partial<Record<CaseAction, readonly ActionField[]>> = {
  accept: [],
  reject: ['reason'],
  'request-verify': ['note'],
  file: ['note'],
  dispatch: ['unit', 'note'],
  coordinate: ['note'],
  sign: [],
  return: ['reason'],
  'approve-extension': ['note'],
  'deny-extension': ['reason'],
  'approve-deferral': ['note'],
  'deny-deferral': ['reason'],
  'send-check': ['note'],
  close: ['note'],
  void: ['reason'],
  supervise: ['instruction'],
  'mark-urgent': ['hours', 'reason'],
  claim: [],
  'hand-over': ['colleague', 'note'],
  urge: ['note'],
  comment: ['note!'],
}

/** A step and the marked cases that allow it. */
export interface BulkChoice {
  readonly action: CaseAction
  readonly cases: readonly CaseSummary[]
}

/** What this actor may try on the marked cases, and on which of them; the server has the last word on each. */
export function bulkChoices(actor: Actor, cases: readonly CaseSummary[], nowMs: number): BulkChoice[] {
  const each = cases.map((one) => ({ one, allowed: new Set(allowedActions(actor, factsOf(one), nowMs)) }))
  return (Object.keys(BULK_FIELDS) as CaseAction[])
    .map((action) => ({
      action,
      cases: each.filter(({ allowed }) => allowed.has(action)).map(({ one }) => one),
    }))
    .filter((choice) => choice.cases.length > 0)
}

/** As much as a list knows of a case. */
function factsOf(one: CaseSummary): CaseFacts {
  return {
    status: one.status,
    unitCode: one.unit?.code ?? null,
    reporterId: null,
    verifierId: null,
    checkerId: null,
    claimedBy: one.claimedBy?.id ?? null,
    signed: false,
    pending: one.pending,
    extensionsApproved: 0,
    supervisionOf: one.supervised ? 'desk' : null,
    closedAt: one.closedAt === null ? null : Date.parse(one.closedAt),
  }
}
