/** A half-open span of time with one offset from UTC; all in milliseconds. */
export interface OffsetSpan {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timezone, format)
  }
  return format
}

/**
 * Local time less UTC at an instant, in milliseconds.
 * @param timezone an IANA name; an unknown one throws RangeError
 * @param atMs epoch milliseconds
 */
export function offsetAt(timezone: string, atMs: number): number {
  const whole = Math.floor(atMs / 1000) * 1000
  const part: Record<string, number> = {}
  let before = false
  for (const { type, value } of formatOf(timezone).formatToParts(whole)) {
    if (type === 'era') before = value.startsWith('B')
    else if (type !== 'literal') part[type] = Number(value)
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  const local = new Date(0)
  local.setUTCFullYear(before ? 1 - year : year, month - 1, day)
  local.setUTCHours(hour, minute, second)
  return local.getTime() - whole
}

/** No zone changed its offset before; from the second on only summer time comes and goes, months apart. */
const FIRST_CHANGES = Date.UTC(1830, 0)
const LAST_CHANGES = Date.UTC(2100, 0)

/** Within this time of an instant no zone changes its offset twice. */
function sampleAfter(atMs: number): number {
  if (atMs < FIRST_CHANGES) return FIRST_CHANGES
  return atMs + (atMs < LAST_CHANGES ? DAY_MS : 14 * DAY_MS)
}

/** The spans of one offset each that cover [from, to), in order, without a gap. */
export function offsetSpans(timezone: string, fromMs: number, toMs: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let from = fromMs
  let offset = offsetAt(timezone, fromMs)
  for (let at = fromMs; at < toMs; ) {
    const next = Math.min(sampleAfter(at), toMs)
    const nextOffset = offsetAt(timezone, next)
    if (nextOffset !== offset) {
      const change = changeBetween(timezone, at, next, offset)
      spans.push({ from, to: change, offset })
      from = change
      offset = nextOffset
    }
    at = next
  }
  if (from < toMs) spans.push({ from, to: toMs, offset })
  return spans
}

/** The first whole second in (low, high] whose offset is no longer `offset`. */
function changeBetween(timezone: string, lowMs: number, highMs: number, offset: number): number {
  let low = Math.floor(lowMs / 1000)
  let high = Math.ceil(highMs / 1000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timezone, middle * 1000) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

/** First instant of a local calendar day, epoch milliseconds; days count from 0 = 1970-01-01. */
export function startOfLocalDay(timezone: string, day: number): number {
  const local = day * DAY_MS
  const around = offsetSpans(timezone, local - DAY_MS * 1.5, local + DAY_MS * 1.5)
  for (const span of around) {
    const instant = Math.max(local - span.offset, span.from)
    // Where the clocks skip midnight the day begins at the change itself.
    if (instant < span.to && instant + span.offset >= local) return instant
  }
  throw new RangeError(`no start of day ${day} in ${timezone}`)
}

/** Number of a calendar day, 0 = 1970-01-01; `month` from 1. Overflowing months and days carry. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / DAY_MS)
}

const YEAR_MS = 366 * DAY_MS
const spansOfYears = new Map<string, OffsetSpan[]>()

/** The same as `offsetAt`, remembered: for whoever shows a million instants. */
function knownOffset(timezone: string, atMs: number): number {
  const year = Math.floor(atMs / YEAR_MS)
  const key = `${timezone} ${year}`
  let spans = spansOfYears.get(key)
  if (spans === undefined) {
    spans = offsetSpans(timezone, year * YEAR_MS, (year + 1) * YEAR_MS)
    spansOfYears.set(key, spans)
  }
  return spans.find((span) => atMs < span.to)?.offset ?? offsetAt(timezone, atMs)
}

/** `2026-10-14T16:20:00+08:00`: an instant as local time with its offset, milliseconds only where there are any. */
export function formatLocal(timezone: string, atMs: number): string {
  const offset = knownOffset(timezone, atMs)
  const local = new Date(atMs + offset).toISOString()
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const sign = offset < 0 ? '-' : '+'
  const text = local.endsWith('.000Z') ? local.slice(0, -5) : local.slice(0, -1)
  return `${text}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
