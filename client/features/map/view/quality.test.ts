import { expect, test } from 'vitest'
import { qualityOf } from './quality.ts'

test('Few cores or slow pictures call for less, whatever the other is', () => {
  expect(qualityOf(8, null)).toBe('full')
  expect(qualityOf(8, 30)).toBe('full')
  expect(qualityOf(8, 180)).toBe('low')
  expect(qualityOf(2, 10)).toBe('low')
})
