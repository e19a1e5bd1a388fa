import { holidaysOf, type NamedDay } from '../../server/platform/holidays.ts'

/** The center's working hours (accounting.md 1); the shape that the vectors use. */
export interface CalendarDefinition {
  timezone: string
  seasons: { from: string; to: string; hours: [string, string][] }[]
  /** 0 is Sunday. Saturday is a working day. */
  restWeekdays: number[]
  holidays: string[]
  /** Make-up working days (调休): they override rest weekdays. */
  workdays: string[]
}
export interface CalendarRow {
  key: string
  validFrom: string
  definition: CalendarDefinition
  provisional: boolean
}

const seasons: CalendarDefinition['seasons'] = [
  {
    from: '05-01',
    to: '09-30',
    hours: [
      ['08:30', '11:30'],
      ['14:00', '17:30'],
    ],
  },
  {
    from: '10-01',
    to: '04-30',
    hours: [
      ['08:30', '11:30'],
      ['13:30', '17:00'],
    ],
  },
]

/**
 * The center's calendar from the first to the last year. Each version holds the days of all years, so that a clock may run
 * across a border between versions; from the first year whose holidays are not published yet, it is provisional.
 */
export function centerCalendars(firstYear: number, lastYear: number): CalendarRow[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => daysOf(firstYear + i))
  const definition: CalendarDefinition = {
    timezone: 'Asia/Shanghai',
    seasons,
    restWeekdays: [0],
    holidays: years.flatMap((year) => year.holidays),
    workdays: years.flatMap((year) => year.workdays),
  }
  const rows = [{ key: 'center', validFrom: `${firstYear}-01-01`, definition, provisional: false }]
  const open = years.findIndex((year) => !year.published)
  if (open >= 0)
    rows.push({ key: 'center', validFrom: `${firstYear + open}-01-01`, definition, provisional: true })
  return rows
}

function daysOf(year: number) {
  const { published, holidays, workdays } = holidaysOf(year)
  if (holidays.length === 0) throw new Error(`No holidays are known for ${year}.`)
  const datesOf = (days: readonly NamedDay[]) => days.map(({ date }) => date)
  return { published, holidays: datesOf(holidays), workdays: datesOf(workdays) }
}
