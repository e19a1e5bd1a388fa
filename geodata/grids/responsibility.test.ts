import { expect, test } from 'vitest'
import { groupCells } from './responsibility.ts'

/** A board of squares of 100 m, each beside its four neighbours. */
function board(columns: number, rows: number, hole: (x: number, y: number) => boolean = () => false) {
  const code = (x: number, y: number) => `620103001001${String(y * columns + x + 1).padStart(3, '0')}`
  const has = (x: number, y: number) => x >= 0 && y >= 0 && x < columns && y < rows && !hole(x, y)
  const spots = Array.from(
    { length: columns * rows },
    (_, i) => [i % columns, Math.floor(i / columns)] as const,
  )
  return spots
    .filter(([x, y]) => has(x, y))
    .map(([x, y]) => ({
      code: code(x, y),
      center: [x * 100, -y * 100] as const,
      beside: [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ].flatMap(([a = 0, b = 0]) => (has(a, b) ? [code(a, b)] : [])),
    }))
}

test.each([
  ['a full board', board(12, 10)],
  ['a board with holes', board(15, 8, (x, y) => (x * 7 + y * 3) % 5 === 0)],
  ['a single cell', board(1, 1)],
])('On %s every cell belongs to exactly one responsibility grid', (_, cells) => {
  const groups = groupCells('620103001', cells)
  const all = groups.flatMap((group) => group.cells)
  expect(all.toSorted()).toEqual(cells.map(({ code }) => code).toSorted())
  expect(new Set(groups.map(({ code }) => code)).size).toBe(groups.length)
})

test('The cells of a responsibility grid hang together where the street does', () => {
  const cells = board(12, 10)
  const beside = new Map(cells.map((cell) => [cell.code, cell.beside]))
  for (const { cells: members } of groupCells('620103001', cells)) {
    const reached = new Set(members.slice(0, 1))
    for (const code of reached)
      for (const next of beside.get(code) ?? []) if (members.includes(next)) reached.add(next)
    expect([...reached].toSorted()).toEqual(members.toSorted())
  }
})
