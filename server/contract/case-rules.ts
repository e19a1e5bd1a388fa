import type { CaseAction, CaseSource, CaseStatus } from './case.ts'
import type { Role, Scope } from './identity.ts'

/** Where an action may start and where it leads; `stays` keeps the status, `back` returns to where a merged case was. */
export interface Transition {
  readonly from: readonly CaseStatus[]
  readonly to: CaseStatus | 'stays' | 'back'
}

/** Statuses in which a case is open. */
export const OPEN_STATUSES = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'coordinating',
  'dispatched',
  'deferred',
  'completed',
  'checking',
  'checked',
] as const satisfies readonly CaseStatus[]
const open = OPEN_STATUSES

/** The loop of domain.md, row by row. `report` starts a case and has no `from`. */
export const TRANSITIONS: Readonly<Record<CaseAction, Transition>> = {
  report: { from: [], to: 'reported' },
  'request-verify': { from: ['reported'], to: 'verifying' },
  verify: { from: ['verifying'], to: 'reported' },
  accept: { from: ['reported'], to: 'accepted' },
  reject: { from: ['reported', 'accepted'], to: 'rejected' },
  merge: { from: ['reported', 'accepted', 'filed'], to: 'merged' },
  unmerge: { from: ['merged'], to: 'back' },
  file: { from: ['accepted'], to: 'filed' },
  coordinate: { from: ['filed'], to: 'coordinating' },
  'assign-owner': { from: ['coordinating'], to: 'filed' },
  escalate: { from: ['coordinating'], to: 'stays' },
  dispatch: { from: ['filed'], to: 'dispatched' },
  sign: { from: ['dispatched'], to: 'stays' },
  'hand-over': { from: open, to: 'stays' },
  return: { from: ['dispatched'], to: 'filed' },
  'request-extension': { from: ['dispatched'], to: 'stays' },
  'approve-extension': { from: ['dispatched'], to: 'stays' },
  'deny-extension': { from: ['dispatched'], to: 'stays' },
  'request-deferral': { from: ['dispatched'], to: 'stays' },
  'approve-deferral': { from: ['dispatched'], to: 'deferred' },
  'deny-deferral': { from: ['dispatched'], to: 'stays' },
  resume: { from: ['deferred'], to: 'dispatched' },
  complete: { from: ['dispatched'], to: 'completed' },
  'refuse-feedback': { from: ['completed'], to: 'filed' },
  'send-check': { from: ['completed'], to: 'checking' },
  'check-pass': { from: ['checking'], to: 'checked' },
  'check-fail': { from: ['checking'], to: 'filed' },
  close: { from: ['checked'], to: 'closed' },
  'refuse-close': { from: ['checked'], to: 'filed' },
  void: { from: ['filed', 'coordinating'], to: 'voided' },
  reopen: { from: ['closed'], to: 'filed' },
  supervise: { from: open, to: 'stays' },
  'answer-supervision': { from: open, to: 'stays' },
  urge: { from: open, to: 'stays' },
  comment: { from: open, to: 'stays' },
  attach: { from: open, to: 'stays' },
  claim: { from: open, to: 'stays' },
  'mark-urgent': { from: open, to: 'stays' },
}

/** Migrated history may go from its report straight to filing (accounting.md 6). */
export const MIGRATED_TRANSITIONS: typeof TRANSITIONS = {
  ...TRANSITIONS,
  file: { ...TRANSITIONS.file, from: [...TRANSITIONS.file.from, 'reported'] },
}

/** A closed case may be reopened within this time (30 × 24 h). */
export const REOPEN_WITHIN_MS = 30 * 24 * 3_600_000

/** Roles whose rights come by role alone; the supervisor may do all that intake and dispatcher may. */
const OPERATORS: readonly Role[] = ['intake', 'dispatcher', 'supervisor']
const INTAKE: readonly Role[] = ['intake', 'supervisor']
const DISPATCH: readonly Role[] = ['dispatcher', 'supervisor']
const BY_ROLE: Partial<Record<CaseAction, readonly Role[]>> = {
  report: ['inspector', 'intake', 'supervisor', 'dispatcher', 'video', 'grid-leader', 'building-head'],
  'request-verify': INTAKE,
  accept: INTAKE,
  reject: INTAKE,
  merge: OPERATORS,
  unmerge: OPERATORS,
  file: ['supervisor'],
  void: ['supervisor'],
  close: ['supervisor'],
  'refuse-close': ['supervisor'],
  reopen: ['supervisor'],
  coordinate: DISPATCH,
  'assign-owner': DISPATCH,
  escalate: DISPATCH,
  dispatch: DISPATCH,
  'deny-extension': DISPATCH,
  'approve-deferral': DISPATCH,
  'deny-deferral': DISPATCH,
  'refuse-feedback': DISPATCH,
  'send-check': DISPATCH,
  supervise: ['supervisor', 'leader'],
  'mark-urgent': OPERATORS,
}

/** What a role may give as the source of its report. */
export const SOURCES_OF_ROLE: Partial<Record<Role, readonly CaseSource[]>> = {
  inspector: ['inspector'],
  intake: ['hotline', 'web', 'government'],
  supervisor: ['hotline', 'web', 'government'],
  dispatcher: ['hotline', 'web', 'government'],
  video: ['video'],
  'grid-leader': ['grid-leader'],
  'building-head': ['building-head'],
}

/** Who acts. */
export interface Actor {
  readonly id: string
  readonly roles: readonly Role[]
  readonly scope: Scope
}

/** What a right or a step depends on besides the status. */
export interface CaseFacts {
  readonly status: CaseStatus
  readonly unitCode: string | null
  readonly reporterId: string | null
  readonly verifierId: string | null
  readonly checkerId: string | null
  readonly claimedBy: string | null
  /** The unit's present dispatch episode was signed. */
  readonly signed: boolean
  readonly pending: 'extension' | 'deferral' | null
  readonly extensionsApproved: number
  /** A supervision not yet answered: to a unit's code, or to the center (`desk`). */
  readonly supervisionOf: string | 'desk' | null
  readonly closedAt: number | null
}

const has = (actor: Actor, roles: readonly Role[]) => actor.roles.some((r) => roles.includes(r))
const isHolder = (actor: Actor, facts: CaseFacts) =>
  has(actor, ['unit', 'unit-lead', 'street']) &&
  actor.scope.unit !== null &&
  actor.scope.unit === facts.unitCode
const UNIT_ACTIONS: readonly CaseAction[] = [
  'sign',
  'return',
  'request-extension',
  'request-deferral',
  'complete',
]

/**
 * May this actor ever do this to this case? (403 otherwise.) Independent of the status, so that a right is judged before
 * the step (api.md: 403 before 409). Being in scope is judged before it.
 */
export function hasRight(action: CaseAction, actor: Actor, facts: CaseFacts): boolean {
  if (UNIT_ACTIONS.includes(action)) return isHolder(actor, facts)
  switch (action) {
    case 'verify':
      return has(actor, ['inspector']) && (facts.verifierId === null || facts.verifierId === actor.id)
    case 'check-pass':
    case 'check-fail':
      return (
        has(actor, ['inspector']) &&
        facts.reporterId !== actor.id &&
        (facts.checkerId === null || facts.checkerId === actor.id)
      )
    case 'approve-extension':
      return has(actor, facts.extensionsApproved > 0 ? ['supervisor'] : DISPATCH)
    case 'resume':
      return has(actor, DISPATCH) || isHolder(actor, facts)
    case 'hand-over':
      return isHolder(actor, facts) || has(actor, OPERATORS)
    case 'answer-supervision':
      return facts.supervisionOf === null || facts.supervisionOf === 'desk'
        ? has(actor, OPERATORS)
        : actor.scope.unit === facts.supervisionOf
    case 'urge':
    case 'comment':
    case 'attach':
    case 'claim':
      return true
    default:
      return has(actor, BY_ROLE[action] ?? [])
  }
}

/** Why a step is impossible now (409), or null. `nowMs`: epoch milliseconds. */
export type StepRefusal =
  | 'wrong-status'
  | 'already-signed'
  | 'request-pending'
  | 'nothing-pending'
  | 'not-supervised'
  | 'too-late'
  | 'not-claimed'
export function stepRefusal(action: CaseAction, facts: CaseFacts, nowMs: number): StepRefusal | null {
  if (action === 'report' || !TRANSITIONS[action].from.includes(facts.status)) return 'wrong-status'
  switch (action) {
    case 'sign':
      return facts.signed ? 'already-signed' : null
    case 'request-extension':
    case 'request-deferral':
      return facts.pending ? 'request-pending' : null
    case 'approve-extension':
    case 'deny-extension':
      return facts.pending === 'extension' ? null : 'nothing-pending'
    case 'approve-deferral':
    case 'deny-deferral':
      return facts.pending === 'deferral' ? null : 'nothing-pending'
    case 'answer-supervision':
      return facts.supervisionOf ? null : 'not-supervised'
    case 'reopen':
      return facts.closedAt !== null && nowMs - facts.closedAt <= REOPEN_WITHIN_MS ? null : 'too-late'
    case 'hand-over':
      return facts.status === 'dispatched' || facts.claimedBy !== null ? null : 'not-claimed'
    default:
      return null
  }
}

/** The actions this actor may do now: what buttons show. */
export function allowedActions(actor: Actor, facts: CaseFacts, nowMs: number): CaseAction[] {
  return (Object.keys(TRANSITIONS) as CaseAction[]).filter(
    (action) =>
      action !== 'report' &&
      stepRefusal(action, facts, nowMs) === null &&
      hasRight(action, actor, facts) &&
      (action !== 'hand-over' || facts.claimedBy !== null || isHolder(actor, facts)),
  )
}

/** Who may see a reporter (masked): the center's operators and the reporter himself; never a handling unit. */
export function maySeeReporter(actor: Actor, facts: Pick<CaseFacts, 'reporterId'>): boolean {
  return has(actor, ['intake', 'supervisor', 'dispatcher']) || facts.reporterId === actor.id
}

/** Who may write down a cost of a case, or its recovery; the unit that holds it only what it spent itself. */
export function mayWriteCost(actor: Actor, holder: string | null, kind: 'handling' | 'recovery'): boolean {
  if (has(actor, DISPATCH)) return true
  return (
    kind === 'handling' &&
    holder !== null &&
    actor.scope.unit === holder &&
    has(actor, ['unit', 'unit-lead', 'street'])
  )
}
