import type { Database } from '../db/connect.ts'
import { tx } from '../db/tx.ts'

/**
 * A district of 24 cells for tests, six from west to east in four rows: two streets, three communities. A cell is about 108 m by
 * 100 m; nothing stands in it until a test puts it there.
 */
export const TOWN = {
  district: '620103',
  west: 103.8,
  north: 36.06,
  columns: 6,
  rows: 4,
  cellLon: 0.0012,
  cellLat: 0.0009,
  /** Left third and middle third belong to the first street, the right one to the second. */
  communities: ['620103001001', '620103001002', '620103002001'],
  streets: ['620103001', '620103002'],
} as const

/** The middle of a cell; column and row count from the north-west, from 0. */
export function cellCenter(column: number, row: number): { lon: number; lat: number } {
  return {
    lon: TOWN.west + (column + 0.5) * TOWN.cellLon,
    lat: TOWN.north - (row + 0.5) * TOWN.cellLat,
  }
}

/** The code of a cell, numbered from north to south, west to east within its community. */
export function cellCode(column: number, row: number): string {
  const community = TOWN.communities[Math.floor(column / 2)] ?? ''
  return community + String(row * 2 + (column % 2) + 1).padStart(3, '0')
}

const envelope = (column: number, row: number, columns: number, rows: number) => {
  const west = TOWN.west + column * TOWN.cellLon
  const north = TOWN.north - row * TOWN.cellLat
  return [west, north - rows * TOWN.cellLat, west + columns * TOWN.cellLon, north]
}

/** Lays the district, its streets, communities, unit grids and one responsibility grid a street. */
export async function addTown({ db }: Database): Promise<void> {
  await tx(db, async (t) => {
    const area = (table: string, parent: string | null) =>
      `insert into ${table} (code, ${parent === null ? '' : `${parent},`} name, name_en, geom)
       values ($1, ${parent === null ? '' : '$2,'} $3, $4, st_multi(st_makeenvelope($5, $6, $7, $8, 4326)))`
    await t.none(area('district', null), [
      TOWN.district,
      null,
      '试验区',
      'Test District',
      ...envelope(0, 0, 6, 4),
    ])
    const streets: [string, string, string, number, number][] = [
      [TOWN.streets[0], '西湖街道', 'Xihu', 0, 4],
      [TOWN.streets[1], '秀川街道', 'Xiuchuan', 4, 2],
    ]
    for (const [code, name, nameEn, column, columns] of streets)
      await t.none(area('street', 'district_code'), [
        code,
        TOWN.district,
        name,
        nameEn,
        ...envelope(column, 0, columns, 4),
      ])
    for (const [i, code] of TOWN.communities.entries())
      await t.none(area('community', 'street_code'), [
        code,
        code.slice(0, 9),
        `社区${i + 1}`,
        null,
        ...envelope(i * 2, 0, 2, 4),
      ])
    for (let row = 0; row < TOWN.rows; row++)
      for (let column = 0; column < TOWN.columns; column++)
        await t.none(
          `with cell as (select st_makeenvelope($3, $4, $5, $6, 4326) as geom)
           insert into unit_grid (code, community_code, geom, center, area_m2)
           select $1, $2, geom, st_centroid(geom), st_area(geom::geography) from cell`,
          [cellCode(column, row), cellCode(column, row).slice(0, 12), ...envelope(column, row, 1, 1)],
        )
    await t.none(`
      insert into responsibility_grid (code, name, street_code) select 'R-' || code, name || '责任网格', code from street`)
    await t.none(`
      insert into responsibility_grid_cell (unit_grid_code, responsibility_code)
      select code, 'R-' || left(code, 9) from unit_grid`)
  })
}

let serial = 0

export interface TestBuilding {
  lon: number
  lat: number
  /** Half of its sides, metres. */
  halfM?: number
  heightM?: number
  name?: string
  address?: string
}

/** A square building; answers its id. */
export async function addBuilding({ db }: Database, building: TestBuilding): Promise<string> {
  const { lon, lat, halfM = 10, heightM = 18, name = null, address = null } = building
  const dLat = halfM / 111_000
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  const { id } = await db.one<{ id: number }>(
    `with shape as (select st_multi(st_makeenvelope($1, $2, $3, $4, 4326)) as geom)
     insert into building (source, source_id, name, address, footprint, center, height_m, height_estimated)
     select 'test', $5, $6, $7, geom, st_pointonsurface(geom), $8, false from shape returning id`,
    [lon - dLon, lat - dLat, lon + dLon, lat + dLat, `b${++serial}`, name, address, heightM],
  )
  return String(id)
}

export interface TestComponent {
  lon: number
  lat: number
  classCode?: string
  name?: string
  ownerUnit?: string
}

/** A point component; answers its id. */
export async function addComponent({ db }: Database, component: TestComponent): Promise<string> {
  const { lon, lat, classCode = '01037', name = null, ownerUnit = null } = component
  const code = `${TOWN.district}${classCode}${String(++serial).padStart(6, '0')}`
  const { id } = await db.one<{ id: number }>(
    `insert into component (code, source, source_id, class_code, name, owner_unit, geom)
     values ($1, 'test', $1, $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326)) returning id`,
    [code, classCode, name, ownerUnit, lon, lat],
  )
  return String(id)
}

export interface TestCamera {
  lon: number
  lat: number
  kind?: 'fixed' | 'dome' | 'panoramic'
  headingDeg?: number
  pitchDeg?: number
  rangeM?: number
  heightM?: number
  name?: string
}

/** A camera; answers its id. */
export async function addCamera({ db }: Database, camera: TestCamera): Promise<string> {
  const { lon, lat, kind = 'fixed', headingDeg = null, pitchDeg = -15, rangeM = 80, heightM = 5 } = camera
  const { id } = await db.one<{ id: number }>(
    `insert into camera (source, source_id, name, kind, geom, height_m, heading_deg, pitch_deg, range_m)
     values ('test', $1, $2, $3, st_setsrid(st_makepoint($4, $5), 4326), $6, $7, $8, $9) returning id`,
    [`c${++serial}`, camera.name ?? 'camera', kind, lon, lat, heightM, headingDeg, pitchDeg, rangeM],
  )
  return String(id)
}

export interface TestResident {
  buildingId: string
  entrance?: number
  floor?: number
  room?: string
  name?: string
  nameMask?: string
  phoneMask?: string
  idNumberMask?: string
  sex?: 'f' | 'm'
  birthOn?: string
  kind?: 'resident' | 'floating'
  from?: string
  to?: string
}

/** A person with a stay; the clear fields are not told, only what is shown of them. */
export async function addResident({ db }: Database, resident: TestResident): Promise<string> {
  const { buildingId, entrance = 1, floor = 1, room = '101', nameMask = '王**', sex = 'f' } = resident
  const { birthOn = '1980-05-01', kind = 'resident', from = '2020-01-01', to = null } = resident
  const { phoneMask = '139****5678', idNumberMask = '999999********123X' } = resident
  return tx(db, async (t) => {
    const dwelling = await t.one<{ id: number }>(
      `insert into dwelling (building_id, entrance, floor, room) values ($1, $2, $3, $4)
       on conflict (building_id, entrance, floor, room) do update set room = excluded.room returning id`,
      [buildingId, entrance, floor, room],
    )
    const person = await t.one<{ id: number }>(
      `insert into person (name_enc, name_mask, phone_mask, id_number_mask, sex, birth_on)
       values ('\\x00', $1, $2, $3, $4, $5) returning id`,
      [nameMask, phoneMask, idNumberMask, sex, birthOn],
    )
    await t.none(
      `insert into stay (person_id, dwelling_id, kind, from_on, to_on) values ($1, $2, $3, $4, $5)`,
      [person.id, dwelling.id, kind, from, to],
    )
    return String(person.id)
  })
}
