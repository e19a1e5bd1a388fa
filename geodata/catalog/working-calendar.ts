import chineseDays from 'chinese-days'

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

interface YearDays {
  published: boolean
  holidays: string[]
  workdays: string[]
}

function daysOf(year: number): YearDays {
  const holidays: string[] = []
  const workdays: string[] = []
  for (let day = new Date(`${year}-01-01`); day.getUTCFullYear() === year; day = nextDay(day)) {
    const date = day.toISOString().slice(0, 10)
    const { name, work } = chineseDays.getDayDetail(date)
    // A named day of the library reads `Spring Festival,春节,4`; an ordinary one is only a weekday's name.
    if (name.includes(',')) (work ? workdays : holidays).push(date)
  }
  const published = holidays.length > 0
  if (published) return { published, holidays, workdays }
  const statutory = statutoryDays[year]
  if (statutory === undefined) throw new Error(`No holidays are known for ${year}.`)
  return { published, holidays: statutory.map((day) => `${year}-${day}`), workdays: [] }
}

/**
 * The 13 days that the law itself names (State Council decree 795), for years whose arrangement is not published yet:
 * 元旦, 除夕 to 初三, 清明, 劳动节, 端午, 中秋, 国庆.
 */
const statutoryDays: Readonly<Record<number, readonly string[]>> = {
  2027: [
    ...['01-01', '02-05', '02-06', '02-07', '02-08', '04-05', '05-01', '05-02', '06-09', '09-15'],
    ...['10-01', '10-02', '10-03'],
  ],
}

const nextDay = (day: Date) => new Date(day.getTime() + 86_400_000)
