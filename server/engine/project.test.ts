import { describe, expect, test } from 'vitest'
import { aCase, aPolicy, at } from '../testing/case-histories.ts'
import { project } from './project.ts'
import type { CaseFacts } from './types.ts'

const policy = aPolicy()
const HOUR = 3600
const seen = (text: string, now: string, facts: Partial<CaseFacts> = {}) =>
  project(aCase(text, facts), policy, at(now))
const stages = (text: string, now: string, facts: Partial<CaseFacts> = {}) =>
  seen(text, now, facts).stages.map((s) => [s.stage, s.usedSeconds / 60, s.light])

describe('Lights', () => {
  test.each([
    ['10:23:59', 'green'],
    ['10:24', 'yellow'],
    ['10:30', 'yellow'],
    ['10:30:01', 'red'],
  ])('Filing reported at ten is %s: %s', (time, light) => {
    expect(seen('10-14 10:00 report', `10-14 ${time}`).light).toBe(light)
  })

  test('A stage due at the break turns red only when the clock moves on', () => {
    const p = seen('10-14 11:00 report', '10-14 12:00')
    expect(p).toMatchObject({
      light: 'yellow',
      remainingSeconds: 0,
      yellowAt: at('10-14 11:24'),
      dueAt: at('10-14 11:30'),
      redAt: at('10-14 13:30'),
    })
    expect(seen('10-14 11:00 report', '10-14 13:30').light).toBe('yellow')
    expect(seen('10-14 11:00 report', '10-14 13:30:01').light).toBe('red')
  })

  test('The same answer comes from the marks a row keeps', () => {
    const p = seen('10-14 09:00 report / 09:10 file / 10:00 dispatch WATER', '10-14 10:00')
    expect([p.stage, p.yellowAt, p.dueAt, p.redAt]).toEqual([
      'handle',
      at('10-14 15:12'),
      at('10-14 16:00'),
      at('10-14 16:00'),
    ])
  })

  test('A deferred case keeps its stage without a due time until it goes on', () => {
    const p = seen(
      '10-14 09:00 report / 09:10 file / 10:00 dispatch WATER / 11:00 approve-deferral',
      '10-16 10:00',
    )
    expect(p).toMatchObject({ status: 'deferred', stage: 'handle', light: 'green', dueAt: null, redAt: null })
    expect(p.remainingSeconds).toBe(3 * HOUR)
  })

  test('Sending the check of a special case has no budget and is never late', () => {
    const text = '10-14 09:00 report / 09:10 file / 09:20 dispatch WATER / 09:30 complete'
    const p = seen(text, '10-16 09:30', { special: true })
    expect(p).toMatchObject({ stage: 'send-check', light: 'green', dueAt: null, processLight: 'green' })
    expect(p.stages.at(-1)).toMatchObject({ budgetSeconds: null, usedSeconds: 13 * HOUR })
    expect(seen(text, '10-16 09:30').light).toBe('red')
  })
})

describe('Stages', () => {
  test('Verification interrupts the filing and has an hour of its own', () => {
    const text = '10-14 08:30 report / 08:40 request-verify / 09:30 verify / 09:35 accept / 09:40 file'
    expect(stages(text, '10-14 09:50')).toEqual([
      ['file', 20, 'green'],
      ['verify', 50, 'yellow'],
      ['dispatch', 10, 'green'],
    ])
    expect(seen('10-14 08:30 report / 08:40 request-verify', '10-14 09:00')).toMatchObject({
      stage: 'verify',
      dueAt: at('10-14 09:40'),
    })
  })

  test('Coordinating is part of the dispatch stage; the owner assigned begins a new visit', () => {
    const text =
      '10-14 08:30 report / 08:40 file / 08:50 coordinate / 10:00 assign-owner / 10:10 dispatch WATER'
    expect(stages(text, '10-14 10:10')).toEqual([
      ['file', 10, 'green'],
      ['dispatch', 80, 'red'],
      ['supervise', 50, 'red'],
      ['dispatch', 10, 'green'],
      ['handle', 0, 'green'],
    ])
  })

  test('Merged time belongs to the stage the case goes back to', () => {
    const merged = '10-14 08:30 report / 08:40 accept / 08:50 merge'
    expect(seen(merged, '10-14 10:00')).toMatchObject({ status: 'merged', stage: null, light: null })
    const p = seen(`${merged} / 10:00 unmerge / 10:10 file`, '10-14 10:10')
    expect([p.status, p.stages[0]?.usedSeconds]).toEqual(['filed', 100 * 60])
  })

  test('Supervision runs from the red to the supervision issued', () => {
    const text = '10-14 08:30 report / 09:20 supervise'
    expect(stages(text, '10-14 10:00')).toEqual([
      ['file', 90, 'red'],
      ['supervise', 20, 'green'],
    ])
    expect(stages('10-14 08:30 report', '10-14 10:00').at(-1)).toEqual(['supervise', 60, 'red'])
  })

  test('Handling is judged on the time charged, also from earlier visits', () => {
    const text = `10-14 08:30 report / 08:40 file / 08:50 dispatch WATER / 11:20 return / 11:30 dispatch WATER`
    const p = seen(text, '10-14 15:30')
    expect(p.stages.at(-2)).toMatchObject({
      stage: 'handle',
      usedSeconds: 2 * HOUR,
      remainingSeconds: -HOUR / 2,
      light: 'red',
    })
  })

  test('Open supervision shows until it is answered', () => {
    const text = '10-14 08:30 report / 09:20 supervise'
    expect(seen(text, '10-14 09:30').supervised).toBe(true)
    expect(seen(`${text} / 09:30 answer-supervision`, '10-14 09:30').supervised).toBe(false)
  })
})

describe('The whole process', () => {
  const text = '10-14 08:30 report / 08:40 file / 08:50 dispatch WATER'
  test('counts one budget a stage against all the time used', () => {
    const p = seen(text, '10-14 10:50')
    expect([p.processUsedSeconds, p.processBudgetSeconds]).toEqual([140 * 60, 7 * HOUR])
    expect(p.processLight).toBe('green')
    expect(p.processDueAt).toBe(at('10-15 09:00'))
  })

  test('has no budget until a condition has fixed the limit', () => {
    const p = seen('10-14 08:30 report', '10-20 08:30', { limit: null })
    expect([p.processLight, p.processBudgetSeconds, p.light]).toEqual(['green', null, 'red'])
  })

  test('turns red though each visit is green', () => {
    const rounds = Array.from(
      { length: 8 },
      (_, i) => `/ ${i + 9}:00 return / ${i + 9}:25 dispatch ${i % 2 ? 'WATER' : 'POWER'}`,
    )
    const p = seen(`${text} ${rounds.join(' ').replaceAll(' 9:', ' 09:')}`, '10-15 11:00')
    expect(p.processLight).toBe('red')
  })
})

describe('The mark "beyond the allowance"', () => {
  const text = '10-14 08:30 report / 08:40 file / 08:50 dispatch WATER / 09:00 approve-extension 60'
  const marked = (assigned: number, extension: number) =>
    project(aCase(text), policy, at('10-14 10:00'), {
      assigned,
      spent: { repeat: 0, extension, deferral: 0 },
    }).beyondAllowance

  test('stands where the unit has none left for this case', () => {
    expect(marked(33, 0)).toBe(true)
    expect(marked(34, 0)).toBe(false)
    expect(marked(34, 1)).toBe(true)
    expect(marked(100, 2)).toBe(false)
  })
})
