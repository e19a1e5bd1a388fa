import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DESKS } from '../../server/contract/case-queries.ts'
import { LAYER_IDS } from '../scene/scene-port.ts'
import { type CommandView, decodeView, encodeView, LISTS } from './view-url.ts'

const rounded = (min: number, max: number, digits: number) =>
  fc
    .integer({ min: Math.ceil(min * 10 ** digits), max: Math.floor(max * 10 ** digits) })
    .map((n) => n / 10 ** digits || 0)
const camera = fc.record({
  lon: rounded(-180, 180, 6),
  lat: rounded(-90, 90, 6),
  heightM: rounded(0.1, 60_000, 1),
  headingDeg: rounded(0, 360, 1),
  pitchDeg: rounded(-90, 0, 1),
})
const view: fc.Arbitrary<CommandView> = fc.record({
  camera: fc.option(camera),
  layers: fc.option(fc.subarray([...LAYER_IDS])),
  desk: fc.constantFrom(...DESKS),
  list: fc.option(fc.constantFrom(...LISTS)),
  caseId: fc.option(fc.uuid()),
  mode: fc.constantFrom('3d', '2d'),
})

test('A link restores the very view', () => {
  fc.assert(
    fc.property(view, (given) => {
      expect(decodeView(encodeView(given))).toEqual(given)
    }),
  )
})

test('Whatever an address holds, a view comes of it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('v', 'cam', 'layers', 'desk', 'list', 'case', 'mode'), fc.string()),
      (query) => {
        const found = decodeView(new URLSearchParams(query).toString())
        expect(decodeView(encodeView(found))).toEqual(found)
      },
    ),
  )
})

test('The default view needs no address, and one of another version is not guessed at', () => {
  expect(encodeView(decodeView(''))).toBe('')
  expect(decodeView('v=2&desk=file')).toEqual(decodeView(''))
  expect(decodeView('cam=1,2,3').camera).toBeNull()
})
