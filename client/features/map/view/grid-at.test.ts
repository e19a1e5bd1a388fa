import { expect, test } from 'vitest'
import { gridFinder } from './grid-at.ts'

const square = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ] as const

test('A place is in the cell around it, not in a hole of it, and in none outside', () => {
  const find = gridFinder([
    { code: 'a', polygons: [[square(0, 0, 10), square(4, 4, 2)]] },
    { code: 'b', polygons: [[square(10, 0, 10)]] },
  ])
  expect(find({ lon: 1, lat: 1 })).toBe('a')
  expect(find({ lon: 5, lat: 5 })).toBeNull()
  expect(find({ lon: 11, lat: 9 })).toBe('b')
  expect(find({ lon: 30, lat: 9 })).toBeNull()
})
