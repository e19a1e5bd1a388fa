import { dayNumber, offsetAt, offsetSpans } from './local-time.ts'
import type { WorkingClock } from './types.ts'

/** Working hours of a part of the year: `MM-DD` to `MM-DD`, both included; it may run over the new year. */
export interface Season {
  readonly from: string
  readonly to: string
  /** Local times `HH:MM`, half-open, in order; `24:00` ends a day. */
  readonly hours: readonly (readonly [string, string])[]
}

/** A working calendar as an administrator edits it (accounting.md 1; regulation, assessment 五(二)1). */
export interface Calendar {
  /** IANA name. */
  readonly timezone: string
  /** The first season that contains a date rules it; a date in none has no hours. */
  readonly seasons: readonly Season[]
  /** 0 = Sunday. */
  readonly restWeekdays: readonly number[]
  /** Dates `YYYY-MM-DD` without work. */
  readonly holidays: readonly string[]
  /** Make-up working days (调休): they override holidays and rest weekdays. */
  readonly workdays: readonly string[]
}

/** A calendar that rules from a local date on; null: from ever. */
export interface CalendarVersion {
  readonly validFrom: string | null
  readonly calendar: Calendar
}

/** A calendar that cannot be worked by. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError'
}

const DAY_MS = 86_400_000
const LAST_YEAR = 9999
/** A calendar that gave no hour in so many years on end will never give one. */
const EMPTY_YEARS = 60

type Hours = readonly (readonly [number, number])[]
interface DayRule {
  readonly validFrom: number
  hoursOf(day: number): Hours
}

/**
 * Compiles a calendar, or its versions by date, into a clock: exact to the millisecond, half-open, right over changes
 * of summer time (an instant counts when the local time it shows is within the hours), whatever zone the process has.
 * Throws CalendarError.
 */
export function compileCalendar(calendar: Calendar | readonly CalendarVersion[]): WorkingClock {
  const versions: readonly CalendarVersion[] = isVersions(calendar)
    ? calendar
    : [{ validFrom: null, calendar }]
  const timezone = versions[0]?.calendar.timezone
  if (timezone === undefined) throw new CalendarError('a calendar without a version')
  if (versions.some((v) => v.calendar.timezone !== timezone))
    throw new CalendarError('the versions of a calendar share one time zone')
  assertTimezone(timezone)
  const rules = versions.map(dayRule).sort((a, b) => a.validFrom - b.validFrom)
  return new CompiledCalendar(timezone, rules)
}

const isVersions = (c: Calendar | readonly CalendarVersion[]): c is readonly CalendarVersion[] =>
  Array.isArray(c)

function assertTimezone(timezone: string): void {
  try {
    offsetAt(timezone, 0)
  } catch {
    throw new CalendarError(`unknown time zone ${timezone}`)
  }
}

function dayRule({ validFrom, calendar }: CalendarVersion): DayRule {
  const seasons = calendar.seasons.map((season) => ({
    from: monthDay(season.from),
    to: monthDay(season.to),
    hours: parseHours(season.hours),
  }))
  const rest = new Set(calendar.restWeekdays)
  const holidays = new Set(calendar.holidays.map(parseDate))
  const workdays = new Set(calendar.workdays.map(parseDate))
  const hoursOf = (day: number): Hours => {
    const weekday = (((day + 4) % 7) + 7) % 7
    if (!workdays.has(day) && (holidays.has(day) || rest.has(weekday))) return []
    const date = new Date(day * DAY_MS)
    const at = (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
    const season = seasons.find(({ from, to }) =>
      from <= to ? at >= from && at <= to : at >= from || at <= to,
    )
    return season?.hours ?? []
  }
  return { validFrom: validFrom === null ? Number.NEGATIVE_INFINITY : parseDate(validFrom), hoursOf }
}

function monthDay(text: string): number {
  const match = /^(\d\d)-(\d\d)$/.exec(text)
  const [month, day] = [Number(match?.[1]), Number(match?.[2])]
  // A leap year, so that 02-29 may begin or end a season.
  const date = new Date(dayNumber(2000, month, day) * DAY_MS)
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day)
    throw new CalendarError(`no such day of the year: ${text}`)
  return month * 100 + day
}

function parseDate(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  const day = dayNumber(Number(match?.[1]), Number(match?.[2]), Number(match?.[3]))
  if (!Number.isFinite(day) || new Date(day * DAY_MS).toISOString().slice(0, 10) !== text)
    throw new CalendarError(`no such date: ${text}`)
  return day
}

function parseHours(hours: Season['hours']): Hours {
  let last = 0
  return hours.map(([from, to]) => {
    const span = [timeOfDay(from), timeOfDay(to)] as const
    if (span[0] < last || span[1] <= span[0])
      throw new CalendarError(`hours out of order: ${from}–${to} (split what runs over midnight)`)
    last = span[1]
    return span
  })
}

function timeOfDay(text: string): number {
  const match = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  const [hour, minute, second] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)]
  const ms = ((hour * 60 + minute) * 60 + second) * 1000
  if (!(ms >= 0 && ms <= DAY_MS && minute < 60 && second < 60))
    throw new CalendarError(`no such time of day: ${text}`)
  return ms
}

/** Working intervals of whole local years with the time worked before each, grown on demand, searched by halving. */
class CompiledCalendar implements WorkingClock {
  readonly #timezone: string
  readonly #rules: readonly DayRule[]
  #starts: number[] = []
  #ends: number[] = []
  /** Time worked before each interval, counted from the first year compiled; negative before that. */
  #before: number[] = []
  #firstYear = 0
  #lastYear = -1
  #from = 0
  #to = 0

  constructor(timezone: string, rules: readonly DayRule[]) {
    this.#timezone = timezone
    this.#rules = rules
  }

  between(fromMs: number, toMs: number): number {
    return toMs > fromMs ? this.#worked(toMs) - this.#worked(fromMs) : 0
  }

  add(fromMs: number, durationMs: number): number {
    if (durationMs <= 0) return fromMs
    const target = this.#worked(fromMs) + durationMs
    this.#growTo((worked) => worked >= target)
    // The first interval whose end reaches the target.
    const i = firstIndex(this.#starts.length, (k) => this.#workedAtEnd(k) >= target)
    return (this.#starts[i] ?? 0) + target - (this.#before[i] ?? 0)
  }

  leave(fromMs: number, durationMs: number): number {
    const target = this.#worked(fromMs) + Math.max(0, durationMs)
    this.#growTo((worked) => worked > target)
    const i = firstIndex(this.#starts.length, (k) => this.#workedAtEnd(k) > target)
    return Math.max(fromMs, (this.#starts[i] ?? 0) + target - (this.#before[i] ?? 0))
  }

  #workedAtEnd(i: number): number {
    return (this.#before[i] ?? 0) + (this.#ends[i] ?? 0) - (this.#starts[i] ?? 0)
  }

  /** Clock time from the origin to an instant. */
  #worked(at: number): number {
    this.#cover(at)
    const i = firstIndex(this.#starts.length, (k) => (this.#starts[k] ?? 0) > at) - 1
    if (i < 0) return this.#before[0] ?? 0
    const start = this.#starts[i] ?? 0
    return (this.#before[i] ?? 0) + Math.min(at, this.#ends[i] ?? 0) - start
  }

  #cover(at: number): void {
    if (!Number.isFinite(at)) throw new RangeError('not an instant')
    if (this.#lastYear < this.#firstYear) this.#begin(at)
    while (at >= this.#to) this.#append()
    if (at < this.#from) this.#prepend(at)
  }

  #begin(at: number): void {
    const year = new Date(at).getUTCFullYear()
    this.#firstYear = year
    this.#lastYear = year - 1
    this.#from = yearStart(this.#timezone, year)
    this.#to = this.#from
  }

  #append(): void {
    const year = this.#lastYear + 1
    if (year > LAST_YEAR) throw new RangeError('beyond the year 9999')
    const end = yearStart(this.#timezone, year + 1)
    const last = this.#starts.length - 1
    let worked = last < 0 ? 0 : this.#workedAtEnd(last)
    for (const [start, stop] of this.#intervals(this.#to, end)) {
      this.#starts.push(start)
      this.#ends.push(stop)
      this.#before.push(worked)
      worked += stop - start
    }
    this.#lastYear = year
    this.#to = end
  }

  /** All years at once: one by one would move what is there for each of them. */
  #prepend(at: number): void {
    let year = this.#firstYear
    let start = this.#from
    while (at < start) {
      year -= 1
      start = yearStart(this.#timezone, year)
    }
    const intervals = this.#intervals(start, this.#from)
    let worked = this.#before[0] ?? 0
    const before: number[] = []
    for (const [from, to] of intervals.toReversed()) {
      worked -= to - from
      before.push(worked)
    }
    this.#starts = [...intervals.map(([from]) => from), ...this.#starts]
    this.#ends = [...intervals.map(([, to]) => to), ...this.#ends]
    this.#before = [...before.reverse(), ...this.#before]
    this.#firstYear = year
    this.#from = start
  }

  #growTo(enough: (worked: number) => boolean): void {
    for (let empty = 0; ; ) {
      const count = this.#starts.length
      if (count > 0 && enough(this.#workedAtEnd(count - 1))) return
      this.#append()
      empty = this.#starts.length === count ? empty + 1 : 0
      if (empty > EMPTY_YEARS) throw new CalendarError('this calendar never works')
    }
  }

  /** Working intervals within [from, to), in order; those that touch are one. */
  #intervals(from: number, to: number): [number, number][] {
    const found: [number, number][] = []
    for (const { from: start, to: end, offset } of offsetSpans(this.#timezone, from, to)) {
      const lastDay = Math.floor((end - 1 + offset) / DAY_MS)
      for (let day = Math.floor((start + offset) / DAY_MS); day <= lastDay; day += 1) {
        for (const [opens, closes] of this.#hoursOf(day)) {
          const a = Math.max(start, day * DAY_MS + opens - offset)
          const b = Math.min(end, day * DAY_MS + closes - offset)
          if (a >= b) continue
          const previous = found.at(-1)
          if (previous?.[1] === a) previous[1] = b
          else found.push([a, b])
        }
      }
    }
    return found
  }

  #hoursOf(day: number): Hours {
    return this.#rules.findLast((rule) => rule.validFrom <= day)?.hoursOf(day) ?? []
  }
}

/** An instant near the start of a local year: any fixed border does, years only cut the work into portions. */
function yearStart(timezone: string, year: number): number {
  const utc = dayNumber(year, 1, 1) * DAY_MS
  return utc - offsetAt(timezone, utc)
}

/** The first index of 0…count for which the condition, once true staying true, holds; count where none does. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
