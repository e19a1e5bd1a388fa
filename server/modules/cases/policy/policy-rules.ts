import type { FieldError } from '../../../contract/common.ts'
import { CENTER_CALENDAR_KEY, type PolicyCalendar, type PolicyDefinition } from '../../../contract/policy.ts'
import { CalendarError } from '../../../engine/calendar.ts'
import { compileClock } from './policy-definition.ts'

type Version = PolicyCalendar['versions'][number]
type Season = Version['seasons'][number]

/** What of a definition nobody could work by, each fault at its field; codes are what a client translates. */
export function faultsOf(definition: PolicyDefinition, units: ReadonlySet<string>): FieldError[] {
  const { calendars, budgets, yellowShare, quotas } = definition
  const keys = calendars.map(({ key }) => key)
  return [
    ...(keys.includes(CENTER_CALENDAR_KEY)
      ? []
      : [fault('calendars', 'no-center', 'The calendar of the center is missing.')]),
    ...repeated(keys).map((i) =>
      fault(`calendars.${i}.key`, 'same-key', `Two calendars are called ${keys[i]}.`),
    ),
    ...calendars.flatMap((calendar, i) => calendarFaults(calendar, `calendars.${i}`)),
    ...unitFaults(definition, units),
    ...Object.entries(budgets).flatMap(([stage, minutes]) =>
      minutes > 0 ? [] : [fault(`budgets.${stage}`, 'not-positive', 'A budget is more than no time.')],
    ),
    ...Object.entries({ yellowShare, ...prefixed(quotas) }).flatMap(([field, share]) =>
      share >= 0 && share <= 1 ? [] : [fault(field, 'not-a-share', 'A share lies between 0 and 1.')],
    ),
  ]
}

const fault = (field: string, code: string, detail: string): FieldError => ({
  field: `definition.${field}`,
  code,
  detail,
})
const prefixed = (quotas: PolicyDefinition['quotas']) =>
  Object.fromEntries(Object.entries(quotas).map(([name, share]) => [`quotas.${name}`, share]))

/** Places of what stood before. */
const repeated = (values: readonly unknown[]) =>
  values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))

function calendarFaults(calendar: PolicyCalendar, at: string): FieldError[] {
  const { timezone, versions, holidays, workdays } = calendar
  const dates = versions.map(({ validFrom }) => validFrom)
  const faults = [
    ...(isZone(timezone) ? [] : [fault(`${at}.timezone`, 'unknown-zone', `No time zone ${timezone}.`)]),
    ...(dates.includes(null)
      ? []
      : [fault(`${at}.versions`, 'no-first-version', 'One version rules from ever: its date is null.')]),
    ...repeated(dates).map((i) =>
      fault(`${at}.versions.${i}.validFrom`, 'same-date', 'Two versions begin on one date.'),
    ),
    ...versions.flatMap((version, i) => versionFaults(version, `${at}.versions.${i}`)),
    ...dateFaults(holidays, `${at}.holidays`),
    ...dateFaults(workdays, `${at}.workdays`),
  ]
  // A clock can be made only of what is well formed.
  return faults.length > 0 ? faults : idleVersions(calendar, at)
}

const dateFaults = (dates: readonly string[], at: string) =>
  dates.flatMap((date, i) => (isDate(date) ? [] : [fault(`${at}.${i}`, 'no-such-date', `No date ${date}.`)]))

function versionFaults({ validFrom, seasons }: Version, at: string): FieldError[] {
  return [
    ...(validFrom === null || isDate(validFrom)
      ? []
      : [fault(`${at}.validFrom`, 'no-such-date', `No date ${validFrom}.`)]),
    ...seasons.flatMap((season, i) => seasonFaults(season, `${at}.seasons.${i}`)),
  ]
}

function seasonFaults(season: Season, at: string): FieldError[] {
  const ends = (['from', 'to'] as const).flatMap((end) =>
    // A leap year, so that 02-29 may begin or end a season.
    isDate(`2000-${season[end]}`)
      ? []
      : [fault(`${at}.${end}`, 'no-such-day', `No day of the year ${season[end]}.`)],
  )
  let last = ''
  const hours = season.hours.flatMap(([from, to], i) => {
    if (!isTime(from) || !isTime(to))
      return [fault(`${at}.hours.${i}`, 'no-such-time', `No times of day: ${from}–${to}.`)]
    const isInOrder = from >= last && to > from
    last = to
    return isInOrder
      ? []
      : [fault(`${at}.hours.${i}`, 'hours-out-of-order', `Hours out of order: ${from}–${to}.`)]
  })
  return [...ends, ...hours]
}

/** Hours must come again year by year: a version with no work but on some listed days would leave cases without a deadline. */
function idleVersions(calendar: PolicyCalendar, at: string): FieldError[] {
  return calendar.versions.flatMap((version, i) => {
    try {
      compileClock({
        ...calendar,
        versions: [{ ...version, validFrom: null }],
        holidays: [],
        workdays: [],
      }).add(0, 1)
      return []
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error
      return [fault(`${at}.versions.${i}`, 'no-working-time', 'Nobody would ever work by these hours.')]
    }
  })
}

function unitFaults({ calendars, units }: PolicyDefinition, known: ReadonlySet<string>): FieldError[] {
  const keys = new Set(calendars.map(({ key }) => key))
  return [
    ...repeated(units.map(({ code }) => code)).map((i) =>
      fault(`units.${i}.code`, 'same-unit', `The unit ${units[i]?.code} is named twice.`),
    ),
    ...units.flatMap(({ code, calendar }, i) => [
      ...(known.has(code) ? [] : [fault(`units.${i}.code`, 'unknown-unit', `There is no unit ${code}.`)]),
      ...(calendar === null || keys.has(calendar)
        ? []
        : [fault(`units.${i}.calendar`, 'unknown-calendar', `There is no calendar ${calendar}.`)]),
    ]),
  ]
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const isTime = (text: string) => /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}
