import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { componentClassCodes } from '../catalog/class-codes.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { geojsonCity } from '../sources/geojson/geojson-city.ts'
import { osmCity } from '../sources/osm/osm-city.ts'
import { osmFileForTest, type TestOsm } from '../sources/osm/osm-file-for-test.ts'
import { sharedData } from '../sources/shared-data-for-test.ts'
import { type ImportOptions, type ImportProgress, importCity } from './import-city.ts'
import type { RejectLine } from './reject-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const write = (content: string | Buffer) => {
  const path = join(folder, `${files++}`)
  writeFileSync(path, content)
  return path
}

const [west, south] = [103.7, 36.05]
const step = 0.0005

/** A town of `size` × `size` houses with a lamp before each, a main road through its middle and a camera. */
function town(size: number, changes: (osm: TestOsm) => void = () => undefined): string {
  const osm: Required<Pick<TestOsm, 'nodes' | 'ways'>> = { nodes: [], ways: [] }
  const corners = [
    [0, 0],
    [0.6, 0],
    [0.6, 0.6],
    [0, 0.6],
  ] as const
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [west + (i % size) * step, south + Math.floor(i / size) * step]
    const first = 10 * i + 1
    for (const [n, [dx, dy]] of corners.entries())
      osm.nodes.push({ id: first + n, lon: x + dx * step, lat: y + dy * step })
    osm.nodes.push({ id: first + 4, lon: x + 0.8 * step, lat: y, tags: { highway: 'street_lamp' } })
    const refs = [first, first + 1, first + 2, first + 3, first]
    osm.ways.push({ id: i + 1, refs, tags: { building: 'yes', 'building:levels': '6' } })
  }
  const middle = south + (size / 2) * step - 0.2 * step
  osm.nodes.push({ id: 1_000_001, lon: west - step, lat: middle })
  osm.nodes.push({ id: 1_000_002, lon: west + size * step, lat: middle })
  osm.nodes.push({
    id: 1_000_003,
    lon: west,
    lat: middle,
    tags: { man_made: 'surveillance', 'camera:direction': 'N' },
  })
  osm.ways.push({ id: 100_001, refs: [1_000_001, 1_000_002], tags: { highway: 'primary' } })
  changes(osm)
  return write(osmFileForTest(osm))
}

/** Ways whose nodes the file does not hold. */
const withTornHouses = (count: number) => (osm: TestOsm) => {
  for (let i = 0; i < count; i++)
    osm.ways?.push({ id: 200_000 + i, refs: [9e6, 9e6 + 1, 9e6 + 2, 9e6], tags: { building: 'yes' } })
}

describeOnBothDatabases('An import', (database) => {
  const importOsm = async (file: string, changes: Partial<ImportOptions> = {}) => {
    const rejects: RejectLine[] = []
    const progress: ImportProgress[] = []
    const { db } = database()
    await loadCatalog(db)
    const report = await importCity(db, (how) => osmCity(file, how), {
      source: 'osm',
      division: '620103',
      districtName: { zh: '试验区', en: 'Trial' },
      onReject: (line) => rejects.push(line),
      onProgress: (now) => progress.push({ ...now }),
      ...changes,
    })
    return { report, rejects, progress }
  }
  const count = async (what: string) =>
    (await database().db.one<{ n: number }>(`select count(*)::int as n from ${what}`)).n
  const state = () =>
    database().db.any('select source_id, updated_at, unit_grid_code from building order by source_id')

  test('of a file that is empty, cut off or something else changes nothing', async () => {
    const cut = town(8)
    truncateSync(cut, 600)
    for (const [file, problem] of [
      [write(''), 'is empty'],
      [cut, 'is cut off'],
      [write('type,lon,lat\nlamp,1,2\n'), 'is not an OpenStreetMap'],
      [join(folder, 'absent'), 'there is no such file'],
      [write(osmFileForTest({ nodes: [{ id: 1, lon: 1, lat: 1 }] })), 'holds nothing that can be imported'],
    ] as const)
      await expect(importOsm(file, { withDemo: true })).rejects.toThrow(problem)
    expect(await count('building')).toBe(0)
    expect(await count('district')).toBe(0)
    expect(await count(`setting where key = 'demo-city'`)).toBe(0)
  })

  test('with more refused records than allowed changes nothing and says how many', async () => {
    await expect(importOsm(town(8, withTornHouses(40)))).rejects.toThrow(
      '40 of 170 records (23.5 %) were refused, more than 20 %. Nothing was changed.',
    )
    expect(await count('building')).toBe(0)
  })

  test('takes the good ones, tells the bad ones and divides the city into grids', async () => {
    const { report, rejects, progress } = await importOsm(town(8, withTornHouses(3)))
    expect(report.counts).toEqual({ building: 64, component: 64, road: 1, camera: 1 })
    expect(report).toMatchObject({ records: 133, rejected: 3 })
    expect(rejects).toHaveLength(3)
    expect(rejects[0]).toEqual({
      id: 'way/200000',
      layer: 'building',
      reason: '4 of its 4 nodes are not in the file',
    })
    expect(new Set(progress.map((now) => now.step))).toEqual(new Set(['reading', 'writing', 'grids']))
    expect(report.grids?.derived).toMatchObject({ district: true })
    expect(report.grids?.cells).toBeGreaterThan(8)
    expect(await database().db.one('select code, name, name_en from district')).toEqual({
      code: '620103',
      name: '试验区',
      nameEn: 'Trial',
    })
    expect(await count('building where unit_grid_code is null')).toBe(0)
    expect(await count('camera where unit_grid_code is not null and heading_deg = 0')).toBe(1)
    expect(await count(`setting where key = 'demo-city'`)).toBe(0)
  })

  test('of the same file again changes nothing, and one that fails leaves all as it was', async () => {
    const before = await state()
    const { report } = await importOsm(town(8))
    expect(report.grids).toMatchObject({ closed: 0, created: 0 })
    expect(await state()).toEqual(before)
    await expect(importOsm(town(9, withTornHouses(80)))).rejects.toThrow('Nothing was changed')
    expect(await state()).toEqual(before)
  })

  test('of a file from elsewhere is refused: it could never get a grid', async () => {
    const point = { type: 'Point', coordinates: [116.4, 39.9] }
    const far = write(JSON.stringify({ type: 'Feature', properties: { class: '01037' }, geometry: point }))
    const classCodes = componentClassCodes()
    const options = { source: 'lamps', division: '620103', districtName: { zh: '试验区', en: 'Trial' } }
    await expect(
      importCity(database().db, (how) => geojsonCity(far, 'components', { classCodes, ...how }), options),
    ).rejects.toThrow('outside 试验区, the district in this database')
    expect(await count(`component where source = 'lamps'`)).toBe(0)
  })

  test('of another layer adds to the city; asked for the demo it leaves the mark for the server', async () => {
    const point = { type: 'Point', coordinates: [west + step / 2, south + step / 2] }
    const feature = { type: 'Feature', id: 'm1', properties: { class: '供水井盖' }, geometry: point }
    const file = write(JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
    const classCodes = componentClassCodes()
    await importCity(database().db, (how) => geojsonCity(file, 'components', { classCodes, ...how }), {
      source: 'manholes',
      division: '620103',
      districtName: { zh: '', en: '' },
      withDemo: true,
    })
    expect(await count('component where unit_grid_code is not null')).toBe(65)
    expect(await database().db.one(`select code from component where source = 'manholes'`)).toEqual({
      code: '62010301001000001',
    })
    expect(await database().db.any(`select key, value from setting where key like 'demo%'`)).toEqual([
      { key: 'demo-city', value: { state: 'wanted' } },
    ])
  })
})

const helsinki = sharedData('osm/helsinki_center_20190421.osm.pbf')
if (helsinki !== undefined)
  describeOnBothDatabases('The center of Helsinki', (database) => {
    test('comes in with its houses, lamps and cameras and is divided well', async () => {
      const { db } = database()
      await loadCatalog(db)
      const options = { source: 'osm', division: '620103', districtName: { zh: '赫尔辛基', en: 'Helsinki' } }
      const { counts, rejected, grids } = await importCity(db, (how) => osmCity(helsinki, how), options)
      expect(counts).toMatchObject({ building: 1409, camera: 396 })
      expect(counts.road).toBeGreaterThan(5500)
      expect(rejected).toBeLessThan(300)
      const lamps = await db.one<{ n: number }>(
        `select count(*)::int as n from component where class_code = '01037'`,
      )
      expect(lamps.n).toBeGreaterThanOrEqual(1123)
      expect((grids?.wellSized ?? 0) / (grids?.cells ?? 1)).toBeGreaterThan(0.9)
      const parted = await db.one<{ cells: number; district: number; outside: number }>(
        `select (select sum(st_area(geom::geography)) from unit_grid where valid_to is null) as cells,
                (select sum(st_area(geom::geography)) from district) as district,
                (select count(*)::int from component where unit_grid_code is null) as outside`,
      )
      expect(Math.abs(parted.cells - parted.district)).toBeLessThan(1)
      expect(parted.outside).toBeLessThan(60)
    })
  })

const shanghai = ['roads', 'buildings'].map((layer) => [
  layer,
  sharedData(`osm/shanghai_osm_${layer}.geojson`),
])
if (shanghai.every(([, file]) => file !== undefined))
  describeOnBothDatabases('Lujiazui layer by layer', (database) => {
    test('is divided once all is in, and divided again stays as it is', async () => {
      const { db } = database()
      const classCodes = componentClassCodes()
      const options = { division: '620103', districtName: { zh: '浦东', en: 'Pudong' }, maxRejectShare: 0.3 }
      const [roads, houses] = shanghai.map(
        ([layer = '', file = '']) =>
          (withGrids: boolean) =>
            importCity(db, (how) => geojsonCity(file, layer, { classCodes, ...how }), {
              ...options,
              source: layer,
              withGrids,
            }),
      )
      await roads?.(false)
      const first = await houses?.(true)
      expect(first?.grids?.cells).toBeGreaterThan(500)
      const again = await roads?.(true)
      expect(again?.grids).toMatchObject({ closed: 0, created: 0 })
    })
  })
