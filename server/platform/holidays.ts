import chineseDays from 'chinese-days'

export interface NamedDay {
  readonly date: string
  readonly name: string
  readonly nameEn: string
}
/** The days of a year that break the week's rule. */
export interface HolidayYear {
  readonly year: number
  /** Whether the State Council's arrangement of the year is known. */
  readonly published: boolean
  readonly holidays: readonly NamedDay[]
  /** Make-up working days (调休). */
  readonly workdays: readonly NamedDay[]
}

/** The holidays of a year by the installed library; before they are arranged, those that the law names, where known. */
export function holidaysOf(year: number): HolidayYear {
  const holidays: NamedDay[] = []
  const workdays: NamedDay[] = []
  for (let day = new Date(`${year}-01-01`); day.getUTCFullYear() === year; day = nextDay(day)) {
    const date = day.toISOString().slice(0, 10)
    const { name, work } = chineseDays.getDayDetail(date)
    // A named day of the library reads `Spring Festival,春节,4`; an ordinary one is only a weekday's name.
    const [nameEn = '', zh] = name.split(',')
    if (zh !== undefined) (work ? workdays : holidays).push({ date, name: zh, nameEn })
  }
  if (holidays.length > 0) return { year, published: true, holidays, workdays }
  return { year, published: false, holidays: statutoryDays[year] ?? [], workdays }
}

const named = (year: number, name: string, nameEn: string, ...days: string[]): NamedDay[] =>
  days.map((day) => ({ date: `${year}-${day}`, name, nameEn }))

/** The 13 days that the law itself names (State Council decree 795), for years whose arrangement is not published yet. */
const statutoryDays: Readonly<Record<number, readonly NamedDay[]>> = {
  2027: [
    ...named(2027, '元旦', "New Year's Day", '01-01'),
    ...named(2027, '春节', 'Spring Festival', '02-05', '02-06', '02-07', '02-08'),
    ...named(2027, '清明', 'Tomb-sweeping Day', '04-05'),
    ...named(2027, '劳动节', 'Labour Day', '05-01', '05-02'),
    ...named(2027, '端午', 'Dragon Boat Festival', '06-09'),
    ...named(2027, '中秋', 'Mid-Autumn Festival', '09-15'),
    ...named(2027, '国庆节', 'National Day', '10-01', '10-02', '10-03'),
  ],
}

const nextDay = (day: Date) => new Date(day.getTime() + 86_400_000)
