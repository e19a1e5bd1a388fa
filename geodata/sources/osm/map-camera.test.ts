import { expect, test } from 'vitest'
import { parseDirection } from './map-camera.ts'

test.each([
  ['90', 90, null],
  ['-90', 270, null],
  ['360', 0, null],
  ['45°', 45, null],
  ['N', 0, null],
  ['nnw', 337.5, null],
  ['south-west', 225, null],
  ['90;180', 90, null],
  ['45-135', 90, 90],
  ['330-30', 0, 60],
])('the direction %s points to %d°', (text, headingDeg, widthDeg) => {
  expect(parseDirection(text)).toEqual({ headingDeg, widthDeg })
})

test.each(['', 'forward', 'clockwise', 'anticlockwise', undefined])(
  'the direction %s says nothing',
  (text) => {
    expect(parseDirection(text)).toBeNull()
  },
)
