import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, CENTER_CALENDAR, ROUND_THE_CLOCK } from '../testing/case-histories.ts'
import { type Calendar, CalendarError, compileCalendar } from './calendar.ts'
import { caseClock, wallClock } from './clock.ts'
import { formatLocal, offsetAt, startOfLocalDay } from './local-time.ts'
import type { WorkingClock } from './types.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const center = compileCalendar(CENTER_CALENDAR)
const hours = (clock: WorkingClock, from: string, to: string) => clock.between(at(from), at(to)) / HOUR

describe('The working calendar', () => {
  test.each([
    ['before opening', '10-14 06:00', '10-14 09:00', 0.5],
    ['over the noon break', '10-14 11:00', '10-14 14:00', 1],
    ['after closing until the next morning', '10-14 18:00', '10-15 08:30', 0],
    ['a whole day', '10-14 00:00', '10-15 00:00', 6.5],
    ['a Saturday works', '10-17 08:30', '10-17 11:30', 3],
    ['a Sunday does not', '10-18 00:00', '10-19 00:00', 0],
    ['a holiday does not', '10-06 00:00', '10-07 00:00', 0],
    ['a make-up Sunday does', '10-04 00:00', '10-05 00:00', 6.5],
    ['the season ends at midnight: summer hours on 30 September', '09-30 13:30', '09-30 17:30', 3.5],
    ['winter hours from 1 October on', '10-08 13:30', '10-08 17:30', 3.5],
    ['over the change of season', '09-30 17:00', '10-04 09:00', 1],
    ['the other way round counts nothing', '10-14 11:00', '10-14 10:00', 0],
  ])('%s', (_, from, to, expected) => {
    expect(hours(center, from, to)).toBe(expected)
  })

  test('A budget that ends at the break is due at the break and exceeded only after it', () => {
    expect(center.add(at('10-14 09:30'), 2 * HOUR)).toBe(at('10-14 11:30'))
    expect(center.leave(at('10-14 09:30'), 2 * HOUR)).toBe(at('10-14 13:30'))
    expect(center.add(at('10-17 16:00'), HOUR)).toBe(at('10-17 17:00'))
    expect(center.leave(at('10-17 16:00'), HOUR)).toBe(at('10-19 08:30'))
  })

  test('No budget is due at once, whatever the hour', () => {
    expect(center.add(at('10-18 12:00'), 0)).toBe(at('10-18 12:00'))
    expect(center.leave(at('10-18 12:00'), 0)).toBe(at('10-19 08:30'))
  })

  test('The clock of a case that becomes urgent in the evening: what was used up by then was due then', () => {
    const evening = caseClock(center, at('10-14 20:00'))
    expect(evening.add(at('10-14 16:00'), HOUR)).toBe(at('10-14 17:00'))
    expect(evening.leave(at('10-14 16:00'), HOUR)).toBe(at('10-14 20:00'))
    expect(evening.add(at('10-14 16:00'), 2 * HOUR)).toBe(at('10-14 21:00'))
    expect(hours(evening, '10-14 16:00', '10-15 00:00')).toBe(5)
  })

  test('A new version rules from its date on', () => {
    const short = {
      ...CENTER_CALENDAR,
      seasons: [{ from: '01-01', to: '12-31', hours: [['09:00', '10:00'] as const] }],
    }
    const versions = compileCalendar([
      { validFrom: '2026-10-15', calendar: short },
      { validFrom: null, calendar: CENTER_CALENDAR },
    ])
    expect(hours(versions, '10-14 00:00', '10-15 00:00')).toBe(6.5)
    expect(hours(versions, '10-15 00:00', '10-16 00:00')).toBe(1)
  })

  test.each<[string, Partial<Calendar>]>([
    ['an unknown zone', { timezone: 'Asia/Nowhere' }],
    ['a thirtieth of February', { holidays: ['2026-02-30'] }],
    ['hours over midnight', { seasons: [{ from: '01-01', to: '12-31', hours: [['22:00', '06:00']] }] }],
    ['a season from no day', { seasons: [{ from: '13-01', to: '12-31', hours: [] }] }],
  ])('%s is refused', (_, wrong) => {
    expect(() => compileCalendar({ ...CENTER_CALENDAR, ...wrong })).toThrow(CalendarError)
  })

  test('A calendar that never works says so instead of searching for ever', () => {
    const never = compileCalendar({ ...CENTER_CALENDAR, restWeekdays: [0, 1, 2, 3, 4, 5, 6], workdays: [] })
    expect(never.between(at('10-14 00:00'), at('10-20 00:00'))).toBe(0)
    expect(() => never.add(at('10-14 00:00'), 1)).toThrow(CalendarError)
  })
})

/** Every second counted whose local time is within the hours: slow and plain. */
function slowly(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (let t = from; t < to; t += MINUTE) {
    const local = new Date(t + offsetAt(calendar.timezone, t)).toISOString()
    const time = local.slice(11, 16)
    const [season] = calendar.seasons
    if (season?.hours.some(([a, b]) => time >= a && time < b)) sum += MINUTE
  }
  return sum
}

describe('Changes of summer time', () => {
  const zones = [
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Europe/Berlin',
    'Asia/Shanghai',
    'America/Havana',
  ]
  const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']
  test.each(zones)('An instant counts when the clock on the wall is within the hours: %s', (timezone) => {
    const calendar: Calendar = {
      ...ROUND_THE_CLOCK,
      timezone,
      seasons: [
        {
          from: '01-01',
          to: '12-31',
          hours: [
            ['00:00', '01:30'],
            ['02:15', '03:00'],
            ['23:30', '24:00'],
          ],
        },
      ],
    }
    const clock = compileCalendar(calendar)
    for (const day of changes) {
      const from = Date.parse(`${day}T00:00:00Z`) - 12 * HOUR
      expect(clock.between(from, from + 36 * HOUR)).toBe(slowly(calendar, from, from + 36 * HOUR))
    }
  })

  test('A day that begins twice begins the first time, one without a midnight at the change', () => {
    const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000
    const local = (timezone: string, text: string) =>
      formatLocal(timezone, startOfLocalDay(timezone, day(text)))
    expect(local('America/Havana', '2026-11-01')).toBe('2026-11-01T00:00:00-04:00')
    expect(local('America/Havana', '2026-03-08')).toBe('2026-03-08T01:00:00-04:00')
    expect(local('Asia/Shanghai', '2026-10-01')).toBe('2026-10-01T00:00:00+08:00')
  })
})

/** Any calendar that works at all: hours by season, rest days, holidays, make-up days, and a version that changes them. */
const timeOfDay = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const hoursOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.toSorted((a, b) => a - b).map((quarter) => timeOfDay(quarter * 15)))
  .map((times) =>
    times.flatMap((from, i): [string, string][] => {
      const to = times[i + 1]
      return i % 2 === 0 && to !== undefined ? [[from, to]] : []
    }),
  )
const date = fc
  .integer({ min: 0, max: 1094 })
  .map((day) => new Date(Date.UTC(2025, 0, 1) + day * 24 * HOUR).toISOString().slice(0, 10))
const anyCalendar = (timezone: string): fc.Arbitrary<Calendar> =>
  fc.record({
    timezone: fc.constant(timezone),
    seasons: fc.tuple(hoursOfDay, hoursOfDay).map(([summer, winter]) => [
      { from: '05-01', to: '09-30', hours: summer },
      { from: '10-01', to: '04-30', hours: winter },
    ]),
    restWeekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
    holidays: fc.array(date, { maxLength: 20 }),
    workdays: fc.array(date, { maxLength: 10 }),
  })
const anyClock = fc
  .constantFrom('Asia/Shanghai', 'America/St_Johns', 'UTC')
  .chain((timezone) => fc.tuple(anyCalendar(timezone), anyCalendar(timezone), date))
  .map(([first, then, validFrom]) =>
    compileCalendar([
      { validFrom: null, calendar: first },
      { validFrom, calendar: then },
    ]),
  )

describe('Far years', () => {
  const instant = (text: string) => Date.parse(text)
  const zone: Calendar = { ...CENTER_CALENDAR, timezone: 'America/New_York', holidays: [], workdays: [] }

  test('before the first one known are worked out at once, and give what a clock begun there gives', () => {
    const [used, fresh] = [compileCalendar(zone), compileCalendar(zone)]
    expect(used.between(at('10-14 00:00'), at('10-15 00:00'))).toBe(6.5 * HOUR)
    const [from, to] = [instant('0001-01-01T00:00:00Z'), instant('0003-01-01T00:00:00Z')]
    expect(used.between(from, to)).toBe(fresh.between(from, to))
    expect(used.add(from, 40 * HOUR)).toBe(fresh.add(from, 40 * HOUR))
    expect(used.between(at('10-14 00:00'), at('10-15 00:00'))).toBe(6.5 * HOUR)
  })

  test('after the last one with changes of its own know summer time', () => {
    const clock = compileCalendar({
      ...ROUND_THE_CLOCK,
      timezone: 'America/New_York',
      seasons: [{ from: '01-01', to: '12-31', hours: [['00:00', '06:00']] }],
    })
    const week = (day: string) =>
      clock.between(instant(`${day}T12:00:00Z`), instant(`${day}T12:00:00Z`) + 7 * 24 * HOUR)
    // Second Sunday of March, first of November.
    expect([week('2300-03-08'), week('2300-11-01'), week('2300-07-01')]).toEqual([
      41 * HOUR,
      43 * HOUR,
      42 * HOUR,
    ])
  })
})

describe('Every clock', () => {
  const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) })
  const duration = fc.integer({ min: 0, max: 60 * 24 * HOUR })
  const stJohns = compileCalendar({ ...CENTER_CALENDAR, timezone: 'America/St_Johns' })
  const clock = fc.oneof(
    fc.constantFrom(center, stJohns, wallClock, compileCalendar(ROUND_THE_CLOCK)),
    instant.map((urgentAt) => caseClock(center, urgentAt)),
    anyClock,
    fc.tuple(anyClock, instant).map(([working, urgentAt]) => caseClock(working, urgentAt)),
  )

  test('gives back what was added, at the earliest instant', () => {
    fc.assert(
      fc.property(clock, instant, duration, (c, from, d) => {
        const due = c.add(from, d)
        expect(c.between(from, due)).toBe(d)
        if (d > 0) expect(c.between(from, due - 1)).toBe(d - 1)
      }),
    )
  })

  test('leaves a budget at the last instant that does not exceed it', () => {
    fc.assert(
      fc.property(clock, instant, duration, (c, from, d) => {
        const last = c.leave(from, d)
        expect(c.between(from, last)).toBe(d)
        expect(c.between(from, last + 1)).toBe(d + 1)
      }),
    )
  })

  test('adds up over any middle, and never runs backwards', () => {
    fc.assert(
      fc.property(clock, instant, duration, duration, (c, from, d1, d2) => {
        const [middle, to] = [from + d1, from + d1 + d2]
        expect(c.between(from, middle) + c.between(middle, to)).toBe(c.between(from, to))
        expect(c.between(from, to)).toBeLessThanOrEqual(to - from)
        expect(c.add(from, d1)).toBeLessThanOrEqual(c.add(from, d1 + d2))
      }),
    )
  })

  test('is undone by what it did: between and add are each other’s inverse, from the earliest instant to the last', () => {
    fc.assert(
      fc.property(clock, instant, duration, (c, from, span) => {
        const d = c.between(from, from + span)
        expect(c.add(from, d)).toBeLessThanOrEqual(from + span)
        expect(c.leave(from, d)).toBeGreaterThanOrEqual(from + span)
        if (d > 0) expect(c.between(c.add(from, d), from + span)).toBe(0)
      }),
    )
  })

  test('adds in one step what it adds in two, and later from a later start', () => {
    fc.assert(
      fc.property(clock, instant, duration, duration, (c, from, d1, d2) => {
        if (d2 > 0) expect(c.add(c.add(from, d1), d2)).toBe(c.add(from, d1 + d2))
        expect(c.leave(c.leave(from, d1), d2)).toBe(c.leave(from, d1 + d2))
        expect(c.add(from + d1, d2)).toBeGreaterThanOrEqual(c.add(from, d2))
        expect(c.between(from, from + d1)).toBeLessThanOrEqual(c.between(from, from + d1 + d2))
      }),
    )
  })

  test('on the wall equals a calendar without rest', () => {
    const restless = compileCalendar({ ...ROUND_THE_CLOCK, timezone: 'America/St_Johns' })
    fc.assert(
      fc.property(instant, duration, (from, d) => {
        expect(restless.between(from, from + d)).toBe(wallClock.between(from, from + d))
        expect(restless.add(from, d)).toBe(wallClock.add(from, d))
      }),
    )
  })
})
