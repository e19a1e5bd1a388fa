import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleBar } from './map-picture.ts'

test('A scale bar is of a round length and fits', () => {
  expect(scaleBar(1)).toEqual({ m: 100, px: 100 })
  expect(scaleBar(0.05).m).toBe(5)
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (perPx) => {
      const { m, px } = scaleBar(perPx)
      expect(px).toBeLessThanOrEqual(120.001)
      expect(px).toBeGreaterThan(120 / 2.6)
      expect(String(m)).toMatch(/^(0\.0*)?[125]0*/)
    }),
  )
})
