import { expect, test } from 'vitest'
import { inDistrict } from './district-time.ts'

test("What a picker shows is meant by the district's clock, whatever zone the browser is in", () => {
  expect(inDistrict(new Date(2026, 9, 14, 15, 30))).toBe('2026-10-14T07:30:00.000Z')
  expect(inDistrict(new Date(2026, 0, 1, 0, 0))).toBe('2025-12-31T16:00:00.000Z')
})
