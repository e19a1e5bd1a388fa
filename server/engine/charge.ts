import type { Limit } from '../contract/case.ts'
import { caseClock } from './clock.ts'
import { reachedAt, type Span, timeOf, without } from './spans.ts'
import type { CaseState, Episode, Extension, Pause, Policy, UrgentMark, WorkingClock } from './types.ts'

/** One working day of a limit (accounting.md 1: 390 working minutes). */
export const WORK_DAY_MS = 390 * 60_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A class limit as a clock budget in milliseconds. */
export function limitMs({ unit, value }: Limit): number {
  return Math.round(value * (unit === 'work-days' ? WORK_DAY_MS : HOUR_MS))
}

/** The limit of a case outside any run: the hours of a mark of urgency, else the condition chosen last; null before one. */
export function classLimitMs(state: CaseState, seq: number = state.seq): number | null {
  const mark = state.urgentMarks.findLast((m) => m.seq <= seq)
  if (mark !== undefined) return mark.hours * HOUR_MS
  const choice = state.limits.findLast((l) => l.seq <= seq)
  return choice === undefined ? null : limitMs(choice.limit)
}

/** Which approved extensions and deferrals count (accounting.md 4: within the allowance, or none for the base deadline). */
export interface Confirmed {
  extension(extension: Extension): boolean
  deferral(deferral: Pause): boolean
}
/** Every approval honoured: what the lights are judged by. */
export const ALL_CONFIRMED: Confirmed = { extension: () => true, deferral: () => true }
/** No approval honoured: the base deadline. */
export const NONE_CONFIRMED: Confirmed = { extension: () => false, deferral: () => false }

/** The history up to and with event number `seq`, looked at in the instant `now` (epoch milliseconds). */
export interface Moment {
  readonly seq: number
  readonly now: number
}

/** An unbroken run of episodes with one unit, as far as a moment knows it (accounting.md 3). */
export interface Run {
  readonly unit: string
  readonly episodes: readonly [Episode, ...Episode[]]
  readonly last: Episode
  /** Episodes that are repeat dispatches (二次抄告). */
  readonly repeats: readonly Episode[]
  /** Approved while the run lasted. */
  readonly extensions: readonly Extension[]
  readonly deferrals: readonly Pause[]
  /** Returns followed at once by a dispatch to the same unit. */
  readonly returns: number
}

/** The limit of a run and what it is made of, in milliseconds. */
export interface RunLimit {
  readonly totalMs: number
  /** The class limit, or charged time and hours of a mark of urgency in the run. */
  readonly baseMs: number
  readonly extensionMs: number
  /** The dispatch budget of a unit with command duty. */
  readonly dutyMs: number
}

/** The run that the episode with this index belongs to, up to that episode, as a moment knows it. */
export function runThrough(state: CaseState, index: number, moment: Moment): Run | null {
  const last = state.episodes[index]
  if (last === undefined) return null
  const [first, ...rest] = state.episodes.filter((e, i) => e.run === last.run && i <= index)
  if (first === undefined) return null
  const episodes = [first, ...rest] as const
  const inRun = (i: number | null) => i !== null && i <= index && state.episodes[i]?.run === last.run
  return {
    unit: last.unit,
    episodes,
    last,
    repeats: rest.filter((_, i) => episodes[i]?.outcome === 'failed'),
    extensions: state.extensions.filter(
      (x) => x.seq > first.seq && x.seq <= Math.min(moment.seq, last.endSeq ?? moment.seq),
    ),
    deferrals: state.visits.filter((v) => inRun(v.episode)).flatMap((v) => v.pauses),
    returns: rest.filter((_, i) => episodes[i]?.end === 'return').length,
  }
}

/**
 * The run that counts against the case's present unit (accounting.md 3): none before the first dispatch, after a return until the
 * next one, after a reopening, while merged.
 */
export function presentRun(state: CaseState, now: number): Run | null {
  const last = state.episodes.at(-1)
  if (last === undefined || last.end === 'return' || last.life !== state.life) return null
  if (state.status === 'merged') return null
  return runThrough(state, state.episodes.length - 1, { seq: state.seq, now })
}

/** The account of one run: time charged, limit and deadline under what is confirmed. */
export class RunAccount {
  readonly run: Run
  /** The clock by which the unit is charged: its own or the center's, the wall clock once the case is urgent. */
  readonly clock: WorkingClock
  readonly #state: CaseState
  readonly #policy: Policy
  readonly #moment: Moment

  constructor(state: CaseState, run: Run, policy: Policy, moment: Moment) {
    this.run = run
    this.clock = caseClock(policy.unitCalendars.get(run.unit) ?? policy.calendar, state.urgentAt)
    this.#state = state
    this.#policy = policy
    this.#moment = moment
  }

  get #duty(): boolean {
    return this.#policy.commandDuty.has(this.run.unit)
  }

  /** End of the run as the moment knows it; null while the unit still has the case. */
  get #endedAt(): number | null {
    const { last } = this.run
    return last.endSeq !== null && last.endSeq <= this.#moment.seq ? last.to : null
  }

  /** Spans that are charged up to the moment. */
  chargedSpans(confirmed: Confirmed): Span[] {
    const { now } = this.#moment
    const cuts = this.#cuts(confirmed, (d) => d.to ?? Number.POSITIVE_INFINITY)
    return without(this.#held(this.#endedAt ?? now, this.run.repeats.length), cuts)
  }

  /** Time charged up to the moment, milliseconds (rules 1 to 3, confirmed deferrals left out by rule 4). */
  chargedMs(confirmed: Confirmed): number {
    return timeOf(this.clock, this.chargedSpans(confirmed))
  }

  /** The charged spans as if the unit kept the case from its last start on (rule 5). */
  lastingSpans(confirmed: Confirmed): Span[] {
    const cuts = this.#cuts(confirmed, (d) => d.to ?? d.until ?? Number.POSITIVE_INFINITY)
    return without(this.#held(Number.POSITIVE_INFINITY, this.run.repeats.length), cuts)
  }

  /** Rule 5: the instant at which charged time reaches the limit; null while a confirmed deferral has no end, or without limit. */
  deadline(confirmed: Confirmed): number | null {
    const limit = this.limit(confirmed)
    return limit === null ? null : reachedAt(this.clock, this.lastingSpans(confirmed), limit.totalMs)
  }

  /** Rule 4; null while no condition has fixed a limit. */
  limit(confirmed: Confirmed): RunLimit | null {
    const seen = this.#moment.seq
    const mark = this.#state.urgentMarks.findLast((m) => m.seq <= seen)
    const first = this.run.episodes[0].seq
    const inRun = mark !== undefined && mark.seq > first ? mark : null
    const baseMs = this.#baseMs(inRun, confirmed)
    if (baseMs === null) return null
    let extensionMs = 0
    for (const extension of this.run.extensions)
      if (extension.seq > (inRun?.seq ?? 0) && confirmed.extension(extension))
        extensionMs += extension.minutes * MINUTE_MS
    const dutyMs = this.#duty && inRun === null ? this.#policy.budgets.dispatch * MINUTE_MS : 0
    return { totalMs: baseMs + extensionMs + dutyMs, baseMs, extensionMs, dutyMs }
  }

  /** A mark in the run: what was charged by then and its hours. One before it: its hours. Else the limit chosen last. */
  #baseMs(inRun: UrgentMark | null, confirmed: Confirmed): number | null {
    if (inRun !== null) return this.#chargedBy(inRun, confirmed) + inRun.hours * HOUR_MS
    const until = Math.min(this.run.last.endSeq ?? this.#moment.seq, this.#moment.seq)
    return classLimitMs(this.#state, until)
  }

  #chargedBy(mark: UrgentMark, confirmed: Confirmed): number {
    const before = { seq: mark.seq - 1, now: mark.at }
    const index = this.#state.episodes.findLastIndex((e) => e.seq < mark.seq)
    const run = runThrough(this.#state, index, before)
    if (run === null || run.last.run !== this.run.last.run) return 0
    return new RunAccount(this.#state, run, this.#policy, before).chargedMs(confirmed)
  }

  /** Rules 1 to 3 without deferrals; `end` is that of the last episode. */
  #held(end: number, repeats: number): Span[] {
    const { episodes, last } = this.run
    const [first] = episodes
    const spans: Span[] =
      repeats >= 2
        ? [{ from: first.from, to: end }]
        : episodes.map((e) => ({ from: e.from, to: e === last ? end : (e.to ?? end) }))
    return this.#duty ? [{ from: first.deskFrom, to: first.from }, ...spans] : spans
  }

  #cuts(confirmed: Confirmed, endOf: (deferral: Pause) => number): Span[] {
    return this.run.deferrals
      .filter((d) => confirmed.deferral(d) && d.from <= this.#moment.now)
      .map((d) => ({ from: d.from, to: endOf(d) }))
  }
}
