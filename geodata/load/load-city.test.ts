import type { Position } from 'geojson'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import type { Building, Camera, CityObject, Component } from '../model/city.ts'
import { loadCity, type Reject } from './load-city.ts'

const aSquare = (lon: number, lat: number, size = 0.0002): Position[] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
]

const aBuilding = (sourceId: string, changes: Partial<Building> = {}): Building => ({
  layer: 'building',
  source: 'test',
  sourceId,
  footprint: { type: 'Polygon', coordinates: [aSquare(103.7, 36.06)] },
  heightM: 12,
  heightEstimated: false,
  floors: 4,
  baseM: 0,
  kind: 'residential',
  name: '一号楼',
  nameEn: null,
  address: null,
  ...changes,
})
const aLamp = (sourceId: string, changes: Partial<Component> = {}): Component => ({
  layer: 'component',
  source: 'test',
  sourceId,
  classCode: '01037',
  place: { type: 'Point', coordinates: [103.7, 36.06] },
  name: null,
  ownerUnit: null,
  state: 'intact',
  heightM: 0,
  depthM: null,
  diameterMm: null,
  ...changes,
})
const aCamera = (sourceId: string): Camera => ({
  layer: 'camera',
  source: 'test',
  sourceId,
  place: { type: 'Point', coordinates: [103.7, 36.06] },
  name: '路口',
  kind: 'fixed',
  heightM: 4,
  headingDeg: 90,
  pitchDeg: -15,
  hfovDeg: 60,
  vfovDeg: 35,
  rangeM: 80,
  directionEstimated: false,
})

describeOnBothDatabases('Loading a city', (database) => {
  const load = async (objects: CityObject[], replace = true) => {
    const rejects: Reject[] = []
    const onReject = (reject: Reject) => void rejects.push(reject)
    const result = await loadCity(database().db, objects, { source: 'test', replace, onReject })
    return { ...result, rejects }
  }
  const codes = async () => {
    const rows = await database().db.any<{ sourceId: string; code: string }>(
      `select source_id, code from component where source = 'test' order by source_id`,
    )
    return Object.fromEntries(rows.map(({ sourceId, code }) => [sourceId, code]))
  }

  test('gives components 17-digit codes that stay with them', async () => {
    await load([aLamp('b'), aLamp('a'), aLamp('bin', { classCode: '03005' })])
    expect(await codes()).toEqual({
      b: '62010301037000001',
      a: '62010301037000002',
      bin: '62010303005000001',
    })
    await load([aLamp('new'), aLamp('a'), aLamp('bin', { classCode: '03005' })])
    expect(await codes()).toEqual({
      a: '62010301037000002',
      new: '62010301037000003',
      bin: '62010303005000001',
    })
  })

  test('replaces what its source named before and nothing else', async () => {
    const { db } = database()
    await loadCity(db, [{ ...aBuilding('1'), source: 'other' }], { source: 'other' })
    await load([aBuilding('1'), aBuilding('2'), aCamera('c')])
    const before = await db.any('select id, source, source_id, updated_at from building order by id')
    await load([aBuilding('1'), aBuilding('2'), aCamera('c')])
    expect(await db.any('select id, source, source_id, updated_at from building order by id')).toEqual(before)
    await load([aBuilding('2', { heightM: 30 })])
    expect(await db.any('select source, source_id, height_m from building order by id')).toEqual([
      { source: 'other', sourceId: '1', heightM: 12 },
      { source: 'test', sourceId: '2', heightM: 30 },
    ])
    expect(await db.one('select count(*) as n from camera')).toEqual({ n: 0 })
  })

  test('keeps holes and parts, and repairs an outline that crosses itself', async () => {
    const bowTie = [
      [103.7, 36.06],
      [103.701, 36.061],
      [103.701, 36.06],
      [103.7, 36.061],
      [103.7, 36.06],
    ]
    const { repaired } = await load([
      aBuilding('hole', {
        footprint: {
          type: 'MultiPolygon',
          coordinates: [
            [aSquare(103.7, 36.06, 0.001), aSquare(103.7003, 36.0603, 0.0004)],
            [aSquare(103.702, 36.06)],
          ],
        },
      }),
      aBuilding('bow', { footprint: { type: 'Polygon', coordinates: [bowTie] } }),
    ])
    expect(repaired).toBe(1)
    const rows = await database().db.any(
      `select source_id, st_numgeometries(footprint) as parts, st_nrings(footprint) as rings, st_isvalid(footprint) as valid,
              st_covers(footprint, center) as centred
         from building where source = 'test' order by source_id`,
    )
    expect(rows).toEqual([
      { sourceId: 'bow', parts: 2, rings: 2, valid: true, centred: true },
      { sourceId: 'hole', parts: 2, rings: 3, valid: true, centred: true },
    ])
  })

  test('names what it refuses and why', async () => {
    const line = [
      [103.7, 36.06],
      [103.701, 36.06],
      [103.7, 36.06],
    ]
    const { counts, rejects } = await load([
      aBuilding('ok'),
      aBuilding('ok'),
      aBuilding('flat', { heightM: 0 }),
      aBuilding('spike', { footprint: { type: 'Polygon', coordinates: [[...line, [103.7, 36.06]]] } }),
      aBuilding('open', { footprint: { type: 'Polygon', coordinates: [aSquare(103.7, 36.06).slice(0, 4)] } }),
      aLamp('metres', { place: { type: 'Point', coordinates: [389_000, 3_990_000] } }),
      aLamp('owned', { ownerUnit: 'NOBODY' }),
    ])
    expect(counts).toEqual({ building: 1 })
    const reasons = Object.fromEntries(rejects.map(({ sourceId, reason }) => [sourceId, reason]))
    expect(reasons).toEqual({
      ok: 'the id occurs twice',
      flat: 'the height 0 m is impossible',
      spike: expect.stringMatching(/few|intersection|nothing|empty/i),
      open: 'a ring is not closed',
      metres: expect.stringContaining('outside longitude and latitude'),
      owned: 'the owner unit NOBODY is unknown',
    })
  })

  test('changes nothing when it breaks off', async () => {
    const { db } = database()
    await load([aBuilding('1')])
    async function* broken() {
      for (let i = 2; i < 1500; i++) yield aBuilding(String(i))
      await Promise.resolve()
      throw new Error('the file ends early')
    }
    await expect(loadCity(db, broken(), { source: 'test' })).rejects.toThrow('the file ends early')
    expect(await db.any(`select source_id from building where source = 'test'`)).toEqual([{ sourceId: '1' }])
    expect(
      await db.any(`select table_name from information_schema.tables where table_schema = 'staging'`),
    ).toEqual([])
  })

  test('places communities in their streets and streets in a district', async () => {
    const { db } = database()
    const area = (lon: number, size: number) =>
      ({ type: 'Polygon', coordinates: [aSquare(lon, 36.06, size)] }) as const
    const base = { layer: 'boundary', source: 'test', nameEn: null, code: null } as const
    await load([
      { ...base, sourceId: 's1', level: 'street', name: '西湖街道', area: area(103.7, 0.01) as never },
      { ...base, sourceId: 'c1', level: 'community', name: '甲', area: area(103.7, 0.004) as never },
      { ...base, sourceId: 'c2', level: 'community', name: '乙', area: area(104.7, 0.004) as never },
    ])
    expect(await db.any('select code, street_code, name from community')).toEqual([
      { code: '620103001001', streetCode: '620103001', name: '甲' },
    ])
    expect(await db.any('select code from district')).toEqual([{ code: '620103' }])
  })
})
