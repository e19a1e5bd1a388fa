import { expect, test } from 'vitest'
import { caseState } from './case-state.ts'
import { type PlacedThen, statesThen } from './states-then.ts'

const placed = (light: PlacedThen['light'], buildingId: number | null, gridCode: string): PlacedThen => ({
  ...{ light, buildingId, gridCode },
  responsibilityCode: gridCode === 'far' ? null : 'patrol',
})

test('The cases of an instant colour what they stand at: by the worst light, and how many there are', () => {
  const then = statesThen([placed('yellow', 7, 'a'), placed('red', 7, 'a'), placed('green', null, 'far')])
  expect([...then.buildings]).toEqual([[7, caseState(3, 2)]])
  expect([...then.unit]).toEqual([
    ['a', caseState(3, 2)],
    ['far', caseState(1, 1)],
  ])
  expect([...then.responsibility]).toEqual([['patrol', caseState(3, 2)]])
})

test('With no case nothing is coloured', () => {
  expect(statesThen([])).toEqual({ buildings: new Map(), unit: new Map(), responsibility: new Map() })
})
