import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Building } from '../../model/city.ts'
import type { SourceReject } from '../reject.ts'
import { sharedData } from '../shared-data-for-test.ts'
import { cityjsonCity } from './cityjson-city.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-cityjson-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const write = (content: string, ending = 'city.json') => {
  const path = join(folder, `${files++}.${ending}`)
  writeFileSync(path, content)
  return path
}

function read(path: string, crs?: string): { buildings: Building[]; rejects: SourceReject[] } {
  const rejects: SourceReject[] = []
  const onReject = (reject: SourceReject) => void rejects.push(reject)
  return { buildings: [...cityjsonCity(path, { source: 'test', crs, onReject })], rejects }
}

/** The eight corners of a box in millimetres, floor first. */
const box = (x: number, y: number, width: number, depth: number, height: number, z = 0) =>
  [z, z + height].flatMap((level) => [
    [x, y, level],
    [x + width, y, level],
    [x + width, y + depth, level],
    [x, y + depth, level],
  ])
/** Floor, roof and walls of a box whose corners begin at `n`. */
const boxSurfaces = (n: number) => [
  [[n + 3, n + 2, n + 1, n]],
  [[n + 4, n + 5, n + 6, n + 7]],
  ...[0, 1, 2, 3].map((i) => [[n + i, n + ((i + 1) % 4), n + 4 + ((i + 1) % 4), n + 4 + i]]),
]
const meanings = { surfaces: [{ type: 'GroundSurface' }, { type: 'RoofSurface' }, { type: 'WallSurface' }] }
const solid = (n: number, lod: string | number = '2.2') => ({
  type: 'Solid',
  lod,
  boundaries: [boxSurfaces(n)],
  semantics: { ...meanings, values: [[0, 1, 2, 2, 2, 2]] },
})
const head = {
  type: 'CityJSON',
  version: '2.0',
  transform: { scale: [0.001, 0.001, 0.001], translate: [500_000, 3_990_000, 1500] },
  metadata: { referenceSystem: 'https://www.opengis.net/def/crs/EPSG/0/4544' },
}
const model = (CityObjects: object, vertices: number[][], more: object = {}) =>
  JSON.stringify({ ...head, ...more, CityObjects, vertices })
const around = { lon: 105, lat: 36.04017 }

test('a building stands on its ground surfaces, as high as it was measured or else as its geometry', () => {
  const { buildings, rejects } = read(
    write(
      model(
        {
          a: {
            type: 'Building',
            attributes: { measuredHeight: 12.3, storeysAboveGround: 4, name: '一号楼' },
            geometry: [solid(0)],
          },
          b: { type: 'Building', attributes: { function: 'school' }, geometry: [solid(8, 1)] },
          road: { type: 'Road', geometry: [] },
        },
        [...box(0, 0, 10_000, 10_000, 9000), ...box(20_000, 0, 10_000, 20_000, 7000, 2000)],
      ),
    ),
  )
  expect(rejects).toEqual([])
  expect(buildings).toMatchObject([
    {
      sourceId: 'a',
      heightM: 12.3,
      heightEstimated: false,
      floors: 4,
      baseM: 1500,
      name: '一号楼',
      kind: 'building',
    },
    { sourceId: 'b', heightM: 7, baseM: 1502, floors: null, kind: 'school' },
  ])
  const ring = (buildings[0]?.footprint.coordinates[0] ?? []) as number[][]
  expect(ring).toHaveLength(5)
  expect(ring[0]).toEqual([expect.closeTo(around.lon, 3), expect.closeTo(around.lat, 3)])
})

test('a building of parts is one, its parts joined; without meanings the outline is what is seen from above', () => {
  const bare = { ...solid(16), semantics: undefined }
  const { buildings } = read(
    write(
      model(
        {
          whole: { type: 'Building', children: ['p1', 'p2'], attributes: { name: '裙楼' } },
          p1: { type: 'BuildingPart', parents: ['whole'], geometry: [solid(0)] },
          p2: { type: 'BuildingPart', parents: ['whole'], geometry: [solid(8)] },
          bare: { type: 'Building', geometry: [bare] },
        },
        [
          ...box(0, 0, 10_000, 10_000, 9000),
          ...box(10_000, 0, 10_000, 10_000, 30_000),
          ...box(50_000, 0, 10_000, 10_000, 5000),
        ],
      ),
    ),
  )
  expect(buildings).toMatchObject([
    { sourceId: 'whole', name: '裙楼', heightM: 30, footprint: { type: 'Polygon' } },
    { sourceId: 'bare', heightM: 5, footprint: { type: 'Polygon' } },
  ])
  expect(buildings[0]?.footprint.coordinates).toHaveLength(1)
})

test('an outline without height takes its floors, else the default of its kind', () => {
  const flat = { type: 'MultiSurface', lod: '0', boundaries: [[[0, 1, 2, 3]]] }
  const { buildings } = read(
    write(
      model(
        {
          floors: { type: 'Building', attributes: { storeysAboveGround: 6 }, geometry: [flat] },
          none: { type: 'Building', geometry: [flat] },
        },
        box(0, 0, 10_000, 10_000, 0),
      ),
    ),
  )
  expect(buildings).toMatchObject([
    { heightM: 18, floors: 6, heightEstimated: false },
    { heightM: 9, floors: null, heightEstimated: true },
  ])
})

test('bad buildings among good ones are refused by their id and reason', () => {
  const { buildings, rejects } = read(
    write(
      model(
        {
          good: { type: 'Building', geometry: [solid(0)] },
          empty: { type: 'Building', geometry: [] },
          beyond: { type: 'Building', geometry: [solid(80)] },
          torn: { type: 'Building', children: ['absent'], geometry: [solid(0)] },
          odd: { type: 'Building', geometry: [{ type: 'Solid', lod: 'x', boundaries: [] }] },
          lost: { type: 'BuildingPart', parents: ['away'], geometry: [solid(0)] },
          disowned: { type: 'BuildingPart', parents: ['good'], geometry: [solid(0)] },
        },
        box(0, 0, 10_000, 10_000, 9000),
      ),
    ),
  )
  expect(buildings.map(({ sourceId }) => sourceId)).toEqual(['good'])
  expect(rejects.map(({ id, reason }) => [id, reason])).toEqual([
    ['empty', 'it has no geometry'],
    ['beyond', 'it uses a vertex that the file does not hold'],
    ['torn', 'its part absent is missing or malformed'],
    ['odd', expect.stringContaining('geometry.0.lod')],
    ['lost', 'it is said to be a part of away, which is missing or has no such part'],
    ['disowned', 'it is said to be a part of good, which is missing or has no such part'],
  ])
})

test('a sequence of lines is read line by line, whatever one of them holds', () => {
  const line = (id: string) =>
    JSON.stringify({
      type: 'CityJSONFeature',
      id,
      CityObjects: { [id]: { type: 'Building', geometry: [solid(0)] } },
      vertices: box(0, 0, 8000, 8000, 6000),
    })
  const text = [model({}, []), line('a'), '{"type":"Other"}', line('b')].join('\n')
  for (const path of [write(text), write(text, 'city.jsonl')]) {
    const { buildings, rejects } = read(path)
    expect(buildings.map(({ sourceId, heightM }) => [sourceId, heightM])).toEqual([
      ['a', 6],
      ['b', 6],
    ])
    expect(rejects).toMatchObject([{ id: 'line/3', line: 3 }])
  }
})

test('files that are none, of unknown version, or in no known CRS are refused with what they are', () => {
  const whole = model({ a: { type: 'Building', geometry: [solid(0)] } }, box(0, 0, 1, 1, 1))
  expect(() => read(write(whole.slice(0, -30)))).toThrow('is cut off')
  expect(() => read(write(''))).toThrow('is empty')
  expect(() => read(write('<CityModel/>'))).toThrow('is not JSON')
  expect(() => read(write('{"type":"FeatureCollection"}'))).toThrow('is not CityJSON: type')
  expect(() => read(write(model({}, [], { version: '0.9' })))).toThrow('only versions 1.x and 2.x')
  expect(() => read(write(model({}, [], { metadata: {} })))).toThrow('names no CRS: say --crs')
  expect(() => read(write(model({}, [], { metadata: { referenceSystem: 'EPSG:9999' } })))).toThrow(
    'the CRS EPSG:9999 is not understood',
  )
  expect(() => read(join(folder, 'absent'))).toThrow('there is no such file')
})

/** A house of 10 × 6 m whose ridge lies 3 m above its eaves, in millimetres: floor 0–3, eaves 4–7, ridge 8 and 9. */
const house = [...box(0, 0, 10_000, 6000, 6000), [0, 3000, 9000], [10_000, 3000, 9000]]
const gabled = (lod: string, semantics: object = {}) => ({
  type: 'Solid',
  lod,
  boundaries: [
    [
      [[3, 2, 1, 0]],
      [[4, 5, 9, 8]],
      [[6, 7, 8, 9]],
      [[0, 1, 5, 4]],
      [[2, 3, 7, 6]],
      [[1, 2, 6, 9, 5]],
      [[3, 0, 4, 8, 7]],
    ],
  ],
  ...semantics,
})

test('a building of the second level of detail keeps its roofs and walls, told apart or not', () => {
  const told = { semantics: { ...meanings, values: [[0, 1, 1, 2, 2, 2, 2]] } }
  const { buildings, rejects } = read(
    write(
      model(
        {
          told: { type: 'Building', geometry: [gabled('2.2', told)] },
          untold: { type: 'Building', geometry: [gabled('2')] },
          block: { type: 'Building', geometry: [gabled('1.3')] },
          hurt: { type: 'Building', geometry: [{ ...gabled('2'), boundaries: [[[[0, 1, 99]]]] }] },
        },
        house,
      ),
    ),
  )
  expect(rejects).toMatchObject([{ id: 'hurt', reason: 'it uses a vertex that the file does not hold' }])
  for (const { faces = [], baseM } of buildings.slice(0, 2)) {
    expect(baseM).toBe(1500)
    expect(faces.map(({ kind }) => kind)).toEqual(['roof', 'roof', 'wall', 'wall', 'wall', 'wall'])
    const [outline = []] = faces[0]?.rings ?? []
    expect(outline.filter((_, i) => i % 3 === 2)).toEqual([6, 6, 9, 9])
    expect(outline[0]).toBeCloseTo(around.lon, 4)
    expect(outline[1]).toBeCloseTo(around.lat, 3)
  }
  expect(buildings[2]?.sourceId).toBe('block')
  expect(buildings[2]?.faces).toBeUndefined()
})

const denHaag = sharedData('citymodel/denhaag_lod2.city.json')
test.each(denHaag === undefined ? [] : [denHaag])(
  'the 844 buildings of a quarter of Den Haag lie where they should (%s)',
  (file) => {
    const { buildings, rejects } = read(file)
    expect(rejects).toEqual([])
    expect(buildings).toHaveLength(844)
    const roofs = buildings.flatMap(({ faces = [] }) => faces.filter(({ kind }) => kind === 'roof'))
    expect(roofs.length).toBeGreaterThan(2900)
    for (const { footprint, heightM } of buildings) {
      const [lon = 0, lat = 0] =
        (footprint.type === 'Polygon' ? footprint.coordinates[0] : footprint.coordinates[0]?.[0])?.[0] ?? []
      expect(lon).toBeGreaterThan(4.267)
      expect(lon).toBeLessThan(4.282)
      expect(lat).toBeGreaterThan(52.1)
      expect(lat).toBeLessThan(52.109)
      expect(heightM).toBeGreaterThan(1)
      expect(heightM).toBeLessThan(45)
    }
  },
)
