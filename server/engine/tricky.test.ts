import { describe, expect, test } from 'vitest'
import { aCase, aPolicy, at, CENTER_CALENDAR } from '../testing/case-histories.ts'
import { compileCalendar } from './calendar.ts'
import { project } from './project.ts'
import type { Policy } from './types.ts'

// The cases that clocks are usually wrong about, four working hours each, every instant worked out by hand.
// 30 September 2026 is the last day of summer hours (14:00–17:30), 4 October a make-up Sunday, 10–3 and 5–7 October holidays.
const policy = aPolicy()
const noHolidays = aPolicy({ calendar: compileCalendar({ ...CENTER_CALENDAR, holidays: [] }) })
const sent = (time: string) => `09-28 09:00 report / 09:10 file / ${time} dispatch WATER`
const NOW = at('11-20 12:00')
const dueOf = (text: string, by: Policy = policy) => project(aCase(text), by, NOW).deadline
const lightAt = (text: string, now: string) => project(aCase(text), policy, at(now)).light
const charged = (text: string) => project(aCase(text), policy, NOW).chargedSeconds

describe('Started', () => {
  test.each([
    ['a second before opening', '10-15 08:29:59', '10-15 14:30'],
    ['at opening', '10-15 08:30', '10-15 14:30'],
    ['at the beginning of the noon break', '10-15 11:30', '10-16 09:00'],
    ['in the noon break', '10-15 12:15', '10-16 09:00'],
    ['at closing', '10-15 17:00', '10-16 14:30'],
    ['after closing on Saturday', '10-17 20:00', '10-19 14:30'],
    ['on a Sunday', '10-18 10:00', '10-19 14:30'],
    ['on a holiday', '10-06 10:00', '10-08 14:30'],
    ['on a make-up Sunday', '10-04 09:00', '10-04 15:00'],
    ['on the afternoon of a make-up Sunday before holidays', '10-04 16:00', '10-08 11:30'],
  ])('%s', (_, dispatched, due) => {
    expect(dueOf(sent(dispatched))).toBe(at(due))
  })
})

describe('Due exactly at closing', () => {
  const text = sent('10-15 11:00')
  test('is due at closing, not at the next opening, and red only after that', () => {
    const p = project(aCase(text), policy, at('10-15 17:00'))
    expect([p.deadline, p.dueAt, p.redAt]).toEqual([at('10-15 17:00'), at('10-15 17:00'), at('10-16 08:30')])
    expect(lightAt(text, '10-16 08:30')).toBe('yellow')
    expect(lightAt(text, '10-16 08:30:01')).toBe('red')
  })

  test('fed back in the night costs nothing more, a second after opening is one too late', () => {
    expect(charged(`${text} / 23:00 complete`)).toBe(14_400)
    expect(charged(`${text} / 10-16 08:30 complete`)).toBe(14_400)
    expect(charged(`${text} / 10-16 08:30:01 complete`)).toBe(14_401)
  })
})

describe('The change of season at midnight', () => {
  test.each([
    ['summer’s last afternoon ends at 17:30', '09-30 11:00', '09-30 17:30'],
    ['winter’s first afternoon begins at 13:30', '10-01 11:00', '10-01 17:00'],
    ['from the one into the other', '09-30 15:00', '10-01 10:00'],
    ['between the closing hours of both', '09-30 17:15', '10-01 14:15'],
  ])('%s', (_, dispatched, due) => {
    expect(dueOf(sent(dispatched), noHolidays)).toBe(at(due))
  })

  test('does not lose or count twice a second of hours that meet there', () => {
    const nights = compileCalendar({
      ...CENTER_CALENDAR,
      holidays: [],
      seasons: [
        { from: '05-01', to: '09-30', hours: [['20:00', '24:00']] },
        { from: '10-01', to: '04-30', hours: [['00:00', '04:00']] },
      ],
    })
    expect(dueOf(sent('09-30 22:00'), aPolicy({ calendar: nights }))).toBe(at('10-01 02:00'))
    expect(nights.between(at('09-30 20:00'), at('10-01 04:00'))).toBe(8 * 3_600_000)
  })

  test('within a deferral moves the deadline by the hours of both seasons', () => {
    const text = `${sent('09-30 15:00')} / 17:00 approve-deferral / 10-01 09:00 resume`
    expect(dueOf(text, noHolidays)).toBe(at('10-01 11:00'))
  })
})

describe('A deferral', () => {
  const text = sent('10-14 09:00')
  test.each([
    ['of no time at all', '10:00 approve-deferral / 10:00 resume', '10-14 15:00'],
    ['of the noon break alone', '11:30 approve-deferral / 13:30 resume', '10-14 15:00'],
    ['from before noon into the afternoon', '11:15 approve-deferral / 13:45 resume', '10-14 15:30'],
    ['overnight', '14:00 approve-deferral / 10-15 09:00 resume', '10-15 10:00'],
    ['resumed before opening', '14:00 approve-deferral / 10-15 06:00 resume', '10-15 09:30'],
    ['resumed on a Sunday', '14:00 approve-deferral / 10-18 15:00 resume', '10-19 09:30'],
    ['until the instant it would have been due', '10:00 approve-deferral / 15:00 resume', '10-15 09:30'],
    ['begun at the instant it was due', '15:00 approve-deferral / 16:00 resume', '10-14 15:00'],
    ['begun a second before that', '14:59:59 approve-deferral / 16:00 resume', '10-14 16:00:01'],
    [
      'three times, once outside the hours',
      `09:30 approve-deferral / 09:45 resume / 11:45 approve-deferral / 13:00 resume /
       14:00 approve-deferral / 14:20 resume`,
      '10-14 15:35',
    ],
  ])('%s', (_, pauses, due) => {
    expect(dueOf(`${text} / ${pauses}`)).toBe(at(due))
  })
})

describe('Back and forth', () => {
  test('A, B, A: the second time at A starts from nothing, with a full limit', () => {
    const text = `${sent('10-14 08:30')} / 11:00 return / 11:10 dispatch POWER / 11:20 return / 14:00 dispatch WATER`
    expect(dueOf(text)).toBe(at('10-15 09:30'))
    expect(charged(`${text} / 14:10 complete`)).toBe(600)
  })

  test('A, A: a limit used up exactly at the return was due there, and is red once the unit has it again', () => {
    const text = `${sent('10-14 09:00')} / 15:00 return / 16:00 dispatch WATER`
    const p = project(aCase(text), policy, at('10-14 16:00'))
    expect([p.deadline, p.light, p.redAt]).toEqual([at('10-14 15:00'), 'yellow', at('10-14 16:00')])
    expect(lightAt(text, '10-14 16:00:01')).toBe('red')
  })
})

describe('An extension approved after the breach', () => {
  const text = `${sent('10-14 09:00')} / 16:00 approve-extension 120`
  test('moves the deadline from where the limit ended, not from the approval', () => {
    expect(dueOf(text)).toBe(at('10-14 17:00'))
  })

  test('too short to reach its own approval leaves the case red', () => {
    expect(lightAt(text.replace('120', '30'), '10-14 16:00')).toBe('red')
  })
})

describe('Two events in the same instant', () => {
  const text = sent('10-14 09:00')
  test('count in their order: what is approved before the feedback is granted, what comes in its instant costs nothing', () => {
    const p = project(aCase(`${text} / 16:00 approve-extension 60 / 16:00 complete`), policy, NOW)
    expect([p.chargedSeconds, p.limitSeconds]).toEqual([18_000, 18_000])
  })

  test('a completion in the instant of the resumption', () => {
    expect(charged(`${text} / 10:00 approve-deferral / 11:00 resume / 11:00 complete`)).toBe(3600)
  })

  test('a return and a dispatch to the same unit lose no second', () => {
    const again = `${text} / 10:00 return / 10:00 dispatch WATER`
    expect([dueOf(again), charged(`${again} / 11:00 complete`)]).toEqual([at('10-14 15:00'), 7200])
  })

  test('a mark of urgency in the instant of the dispatch, before it and after it', () => {
    const before = '09-28 09:00 report / 09:10 file / 10-14 16:00 mark-urgent 3 / 16:00 dispatch WATER'
    const after = '09-28 09:00 report / 09:10 file / 10-14 16:00 dispatch WATER / 16:00 mark-urgent 3'
    expect([dueOf(before), dueOf(after)]).toEqual([at('10-14 19:00'), at('10-14 19:00')])
  })
})
