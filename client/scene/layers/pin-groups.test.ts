import { expect, test } from 'vitest'
import { groupPins, groupSize } from './pin-groups.ts'

test('pins that would cover each other are one, drawn as the worst of them', () => {
  const groups = groupPins(
    [
      { id: 'green', x: 100, y: 100, rank: 0 },
      { id: 'red', x: 108, y: 104, rank: 4 },
      { id: 'yellow', x: 112, y: 100, rank: 2 },
      { id: 'far', x: 300, y: 100, rank: 0 },
    ],
    18,
  )
  expect([...groups]).toEqual([
    ['red', ['red', 'yellow', 'green']],
    ['far', ['far']],
  ])
})

test('every pin is in one group, and no two groups cover each other, also across the picture', () => {
  const pins = Array.from({ length: 2000 }, (_, i) => ({
    id: String(i),
    x: (i * 7919) % 800,
    y: ((i * 104_729) % 1200) - 400,
    rank: i % 6,
  }))
  const groups = groupPins(pins, 18)
  expect([...groups.values()].flat().sort()).toEqual(pins.map(({ id }) => id).sort())
  const byId = new Map(pins.map((pin) => [pin.id, pin]))
  const heads = [...groups.keys()].flatMap((id) => byId.get(id) ?? [])
  const apart = heads.flatMap((a, i) => heads.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)))
  expect(apart.every((distance) => distance >= 18)).toBe(true)
  for (const [head, members] of groups)
    for (const id of members) expect(byId.get(head)?.rank).toBeGreaterThanOrEqual(byId.get(id)?.rank ?? 0)
})

test('a number is exact up to nine, then rounded down to tens', () => {
  expect([1, 2, 9, 10, 47, 100, 512].map(groupSize)).toEqual(['', '2', '9', '10+', '40+', '99+', '99+'])
})
