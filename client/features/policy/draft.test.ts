import { expect, test } from 'vitest'
import type { PolicyCalendar, PolicyDefinition } from '../../../server/contract/policy.ts'
import { dayOn, isSame, toggleDay, weeksOf, withoutCalendar, withUnit, withYear } from './draft.ts'

const summer = { from: '05-01', to: '09-30', hours: [['08:30', '17:30']] as [string, string][] }
const winter = { from: '10-01', to: '04-30', hours: [['08:30', '17:00']] as [string, string][] }
const calendar: PolicyCalendar = {
  key: 'center',
  timezone: 'Asia/Shanghai',
  versions: [
    { validFrom: null, seasons: [summer, winter], restWeekdays: [0] },
    { validFrom: '2026-12-01', seasons: [summer, winter], restWeekdays: [0, 6] },
  ],
  holidays: ['2026-10-01'],
  workdays: ['2026-10-10', '2026-10-11'],
  provisionalYears: [2027],
}

test('a day is what the version of its date, the week and the exceptions make of it', () => {
  expect(dayOn(calendar, '2026-11-20')).toEqual({ kind: 'work', season: winter })
  expect(dayOn(calendar, '2026-09-30').season).toBe(summer)
  expect(dayOn(calendar, '2026-01-05').season).toBe(winter)
  expect(dayOn(calendar, '2026-11-28').kind, 'a Saturday of the old rule').toBe('work')
  expect(dayOn(calendar, '2026-12-05').kind, 'a Saturday of the new rule').toBe('rest')
  expect(dayOn(calendar, '2026-10-01').kind).toBe('holiday')
  expect(dayOn(calendar, '2026-10-11').kind).toBe('make-up')
})

test('a click turns work into a holiday, rest into a make-up day, and back', () => {
  for (const date of ['2026-11-20', '2026-11-22', '2026-10-01', '2026-10-11']) {
    const once = toggleDay(calendar, date)
    expect(dayOn(once, date).kind, date).not.toBe(dayOn(calendar, date).kind)
    if (date.startsWith('2026-11')) expect(toggleDay(once, date)).toEqual(calendar)
  }
  expect(dayOn(toggleDay(calendar, '2026-11-20'), '2026-11-20').kind).toBe('holiday')
  expect(dayOn(toggleDay(calendar, '2026-11-22'), '2026-11-22').kind).toBe('make-up')
})

test('an arranged year takes the place of what was entered for it, and of nothing else', () => {
  const days = { holidays: [{ date: '2027-01-01' }], workdays: [] }
  const published = withYear(calendar, { year: 2027, published: true, ...days })
  expect(published).toMatchObject({ holidays: ['2026-10-01', '2027-01-01'], provisionalYears: [] })
  const open = withYear(calendar, { year: 2026, published: false, ...days })
  expect(open.workdays).toEqual([])
  expect(open.provisionalYears).toEqual([2026, 2027])
})

test('a month begins under its weekday', () => {
  const november = weeksOf(2026, 11)
  expect(november.indexOf('2026-11-01')).toBe(6)
  expect(november.at(-1)).toBe('2026-11-30')
  expect(weeksOf(2028, 2).filter(Boolean)).toHaveLength(29)
})

test('a unit with nothing of its own is not named; a calendar that goes leaves none behind', () => {
  const definition = {
    calendars: [calendar],
    units: [],
    yellowShare: 0.2,
    budgets: {},
    quotas: {},
  } as unknown as PolicyDefinition
  const night = withUnit({ ...definition, calendars: [calendar, { ...calendar, key: 'night' }] }, 'A', {
    calendar: 'night',
  })
  expect(night.units).toEqual([{ code: 'A', commandDuty: false, calendar: 'night' }])
  expect(isSame(withoutCalendar(night, 'night'), definition)).toBe(true)
  expect(isSame(withUnit(definition, 'A', { commandDuty: false }), definition)).toBe(true)
  expect(isSame(night, definition)).toBe(false)
})
