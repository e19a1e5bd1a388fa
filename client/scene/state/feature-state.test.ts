import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHANNELS, FeatureState, STATE_MOST_ROWS, STATE_WIDTH } from './feature-state.ts'

test('Each channel of a building is a byte of its own', () => {
  const state = new FeatureState()
  state.put('light', [7, 9], [3, 1])
  state.put('people', [7], [5])
  expect([state.of(7, 'light'), state.of(7, 'people'), state.of(9, 'light')]).toEqual([3, 5, 1])
  expect([...state.pixels.slice(28, 32)]).toEqual([3, 5, 0, 0])
})

test('What is put anew takes the place of all that the channel said, and of nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...CHANNELS), fc.dictionary(fc.nat(5000).map(String), fc.nat(255)))),
      (puts) => {
        const state = new FeatureState()
        const last = new Map<string, Record<string, number>>()
        for (const [channel, values] of puts) {
          state.put(channel, Object.keys(values).map(Number), Object.values(values))
          last.set(channel, values)
        }
        for (const channel of CHANNELS)
          for (const id of new Set(puts.flatMap(([, values]) => Object.keys(values))))
            expect(state.of(Number(id), channel)).toBe(id === '0' ? 0 : (last.get(channel)?.[id] ?? 0))
      },
    ),
    { numRuns: 50 },
  )
})

test('The picture grows by whole rows and keeps what it knew', () => {
  const state = new FeatureState()
  state.put('chosen', [5], [1])
  expect(state.rows).toBe(1)
  state.put('light', [1_000_000], [2])
  expect([state.rows, state.pixels.length]).toEqual([1024, 1024 * STATE_WIDTH * 4])
  expect([state.of(5, 'chosen'), state.of(1_000_000, 'light')]).toEqual([1, 2])
})

test('Ids beyond the largest picture are counted, not lost silently; nonsense is not drawn', () => {
  const state = new FeatureState()
  const most = STATE_MOST_ROWS * STATE_WIDTH
  state.put('light', [most - 1, most, most + 5], [1, 1, 1])
  expect([state.beyond, state.of(most - 1, 'light')]).toEqual([2, 1])
  state.put('light', [1], [1])
  expect(state.beyond).toBe(0)
})

test('A change is a new version, so that a picture is sent once for many', () => {
  const state = new FeatureState()
  const before = state.version
  state.put('light', [1], [1])
  state.put('people', [1], [1])
  expect(state.version).toBe(before + 2)
})

test('Only the rows that changed are sent anew: those of what is set, and of what was set before', () => {
  const state = new FeatureState()
  state.put('light', [500 * STATE_WIDTH], [1])
  expect(state.takeDirty()).toEqual({ first: 0, end: 512 })
  expect(state.takeDirty()).toBeNull()
  state.put('chosen', [3 * STATE_WIDTH + 7, 5 * STATE_WIDTH], [1, 1])
  expect(state.takeDirty()).toEqual({ first: 3, end: 6 })
  state.put('chosen', [9 * STATE_WIDTH], [1])
  expect(state.takeDirty()).toEqual({ first: 3, end: 10 })
  state.put('found', [], [])
  expect(state.takeDirty()).toBeNull()
})

test('So many ids that they are not kept one by one are cleared all the same, and no other channel with them', () => {
  const state = new FeatureState()
  const all = Uint32Array.from({ length: 1000 }, (_, i) => i + 1)
  state.put('chosen', [5], [1])
  state.put('light', all, new Uint8Array(1000).fill(3))
  state.put('light', [7], [2])
  expect([
    state.of(5, 'light'),
    state.of(7, 'light'),
    state.of(1000, 'light'),
    state.of(5, 'chosen'),
  ]).toEqual([0, 2, 0, 1])
})
