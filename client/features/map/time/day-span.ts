import { DISTRICT_ZONE, inDistrict } from '../../../lib/district-time.ts'

export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS

const parts = new Intl.DateTimeFormat('en-CA', { timeZone: DISTRICT_ZONE, dateStyle: 'short' })

/** The day of an instant by the district's clock: `2026-11-21`. */
export const dayOf = (ms: number): string => parts.format(ms)

/** When a day begins by the district's clock, epoch milliseconds. */
export function dayStart(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return Date.parse(inDistrict(new Date(year, month - 1, date)))
}

/** So many days on from a day. */
export const dayAfter = (day: string, days: number): string =>
  dayOf(dayStart(day) + days * DAY_MS + DAY_MS / 2)
