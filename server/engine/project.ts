import type { Light } from '../contract/common.ts'
import { ALL_CONFIRMED, classLimitMs, NONE_CONFIRMED, presentRun, type Run, RunAccount } from './charge.ts'
import { caseClock } from './clock.ts'
import { lightOf, type Marks, marksOf, type Span, timeOf, worse } from './spans.ts'
import { stageBudgetMs, stageReports, stageSpans } from './stages.ts'
import type {
  AllowanceUse,
  CaseState,
  Episode,
  Extension,
  Pause,
  Policy,
  Projection,
  Quotas,
  StageReport,
  Visit,
} from './types.ts'

/**
 * A case's clocks at an instant: stages with their lights, the running stage's marks for a list to be judged by in SQL (yellow at or
 * after `yellowAt`, red after `redAt`), the whole process, the unit's account with every approval honoured (accounting.md 2, 3).
 * @param now epoch milliseconds; an instant before the last event is taken as that event's
 * @param allowance what the unit has spent; without it no case is marked beyond it
 */
export function project(
  state: CaseState,
  policy: Policy,
  now: number,
  allowance: AllowanceUse | null = null,
): Projection {
  const at = Math.max(now, state.lastAt)
  const stages = stageReports(state, policy, at)
  const running = runningVisit(state)
  const report = stages.find((s) => s.stage === running?.stage && s.from === running.from && s.to === null)
  return {
    status: state.status,
    urgent: state.urgentAt !== null,
    special: state.special,
    clock: state.urgentAt === null ? 'working' : 'wall',
    stage: running?.stage ?? null,
    stageFrom: running?.from ?? null,
    ...runningMarks(report),
    ...processOf(state, policy, at),
    worstLight: stages.map((s) => s.worstLight).reduce<Light>(worse, 'green'),
    stages,
    ...accountOf(state, policy, at, allowance),
    signed: state.status === 'dispatched' && state.episodes.at(-1)?.signed === true,
    pending: state.pending,
    supervised: state.supervisions.some((s) => s.answeredAt === null) && running !== undefined,
    closedAt: state.closedAt,
  }
}

/** While a verification runs it is the running stage, not the filing that waits for it. */
const runningVisit = (state: CaseState): Visit | undefined => state.visits.findLast((v) => v.to === null)

function runningMarks(report: StageReport | undefined) {
  return {
    light: report?.light ?? null,
    yellowAt: report?.yellowAt ?? null,
    dueAt: report?.dueAt ?? null,
    redAt: report?.redAt ?? null,
    twiceAt: report?.twiceAt ?? null,
    remainingSeconds: report?.remainingSeconds ?? null,
  }
}

function accountOf(state: CaseState, policy: Policy, now: number, allowance: AllowanceUse | null) {
  const run = presentRun(state, now)
  if (run === null)
    return {
      unit: null,
      deadline: null,
      baseDeadline: null,
      spendings: [],
      chargedSeconds: null,
      limitSeconds: null,
      extensionsApproved: 0,
      repeats: 0,
      beyondAllowance: false,
    }
  const account = new RunAccount(state, run, policy, { seq: state.seq, now })
  const limit = account.limit(ALL_CONFIRMED)
  return {
    unit: run.unit,
    deadline: account.deadline(ALL_CONFIRMED),
    baseDeadline: account.deadline(NONE_CONFIRMED),
    spendings: spendingsOf(run)
      .map(({ kind, at }) => ({ kind, at }))
      .sort((a, b) => a.at - b.at),
    chargedSeconds: account.chargedMs(ALL_CONFIRMED) / 1000,
    limitSeconds: limit === null ? null : limit.totalMs / 1000,
    extensionsApproved: run.extensions.length,
    repeats: run.repeats.length,
    beyondAllowance: allowance !== null && isBeyond(run, allowance, policy.quotas),
  }
}

/** What of a run spends an allowance, with the thing itself, by kind. */
export type RunSpending = { readonly at: number } & (
  | { readonly kind: 'extension'; readonly source: Extension }
  | { readonly kind: 'deferral'; readonly source: Pause }
  | { readonly kind: 'repeat'; readonly source: Episode }
)

export function spendingsOf(run: Run): RunSpending[] {
  return [
    ...run.repeats.map((source) => ({ kind: 'repeat' as const, at: source.from, source })),
    ...run.extensions.map((source) => ({ kind: 'extension' as const, at: source.at, source })),
    ...run.deferrals.map((source) => ({ kind: 'deferral' as const, at: source.from, source })),
  ]
}

/** How many events an allowance covers (accounting.md 4): rounded down, with 1e-9 added first. */
export const allowed = (share: number, assigned: number): number => Math.floor(share * assigned + 1e-9)

/** Whether a run's repeats, extensions or deferrals go beyond what is left of the unit's allowances (accounting.md 2, last). */
export function isBeyond(run: Run, { assigned, spent }: AllowanceUse, quotas: Quotas): boolean {
  const own = {
    repeat: run.repeats.length,
    extension: run.extensions.length,
    deferral: run.deferrals.length,
  }
  return (['repeat', 'extension', 'deferral'] as const).some(
    (kind) => own[kind] > 0 && spent[kind] + own[kind] > allowed(quotas[kind], assigned),
  )
}

/**
 * 全过程: stage seconds of the present life of the case against the budgets of all its stages, each once: verify where it was asked,
 * handle as the limit of the present run (before one: the class limit), sending the check not for a special case. No
 * budget, and green, until a condition has fixed a limit.
 */
function processOf(state: CaseState, policy: Policy, now: number) {
  const clock = caseClock(policy.calendar, state.urgentAt)
  const budgetMs = processBudgetMs(state, policy, now)
  const visits = state.visits.filter(
    (v) => v.life === state.life && !(v.stage === 'send-check' && state.special),
  )
  const spansUntil = (end: number): Span[] =>
    visits.flatMap((v) => stageSpans(v, end)).sort((a, b) => a.from - b.from)
  const usedMs = timeOf(clock, spansUntil(now))
  const marks: Marks = marksOf(clock, spansUntil(Number.POSITIVE_INFINITY), budgetMs, policy.yellowShare)
  return {
    processLight: lightOf(usedMs, budgetMs, policy.yellowShare),
    processUsedSeconds: usedMs / 1000,
    processBudgetSeconds: budgetMs === null ? null : budgetMs / 1000,
    processYellowAt: marks.yellowAt,
    processDueAt: marks.dueAt,
    processRedAt: marks.redAt,
  }
}

function processBudgetMs(state: CaseState, policy: Policy, now: number): number | null {
  const handle = handleBudgetMs(state, policy, now)
  if (handle === null) return null
  const verified = state.visits.some((v) => v.stage === 'verify' && v.life === state.life)
  const stages = [
    ...(verified ? (['verify'] as const) : []),
    ...(state.life === 0 ? (['file'] as const) : []),
    'dispatch',
    'send-check',
    'check',
    'close',
  ] as const
  return stages.reduce((sum, stage) => sum + (stageBudgetMs(stage, state.special, policy) ?? 0), handle)
}

/** The dispatch budget that command duty adds to the unit's limit is counted once, as the dispatch stage's. */
function handleBudgetMs(state: CaseState, policy: Policy, now: number): number | null {
  const run = presentRun(state, now)
  if (run !== null) {
    const limit = new RunAccount(state, run, policy, { seq: state.seq, now }).limit(ALL_CONFIRMED)
    return limit === null ? null : limit.baseMs + limit.extensionMs
  }
  return classLimitMs(state)
}
