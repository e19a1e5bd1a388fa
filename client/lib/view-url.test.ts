import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CASE_KINDS, CASE_SOURCES } from '../../server/contract/case.ts'
import { DESKS } from '../../server/contract/case-queries.ts'
import { LIGHTS } from '../../server/contract/common.ts'
import type { QueueFilter } from '../../server/contract/shift.ts'
import { CITY_COLORS, LAYER_IDS } from '../scene/scene-port.ts'
import { TIMELESS_COLORS } from './comparison.ts'
import { type CommandView, decodeView, encodeView, LISTS, THINGS } from './view-url.ts'

const rounded = (min: number, max: number, digits: number) =>
  fc
    .integer({ min: Math.ceil(min * 10 ** digits), max: Math.floor(max * 10 ** digits) })
    .map((n) => n / 10 ** digits || 0)
const camera = fc.record({
  lon: rounded(-180, 180, 6),
  lat: rounded(-90, 90, 6),
  heightM: rounded(-400, 60_000, 1),
  headingDeg: rounded(0, 360, 1),
  pitchDeg: rounded(-90, 0, 1),
})
const place = fc.record({ lon: rounded(-180, 180, 6), lat: rounded(-90, 90, 6) })
const shape = fc.oneof(
  fc.record({ kind: fc.constant('area' as const), places: fc.array(place, { minLength: 3, maxLength: 40 }) }),
  fc.record({ kind: fc.constant('line' as const), places: fc.array(place, { minLength: 2, maxLength: 40 }) }),
  fc.record({ kind: fc.constant('near' as const), places: fc.array(place, { minLength: 1, maxLength: 1 }) }),
  fc.record({ kind: fc.constant('dig' as const), places: fc.array(place, { minLength: 3, maxLength: 9 }) }),
  fc.record({
    kind: fc.constant('height' as const),
    places: fc.array(place, { minLength: 2, maxLength: 2 }),
    heightsM: fc.array(rounded(-100, 9000, 2), { minLength: 2, maxLength: 2 }),
  }),
)
const thing = fc.record({
  kind: fc.constantFrom(...THINGS),
  id: fc.option(fc.oneof(fc.uuid(), fc.stringMatching(/^\d{1,18}$/))),
  place,
})
const instant = fc
  .integer({ min: Date.UTC(2000), max: Date.UTC(2100) })
  .map((ms) => new Date(ms).toISOString())
const filter = fc
  .record(
    {
      kind: fc.constantFrom(...CASE_KINDS),
      class: fc.stringMatching(/^\d{5}$/),
      source: fc.constantFrom(...CASE_SOURCES),
      community: fc.stringMatching(/^\d{12}$/),
      unit: fc.stringMatching(/^[A-Z][A-Z-]{1,20}$/),
      light: fc.constantFrom(...LIGHTS),
      urgent: fc.constant(true as const),
      claim: fc.constantFrom('mine' as const, 'none' as const),
      days: fc.integer({ min: 1, max: 366 }),
    },
    { requiredKeys: [] },
  )
  .map((given): QueueFilter => given)
const view: fc.Arbitrary<CommandView> = fc.record({
  camera: fc.option(camera),
  layers: fc.option(fc.subarray([...LAYER_IDS])),
  colors: fc.constantFrom(...CITY_COLORS),
  desk: fc.constantFrom(...DESKS),
  list: fc.option(fc.constantFrom(...LISTS)),
  filter,
  caseId: fc.option(fc.uuid()),
  mode: fc.constantFrom('3d', '2d'),
  thing: fc.option(thing),
  shape: fc.option(shape),
  at: fc.option(instant),
  underground: fc.boolean(),
  dig: fc.record({ depthM: rounded(0.1, 50, 1), withinM: rounded(0, 20, 1) }),
  cut: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('level' as const), at: place, heightM: rounded(-50, 300, 1) }),
      fc.record({
        kind: fc.constant('ahead' as const),
        at: place,
        headingDeg: rounded(0, 360, 1),
        offsetM: rounded(-500, 500, 1),
      }),
    ),
  ),
  sun: fc.option(instant),
  compare: fc.option(
    fc.oneof(
      fc.record({
        mode: fc.constantFrom('2d' as const, '3d' as const),
        colors: fc.constantFrom(...CITY_COLORS),
        hasCases: fc.boolean(),
        at: fc.constant(null),
      }),
      fc.record({
        mode: fc.constantFrom('2d' as const, '3d' as const),
        colors: fc.constantFrom(...TIMELESS_COLORS),
        hasCases: fc.boolean(),
        at: instant,
      }),
    ),
  ),
  opacity: fc.record(
    { basemap: rounded(0, 0.99, 2), buildings: rounded(0, 0.99, 2), components: rounded(0, 0.99, 2) },
    { requiredKeys: [] },
  ),
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
      fc.dictionary(
        fc.constantFrom(
          'v',
          'cam',
          'layers',
          'colors',
          'desk',
          'list',
          'case',
          'mode',
          'thing',
          'shape',
          'at',
          'f',
          'under',
          'dig',
          'cut',
          'sun',
          'fade',
          'beside',
        ),
        fc.string(),
      ),
      (query) => {
        const found = decodeView(new URLSearchParams(query).toString())
        expect(decodeView(encodeView(found))).toEqual(found)
      },
    ),
  )
})

test('A comparison of an earlier address is still one, and colours of now are not laid over then', () => {
  const besideOf = (text: string) => decodeView(`v=2&beside=${encodeURIComponent(text)}`).compare
  expect(besideOf('plain')).toEqual({ mode: '3d', colors: 'none', hasCases: true, at: null })
  expect(besideOf('flat')?.mode).toBe('2d')
  expect(besideOf('3d~people~cases~2026-11-01T02:00:00.000Z')?.colors).toBe('none')
  expect(besideOf('4d~none~cases')).toBeNull()
})

test('The default view needs no address, and one of another version is not guessed at', () => {
  expect(encodeView(decodeView(''))).toBe('')
  expect(decodeView('v=3&desk=file')).toEqual(decodeView(''))
  expect(decodeView('cam=1,2,3').camera).toBeNull()
})

test('Links of the first version still open', () => {
  const old = 'v=1&cam=103.800000%2C36.050000%2C900.0%2C10.0%2C-40.0&layers=cases&desk=file&mode=2d'
  expect(decodeView(old)).toMatchObject({
    camera: { lon: 103.8, lat: 36.05, heightM: 900, headingDeg: 10, pitchDeg: -40 },
    layers: ['cases'],
    desk: 'file',
    mode: '2d',
    shape: null,
    at: null,
  })
})

test('The corners of a large area fit an address', () => {
  const places = Array.from({ length: 500 }, (_, i) => ({
    lon: 103.8 + Math.cos(i / 80) * 0.02,
    lat: 36 + Math.sin(i / 80) * 0.02,
  }))
  const text = encodeView({ ...decodeView(''), shape: { kind: 'area', places } })
  expect(text.length).toBeLessThan(6000)
  expect(decodeView(text).shape?.places).toHaveLength(500)
})
