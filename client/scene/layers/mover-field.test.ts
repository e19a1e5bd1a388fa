import { expect, test } from 'vitest'
import { FLOATS, MoverField, NOWHERE, STRETCHES } from './mover-field.ts'

/** The stretches of a mover as they are drawn: from where to where. */
const trail = (field: MoverField, index = 0) =>
  Array.from({ length: STRETCHES }, (_, round) => {
    const at = (round * field.capacity + index) * FLOATS
    return [field.trails[at], field.trails[at + 4]]
  }).filter(([from]) => from !== NOWHERE)

test('Between two reports a mover walks, in the time that lay between them', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 2, 1000, true)
  expect([field.placeAt(0, 1000), field.walksAt(1000)]).toEqual([[0, 0, 2], false])
  field.report('a', 10, 20, 2, 2000, true)
  expect([field.placeAt(0, 2500), field.walksAt(2500)]).toEqual([[5, 10, 2], true])
  expect([field.placeAt(0, 3000), field.walksAt(3000)]).toEqual([[10, 20, 2], false])
  expect(field.placeAt(0, 9000)).toEqual([10, 20, 2])
})

test('A report on the way sets out from where it is drawn, so that nothing jumps', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('a', 10, 0, 0, 1000, true)
  field.report('a', 10, 10, 0, 1500, true)
  expect(field.placeAt(0, 1500)).toEqual([5, 0, 0])
  expect(field.placeAt(0, 1750)).toEqual([7.5, 5, 0])
})

test('A leap, and whoever wants less motion, is drawn at once', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 0, 0, 0, 0, true)
  field.report('a', 5000, 0, 0, 1000, true)
  field.report('b', 10, 0, 0, 1000, false)
  expect([field.placeAt(0, 1000), field.placeAt(1, 1000)]).toEqual([
    [5000, 0, 0],
    [10, 0, 0],
  ])
  expect(field.walksAt(1000)).toBe(false)
  // A leap is no way.
  expect([trail(field, 0), trail(field, 1)]).toEqual([[], [[0, 10]]])
})

test('A trail is one line through the reports, as long as it is kept; standing about does not shorten it', () => {
  const field = new MoverField(2)
  field.report('a', 0, 0, 0, 0, true)
  for (let i = 1; i <= 3; i += 1) field.report('a', i, 0, 0, i * 1000, true)
  expect(trail(field)).toEqual([])
  for (let i = 1; i <= STRETCHES + 2; i += 1) field.report('a', 10 * i, 0, 0, 5000 + i * 1000, true)
  const drawn = trail(field).toSorted(([a = 0], [b = 0]) => a - b)
  expect(drawn).toHaveLength(STRETCHES)
  expect(drawn.at(-1)?.[1]).toBe(10 * (STRETCHES + 2))
  for (const [i, [from]] of drawn.entries()) if (i > 0) expect(from).toBe(drawn[i - 1]?.[1])
})

test('Only what changed is sent', () => {
  const field = new MoverField(8)
  for (const id of ['a', 'b', 'c']) field.report(id, 0, 0, 0, 0, true)
  field.dirtyHeads.clear()
  field.report('b', 10, 0, 0, 1000, true)
  expect([field.dirtyHeads.first, field.dirtyHeads.end]).toEqual([1, 2])
  expect(field.dirtyRounds.map((round) => round.isEmpty).slice(0, 2)).toEqual([false, true])
  expect([field.rounds, field.used]).toEqual([1, 3])
})

test('Who goes leaves nothing, and the next one takes the place', () => {
  const field = new MoverField(2)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 5, 5, 5, 0, true)
  field.report('a', 50, 0, 0, 1000, true)
  field.remove('a')
  expect([field.count, field.used, field.has('a'), field.heads[0], trail(field)]).toEqual([
    1,
    2,
    false,
    NOWHERE,
    [],
  ])
  field.report('c', 7, 0, 0, 2000, true)
  expect([field.idAt(0), field.used]).toEqual(['c', 2])
  field.remove('a')
  expect(field.count).toBe(2)
})

test('After days instants are as fine as at first, and nobody jumps when they are told anew', () => {
  const field = new MoverField(2)
  const late = 5 * 24 * 3_600_000
  field.report('a', 0, 0, 0, 0, true)
  field.report('a', 10, 0, 0, 1000, true)
  field.report('b', 0, 0, 0, late, true)
  expect(field.placeAt(0, late)).toEqual([10, 0, 0])
  field.report('b', 10, 0, 0, late + 1000, true)
  expect(field.placeAt(1, late + 1001)[0]).toBeCloseTo(0.01, 4)
  expect(field.instant(late + 1000)).toBeLessThan(3_600_000)
})

test('What is pointed at is the nearest within reach, and never what is behind the camera', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 0.5, 0, 0, 0, true)
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  const picture = { width: 200, height: 100 }
  expect(field.nearest(identity, picture, { x: 102, y: 50 }, 7, 0)).toBe(0)
  expect(field.nearest(identity, picture, { x: 148, y: 53 }, 7, 0)).toBe(1)
  expect(field.nearest(identity, picture, { x: 125, y: 50 }, 7, 0)).toBe(-1)
  const behind = identity.with(15, -1)
  expect(field.nearest(behind, picture, { x: 100, y: 50 }, 7, 0)).toBe(-1)
})
