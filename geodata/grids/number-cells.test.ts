import { expect, test } from 'vitest'
import type { Ring, Spot } from '../model/plane.ts'
import { mostCells, serialsOf, TooManyCellsError } from './number-cells.ts'

const cellAt = (x: number, y: number): { center: Spot; outline: Ring } => ({
  center: [x, y],
  outline: [
    [x - 50, y - 50],
    [x + 50, y - 50],
    [x + 50, y + 50],
    [x - 50, y + 50],
  ],
})

test('Cells are numbered in rows of 100 m from north to south, west to east within a row', () => {
  // The second lies a little south of the first: still the same row.
  const cells = [cellAt(300, 950), cellAt(100, 940), cellAt(200, 955), cellAt(100, 840), cellAt(-50, 100)]
  expect(serialsOf('620103001001', cells)).toEqual(['003', '001', '002', '004', '005'])
})

test('A community takes 900 cells; one that would need more is refused by name', () => {
  const cells = Array.from({ length: mostCells + 1 }, (_, i) =>
    cellAt((i % 30) * 100, Math.floor(i / 30) * 100),
  )
  const serials = serialsOf('620103001001', cells.slice(0, mostCells))
  expect(new Set(serials).size).toBe(900)
  for (const serial of serials) expect(serial).toMatch(/^\d{3}$/)
  expect(() => serialsOf('620103001001', cells)).toThrow(TooManyCellsError)
  expect(() => serialsOf('620103001001', cells)).toThrow(/620103001001 would need 901/)
})
