import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CityObject } from '../../model/city.ts'
import type { SourceReject } from '../reject.ts'
import { mapBuilding } from './map-building.ts'
import { osmCity } from './osm-city.ts'
import { osmFileForTest, type TestOsm } from './osm-file-for-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-osm-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const write = (content: Buffer | string) => {
  const path = join(folder, `${files++}.osm.pbf`)
  writeFileSync(path, content)
  return path
}

function read(osm: TestOsm | string): { objects: CityObject[]; rejects: SourceReject[] } {
  const rejects: SourceReject[] = []
  const path = typeof osm === 'string' ? osm : write(osmFileForTest(osm))
  const objects = [...osmCity(path, { onReject: (reject) => void rejects.push(reject) })]
  return { objects, rejects }
}

/** Four corner nodes from `first` on, around a place. */
const corners = (first: number, lon: number, lat: number, size: number) =>
  [
    [0, 0],
    [size, 0],
    [size, size],
    [0, size],
  ].map(([dx = 0, dy = 0], i) => ({
    id: first + i,
    lon: lon + dx,
    lat: lat + dy,
  }))
const around = (first: number) => [first, first + 1, first + 2, first + 3, first]

test('a way becomes a building with its stated height, or levels of three metres, or the default of its kind', () => {
  const tags = [
    { building: 'yes', height: '21.5 m', 'building:levels': '7' },
    { building: 'apartments', 'building:levels': '5', name: '五层楼', 'name:en': 'Five' },
    { building: 'garage' },
    { building: 'yes', height: 'high' },
  ]
  const { objects } = read({
    nodes: tags.flatMap((_, i) => corners(100 * i, 24.9 + i / 100, 60.1, 0.001)),
    ways: tags.map((tag, i) => ({ id: i + 1, refs: around(100 * i), tags: tag })),
  })
  expect(objects).toMatchObject([
    { sourceId: 'way/1', kind: 'building', heightM: 21.5, floors: 7, heightEstimated: false },
    {
      sourceId: 'way/2',
      kind: 'apartments',
      heightM: 15,
      floors: 5,
      heightEstimated: false,
      name: '五层楼',
      nameEn: 'Five',
    },
    { sourceId: 'way/3', kind: 'garage', heightM: 3, floors: null, heightEstimated: true },
    { sourceId: 'way/4', heightM: 9, floors: null, heightEstimated: true },
  ])
})

test('ways of a multipolygon join to outlines with their holes, in any order and direction', () => {
  const { objects, rejects } = read({
    nodes: [
      ...corners(1, 24.9, 60.1, 0.01),
      ...corners(11, 24.903, 60.103, 0.002),
      ...corners(21, 24.95, 60.1, 0.01),
    ],
    ways: [
      { id: 1, refs: [1, 2, 3], tags: { building: 'yes' } },
      { id: 2, refs: [1, 4, 3] },
      { id: 3, refs: around(11) },
      { id: 4, refs: around(21) },
    ],
    relations: [
      {
        id: 9,
        tags: { type: 'multipolygon', building: 'public' },
        members: [
          { type: 'way', ref: 4, role: 'outer' },
          { type: 'way', ref: 1, role: 'outer' },
          { type: 'way', ref: 3, role: 'inner' },
          { type: 'way', ref: 2, role: 'outer' },
        ],
      },
    ],
  })
  expect(rejects).toEqual([])
  const [building, ...others] = objects
  expect(others).toEqual([])
  if (building?.layer !== 'building') throw new Error('not a building')
  expect(building.sourceId).toBe('relation/9')
  expect(building.footprint.coordinates.map((rings) => rings.length).sort()).toEqual([1, 2])
})

test('what the extract cuts through is named with its reason; a cut road keeps what is left of it', () => {
  const { objects, rejects } = read({
    nodes: corners(1, 24.9, 60.1, 0.01),
    ways: [
      { id: 1, refs: [1, 2, 3, 77, 1], tags: { building: 'yes' } },
      { id: 2, refs: [1, 2, 88], tags: { highway: 'primary', name: '主路' } },
      { id: 3, refs: [1, 2, 3], tags: { building: 'yes' } },
    ],
    relations: [
      {
        id: 5,
        tags: { type: 'multipolygon', natural: 'water' },
        members: [{ type: 'way', ref: 99, role: 'outer' }],
      },
    ],
  })
  expect(objects).toMatchObject([
    {
      layer: 'road',
      sourceId: 'way/2',
      class: 'primary',
      main: true,
      line: {
        coordinates: [
          [24.9, 60.1],
          [24.91, 60.1],
        ],
      },
    },
  ])
  expect(rejects).toEqual([
    { id: 'way/1', layer: 'building', reason: '1 of its 5 nodes are not in the file' },
    { id: 'way/3', layer: 'building', reason: 'its outline is not closed' },
    { id: 'relation/5', layer: 'land', reason: '1 of its 1 ways are not in the file' },
  ])
})

test('furniture becomes components of the 2026 classes, surveillance becomes cameras with their direction', () => {
  const node = (id: number, tags: Record<string, string>) => ({ id, lon: 24.9, lat: 60.1, tags })
  const nodes = [
    node(1, { highway: 'street_lamp' }),
    node(2, { amenity: 'bench' }),
    node(3, { manhole: 'heat', man_made: 'manhole' }),
    node(4, { barrier: 'bollard' }),
    node(5, { man_made: 'surveillance', 'camera:direction': 'SW', name: '东门' }),
    node(6, { man_made: 'surveillance', direction: '350-10', 'camera:type': 'panning', height: '6' }),
    node(7, { man_made: 'surveillance', 'surveillance:type': 'guard' }),
    node(8, { shop: 'bakery' }),
  ]
  for (const plainNodes of [false, true]) {
    const { objects } = read({ nodes, plainNodes, packing: plainNodes ? 'raw' : 'zlib' })
    expect(objects).toMatchObject([
      { layer: 'component', classCode: '01037', place: { coordinates: [24.9, 60.1] } },
      { layer: 'component', classCode: '04007' },
      { layer: 'component', classCode: '01010' },
      { layer: 'component', classCode: '02021' },
      { layer: 'camera', kind: 'fixed', headingDeg: 225, directionEstimated: false, name: '东门' },
      { layer: 'camera', kind: 'dome', headingDeg: 0, hfovDeg: 20, heightM: 6 },
    ])
  }
})

test('a building whose roof has a name stands under such a roof; other names leave it flat', () => {
  const tags = [
    { building: 'house', height: '9', 'roof:shape': 'gabled', 'roof:height': '3' },
    { building: 'yes', height: '9', 'roof:shape': 'onion' },
  ]
  const objects = tags.map((given) =>
    mapBuilding('osm', {
      sourceId: 'way/1',
      tags: given,
      footprint: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0.0002, 0],
            [0.0002, 0.0001],
            [0, 0.0001],
            [0, 0],
          ],
        ],
      },
      addressWithin: null,
    }),
  )
  const [gabled, flat] = objects
  const heights = gabled?.faces?.flatMap(({ rings }) => rings.flat().filter((_, i) => i % 3 === 2))
  expect([...new Set(heights)].sort()).toEqual([0, 6, 9])
  expect(flat?.faces).toBeUndefined()
})

test('address points find the building they stand in', () => {
  const address = (id: number, number: string, lon: number) => ({
    id,
    lon,
    lat: 60.1005,
    tags: { 'addr:street': '西湖路', 'addr:housenumber': number },
  })
  const { objects } = read({
    nodes: [
      ...corners(1, 24.9, 60.1, 0.001),
      address(10, '10', 24.9005),
      address(11, '2', 24.901),
      address(12, '3', 24.903),
    ],
    ways: [{ id: 1, refs: around(1), tags: { building: 'yes' } }],
  })
  expect(objects).toMatchObject([{ layer: 'building', address: '西湖路 2; 西湖路 10' }])
})

test('administrative areas serve as streets and communities only where they hold every building once', () => {
  const box = (id: number, first: number, level: string, name: string) => ({
    id,
    tags: { type: 'boundary', boundary: 'administrative', admin_level: level, name },
    members: [{ type: 'way' as const, ref: first, role: 'outer' }],
  })
  const nodes = [
    ...corners(1, 24.9, 60.1, 0.02),
    ...corners(11, 24.9, 60.1, 0.01),
    ...corners(21, 24.91, 60.1, 0.01),
    ...corners(31, 24.902, 60.102, 0.001),
    ...corners(41, 24.912, 60.102, 0.001),
  ]
  const ways = [1, 11, 21].map((first) => ({ id: first, refs: around(first) }))
  const buildings = [31, 41].map((first) => ({ id: first, refs: around(first), tags: { building: 'yes' } }))
  const relations = [box(1, 1, '6', '区'), box(2, 11, '8', '西街'), box(3, 21, '8', '东街')]
  const boundaries = (osm: TestOsm) =>
    read(osm).objects.flatMap((object) =>
      object.layer === 'boundary' ? [`${object.level} ${object.name}`] : [],
    )
  expect(boundaries({ nodes, ways: [...ways, ...buildings], relations })).toEqual([
    'district 区',
    'street 西街',
    'street 东街',
  ])
  expect(boundaries({ nodes, ways: [...ways, ...buildings], relations: relations.slice(0, 2) })).toEqual([])
})

test('a file that is missing, empty, cut off, damaged or something else is refused with the cause', () => {
  const sound = osmFileForTest({ nodes: corners(1, 24.9, 60.1, 0.01) })
  const truncated = write(sound)
  truncateSync(truncated, sound.length - 7)
  const damaged = Buffer.from(sound)
  damaged.fill(0, sound.length - 20)
  const cases: [string, RegExp][] = [
    [join(folder, 'none.osm.pbf'), /there is no such file/],
    [folder, /is a folder/],
    [write(''), /is empty/],
    [write('<?xml version="1.0"?><osm version="0.6"/>'), /is not an OpenStreetMap .osm.pbf file/],
    [write('ab'), /is not an OpenStreetMap .osm.pbf file/],
    [write(sound.subarray(0, sound.length - 7)), /is cut off/],
    [truncated, /is cut off/],
    [write(damaged), /is damaged at byte \d+/],
    [write(osmFileForTest({}).subarray(0, 60)), /holds no OpenStreetMap objects|is cut off/],
  ]
  for (const [path, cause] of cases) expect(() => read(path)).toThrow(cause)
})
