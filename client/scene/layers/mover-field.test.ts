import { expect, test } from 'vitest'
import { CRUMBS, MoverField, NOWHERE } from './mover-field.ts'

const head = (field: MoverField, index = 0) => [...field.heads.slice(index * 3, index * 3 + 3)]
const tick = (field: MoverField, ms: number) => {
  const moved: number[] = []
  const walking = field.tick(ms, (index) => moved.push(index))
  return { moved, walking }
}

test('Between two reports a mover walks, in the time that lay between them', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 2, 1000, true)
  expect(tick(field, 1000)).toEqual({ moved: [0], walking: 0 })
  field.report('a', 10, 20, 2, 2000, true)
  expect(tick(field, 2500)).toEqual({ moved: [0], walking: 1 })
  expect(head(field)).toEqual([5, 10, 2])
  expect(tick(field, 3000)).toEqual({ moved: [0], walking: 0 })
  expect(head(field)).toEqual([10, 20, 2])
  expect(tick(field, 4000)).toEqual({ moved: [], walking: 0 })
})

test('A report on the way sets out from where it is drawn, so that nothing jumps', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('a', 10, 0, 0, 1000, true)
  tick(field, 1500)
  field.report('a', 10, 10, 0, 1500, true)
  tick(field, 1500)
  expect(head(field)).toEqual([5, 0, 0])
})

test('A leap, and whoever wants less motion, is drawn at once', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 0, 0, 0, 0, true)
  field.report('a', 5000, 0, 0, 1000, true)
  field.report('b', 10, 0, 0, 1000, false)
  tick(field, 1001)
  expect([head(field, 0), head(field, 1)]).toEqual([
    [5000, 0, 0],
    [10, 0, 0],
  ])
})

test('Crumbs lie where reports were, the oldest is taken for the newest; standing still leaves none', () => {
  const field = new MoverField(2)
  field.report('a', 0, 0, 0, 0, true)
  expect(field.report('a', 1, 0, 0, 1000, true)).toBe(-1)
  const left = Array.from({ length: CRUMBS + 1 }, (_, i) =>
    field.report('a', 10 * (i + 1), 0, 0, 2000 + i * 1000, true),
  )
  expect(left.slice(0, 3)).toEqual([0, 2, 4])
  expect(left.at(-1)).toBe(0)
  expect(field.crumbs[0]).toBe(10 * CRUMBS)
})

test('Who goes leaves nothing, and the next one takes the place', () => {
  const field = new MoverField(2)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 5, 5, 5, 0, true)
  field.report('a', 50, 0, 0, 1000, true)
  expect(field.remove('a')).toBe(0)
  expect([field.count, field.used, field.has('a'), head(field)[0], field.crumbs[0]]).toEqual([
    1,
    2,
    false,
    NOWHERE,
    NOWHERE,
  ])
  field.report('c', 7, 0, 0, 2000, true)
  expect([field.idAt(0), field.used]).toEqual(['c', 2])
  expect(field.remove('a')).toBe(-1)
})

test('What is pointed at is the nearest within reach, and never what is behind the camera', () => {
  const field = new MoverField(4)
  field.report('a', 0, 0, 0, 0, true)
  field.report('b', 0.5, 0, 0, 0, true)
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  const picture = { width: 200, height: 100 }
  expect(field.nearest(identity, picture, { x: 102, y: 50 }, 7)).toBe(0)
  expect(field.nearest(identity, picture, { x: 148, y: 53 }, 7)).toBe(1)
  expect(field.nearest(identity, picture, { x: 125, y: 50 }, 7)).toBe(-1)
  const behind = identity.with(15, -1)
  expect(field.nearest(behind, picture, { x: 100, y: 50 }, 7)).toBe(-1)
})
