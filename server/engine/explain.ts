import { ALL_CONFIRMED, type Confirmed, presentRun, type Run, RunAccount } from './charge.ts'
import { caseClock } from './clock.ts'
import type { Span } from './spans.ts'
import type { CaseState, Policy, Visit } from './types.ts'

/**
 * Why a stretch of a case's life is charged to its unit, or is not (accounting.md 3):
 * `handling` rule 1, an episode of the run · `whole-span` rule 2, between the episodes after two repeats · `command-duty` rule 3, the
 * stay at the desk · `deferral` rule 4, a confirmed one · `other-run` an episode of another unit or of an earlier run ·
 * `center` at the center or under check · `ended` closed, rejected, voided or merged.
 */
export type SegmentRule =
  | 'handling'
  | 'whole-span'
  | 'command-duty'
  | 'deferral'
  | 'other-run'
  | 'center'
  | 'ended'

/** A stretch of a case's life under one rule and one clock; instants in epoch milliseconds, half-open. */
export interface Segment {
  readonly from: number
  readonly to: number
  /** The stage it belongs to; null in a deferral and after the end. */
  readonly stage: Visit['stage'] | null
  /** The clock its seconds are of: the center's, the unit's own, or the wall clock. */
  readonly clock: 'working' | 'unit' | 'wall'
  readonly seconds: number
  readonly counted: boolean
  readonly rule: SegmentRule
}

/** A case's whole life until now, without a gap; the counted seconds add up to what is charged to the unit. */
export interface Explanation {
  readonly unit: string | null
  readonly chargedSeconds: number
  readonly segments: readonly Segment[]
}

/**
 * From a number to its reasons (accounting.md 4, last).
 * @param now epoch milliseconds
 * @param confirmed which approvals count; every one unless an assessment says otherwise
 */
export function explain(
  state: CaseState,
  policy: Policy,
  now: number,
  confirmed: Confirmed = ALL_CONFIRMED,
): Explanation {
  const run = presentRun(state, now)
  const account = run === null ? null : new RunAccount(state, run, policy, { seq: state.seq, now })
  const spans = account?.chargedSpans(confirmed) ?? []
  const unitClock = account?.clock ?? caseClock(policy.calendar, state.urgentAt)
  const clock = caseClock(policy.calendar, state.urgentAt)
  const own = run !== null && policy.unitCalendars.has(run.unit)
  const instants = boundaries(state, now)
  const segments = instants.slice(1).map((to, i): Segment => {
    const span = { from: instants[i] ?? to, to }
    const counted = spans.some((s) => holds(s, span))
    const wall = state.urgentAt !== null && span.from >= state.urgentAt
    return {
      ...span,
      stage: stageOf(state, span),
      clock: wall ? 'wall' : counted && own ? 'unit' : 'working',
      seconds: (counted ? unitClock : clock).between(span.from, to) / 1000,
      counted,
      rule: ruleOf(state, run, span, counted, confirmed),
    }
  })
  const chargedSeconds = account === null ? 0 : account.chargedMs(confirmed) / 1000
  return { unit: run?.unit ?? null, chargedSeconds, segments }
}

/** Every instant between the report and now at which a stage, an episode, a deferral or a clock begins or ends. */
function boundaries(state: CaseState, now: number): number[] {
  const instants = new Set([state.reportedAt, now])
  const add = (at: number | null) => {
    if (at !== null && at > state.reportedAt && at < now) instants.add(at)
  }
  for (const visit of state.visits) {
    for (const { from, to } of [visit, ...visit.pauses]) {
      add(from)
      add(to)
    }
  }
  add(state.urgentAt)
  return [...instants].sort((a, b) => a - b)
}

const holds = (outer: { from: number; to: number | null }, inner: Span) =>
  outer.from <= inner.from && (outer.to === null || inner.to <= outer.to)

const visitAt = (state: CaseState, span: Span) =>
  state.visits.find((v) => holds(v, span) && !v.pauses.some((p) => holds(p, span)))

const deferralAt = (state: CaseState, span: Span) =>
  state.visits.flatMap((v) => (v.stage === 'handle' ? v.pauses : [])).find((p) => holds(p, span))

const stageOf = (state: CaseState, span: Span) => visitAt(state, span)?.stage ?? null

function ruleOf(
  state: CaseState,
  run: Run | null,
  span: Span,
  counted: boolean,
  confirmed: Confirmed,
): SegmentRule {
  const episode = state.episodes.find((e) => holds(e, span))
  const ours = episode !== undefined && run?.episodes.includes(episode) === true
  if (counted) {
    if (ours) return 'handling'
    return run !== null && span.to <= run.episodes[0].from ? 'command-duty' : 'whole-span'
  }
  const deferral = deferralAt(state, span)
  if (ours && deferral !== undefined && confirmed.deferral(deferral)) return 'deferral'
  if (episode !== undefined) return 'other-run'
  return visitAt(state, span) === undefined ? 'ended' : 'center'
}
