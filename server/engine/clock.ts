import type { WorkingClock } from './types.ts'

/** The wall clock: day and night, for urgent cases (急事急办, accounting.md 1). */
export const wallClock: WorkingClock = {
  between: (fromMs, toMs) => Math.max(0, toMs - fromMs),
  add: (fromMs, durationMs) => fromMs + Math.max(0, durationMs),
  leave: (fromMs, durationMs) => fromMs + Math.max(0, durationMs),
}

/**
 * The clock of one case: the given one until the case was urgent, the wall clock from then on; what was counted stays.
 * @param urgentAt epoch milliseconds; null for a case that is not urgent
 */
export function caseClock(working: WorkingClock, urgentAt: number | null): WorkingClock {
  if (urgentAt === null) return working
  const before = (from: number, to: number) => working.between(from, Math.min(to, urgentAt))
  return {
    between: (from, to) => (to <= from ? 0 : before(from, to) + Math.max(0, to - Math.max(from, urgentAt))),
    add: (from, duration) => {
      if (from >= urgentAt) return wallClock.add(from, duration)
      const left = duration - before(from, urgentAt)
      return left <= 0 ? working.add(from, duration) : urgentAt + left
    },
    leave: (from, duration) => {
      if (from >= urgentAt) return wallClock.leave(from, duration)
      const left = duration - before(from, urgentAt)
      return left < 0 ? working.leave(from, duration) : urgentAt + left
    },
  }
}
