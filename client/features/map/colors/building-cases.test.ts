import { expect, test } from 'vitest'
import { countBands, fromDigits, withAnswer } from './building-cases.ts'
import { bandOf, caseState, countLights, countOpen } from './case-state.ts'

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
  expect([next.at, [...next.states]]).toEqual([
    at(1),
    [
      [2, caseState(1, 1)],
      [3, caseState(2, 1)],
    ],
  ])
  expect(countLights(next.states.values())).toEqual([0, 1, 1, 0])
  expect([...whole.states.keys()]).toEqual([1, 2])
  expect([...withAnswer(next, { at: at(2), isWhole: true, items: [] }).states]).toEqual([])
})

test('An answer without a change is not a new picture', () => {
  const known = withAnswer(undefined, { at: at(0), isWhole: true, items: [[1, 3, 2]] })
  expect(withAnswer(known, { at: at(1), isWhole: false, items: [] }).states).toBe(known.states)
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

test('A state says the worst light and about how many cases are open', () => {
  const states = [caseState(3, 1), caseState(3, 4), caseState(1, 2), caseState(2, 700)]
  expect(Math.max(...states)).toBeLessThan(256)
  expect(countLights(states)).toEqual([0, 1, 1, 2])
  expect(countOpen(states)).toEqual([1, 2, 0, 0, 1])
  expect([0, 5, 49, 50, 99].map((people) => bandOf(people, [5, 50]))).toEqual([0, 1, 1, 2, 2])
})
