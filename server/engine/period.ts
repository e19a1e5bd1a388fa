import { dayNumber, startOfLocalDay } from './local-time.ts'

/** A period of assessment: instants in epoch milliseconds, half-open. */
export interface Period {
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * A month `2026-10`, quarter `2026-Q4` or year `2026` in local time (accounting.md 4): from its first instant to before the
 * next one's. Null where the text is none of them.
 */
export function parsePeriod(name: string, timezone: string): Period | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(name)
  if (match === null) return null
  const [year, quarter, month] = [Number(match[1]), match[2], match[3]]
  const first = quarter !== undefined ? (Number(quarter) - 1) * 3 + 1 : Number(month ?? 1)
  const months = quarter !== undefined ? 3 : month !== undefined ? 1 : 12
  return {
    name,
    from: startOfLocalDay(timezone, dayNumber(year, first, 1)),
    to: startOfLocalDay(timezone, dayNumber(year, first + months, 1)),
  }
}
