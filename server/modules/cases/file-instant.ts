const INSTANT =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** A file names few dates many times. */
const days = new Map<string, number | null>()
const DAYS_KEPT = 10_000

/** An RFC 3339 instant as epoch milliseconds; null for anything else, such as 30 February. */
export function parseInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null
  const day = dayOf(text.slice(0, 10))
  if (day === null) return null
  const minutes = twoDigits(text, 11) * 60 + twoDigits(text, 14)
  return day + minutes * MINUTE_MS + twoDigits(text, 17) * 1000 + fractionOf(text) - offsetOf(text)
}

const twoDigits = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

/** Whole milliseconds; what is finer is left out. */
function fractionOf(text: string): number {
  if (text[19] !== '.') return 0
  return Number((/^\d{1,3}/.exec(text.slice(20))?.[0] ?? '').padEnd(3, '0'))
}

function offsetOf(text: string): number {
  const at = text.length - 6
  const sign = text[at]
  // Of an instant in UTC that character is within the time or its fraction, never a sign.
  if (sign !== '+' && sign !== '-') return 0
  const minutes = twoDigits(text, at + 1) * 60 + twoDigits(text, at + 4)
  return minutes * MINUTE_MS * (sign === '-' ? -1 : 1)
}

/** Start of a date in UTC; null for one that is none. */
function dayOf(text: string): number | null {
  const known = days.get(text)
  if (known !== undefined) return known
  const date = new Date(0)
  date.setUTCFullYear(Number(text.slice(0, 4)), twoDigits(text, 5) - 1, twoDigits(text, 8))
  const day = Math.round(date.getTime() / DAY_MS) * DAY_MS
  const found = date.toISOString().slice(0, 10) === text ? day : null
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(text, found)
  return found
}
