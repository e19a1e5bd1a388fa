import { expect, test } from 'vitest'
import { nextAmong } from './next-among.ts'

test('clicks go through the cases of a group, the worst first', () => {
  const among = ['worst', 'next', 'last']
  expect(nextAmong(among, null)).toBe('worst')
  expect(nextAmong(among, 'elsewhere')).toBe('worst')
  expect(nextAmong(among, 'worst')).toBe('next')
  expect(nextAmong(among, 'last')).toBe('worst')
})
