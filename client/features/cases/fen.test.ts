import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenOf, yuanText } from './fen.ts'

test('Yuan with at most two decimals become fen exactly', () => {
  expect(fenOf('12')).toBe(1200)
  expect(fenOf('12.3')).toBe(1230)
  expect(fenOf('0.29')).toBe(29)
  expect(fenOf('1.10')).toBe(110)
  expect(fenOf(' ¥1,234.50 ')).toBe(123450)
  expect(fenOf('-5')).toBe(-500)
  expect(fenOf('−0.01')).toBe(-1)
  expect(fenOf('100000000')).toBe(1e10)
})

test('What is no amount is not guessed at', () => {
  for (const text of ['', '.', '1.234', '1,23', '12元', '1e3', '--1', '100000000.01', 'NaN', '1.'])
    expect(fenOf(text), text).toBeNull()
})

test('Every amount survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e10, max: 1e10 }), (fen) => {
      expect(fenOf((fen / 100).toFixed(2))).toBe(fen)
      expect(fenOf(yuanText(fen, 'zh-CN'))).toBe(fen)
      expect(fenOf(yuanText(fen, 'en'))).toBe(fen)
    }),
  )
})
