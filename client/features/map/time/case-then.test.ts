import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lightThen, readingOf, SPEEDS, stepMs } from './case-then.ts'
import { DAY_MS, dayAfter, dayOf, dayStart } from './day-span.ts'

test('Between two readings a light changes at its marks', () => {
  const one = { light: 'green', yellowAt: '2026-11-16T02:00:00Z', redAt: '2026-11-16T03:00:00Z' } as const
  const at = (text: string) => lightThen(one, Date.parse(text))
  expect(at('2026-11-16T01:59:59Z')).toBe('green')
  expect(at('2026-11-16T02:00:00Z')).toBe('yellow')
  expect(at('2026-11-16T03:00:00Z')).toBe('yellow')
  expect(at('2026-11-16T03:00:01Z')).toBe('red')
  expect(lightThen({ light: 'red', yellowAt: null, redAt: null }, 0)).toBe('red')
})

test('A reading stands for the time after it, never for the time before', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), fc.constantFrom(...SPEEDS), (s, speed) => {
      const step = stepMs(speed)
      const reading = readingOf(s * 1000, step)
      expect(reading).toBeLessThanOrEqual(s * 1000)
      expect(reading).toBeGreaterThan(s * 1000 - step)
    }),
  )
})

test('Days are the district’s', () => {
  expect(dayOf(Date.parse('2026-11-15T16:00:00Z'))).toBe('2026-11-16')
  expect(new Date(dayStart('2026-11-16')).toISOString()).toBe('2026-11-15T16:00:00.000Z')
  expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01')
  expect(dayStart(dayAfter('2026-11-16', -1))).toBe(dayStart('2026-11-16') - DAY_MS)
})
