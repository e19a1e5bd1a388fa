import { expect, test } from 'vitest'
import { countBands, countLights, fromDigits, withAnswer } from './building-cases.ts'

const at = (minute: number) => `2026-11-16T10:0${minute}:00.000Z`

test('Changes are laid over what was known; a building without open cases goes', () => {
  const whole = withAnswer(undefined, {
    at: at(0),
    isWhole: true,
    items: [
      [1, 3, 2],
      [2, 1, 1],
    ],
  })
  const next = withAnswer(whole, {
    at: at(1),
    isWhole: false,
    items: [
      [1, 0, 0],
      [3, 2, 1],
    ],
  })
  expect([next.at, [...next.lights]]).toEqual([
    at(1),
    [
      [2, 1],
      [3, 2],
    ],
  ])
  expect(countLights(next.lights)).toEqual([0, 1, 1, 0])
  expect([...whole.lights.keys()]).toEqual([1, 2])
  expect([...withAnswer(next, { at: at(2), isWhole: true, items: [] }).lights]).toEqual([])
})

test('An answer without a change is not a new picture', () => {
  const known = withAnswer(undefined, { at: at(0), isWhole: true, items: [[1, 3, 2]] })
  expect(withAnswer(known, { at: at(1), isWhole: false, items: [] }).lights).toBe(known.lights)
})

test('Digits are buildings from the first id on', () => {
  const given = { from: 7, bands: '206' }
  const { ids, values } = fromDigits(given)
  expect([[...ids], [...values]]).toEqual([
    [7, 8, 9],
    [2, 0, 6],
  ])
  expect(countBands(given).get(6)).toBe(1)
})
