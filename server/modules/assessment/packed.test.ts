import { expect, test } from 'vitest'
import type { AssessedCase } from '../../engine/assess.ts'
import { history } from '../../testing/case-histories.ts'
import { PackedCases } from './packed-cases.ts'
import { PackedHistories } from './packed-histories.ts'

const verdict = (i: number, over: Partial<AssessedCase> = {}): AssessedCase => ({
  ...{
    number: `N${i}`,
    unit: `U${i % 700}`,
    status: 'closed',
    chargedSeconds: i + 0.25,
    limitSeconds: 7 * i,
  },
  ...{
    deadline: 1_790_000_000_000 + i,
    baseDeadline: 0,
    deducted: false,
    resolved: true,
    timely: i % 2 === 0,
  },
  ...{ blemishes: [], grants: [] },
  stageSeconds: { verify: 1, file: 2, dispatch: 3, handle: i, 'send-check': 5, check: 6, close: 7 },
  ...over,
})
const printed = ({ baseDeadline: _, grants: __, ...rest }: AssessedCase) => rest

test('Verdicts come back as they were put, in the order of their places, over many sheets', () => {
  const verdicts = Array.from({ length: 40_000 }, (_, i) => verdict(i))
  verdicts[7] = verdict(7, {
    deadline: null,
    status: 'deferred',
    deducted: true,
    resolved: false,
    timely: false,
  })
  verdicts[8] = verdict(8, { blemishes: ['extension', 'deferral', 'return', 'repeat'], timely: false })
  verdicts[20_000] = verdict(20_000, { blemishes: ['return'], status: 'dispatched' })
  const cases = new PackedCases()
  for (const [place, each] of [...verdicts.entries()].toReversed()) cases.put(place, each)
  expect([...cases.all()]).toEqual(verdicts.map(printed))
})

test('Histories come back as they were put, over many pages', () => {
  const text = (i: number) =>
    `10-14 09:00 report / 09:10 file / 10:00 dispatch UNIT-${i % 900} / 10:10 approve-extension ${i + 0.5} /
     10:20 approve-deferral / 10:30 resume / 11:00 return / 11:00 dispatch POWER / 12:00 complete`
  const histories = new PackedHistories()
  const facts = (i: number) => ({
    ...{ urgent: i % 2 === 0, special: i % 3 === 0 },
    limit: { unit: i % 2 === 0 ? ('hours' as const) : ('work-days' as const), value: i + 0.5 },
  })
  const places = Array.from({ length: 6000 }, (_, i) => i)
  for (const i of places) histories.put(3 * i, history(text(i)), facts(i))
  for (const i of places.toReversed())
    expect(histories.get(3 * i)).toEqual({ events: history(text(i)), facts: facts(i) })
  expect(() => histories.get(1)).toThrow(RangeError)
})
