import {
  CENTER_CALENDAR_KEY,
  type PolicyCalendar,
  type PolicyDefinition,
} from '../../../server/contract/policy.ts'

export type Version = PolicyCalendar['versions'][number]
export type Season = Version['seasons'][number]
export type DayKind = 'work' | 'rest' | 'holiday' | 'make-up'

/** What a calendar says of a date. */
export function dayOn(calendar: PolicyCalendar, date: string): { kind: DayKind; season: Season | undefined } {
  const version = versionOn(calendar, date)
  const season = version?.seasons.find((s) => isWithin(s, date.slice(5)))
  if (calendar.workdays.includes(date)) return { kind: 'make-up', season }
  if (calendar.holidays.includes(date)) return { kind: 'holiday', season: undefined }
  if (version?.restWeekdays.includes(weekdayOf(date))) return { kind: 'rest', season: undefined }
  return { kind: season === undefined || season.hours.length === 0 ? 'rest' : 'work', season }
}

/** The version that rules a date: the one that began last. */
function versionOn({ versions }: PolicyCalendar, date: string): Version | undefined {
  return versions
    .filter(({ validFrom }) => (validFrom ?? '') <= date)
    .reduce<Version | undefined>(
      (last, v) => (last === undefined || (v.validFrom ?? '') > (last.validFrom ?? '') ? v : last),
      undefined,
    )
}

/** A season may run over the new year. */
const isWithin = ({ from, to }: Season, day: string) =>
  from <= to ? day >= from && day <= to : day >= from || day <= to

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

/** Work becomes rest and rest becomes work, the way that says what it is: a holiday, or a make-up day. */
export function toggleDay(calendar: PolicyCalendar, date: string): PolicyCalendar {
  const without = (dates: readonly string[]) => dates.filter((d) => d !== date)
  const { kind } = dayOn(calendar, date)
  if (kind === 'make-up') return { ...calendar, workdays: without(calendar.workdays) }
  if (kind === 'holiday') return { ...calendar, holidays: without(calendar.holidays) }
  const name = kind === 'rest' ? 'workdays' : 'holidays'
  return { ...calendar, [name]: [...calendar[name], date].sort() }
}

/** The days of a year as they were arranged, in place of those entered before. */
export function withYear(
  calendar: PolicyCalendar,
  given: {
    year: number
    published: boolean
    holidays: readonly { date: string }[]
    workdays: readonly { date: string }[]
  },
): PolicyCalendar {
  const replaced = (dates: readonly string[], days: readonly { date: string }[]) =>
    [...dates.filter((d) => !d.startsWith(`${given.year}-`)), ...days.map(({ date }) => date)].sort()
  return withProvisional(
    {
      ...calendar,
      holidays: replaced(calendar.holidays, given.holidays),
      workdays: replaced(calendar.workdays, given.workdays),
    },
    given.year,
    !given.published,
  )
}

export function withProvisional(
  calendar: PolicyCalendar,
  year: number,
  isProvisional: boolean,
): PolicyCalendar {
  const others = calendar.provisionalYears.filter((y) => y !== year)
  return { ...calendar, provisionalYears: isProvisional ? [...others, year].sort((a, b) => a - b) : others }
}

/** The weeks of a month, Monday first; null where another month's days would stand. */
export function weeksOf(year: number, month: number): (string | null)[] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return [
    ...Array.from({ length: first }, () => null),
    ...Array.from({ length: days }, (_, i) => `${year}-${two(month)}-${two(i + 1)}`),
  ]
}

export const withCalendar = (definition: PolicyDefinition, changed: PolicyCalendar): PolicyDefinition => ({
  ...definition,
  calendars: definition.calendars.map((c) => (c.key === changed.key ? changed : c)),
})

export const withNewCalendar = (
  definition: PolicyDefinition,
  key: string,
  like: PolicyCalendar,
): PolicyDefinition => ({
  ...definition,
  calendars: [...definition.calendars, { ...structuredClone(like), key }],
})

/** Its units go by the center's calendar again. */
export const withoutCalendar = (definition: PolicyDefinition, key: string): PolicyDefinition => ({
  ...definition,
  calendars: definition.calendars.filter((c) => c.key !== key || key === CENTER_CALENDAR_KEY),
  units: definition.units
    .map((unit) => (unit.calendar === key ? { ...unit, calendar: null } : unit))
    .filter(isSpecial),
})

type UnitTerms = PolicyDefinition['units'][number]
const isSpecial = ({ commandDuty, calendar }: UnitTerms) => commandDuty || calendar !== null

/** Units that have nothing of their own are not named. */
export function withUnit(
  definition: PolicyDefinition,
  code: string,
  change: Partial<Omit<UnitTerms, 'code'>>,
): PolicyDefinition {
  const known = definition.units.find((u) => u.code === code) ?? { code, commandDuty: false, calendar: null }
  const units = [...definition.units.filter((u) => u.code !== code), { ...known, ...change }]
  return { ...definition, units: units.filter(isSpecial).sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** Whether two definitions say the same, in whatever order units and days were entered. */
export function isSame(a: PolicyDefinition, b: PolicyDefinition): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

const inOrder = ({ units, calendars, ...rest }: PolicyDefinition) => ({
  ...rest,
  units: units.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((u) => [u.code, u.commandDuty, u.calendar]),
  calendars: calendars.map((c) => [
    c.key,
    c.timezone,
    c.versions.map((v) => [
      v.validFrom,
      v.restWeekdays.toSorted(),
      v.seasons.map((s) => [s.from, s.to, s.hours]),
    ]),
    c.holidays.toSorted(),
    c.workdays.toSorted(),
    c.provisionalYears.toSorted(),
  ]),
  budgets: Object.entries(rest.budgets).sort(),
  quotas: Object.entries(rest.quotas).sort(),
})
