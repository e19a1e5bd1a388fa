import { expect, test } from 'vitest'
import { above, aslant, tied } from './one-camera.ts'

const middle = { lon: 103.8, lat: 36.06 }
/** 300 m up, looking down 30° northward at a place some 520 m ahead. */
const view = { lon: 103.8, lat: 36.0553, heightM: 300, headingDeg: 0, pitchDeg: -30 }

test('Two panes of one kind show the same', () => {
  const follower = { mode: '3d', now: null, middle: null } as const
  expect(tied({ view, mode: '3d', middle }, follower)).toBe(view)
})

test('A flat pane looks down on the middle of the other, from as far', () => {
  const flat = above(view, middle)
  expect(flat).toMatchObject({ ...middle, headingDeg: 0, pitchDeg: -90 })
  expect(flat.heightM).toBeCloseTo(600, 6)
})

test('A flat pane that is moved takes the other along, and there and back is where it was', () => {
  const flat = above(view, middle)
  const back = aslant(flat, view, middle)
  expect(back.lat).toBeCloseTo(view.lat, 9)
  expect(back.heightM).toBeCloseTo(view.heightM, 6)
  const moved = aslant({ ...flat, lon: flat.lon + 0.01, heightM: flat.heightM * 2 }, view, middle)
  expect(moved).toMatchObject({ headingDeg: 0, pitchDeg: -30 })
  expect(moved.lon).toBeCloseTo(view.lon + 0.01, 9)
  // Twice as far away from the same middle.
  expect(middle.lat - moved.lat).toBeCloseTo(2 * (middle.lat - view.lat), 9)
})
