import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseSegment } from '../../../server/contract/case-accounts.ts'
import { exactDuration, segmentLines } from './case-segments.ts'

const segment = (seconds: number, counted: boolean): CaseSegment => ({
  from: '2026-10-14T01:00:00.000Z',
  to: '2026-10-14T02:00:00.000Z',
  stage: 'handle',
  clock: 'working',
  seconds,
  counted,
  rule: counted ? 'handling' : 'center',
})

test('The counted lines add up, to the second, to the charge as it is shown', () => {
  const millis = fc.array(fc.tuple(fc.nat(5_000_000), fc.boolean()), { maxLength: 40 })
  fc.assert(
    fc.property(millis, (given) => {
      const lines = segmentLines(given.map(([ms, counted]) => segment(ms / 1000, counted)))
      const charged = given.reduce((sum, [ms, counted]) => sum + (counted ? ms : 0), 0) / 1000
      const shown = lines.reduce((sum, line) => sum + (line.counted ? line.shownSeconds : 0), 0)
      expect(Math.abs(shown - charged)).toBeLessThanOrEqual(0.5 + 1e-6)
      for (const line of lines) expect(Math.abs(line.shownSeconds - line.seconds)).toBeLessThanOrEqual(1)
    }),
  )
})

test('Durations are told to the second, days in hours', () => {
  expect(exactDuration(0)).toBe('0:00:00')
  expect(exactDuration(9009)).toBe('2:30:09')
  expect(exactDuration(59.6)).toBe('0:01:00')
  expect(exactDuration(30 * 3600)).toBe('30:00:00')
})
