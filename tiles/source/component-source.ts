import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { coverClasses } from '../content/cover-classes.ts'
import { type FlatLine, readWkb } from '../geometry/wkb.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'

export type ComponentShape = 'point' | 'line'

interface ComponentPlace {
  id: number
  lon: number
  lat: number
  points: number
}

/** A component as it is drawn: one position for a point, two or more for a pipe. Heights in metres. */
export interface ComponentRow {
  id: number
  lon: number
  lat: number
  /** Corners of its line as it is in the database: what it weighs in the tree of tiles. */
  points: number
  lines: FlatLine[]
  classCode: string
  state: 'intact' | 'damaged' | 'lost' | 'abandoned' | 'removed'
  heightM: number
  depthM: number | null
  diameterMm: number | null
  /** The ground along a pipe (degrees to metres above the ellipsoid); absent: it lies level at `heightM`. */
  footAt?: (lon: number, lat: number) => number
}

/** Components of one shape; see BuildingSource. A pipe's place is the middle of its line. */
export interface ComponentSource {
  places(): AsyncIterable<ComponentPlace[]>
  within(box: Box): Promise<ComponentRow[]>
  unplaced(): Promise<number[]>
  /** Manhole covers in a box, whatever the shape of the source. */
  covers(box: Box): Promise<ComponentRow[]>
}

/** The rows that belong to a cell and to no other. */
export async function rowsOf(cell: Cell, source: ComponentSource): Promise<ComponentRow[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  return rows.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
}

/** West, south, east, north in degrees. */
type Box = [number, number, number, number]

const pageSize = 20_000
const listPlaces = sql(import.meta.url, 'sql/list-component-places.sql')
const listWithin = sql(import.meta.url, 'sql/list-components-within.sql')
const listUnplaced = sql(import.meta.url, 'sql/list-unplaced-components.sql')
const listCovers = sql(import.meta.url, 'sql/list-covers-within.sql')

export function componentSource(db: Db, shape: ComponentShape): ComponentSource {
  const geometryType = shape === 'point' ? 'POINT' : 'LINESTRING'
  return {
    async *places() {
      for (let after = 0; ; ) {
        const page = await db.any<ComponentPlace>(listPlaces, { after, pageSize, geometryType })
        if (page.length === 0) return
        yield page
        after = page.at(-1)?.id ?? after
      }
    },
    async within([west, south, east, north]) {
      const box = { west, south, east, north, geometryType }
      const rows = await db.any<Omit<ComponentRow, 'lines'> & { geom: Buffer }>(listWithin, box)
      return rows.map(({ geom, ...row }) => {
        const geometry = readWkb(geom)
        const lines = geometry?.type === 'line' ? geometry.lines : []
        return { ...row, lines }
      })
    },
    async unplaced() {
      const rows = await db.any<{ id: number }>(listUnplaced, { geometryType })
      return rows.map(({ id }) => id)
    },
    async covers([west, south, east, north]) {
      const box = { west, south, east, north, classes: coverClasses() }
      const rows = await db.any<Omit<ComponentRow, 'lines'>>(listCovers, box)
      return rows.map((row) => ({ ...row, lines: [] }))
    },
  }
}
