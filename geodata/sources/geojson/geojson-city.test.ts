import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { componentClassCodes } from '../../catalog/class-codes.ts'
import type { CityObject } from '../../model/city.ts'
import type { SourceReject } from '../reject.ts'
import { type GeojsonOptions, geojsonCity } from './geojson-city.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-geojson-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const write = (content: string | Buffer, ending = 'geojson') => {
  const path = join(folder, `${files++}.${ending}`)
  writeFileSync(path, content)
  return path
}
const classCodes = componentClassCodes()

function read(path: string, layer: string, options: Partial<GeojsonOptions> = {}) {
  const rejects: SourceReject[] = []
  const onReject = (reject: SourceReject) => void rejects.push(reject)
  const objects: CityObject[] = [
    ...geojsonCity(path, layer, { source: 'test', classCodes, onReject, ...options }),
  ]
  return { objects, rejects }
}
const feature = (properties: object, geometry: object = aSquare, more: object = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry,
})
const aSquare = {
  type: 'Polygon',
  coordinates: [
    [
      [103.7, 36.06],
      [103.701, 36.06],
      [103.701, 36.061],
      [103.7, 36.06],
    ],
  ],
}
const aLine = {
  type: 'LineString',
  coordinates: [
    [103.7, 36.06],
    [103.71, 36.06],
  ],
}
const aPoint = { type: 'Point', coordinates: [103.7, 36.06] }
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })

test('a building takes height, floors, name and address from the names that inventories use', () => {
  const { objects, rejects } = read(
    write(
      collection([
        feature({ 高度: '21.5', 名称: '一号楼', 层数: 7 }, aSquare, { id: 'a' }),
        feature({ HEIGHT: 0, floors: '6', addr_street: '西津路', addr_housenumber: 12 }, aSquare, {
          id: 'b',
        }),
        feature({ building: 'garage', name_en: 'Garage' }, aSquare, { id: 'c' }),
      ]),
    ),
    'buildings',
  )
  expect(rejects).toEqual([])
  expect(objects).toMatchObject([
    { sourceId: 'a', heightM: 21.5, floors: 7, heightEstimated: false, name: '一号楼' },
    { sourceId: 'b', heightM: 18, floors: 6, heightEstimated: false, address: '西津路 12' },
    { sourceId: 'c', kind: 'garage', heightM: 3, heightEstimated: true, nameEn: 'Garage' },
  ])
})

test('a height that no building has is said, and its floors or the default of its kind taken', () => {
  const of = (id: number, properties: object) => feature({ id, ...properties })
  const { objects, rejects } = read(
    write(
      collection([
        of(1, { height: 0 }),
        of(2, { height: 1e9, floors: 4 }),
        of(3, { height: '9000 ft' }),
        of(4, { height: 9.5 }),
        of(5, { floors: 4 }),
        of(6, { height: null }),
        // Inventories write 0 where they do not know.
        of(7, { height: 0, floors: 4 }),
      ]),
    ),
    'buildings',
  )
  const heights = objects.map((object) => (object.layer === 'building' ? object.heightM : Number.NaN))
  expect(heights.slice(1, 5)).toEqual([12, heights[0], 9.5, 12])
  expect(heights.every((height) => height > 0 && height < 100)).toBe(true)
  expect(rejects.map(({ id, reason, repaired }) => [id, reason.split(' is none')[0], repaired])).toEqual([
    ['1', 'height: 0', true],
    ['2', 'height: 1000000000', true],
    ['3', 'height: 9000 ft', true],
  ])
})

test('a bad feature among good ones is refused with its index and reason, and the rest is taken', () => {
  const { objects, rejects } = read(
    write(
      collection([
        feature({ id: 'ok' }),
        feature({ id: 'tall', height: 'very' }),
        feature({ id: 'low', height: -3 }),
        feature({ id: 'point' }, aPoint),
        { type: 'Feature', properties: {}, geometry: null },
        { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [['x']] } },
        'nonsense',
        feature({}),
      ]),
    ),
    'buildings',
  )
  expect(objects.map(({ sourceId }) => sourceId)).toEqual(['ok', 'feature/7'])
  expect(rejects.map(({ index, id, reason }) => [index, id, reason])).toEqual([
    [1, 'tall', 'height: it is not a number'],
    [2, 'low', 'height: it is negative'],
    [3, 'point', 'a building needs Polygon or MultiPolygon, not Point'],
    [4, 'feature/4', 'it has no geometry'],
    [5, 'feature/5', expect.stringContaining('it is not a feature: geometry.coordinates')],
    [6, 'feature/6', expect.stringContaining('it is not a feature')],
  ])
})

test('features of any text are split apart: brackets, quotes and commas in strings, over the ends of chunks', () => {
  const names = ['a ] } , " \\ b', '"features":[', '路'.repeat(300_000), '}]'.repeat(70_000), 'last']
  const file = write(collection(names.map((name) => feature({ name }))))
  expect(read(file, 'green').objects.map(({ name }) => name)).toEqual(names)
  const pretty = write(
    JSON.stringify(JSON.parse(collection(names.map((name) => feature({ name })))), null, 1),
  )
  expect(read(pretty, 'green').objects).toHaveLength(5)
})

test('a file may hold one feature a line, a single feature, or a bare geometry', () => {
  const lines = [feature({ id: 1 }), feature({ id: 2 }, aPoint), feature({ id: 3 })].map((one) =>
    JSON.stringify(one),
  )
  const byLine = read(write(`${lines.join('\n')}\n`), 'squares')
  expect(byLine.objects.map(({ sourceId }) => sourceId)).toEqual(['1', '3'])
  expect(byLine.rejects).toMatchObject([{ line: 2, index: 1, id: '2' }])
  const sequence = read(write(lines.map((line) => `\u001e${line}\n`).join('')), 'squares')
  expect(sequence.objects).toHaveLength(2)
  expect(read(write(JSON.stringify(feature({ id: 9 }))), 'land').objects).toMatchObject([
    { sourceId: '9', kind: 'other' },
  ])
  const bare = read(write(`\ufeff${JSON.stringify(aSquare)}`), 'districts', {
    set: { name: '七里河区', code: '620103' },
  })
  expect(bare.objects).toMatchObject([{ level: 'district', name: '七里河区', code: '620103' }])
})

test('files that are none are refused with what they are', () => {
  const whole = collection([feature({}), feature({})])
  const refused: [content: string | Buffer, problem: string][] = [
    [whole.slice(0, -40), 'is cut off: its JSON does not end'],
    [whole.slice(0, -1), 'is cut off: its JSON does not end'],
    ['', 'is empty'],
    ['name,lon,lat\na,1,2\n', 'is not JSON'],
    ['{"type":"Topology"}', 'is not GeoJSON'],
    [Buffer.from(collection([feature({ name: 'x' })]).replace('x', 'ÿ'), 'latin1'), 'is not UTF-8'],
    [
      `${JSON.stringify(feature({}))}\n${JSON.stringify(feature({})).slice(0, 50)}`,
      'is cut off: line 2 does not end',
    ],
  ]
  for (const [content, problem] of refused) expect(() => read(write(content), 'green')).toThrow(problem)
  expect(() => read(join(folder, 'absent'), 'green')).toThrow('there is no such file')
  expect(() => read(folder, 'green')).toThrow('is a folder')
})

test('an unknown layer, CRS or field is refused before the file is read', () => {
  expect(() => read('absent', 'moons')).toThrow('There is no layer moons')
  expect(() => read('absent', 'green', { crs: 'FOO' })).toThrow('The CRS FOO is not understood')
  expect(() => read('absent', 'green', { set: { colour: 'red' } })).toThrow('There is no field colour')
})

test('positions are converted; a file that names another CRS than was said is refused', () => {
  const projected = { type: 'Point', coordinates: [500_000, 3_990_000] }
  const file = write(
    collection([feature({}, projected)], {
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4544' } },
    }),
  )
  expect(() => read(file, 'cameras')).toThrow('say --crs urn:ogc:def:crs:EPSG::4544')
  const [camera] = read(file, 'cameras', { crs: 'EPSG:4544' }).objects
  expect(camera).toMatchObject({ place: { type: 'Point', coordinates: [105, expect.closeTo(36.04017, 5)] } })
})

test('roads take a class of ours or of OpenStreetMap; several lines become several roads', () => {
  const twoLines = { type: 'MultiLineString', coordinates: [aLine.coordinates, aLine.coordinates] }
  const { objects, rejects } = read(
    write(
      collection([
        feature({ id: 'p', fclass: 'primary', name: '西津路' }, aLine),
        feature({ id: 't', highway: 'primary', is_tunnel: true }, aLine),
        feature({ id: 'm', class: 'tertiary', main: 'yes' }, aLine),
        feature({ id: 'two', highway: 'living_street' }, twoLines),
        feature({ id: 'none' }, aLine),
        feature({ id: 'moon', class: 'moonwalk' }, aLine),
      ]),
    ),
    'roads',
  )
  expect(objects).toMatchObject([
    { sourceId: 'p', class: 'primary', main: true, name: '西津路' },
    { sourceId: 't', class: 'primary', main: false },
    { sourceId: 'm', class: 'tertiary', main: true },
    { sourceId: 'two/1', class: 'residential', main: false },
    { sourceId: 'two/2', class: 'residential' },
    { sourceId: 'none', class: 'residential' },
  ])
  expect(rejects).toMatchObject([
    { id: 'moon', index: 5, reason: expect.stringContaining('class: moonwalk') },
  ])
})

test('components take their class by code or name, or one for all; an unknown class is refused', () => {
  const file = write(
    collection([
      feature({ id: 1, class: '01037' }, aPoint),
      feature({ id: 2, 小类名称: '街头座椅', 状态: '破损' }, aPoint),
      feature({ id: 3, 部件代码: '99999' }, aPoint),
      feature({ id: 4, kind: 'lamp', 管径: 300, 埋深: 1.5 }, aLine),
    ]),
  )
  const { objects, rejects } = read(file, 'components')
  expect(objects).toMatchObject([
    { sourceId: '1', classCode: '01037', state: 'intact' },
    { sourceId: '2', classCode: '04007', state: 'damaged' },
  ])
  expect(rejects.map(({ reason }) => reason)).toEqual([
    'class: 99999 is no class of the edition in force',
    'class: there is none (--set class=CODE gives all one)',
  ])
  const filled = read(file, 'components', { set: { class: '01001' } })
  expect(filled.objects.at(-1)).toMatchObject({ classCode: '01001', diameterMm: 300, depthM: 1.5 })
  const mapped = read(file, 'components', { map: { name: 'kind' }, set: { class: '01001' } })
  expect(mapped.objects.at(-1)).toMatchObject({ name: 'lamp' })
})

test('cameras take their direction from degrees or the compass; those all around have none', () => {
  const { objects } = read(
    write(
      collection([
        feature({ id: 1, name: '路口', heading: 450, fov: 40, 安装高度: 6 }, aPoint),
        feature({ id: 2, direction: 'SSW', kind: 'PTZ' }, aPoint),
        feature({ id: 3, coverage: '360' }, aPoint),
        feature({ id: 4 }, aPoint),
      ]),
    ),
    'cameras',
  )
  expect(objects).toMatchObject([
    { name: '路口', headingDeg: 90, hfovDeg: 40, heightM: 6, directionEstimated: false },
    { headingDeg: 202.5, kind: 'dome' },
    { kind: 'panoramic', headingDeg: null, hfovDeg: 360, directionEstimated: false },
    { kind: 'fixed', headingDeg: null, directionEstimated: true },
  ])
})

test('water may be areas and lines; communities need a name', () => {
  const water = read(write(collection([feature({ id: 1 }), feature({ id: 2 }, aLine)])), 'water')
  expect(water.objects.map(({ layer }) => layer)).toEqual(['land', 'waterway'])
  const areas = read(
    write(collection([feature({ id: 1, adcode: '620103001001', name: '甲' }), feature({})])),
    'communities',
  )
  expect(areas.objects).toMatchObject([{ level: 'community', code: '620103001001', name: '甲' }])
  expect(areas.rejects).toMatchObject([{ reason: 'name: there is none' }])
})
