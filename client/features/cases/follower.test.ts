import { expect, test } from 'vitest'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { followerOf, placeOf } from './useFollower.ts'

const aQueue = (...cases: [id: string, status: CaseSummary['status']][]) =>
  cases.map(([id, status]) => ({ id, status }) as CaseSummary)

test('What comes next stands in the place of the case that left', () => {
  const place = placeOf(aQueue(['a', 'filed'], ['b', 'filed'], ['c', 'filed']), 'b', null)
  expect(place && followerOf(aQueue(['a', 'filed'], ['c', 'filed']), place)).toBe('c')
  expect(place && followerOf(aQueue(['a', 'filed']), place)).toBe('a')
  expect(place && followerOf([], place)).toBe(null)
})

test('On a desk of two steps the next one waits for the same step, below first and then above', () => {
  const before = aQueue(['a', 'completed'], ['b', 'checking'], ['c', 'completed'], ['d', 'checking'])
  const place = placeOf(before, 'c', null)
  const after = aQueue(['a', 'completed'], ['b', 'checking'], ['d', 'checking'], ['c', 'checking'])
  expect(placeOf(after, 'c', place)).toEqual(place)
  expect(place && followerOf(after, place)).toBe('a')
  expect(place && followerOf(aQueue(['b', 'checking'], ['d', 'checking']), place)).toBe('d')
})

test('A case moves in its queue before anything is done: what comes next is what stands below it then', () => {
  const first = placeOf(aQueue(['a', 'filed'], ['b', 'filed'], ['c', 'filed']), 'a', null)
  const moved = placeOf(aQueue(['b', 'filed'], ['a', 'filed'], ['c', 'filed']), 'a', first)
  expect(moved && followerOf(aQueue(['b', 'filed'], ['c', 'filed']), moved)).toBe('c')
})

test('A case from elsewhere has no place, and nothing follows it', () => {
  const before = placeOf(aQueue(['a', 'filed']), 'a', null)
  expect(placeOf(aQueue(['a', 'filed']), 'x', before)).toBe(null)
  expect(placeOf(aQueue(['a', 'filed']), null, before)).toBe(null)
})
