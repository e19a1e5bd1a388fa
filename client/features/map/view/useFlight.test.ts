import { expect, test } from 'vitest'
import { motionOf } from './useFlight.ts'

test('Keys held together fly aslant, opposite ones stand still, none at all ends the flight', () => {
  expect(motionOf(new Set(['KeyW', 'KeyD']))).toMatchObject({ ahead: 1, right: 1, up: 0 })
  expect(motionOf(new Set(['KeyA', 'KeyD']))).toMatchObject({ right: 0 })
  expect(motionOf(new Set())).toBeNull()
})
