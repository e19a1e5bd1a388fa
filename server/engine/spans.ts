import type { Light } from '../contract/common.ts'
import type { WorkingClock } from './types.ts'

/** A half-open span of epoch milliseconds; `to` is Infinity for one without an end. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Clock time of spans in order, each with an end, in milliseconds. */
export function timeOf(clock: WorkingClock, spans: readonly Span[]): number {
  let sum = 0
  for (const { from, to } of spans) sum += clock.between(from, to)
  return sum
}

/** The earliest instant at which the clock time of the spans reaches an amount; null where it never does. */
export function reachedAt(clock: WorkingClock, spans: readonly Span[], amountMs: number): number | null {
  let left = amountMs
  for (const { from, to } of spans) {
    if (to === Number.POSITIVE_INFINITY) return clock.add(from, left)
    const time = clock.between(from, to)
    if (time >= left) return clock.add(from, left)
    left -= time
  }
  return null
}

/** The last instant before the clock time of the spans exceeds an amount; null where it never does. */
export function exceededAfter(clock: WorkingClock, spans: readonly Span[], amountMs: number): number | null {
  let left = amountMs
  for (const { from, to } of spans) {
    if (to === Number.POSITIVE_INFINITY) return clock.leave(from, left)
    const time = clock.between(from, to)
    if (time > left) return clock.leave(from, left)
    left -= time
  }
  return null
}

/** The spans without what the cuts cover; both in order, the cuts not overlapping. */
export function without(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  if (cuts.length === 0) return [...spans]
  const left: Span[] = []
  for (const span of spans) {
    let from = span.from
    for (const cut of cuts) {
      if (cut.to <= from || cut.from >= span.to) continue
      if (cut.from > from) left.push({ from, to: cut.from })
      from = cut.to
    }
    if (from < span.to) left.push({ from, to: span.to })
  }
  return left
}

/** Used time from which a budget is nearly gone (accounting.md 2, "Lights"); both in milliseconds. */
export function yellowFrom(budgetMs: number, yellowShare: number): number {
  // Shares such as 0.2 are not exact: a millionth of a millisecond is no reason to wait one more.
  return Math.ceil(budgetMs * (1 - yellowShare) - 1e-6)
}

/** The light of used time against a budget: using exactly the budget is not over; without a budget green. */
export function lightOf(usedMs: number, budgetMs: number | null, yellowShare: number): Light {
  if (budgetMs === null) return 'green'
  if (usedMs > budgetMs) return 'red'
  return usedMs >= yellowFrom(budgetMs, yellowShare) ? 'yellow' : 'green'
}

const ORDER: readonly Light[] = ['green', 'yellow', 'red']
/** The worse of two lights. */
export const worse = (a: Light, b: Light): Light => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b)

/** When a budget turns yellow, is used up, is exceeded, and exceeded twice; null each where that never happens. Epoch milliseconds. */
export interface Marks {
  readonly yellowAt: number | null
  readonly dueAt: number | null
  readonly redAt: number | null
  readonly twiceAt: number | null
}

/** The marks of a budget (milliseconds, or null for none) that the given spans use up. */
export function marksOf(
  clock: WorkingClock,
  spans: readonly Span[],
  budgetMs: number | null,
  yellowShare: number,
): Marks {
  if (budgetMs === null) return { yellowAt: null, dueAt: null, redAt: null, twiceAt: null }
  return {
    yellowAt: reachedAt(clock, spans, yellowFrom(budgetMs, yellowShare)),
    dueAt: reachedAt(clock, spans, budgetMs),
    redAt: exceededAfter(clock, spans, budgetMs),
    twiceAt: exceededAfter(clock, spans, 2 * budgetMs),
  }
}
