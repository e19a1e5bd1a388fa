import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCase, aPolicy, at } from '../testing/case-histories.ts'
import { lawfulHistory } from '../testing/random-history.ts'
import { type AssessedCase, Assessor } from './assess.ts'
import { parsePeriod } from './period.ts'
import { allowed } from './project.ts'
import type { CaseState, Policy } from './types.ts'

const NOW = at('11-01 00:00')
const OCTOBER = parsePeriod('2026-10', 'Asia/Shanghai') ?? { name: '', from: 0, to: 0 }
const share = (all: number) => aPolicy({ quotas: { repeat: all, extension: all, deferral: all } })
const strict = share(0)
const generous = share(9)

function assess(cases: Record<string, CaseState>, policy: Policy = strict, asOf = NOW, period = OCTOBER) {
  const verdicts: AssessedCase[] = []
  const waiting = new Map<number, CaseState>()
  const assessor = new Assessor(policy, period, asOf, (place, verdict) => {
    verdicts[place] = verdict
  })
  for (const [number, state] of Object.entries(cases)) {
    const place = assessor.addCase(number, state)
    if (place !== null) waiting.set(place, state)
  }
  const units = assessor.finish((place) => {
    const state = waiting.get(place)
    if (state === undefined) throw new Error('a verdict that does not wait')
    return state
  })
  return { units, cases: verdicts }
}

const start = '10-12 08:40 report / 08:50 file / '
const sentAt = (day: string) => `${start} ${day} 09:00 dispatch WATER`
const end = (day: string) => `/ ${day} 16:10 send-check / 16:20 check-pass / 16:30 close`
/** Four hours from nine are used up at 15:00. */
const closed = (day: string, middle: string, completed = '15:00') =>
  aCase(`${sentAt(day)} ${middle} / ${day} ${completed} complete ${end(day)}`)
const one = (state: CaseState, policy = strict) => assess({ A1: state }, policy).cases[0]

describe('A resolved case', () => {
  test('is timely exactly on its limit and late one second after it', () => {
    expect(one(closed('10-14', ''))).toMatchObject({ timely: true, chargedSeconds: 14_400 })
    expect(one(closed('10-14', '', '15:00:01'))).toMatchObject({ resolved: true, timely: false })
  })

  test('with an extension within the allowance has its time, also one approved after the breach', () => {
    const prolonged = closed('10-14', '/ 15:30 approve-extension 30', '15:30')
    expect(one(prolonged, generous)).toMatchObject({ timely: true, limitSeconds: 16_200, blemishes: [] })
    expect(one(prolonged)).toMatchObject({ timely: false, limitSeconds: 14_400, blemishes: ['extension'] })
  })

  test('with an extension beyond the allowance is not timely though it was quick', () => {
    const quick = closed('10-14', '/ 09:30 approve-extension 30', '10:00')
    expect(one(quick)).toMatchObject({ resolved: true, timely: false, blemishes: ['extension'] })
  })

  test('with a deferral within the allowance is deducted; beyond it it stays due and the clock runs on', () => {
    const deferred = closed('10-14', '/ 10:00 approve-deferral / 11:00 resume', '16:00')
    expect(assess({ A1: deferred }, generous)).toMatchObject({
      units: [{ assigned: 1, deducted: 1, due: 0, resolved: 0, timely: 0, score: null, timelyRate: null }],
      cases: [{ deducted: true, resolved: false, timely: false, chargedSeconds: 14_400, blemishes: [] }],
    })
    expect(assess({ A1: deferred })).toMatchObject({
      units: [{ deducted: 0, due: 1, resolved: 1, timely: 0, score: 20 }],
      cases: [
        { deducted: false, chargedSeconds: 18_000, deadline: at('10-14 15:00'), blemishes: ['deferral'] },
      ],
    })
  })

  test('returned and dispatched at once to the same unit is not timely, whatever the allowance', () => {
    const again = '/ 09:10 return / 09:20 dispatch'
    expect(one(closed('10-14', `${again} WATER`, '10:00'), generous)).toMatchObject({
      timely: false,
      blemishes: ['return'],
    })
    expect(one(closed('10-14', `${again} POWER`, '10:00'))).toMatchObject({ unit: 'POWER', timely: true })
  })

  test('dispatched again after a failed check is timely within the allowance alone', () => {
    const repeated = closed(
      '10-14',
      '/ 09:30 complete / 09:40 send-check / 09:50 check-fail / 10:00 dispatch WATER',
      '10:30',
    )
    expect(one(repeated, generous)).toMatchObject({ timely: true, chargedSeconds: 3600 })
    expect(one(repeated)).toMatchObject({ timely: false, blemishes: ['repeat'] })
  })

  test('names each blemish once, in their order', () => {
    const all = closed(
      '10-14',
      `/ 09:10 complete / 09:15 send-check / 09:20 check-fail / 09:25 dispatch WATER / 09:30 return / 09:35 dispatch WATER /
       09:40 approve-deferral / 09:45 resume / 09:50 approve-extension 10 / 09:55 approve-extension 10`,
      '10:00',
    )
    expect(one(all)?.blemishes).toEqual(['extension', 'deferral', 'return', 'repeat'])
  })
})

describe('The allowances', () => {
  const prolonged = (day: string, time: string) => closed(day, `/ ${time} approve-extension 30`, '14:00')
  const timely = (cases: readonly AssessedCase[]) => cases.filter((c) => c.timely).map((c) => c.number)

  test('are spent in order of time, then case number, wherever a case stands in the file', () => {
    const cases = {
      C: prolonged('10-14', '10:00'),
      B: prolonged('10-13', '10:00'),
      D: prolonged('10-14', '09:59'),
      A: prolonged('10-14', '10:00'),
    }
    expect(timely(assess(cases, share(0.25)).cases)).toEqual(['B'])
    expect(timely(assess(cases, share(0.5)).cases)).toEqual(['B', 'D'])
    expect(timely(assess(cases, share(0.75)).cases)).toEqual(['B', 'D', 'A'])
    expect(assess(cases, share(0.75)).units[0]?.allowances.extension).toEqual({ asked: 4, allowed: 3 })
  })

  test('are counted an event, not a case: one of two extensions lengthens the limit by itself', () => {
    const twice = closed('10-14', '/ 10:00 approve-extension 30 / 11:00 approve-extension 60', '15:00')
    expect(one(twice, share(1))).toMatchObject({
      limitSeconds: 16_200,
      timely: false,
      blemishes: ['extension'],
    })
  })

  test('are rounded down, but not by the dust of binary fractions', () => {
    expect([allowed(0.03, 33), allowed(0.03, 34), allowed(0.03, 100), allowed(0.29, 100)]).toEqual([
      0, 1, 3, 29,
    ])
  })
})

describe('The period', () => {
  test('holds the cases whose base deadline lies in it, whatever was granted', () => {
    // Due on 31 October at 16:30 without the deferral, in November with it.
    const text =
      '10-31 09:00 report / 09:10 file / 10:30 dispatch WATER / 11:00 approve-deferral / 11-02 09:00 resume'
    const later = at('11-20 00:00')
    const november = parsePeriod('2026-11', 'Asia/Shanghai') ?? OCTOBER
    expect(assess({ A1: aCase(text) }, generous, later).cases).toHaveLength(1)
    expect(assess({ A1: aCase(text) }, generous, later, november).cases).toHaveLength(0)
  })

  test('begins with its first instant and ends before the next one’s', () => {
    const due = (time: string) =>
      aCase(`09-28 09:00 report / 09:10 file / ${time} dispatch WATER`, {
        ...{ urgent: true, limit: { unit: 'hours', value: 4 } },
      })
    const numbers = assess({
      before: due('09-30 19:59:59'),
      first: due('09-30 20:00'),
      last: due('10-31 19:59:59'),
      next: due('10-31 20:00'),
    }).cases.map(({ number }) => number)
    expect(numbers).toEqual(['first', 'last'])
  })

  test('holds an open case only once it is past its deadline', () => {
    const open = { A1: aCase(sentAt('10-14')) }
    expect(assess(open, strict, at('10-14 15:00')).units).toEqual([])
    expect(assess(open, strict, at('10-14 15:00') + 1).units).toMatchObject([
      { assigned: 1, resolved: 0, score: 0 },
    ])
  })

  test.each([
    ['2026', '2026-01-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['2026-Q4', '2026-10-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['2026-12', '2026-12-01T00:00:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['2024-02', '2024-02-01T00:00:00+08:00', '2024-03-01T00:00:00+08:00'],
  ])('%s is a month, a quarter or a year in local time', (name, from, to) => {
    const period = parsePeriod(name, 'Asia/Shanghai')
    expect(period).toEqual({ name, from: Date.parse(from), to: Date.parse(to) })
  })

  test.each(['2026-13', '2026-Q5', '2026-1', '26', '2026-10-01', ''])('“%s” is none', (name) => {
    expect(parsePeriod(name, 'Asia/Shanghai')).toBeNull()
  })
})

test('Units stand the same in whatever order random lawful cases come, and their counts add up', () => {
  const year = parsePeriod('2026', 'Asia/Shanghai') ?? OCTOBER
  fc.assert(
    fc.property(fc.array(lawfulHistory, { maxLength: 12 }), fc.constantFrom(0, 0.2, 0.5), (walks, quota) => {
      const cases = walks.map(({ state }, i) => [`N${i}`, state] as const)
      const asked = (list: readonly (readonly [string, CaseState])[]) =>
        assess(Object.fromEntries(list), share(quota), at('12-30 00:00'), year)
      const forward = asked(cases)
      const backward = asked(cases.toReversed())
      expect(backward.units).toEqual(forward.units)
      expect(backward.cases.toReversed()).toEqual(forward.cases)
      for (const { assigned, deducted, due, resolved, timely, unit, allowances } of forward.units) {
        expect(due).toBe(assigned - deducted)
        expect(timely).toBeLessThanOrEqual(resolved)
        expect(resolved).toBeLessThanOrEqual(due)
        const own = forward.cases.filter((c) => c.unit === unit).flatMap((c) => c.grants)
        for (const kind of ['repeat', 'extension', 'deferral'] as const) {
          const given = own.filter((grant) => grant.kind === kind && grant.confirmed).length
          expect(given).toBe(Math.min(allowances[kind].asked, allowances[kind].allowed))
        }
      }
    }),
    { numRuns: 100 },
  )
})
