import { describe, expect, test } from 'vitest'
import { aCase, aPolicy, at } from '../testing/case-histories.ts'
import { project } from './project.ts'
import type { CaseFacts } from './types.ts'

const policy = aPolicy()
const HOUR = 3600
const NOW = at('11-20 12:00')
const seen = (text: string, now = NOW, facts: Partial<CaseFacts> = {}) =>
  project(aCase(text, facts), policy, now)
const early = '09-28 09:00 report / 09:10 file / '

describe('The deadline of four working hours', () => {
  test.each([
    ['from before opening', '10-15 06:00', '10-15 14:30'],
    ['from the noon break', '10-15 12:00', '10-16 09:00'],
    ['from after closing', '10-15 19:00', '10-16 14:30'],
    ['from a holiday into a make-up Sunday', '10-03 12:00', '10-04 14:30'],
    ['exactly at closing', '10-15 11:00', '10-15 17:00'],
    ['over a Sunday', '10-17 18:00', '10-19 14:30'],
    ['over the change of season and the holidays', '09-30 15:30', '10-04 10:30'],
  ])('%s', (_, dispatched, due) => {
    expect(seen(`${early} ${dispatched} dispatch WATER`).deadline).toBe(at(due))
  })

  test('of one working day is 390 working minutes', () => {
    const facts: Partial<CaseFacts> = { limit: { unit: 'work-days', value: 1 } }
    const p = seen(`${early} 10-15 09:00 dispatch WATER`, NOW, facts)
    expect([p.limitSeconds, p.deadline]).toEqual([390 * 60, at('10-16 09:00')])
  })
})

describe('What counts against the present unit', () => {
  test('ping-pong A, B, A: only the last run', () => {
    const p = seen(
      `${early} 10-14 09:00 dispatch WATER / 10:00 return / 10:10 dispatch POWER / 10:40 return /
       10:50 dispatch WATER / 11:10 complete`,
    )
    expect([p.unit, p.chargedSeconds]).toEqual(['WATER', 20 * 60])
  })

  test('after a return nobody has the case; dispatched to the same unit it accumulates', () => {
    const returned = `${early} 10-14 09:00 dispatch WATER / 10:00 return`
    expect(seen(returned)).toMatchObject({ unit: null, deadline: null, chargedSeconds: null })
    expect(seen(`${returned} / 11:00 dispatch WATER / 11:15 complete`)).toMatchObject({
      unit: 'WATER',
      chargedSeconds: 75 * 60,
    })
  })

  test('one repeat charges the handling alone, a second one the whole span', () => {
    const once = `${early} 10-14 09:00 dispatch WATER / 10:00 complete / 10:10 send-check / 10:20 check-fail /
      10:30 dispatch WATER / 11:00 complete / 11:10 send-check`
    expect(seen(once)).toMatchObject({ repeats: 1, chargedSeconds: 1.5 * HOUR })
    const twice = `${once} / 11:20 check-fail / 11:30 dispatch WATER / 14:30 complete`
    expect(seen(twice)).toMatchObject({ repeats: 2, chargedSeconds: 3.5 * HOUR })
  })

  test('a refused close counts as a failed check, refused feedback as none', () => {
    const before = `${early} 10-14 09:00 dispatch WATER / 10:00 complete /`
    const again = '/ 10:30 dispatch WATER'
    expect(seen(`${before} 10:10 refuse-feedback ${again}`).repeats).toBe(0)
    expect(seen(`${before} 10:10 send-check / 10:15 check-pass / 10:20 refuse-close ${again}`).repeats).toBe(
      1,
    )
  })

  test('command duty charges the last stay at the desk and lengthens the limit by its budget', () => {
    const text = `${early} 10-14 09:00 coordinate / 10:00 assign-owner / 10:20 dispatch STREET / 11:20 complete`
    expect(seen(text)).toMatchObject({ chargedSeconds: 80 * 60, limitSeconds: 4.5 * HOUR })
  })

  test('a calendar of its own rules the unit alone', () => {
    const p = seen(`${early} 10-14 17:00 dispatch NIGHT / 20:00 complete`)
    expect(p.chargedSeconds).toBe(3 * HOUR)
    expect(p.stages.find((s) => s.stage === 'handle')?.usedSeconds).toBe(0)
    expect(p.deadline).toBe(at('10-14 21:00'))
  })

  test('a reopening begins a new run and keeps the old stages', () => {
    const closed = `${early} 10-14 09:00 dispatch WATER / 10:00 complete / 10:10 send-check / 10:20 check-pass / 10:30 close`
    expect(seen(`${closed} / 10-15 09:00 reopen`).unit).toBeNull()
    const p = seen(`${closed} / 10-15 09:00 reopen / 09:10 dispatch WATER / 09:40 complete`)
    expect(p.chargedSeconds).toBe(30 * 60)
    expect(p.stages.filter((s) => s.stage === 'handle').map((s) => s.usedSeconds)).toEqual([3600, 1800])
  })

  test('two events in one instant are told apart by their order', () => {
    const p = seen(
      `10-14 09:00 report / 09:00 file / 09:00 dispatch WATER / 09:00 approve-extension 60 /
       09:00 return / 09:00 dispatch POWER / 10:00 complete / 10:00 send-check`,
    )
    expect(p).toMatchObject({ unit: 'POWER', chargedSeconds: HOUR, limitSeconds: 4 * HOUR })
  })
})

describe('Deferrals and extensions', () => {
  const dispatched = `${early} 10-14 09:00 dispatch WATER`
  test.each([
    ['of no time', '10:00 approve-deferral / 10:00 resume', '10-14 15:00'],
    ['over noon', '11:00 approve-deferral / 14:00 resume', '10-14 16:00'],
    ['overnight', '10:00 approve-deferral / 10-15 08:30 resume', '10-15 11:30'],
    ['ended outside the hours', '10:00 approve-deferral / 20:00 resume', '10-15 11:30'],
    [
      'three times',
      `10:00 approve-deferral / 10:30 resume / 11:00 approve-deferral / 11:15 resume /
       13:30 approve-deferral / 14:00 resume`,
      '10-14 16:15',
    ],
  ])('A deferral %s moves the deadline by its working time', (_, pauses, due) => {
    expect(seen(`${dispatched} / ${pauses}`).deadline).toBe(at(due))
  })

  test('an open deferral has no deadline, unless the limit was reached before or its end is planned', () => {
    expect(seen(`${dispatched} / 10:00 approve-deferral`).deadline).toBeNull()
    expect(seen(`${dispatched} / 16:00 approve-deferral`).deadline).toBe(at('10-14 15:00'))
    expect(seen(`${dispatched} / 15:00 approve-deferral`).deadline).toBe(at('10-14 15:00'))
    const planned = seen(`${dispatched} / 10:00 approve-deferral 10-15_09:00`)
    expect([planned.deadline, planned.chargedSeconds]).toEqual([at('10-15 14:00'), HOUR])
  })

  test('an approval without a length grants what was asked', () => {
    const p = seen(`${dispatched} / 09:30 request-extension 60 / 10:00 approve-extension`)
    expect([p.limitSeconds, p.deadline, p.pending]).toEqual([5 * HOUR, at('10-14 16:00'), null])
  })

  test('what was granted before the run counts for nothing', () => {
    const p = seen(`${dispatched} / 09:30 approve-extension 390 / 10:00 return / 10:20 dispatch POWER`)
    expect([p.limitSeconds, p.extensionsApproved]).toEqual([4 * HOUR, 0])
  })

  test('an extension after the breach makes the light good, not the history', () => {
    const late = `${dispatched} / 15:20 supervise`
    expect(seen(late, at('10-14 15:20')).light).toBe('red')
    const p = seen(`${late} / 15:30 approve-extension 240`, at('10-14 15:30'))
    expect([p.light, p.worstLight, p.deadline]).toEqual(['green', 'red', at('10-15 10:30')])
  })
})

describe('An urgent case', () => {
  test('runs day and night from its report on', () => {
    const facts: Partial<CaseFacts> = { urgent: true, limit: { unit: 'hours', value: 4 } }
    const p = seen('10-14 22:00 report / 22:10 file / 22:20 dispatch WATER', at('10-15 01:20'), facts)
    expect([p.clock, p.chargedSeconds, p.deadline]).toEqual(['wall', 3 * HOUR, at('10-15 02:20')])
    expect(p.stages[0]).toMatchObject({ stage: 'file', usedSeconds: 600, clock: 'wall' })
  })

  test('marked on the way, what was charged stays and the hours chosen are added', () => {
    const p = seen(`${early} 10-14 16:00 dispatch WATER / 20:00 mark-urgent 2`, at('10-14 21:00'))
    expect([p.chargedSeconds, p.limitSeconds, p.deadline]).toEqual([2 * HOUR, 3 * HOUR, at('10-14 22:00')])
  })

  test('marked before the dispatch, the hours are the limit', () => {
    const p = seen(`${early} 10-14 16:00 mark-urgent 2 / 16:30 dispatch STREET`, at('10-14 17:30'))
    expect(p.limitSeconds).toBe(2.5 * HOUR)
  })

  test('extensions before the mark are swallowed by it, later ones count', () => {
    const p = seen(
      `${early} 10-14 09:00 dispatch WATER / 09:30 approve-extension 60 / 10:00 mark-urgent 2 / 11:00 approve-extension 30`,
    )
    expect([p.limitSeconds, p.deadline]).toEqual([3.5 * HOUR, at('10-14 12:30')])
  })
})
