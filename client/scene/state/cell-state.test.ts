import { expect, test } from 'vitest'
import { CellState } from './cell-state.ts'

const bytes = (state: CellState, code: string) => {
  const into = new Uint8Array(4)
  state.write(code, into, 0)
  return [...into]
}

test('Each channel of a cell is a byte of its own; what is put anew takes the place of all that the channel said', () => {
  const state = new CellState()
  state.put('light', ['a', 'b'], [7, 2])
  state.put('chosen', ['b'], [1])
  expect([bytes(state, 'a'), bytes(state, 'b'), bytes(state, 'c')]).toEqual([
    [7, 0, 0, 0],
    [2, 0, 0, 1],
    [0, 0, 0, 0],
  ])
  state.put('light', ['b'], [3])
  expect([bytes(state, 'a'), bytes(state, 'b')]).toEqual([
    [0, 0, 0, 0],
    [3, 0, 0, 1],
  ])
})

test('Only what differs is told to be drawn anew', () => {
  const state = new CellState()
  const drawn = new Uint8Array(8)
  state.put('light', ['a', 'b'], [1, 2])
  expect([state.write('a', drawn, 0), state.write('b', drawn, 4)]).toEqual([true, true])
  state.put('light', ['a', 'b'], [1, 3])
  expect([state.write('a', drawn, 0), state.write('b', drawn, 4)]).toEqual([false, true])
  expect([state.version, state.says('light'), state.says('people')]).toEqual([2, true, false])
})
