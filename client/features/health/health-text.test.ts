import { expect, test } from 'vitest'
import { agoText, bytesText } from './health-text.ts'

test('bytes are said in the largest unit that fits, with three figures at most', () => {
  expect(bytesText(0, 'en')).toBe('0 kB')
  expect(bytesText(1024 ** 2, 'en')).toBe('1 MB')
  expect(bytesText(1.444 * 1024 ** 3, 'en')).toBe('1.44 GB')
  expect(bytesText(5000 * 1024 ** 4, 'en')).toBe('5,000 TB')
})

test('an age is said in the largest whole unit; what lies ahead is now', () => {
  expect(agoText(0, 59_000, 'en')).toBe('59 seconds ago')
  expect(agoText(0, 7_199_000, 'en')).toBe('1 hour ago')
  expect(agoText(0, 200_000_000, 'en')).toBe('2 days ago')
  expect(agoText(5000, 0, 'en')).toBe('now')
})
