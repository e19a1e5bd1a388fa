import { expect, test } from 'vitest'
import { type CountCell, suppressedKeys } from './population-rules.ts'

const cells = (...people: number[]): CountCell[] =>
  people.map((n, i) => ({ key: `c${i}`, groupKey: '', people: n }))
const hidden = (...people: number[]) => [...suppressedKeys(cells(...people))].toSorted()

test('Fewer than five people are never counted out, five are', () => {
  expect(hidden(4, 3, 5, 100)).toEqual(['c0', 'c1'])
  expect(hidden(5, 6, 7)).toEqual([])
})

test('A single hidden cell takes the next smallest with it, or its group would tell it', () => {
  expect(hidden(3, 40, 20, 100)).toEqual(['c0', 'c2'])
  expect(hidden(1, 7)).toEqual(['c0', 'c1'])
})

test('Hidden cells of fewer than five people in all take another with them', () => {
  expect(hidden(1, 1, 30, 20)).toEqual(['c0', 'c1', 'c3'])
  expect(hidden(0, 2, 30)).toEqual(['c0', 'c1', 'c2'])
})

test('Empty cells tell of nobody, so they hide no others', () => {
  expect(hidden(0, 0, 30)).toEqual(['c0', 'c1'])
  expect(hidden(0, 30)).toEqual(['c0'])
})

test('Each group stands for itself', () => {
  const two = [...cells(3, 50, 20), { key: 'd', groupKey: 'other', people: 6 }]
  expect([...suppressedKeys(two)].toSorted()).toEqual(['c0', 'c2'])
})

test('No sum of a group tells of one to four people, whatever lives there', () => {
  let seed = 7
  const draw = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % n
  }
  for (let round = 0; round < 500; round++) {
    const group = cells(...Array.from({ length: 1 + draw(8) }, () => (draw(2) ? draw(7) : draw(60))))
    const keys = suppressedKeys(group)
    for (const cell of group) if (cell.people < 5) expect(keys).toContain(cell.key)
    const left = group.filter((cell) => keys.has(cell.key))
    const sum = left.reduce((n, cell) => n + cell.people, 0)
    const hasAll = left.length === group.length
    if (sum > 0 && !hasAll) expect([left.length >= 2, sum >= 5]).toEqual([true, true])
  }
})
