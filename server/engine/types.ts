import type { CaseAction, CaseStatus, Limit, StageName } from '../contract/case.ts'
import type { Transition } from '../contract/case-rules.ts'
import type { Light } from '../contract/common.ts'

/** Where each action may start and where it leads; the engine takes it as data (domain.md, "The loop"). */
export type LoopTable = Readonly<Record<CaseAction, Transition>>

/**
 * A clock that moves only at certain times (accounting.md 1). Instants and durations are whole milliseconds;
 * instants count from the epoch.
 */
export interface WorkingClock {
  /** Clock time in the half-open span [from, to); 0 where `to` is not after `from`. */
  between(fromMs: number, toMs: number): number
  /** The earliest instant u ≥ from with between(from, u) = duration: where a budget is due. */
  add(fromMs: number, durationMs: number): number
  /** The last instant u with between(from, u) = duration: after it the clock moves on and a budget is exceeded. */
  leave(fromMs: number, durationMs: number): number
}

/** One event of a case as the clocks see it; events come in the order of their versions. */
export interface EngineEvent {
  /** When it happened, epoch milliseconds; never before the event preceding it. */
  readonly at: number
  readonly action: CaseAction
  /** dispatch: the responsible unit. */
  readonly unit?: string | undefined
  /** request-extension, approve-extension: working minutes; an approval without them grants what was asked. */
  readonly minutes?: number | undefined
  /** request-deferral, approve-deferral: planned end, epoch milliseconds; it ends by `resume` alone. */
  readonly until?: number | undefined
  /** supervise: whom it addresses; it changes no clock, but the latest unanswered one says who is to answer. */
  readonly to?: string | undefined
  /** mark-urgent: wall-clock hours from the mark on. */
  readonly hours?: number | undefined
  /** file, dispatch, reopen: the limit of the condition chosen there. */
  readonly limit?: Limit | undefined
  /** file, dispatch, reopen: that condition makes the case urgent (急事急办) from here on. */
  readonly urgent?: boolean | undefined
  /** file, dispatch, reopen: that condition is of a special class (特事特办). */
  readonly special?: boolean | undefined
}

/** What is known of a case before its first event. */
export interface CaseFacts {
  /** Reported as urgent: on the wall clock from the report on. */
  readonly urgent: boolean
  /** A special class: no budget for sending the check. */
  readonly special: boolean
  /** The class limit where it is known from the start (migrated history); else a condition fixes it. */
  readonly limit: Limit | null
}

/** A time within a visit that belongs to no part of it: `file` while verifying, `handle` while deferred. */
export interface Pause {
  readonly from: number
  to: number | null
  /** The planned end of a deferral. */
  until: number | null
}

/** One visit to a stage, `to` null while it runs. Instants in epoch milliseconds. */
export interface Visit {
  readonly stage: Exclude<StageName, 'supervise'>
  readonly from: number
  to: number | null
  /** handle: its dispatch episode, an index into `CaseState.episodes`. */
  readonly episode: number | null
  /** 0 for the first life of the case, one more for each reopening. */
  readonly life: number
  readonly pauses: Pause[]
}

/** From a dispatch to the return or completion that ends it (accounting.md 3). */
export interface Episode {
  /** Place of its dispatch in the history. */
  readonly seq: number
  readonly unit: string
  /** Numbers the unbroken runs of one unit, from 0. */
  readonly run: number
  /** The life of the case it belongs to; see Visit. */
  readonly life: number
  /** When the case last entered the dispatch desk before it. */
  readonly deskFrom: number
  readonly from: number
  to: number | null
  endSeq: number | null
  end: 'return' | 'complete' | null
  /** What became of its completion: `failed` by a check or a refused close. */
  outcome: 'refused' | 'failed' | null
  signed: boolean
}

/** An approved extension. */
export interface Extension {
  readonly seq: number
  readonly at: number
  readonly minutes: number
}

/** A limit fixed by a chosen condition, or given with the case. */
export interface LimitChoice {
  readonly seq: number
  readonly limit: Limit
}

/** A mark of urgency: the limit becomes what was charged by then plus these hours. */
export interface UrgentMark {
  readonly seq: number
  readonly at: number
  readonly hours: number
}

export interface Supervision {
  readonly at: number
  answeredAt: number | null
  /** Whom it addresses; null where nobody is named. */
  to: string | null
}

/** A request that the dispatcher has not decided yet. */
export interface Request {
  readonly kind: 'extension' | 'deferral'
  readonly at: number
  readonly minutes: number | null
  readonly until: number | null
}

/** The fold of a case's events: plain JSON, kept beside the case row. Instants in epoch milliseconds. */
export interface CaseState {
  /** Number of events folded; the place of the last one. */
  seq: number
  status: CaseStatus
  reportedAt: number
  lastAt: number
  closedAt: number | null
  /** Since when the case runs on the wall clock. */
  urgentAt: number | null
  special: boolean
  /** Status to go back to from `merged`. */
  mergedFrom: CaseStatus | null
  life: number
  visits: Visit[]
  episodes: Episode[]
  extensions: Extension[]
  limits: LimitChoice[]
  urgentMarks: UrgentMark[]
  supervisions: Supervision[]
  pending: Request | null
}

/** Budgets of the center's stages in minutes (regulation, assessment 五(二)2). */
export interface StageBudgets {
  readonly verify: number
  readonly file: number
  readonly dispatch: number
  readonly 'send-check': number
  readonly check: number
  readonly close: number
  readonly supervise: number
}

/** Shares of the assigned cases (regulation, assessment 五(一)1: 3 %). */
export interface Quotas {
  readonly repeat: number
  readonly extension: number
  readonly deferral: number
}

/** Everything an administrator may set that the clocks depend on. */
export interface Policy {
  /** The center's clock, by which all work (六(四)). */
  readonly calendar: WorkingClock
  /** Units with a calendar of their own: it rules the time charged to them and their deadline only. */
  readonly unitCalendars: ReadonlyMap<string, WorkingClock>
  /** Units with command duty (履行指挥职责). */
  readonly commandDuty: ReadonlySet<string>
  readonly budgets: StageBudgets
  /** Yellow when at most this share of a budget is left. */
  readonly yellowShare: number
  readonly quotas: Quotas
}

/** An event that spends an allowance of a unit (accounting.md 4); of a repeat its dispatch. Epoch milliseconds. */
export interface Spending {
  readonly kind: keyof Quotas
  readonly at: number
}

/** What a case's unit has spent of its allowances at this moment, to mark a case beyond them. */
export interface AllowanceUse {
  /** Cases assigned to the unit in the running period. */
  readonly assigned: number
  /** Events of other assigned cases that were granted before this case's. */
  readonly spent: Quotas
}

/** One visit to a stage as the screens show it. Instants in epoch milliseconds, durations in seconds of `clock`. */
export interface StageReport {
  readonly stage: StageName
  readonly from: number
  readonly to: number | null
  /** Clock time spent in the visit, deferrals left out. */
  readonly usedSeconds: number
  /** Null where there is none; of `handle` the unit's limit with every approved extension. */
  readonly budgetSeconds: number | null
  /** Budget less what counts against it (`handle`: the time charged to the unit); negative when over. */
  readonly remainingSeconds: number | null
  readonly light: Light
  readonly worstLight: Light
  readonly clock: 'working' | 'wall'
  /** Earliest instant at which 80 % of the budget are used; null where that is never or not yet known. */
  readonly yellowAt: number | null
  /** Earliest instant at which the budget is used up. */
  readonly dueAt: number | null
  /** Red from after this instant (due at 11:30 but red only from after 13:30). */
  readonly redAt: number | null
  /** Over twice its budget from after this instant: the last escalation. */
  readonly twiceAt: number | null
}

/** A case's clocks at an instant. Instants in epoch milliseconds. */
export interface Projection {
  readonly status: CaseStatus
  readonly urgent: boolean
  readonly special: boolean
  readonly clock: 'working' | 'wall'
  /** The running stage (of a deferred case `handle`); null when none runs. */
  readonly stage: Exclude<StageName, 'supervise'> | null
  readonly stageFrom: number | null
  readonly light: Light | null
  readonly yellowAt: number | null
  readonly dueAt: number | null
  readonly redAt: number | null
  readonly twiceAt: number | null
  readonly remainingSeconds: number | null
  readonly processLight: Light
  readonly processUsedSeconds: number
  readonly processBudgetSeconds: number | null
  readonly processYellowAt: number | null
  readonly processDueAt: number | null
  readonly processRedAt: number | null
  readonly worstLight: Light
  /** Visits in the order they began, supervision beside them. */
  readonly stages: readonly StageReport[]
  /** The present unit (accounting.md 3); none after a return. */
  readonly unit: string | null
  /** Instant at which the unit's charged time reaches its limit. */
  readonly deadline: number | null
  /** The same with no extension and no deferral confirmed: it decides the period of assessment (accounting.md 4). */
  readonly baseDeadline: number | null
  /** What of the present run spends its unit's allowances, oldest first. */
  readonly spendings: readonly Spending[]
  readonly chargedSeconds: number | null
  readonly limitSeconds: number | null
  /** Approved extensions of the present run. */
  readonly extensionsApproved: number
  readonly repeats: number
  readonly beyondAllowance: boolean
  /** The present episode was signed. */
  readonly signed: boolean
  readonly pending: Request | null
  /** A supervision not yet answered. */
  readonly supervised: boolean
  readonly closedAt: number | null
}
