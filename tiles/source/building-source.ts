import type { BuildingFace } from '../../geodata/model/city.ts'
import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { type FlatPolygon, readWkb } from '../geometry/wkb.ts'

/** What the tree needs to know of a building. */
interface BuildingPlace {
  id: number
  lon: number
  lat: number
  points: number
}

/** A building as it is drawn. Heights in metres: its height begins `baseM` above the ellipsoid. */
export interface BuildingRow {
  id: number
  lon: number
  lat: number
  polygons: FlatPolygon[]
  baseM: number
  /** How far its walls go down on a slope; `baseM` where it is not said. */
  footM?: number
  heightM: number
  heightEstimated: boolean
  floors: number | null
  gridCode: string | null
  /** Its roofs and walls where they are known. */
  faces?: readonly BuildingFace[] | null
}

/** Where tiles get buildings from: all places once, then the whole rows of one box after another. */
export interface BuildingSource {
  /** Pages in ascending id. */
  places(): AsyncIterable<BuildingPlace[]>
  /** Rows whose centre lies in west, south, east, north (degrees, borders included), ascending by id. */
  within(box: [number, number, number, number]): Promise<BuildingRow[]>
  /** Ids of rows that stand nowhere on the Earth, ascending. */
  unplaced(): Promise<number[]>
}

/** A face weighs as much as this many corners of a footprint; see list-building-places.sql. */
const FACE_POINTS = 6

/** What a building adds to a tile, counted in corners of a footprint. */
export function weightOf({ polygons, faces }: Pick<BuildingRow, 'polygons' | 'faces'>): number {
  const corners = polygons.reduce((n, rings) => rings.reduce((m, ring) => m + ring.length / 2, n), 0)
  return corners + FACE_POINTS * (faces?.length ?? 0)
}

const pageSize = 20_000
const listPlaces = sql(import.meta.url, 'sql/list-building-places.sql')
const listWithin = sql(import.meta.url, 'sql/list-buildings-within.sql')
const listUnplaced = sql(import.meta.url, 'sql/list-unplaced-buildings.sql')

/** Keyset pages and boxes rather than one open cursor: on the embedded database a transaction would hold up everybody. */
export function buildingSource(db: Db): BuildingSource {
  return {
    async *places() {
      for (let after = 0; ; ) {
        const page = await db.any<BuildingPlace>(listPlaces, { after, pageSize })
        if (page.length === 0) return
        yield page
        after = page.at(-1)?.id ?? after
      }
    },
    async within([west, south, east, north]) {
      const rows = await db.any<Omit<BuildingRow, 'polygons'> & { footprint: Buffer }>(listWithin, {
        west,
        south,
        east,
        north,
      })
      return rows.map(({ footprint, ...row }) => {
        const geometry = readWkb(footprint)
        return { ...row, polygons: geometry?.type === 'polygon' ? geometry.polygons : [] }
      })
    },
    unplaced: async () => (await db.any<{ id: number }>(listUnplaced)).map(({ id }) => id),
  }
}
