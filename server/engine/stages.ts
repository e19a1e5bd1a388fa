import type { Light } from '../contract/common.ts'
import { ALL_CONFIRMED, type Moment, RunAccount, runThrough } from './charge.ts'
import { caseClock } from './clock.ts'
import { lightOf, type Marks, marksOf, type Span, timeOf, without, worse } from './spans.ts'
import type { CaseState, Policy, StageReport, Visit, WorkingClock } from './types.ts'

const MINUTE_MS = 60_000
type CenterStage = Exclude<Visit['stage'], 'handle'>

/** Budgets and switches of the regulation: 30 minutes a stage, 60 to verify and to check, yellow at 20 % (assessment 五(二)2). */
export const DEFAULT_TERMS = {
  budgets: {
    verify: 60,
    file: 30,
    dispatch: 30,
    'send-check': 30,
    check: 60,
    close: 30,
    supervise: 30,
  },
  yellowShare: 0.2,
  quotas: { repeat: 0.03, extension: 0.03, deferral: 0.03 },
} satisfies Pick<Policy, 'budgets' | 'yellowShare' | 'quotas'>

/** Budget of one of the center's stages in milliseconds; null for sending the check of a special case (accounting.md 2). */
export function stageBudgetMs(stage: CenterStage, special: boolean, policy: Policy): number | null {
  if (stage === 'send-check' && special) return null
  return policy.budgets[stage] * MINUTE_MS
}

/** The spans of a visit that belong to its stage: without verification (file) and deferrals, confirmed or not (handle). */
export function stageSpans(visit: Visit, end: number): Span[] {
  const cuts = visit.pauses.map((p) => ({ from: p.from, to: p.to ?? Number.POSITIVE_INFINITY }))
  return without([{ from: visit.from, to: visit.to ?? end }], cuts)
}

/** Seconds of the case's clock in each stage over its whole life until an instant (accounting.md 6, `stageSeconds`). */
export function stageSeconds(state: CaseState, policy: Policy, now: number): Record<Visit['stage'], number> {
  const clock = caseClock(policy.calendar, state.urgentAt)
  const ms = { verify: 0, file: 0, dispatch: 0, handle: 0, 'send-check': 0, check: 0, close: 0 }
  for (const visit of state.visits) {
    if (visit.pauses.length === 0) ms[visit.stage] += clock.between(visit.from, visit.to ?? now)
    else ms[visit.stage] += timeOf(clock, stageSpans(visit, now))
  }
  for (const stage of Object.keys(ms) as Visit['stage'][]) ms[stage] /= 1000
  return ms
}

/** What a visit's report needs to know around it. */
interface Scene {
  readonly state: CaseState
  readonly policy: Policy
  readonly now: number
  readonly clock: WorkingClock
}

/** A stretch of a visit judged by one limit, and whether it ended red. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly usedMs: number
  readonly budgetMs: number | null
  readonly light: Light
  readonly marks: Marks
}

/** Every visit so far with its light, supervision beside them, in the order they began (accounting.md 2). */
export function stageReports(state: CaseState, policy: Policy, now: number): StageReport[] {
  const clock = caseClock(policy.calendar, state.urgentAt)
  const scene: Scene = { state, policy, now, clock }
  const reports = state.visits.flatMap((visit) => visitReports(visit, scene))
  return reports.sort((a, b) => a.from - b.from)
}

function visitReports(visit: Visit, scene: Scene): StageReport[] {
  const { state, now, clock } = scene
  const stretches =
    visit.episode === null
      ? [centerStretch(visit, visit.stage as CenterStage, scene)]
      : handleStretches(visit, visit.episode, scene)
  const last = stretches.at(-1)
  if (last === undefined) return []
  const report: StageReport = {
    stage: visit.stage,
    from: visit.from,
    to: visit.to,
    usedSeconds: timeOf(clock, stageSpans(visit, now)) / 1000,
    budgetSeconds: last.budgetMs === null ? null : last.budgetMs / 1000,
    remainingSeconds: last.budgetMs === null ? null : (last.budgetMs - last.usedMs) / 1000,
    light: last.light,
    worstLight: stretches.map((s) => s.light).reduce(worse),
    clock: clockAt(state, visit.to ?? now),
    ...last.marks,
  }
  return [report, ...supervisionReports(visit, stretches, scene)]
}

const clockAt = ({ urgentAt }: CaseState, at: number) =>
  urgentAt !== null && at >= urgentAt ? ('wall' as const) : ('working' as const)

function centerStretch(visit: Visit, stage: CenterStage, { state, policy, now, clock }: Scene): Stretch {
  const budgetMs = stageBudgetMs(stage, state.special, policy)
  const usedMs = timeOf(clock, stageSpans(visit, now))
  const spans = stageSpans(visit, Number.POSITIVE_INFINITY)
  return {
    from: visit.from,
    to: visit.to ?? now,
    usedMs,
    budgetMs,
    light: lightOf(usedMs, budgetMs, policy.yellowShare),
    marks: marksOf(clock, spans, budgetMs, policy.yellowShare),
  }
}

/**
 * A handling visit is judged on the time charged against the limit as both stood then: an extension or a mark of urgency
 * ends a stretch, so that what was red before it stays history.
 */
function handleStretches(visit: Visit, index: number, { state, policy, now }: Scene): Stretch[] {
  const episode = state.episodes[index]
  if (episode === undefined) return []
  const endSeq = episode.endSeq ?? state.seq
  const moments: Moment[] = [...state.extensions, ...state.urgentMarks]
    .filter((change) => change.seq > episode.seq && change.seq <= endSeq)
    .sort((a, b) => a.seq - b.seq)
    .map((change) => ({ seq: change.seq - 1, now: change.at }))
  moments.push({ seq: endSeq, now: visit.to ?? now })
  let from = visit.from
  return moments.flatMap((moment) => {
    const run = runThrough(state, index, moment)
    if (run === null) return []
    const account = new RunAccount(state, run, policy, moment)
    const usedMs = account.chargedMs(ALL_CONFIRMED)
    const budgetMs = account.limit(ALL_CONFIRMED)?.totalMs ?? null
    const running = visit.to === null && moment.seq === state.seq
    const spans = running ? account.lastingSpans(ALL_CONFIRMED) : account.chargedSpans(ALL_CONFIRMED)
    const stretch: Stretch = {
      from,
      to: moment.now,
      usedMs,
      budgetMs,
      light: lightOf(usedMs, budgetMs, policy.yellowShare),
      marks: marksOf(account.clock, spans, budgetMs, policy.yellowShare),
    }
    from = moment.now
    return [stretch]
  })
}

/**
 * 督办: from a stage turning red to the supervision issued after it, or, where none came, to the end of the red.
 * One for each unbroken red of a visit.
 */
function supervisionReports(visit: Visit, stretches: readonly Stretch[], scene: Scene): StageReport[] {
  const { state, policy, now, clock } = scene
  const budgetMs = policy.budgets.supervise * MINUTE_MS
  return redSpans(visit, stretches).map(({ from, to }) => {
    const issued = state.supervisions.find((s) => s.at >= from && s.at <= (to ?? now))?.at
    const end = issued ?? to
    const usedMs = clock.between(from, end ?? now)
    const light = lightOf(usedMs, budgetMs, policy.yellowShare)
    return {
      stage: 'supervise',
      from,
      to: end,
      usedSeconds: usedMs / 1000,
      budgetSeconds: budgetMs / 1000,
      remainingSeconds: (budgetMs - usedMs) / 1000,
      light,
      worstLight: light,
      clock: clockAt(state, end ?? now),
      ...marksOf(clock, [{ from, to: end ?? Number.POSITIVE_INFINITY }], budgetMs, policy.yellowShare),
    }
  })
}

function redSpans(visit: Visit, stretches: readonly Stretch[]): { from: number; to: number | null }[] {
  const reds: { from: number; to: number | null }[] = []
  let running: { from: number; to: number | null } | null = null
  for (const stretch of stretches) {
    if (stretch.light !== 'red' || stretch.marks.redAt === null) {
      running = null
      continue
    }
    if (running === null) {
      running = { from: Math.max(stretch.from, stretch.marks.redAt), to: null }
      reds.push(running)
    }
    running.to = stretch === stretches.at(-1) ? visit.to : stretch.to
  }
  return reds
}
