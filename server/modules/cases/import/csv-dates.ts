import { dayNumber, offsetAt } from '../../../engine/local-time.ts'
import { parseInstant } from '../file-instant.ts'
import type { CaseMap } from './case-map.ts'

const PATTERNS = {
  'MM/DD/YYYY HH:MM:SS AM': {
    parts: /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d) ([AP])M$/i,
    order: ['month', 'day', 'year', 'hour', 'minute', 'second'],
  },
  'DD/MM/YYYY HH:MM:SS': {
    parts: /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d)$/,
    order: ['day', 'month', 'year', 'hour', 'minute', 'second'],
  },
  'YYYY-MM-DD HH:MM:SS': {
    parts: /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/,
    order: ['year', 'month', 'day', 'hour', 'minute', 'second'],
  },
} as const

/** An instant as an export writes it, epoch milliseconds; null for what is none, such as 30 February. */
export function parseDate(text: string, dates: CaseMap['dates']): number | null {
  if (dates === undefined) return parseInstant(text)
  const { parts, order } = PATTERNS[dates.format]
  const match = parts.exec(text.trim())
  if (match === null) return null
  const part = Object.fromEntries(order.map((name, i) => [name, Number(match[i + 1])]))
  const { year = 0, month = 0, day = 0, minute = 0, second = 0 } = part
  const half = match[order.length + 1]?.toUpperCase()
  const given = part.hour ?? 0
  if (half !== undefined && (given < 1 || given > 12)) return null
  const hour = half === undefined ? given : (given % 12) + (half === 'P' ? 12 : 0)
  const date = new Date(Date.UTC(year, month - 1, day))
  const isDay = date.getUTCMonth() + 1 === month && date.getUTCDate() === day
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null
  const local = dayNumber(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000
  // Twice, for an instant near a change of the offset.
  const about = local - offsetAt(dates.timeZone, local)
  return local - offsetAt(dates.timeZone, about)
}
