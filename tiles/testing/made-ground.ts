import { blockPosts, packHeights } from '../../geodata/model/height-block.ts'
import { boxOf, type Lattice } from '../../geodata/model/lattice.ts'
import type { Db } from '../../server/db/connect.ts'

export interface MadeGround {
  lattice: Lattice
  /** Above the geoid. */
  post(column: number, row: number): number
  undulation: number
  version?: string
}

/** Lays a ground that a test makes up, in place of the one before. */
export async function layMadeGround(
  db: Db,
  { lattice, post, undulation, version = 'one' }: MadeGround,
): Promise<void> {
  const [west, south, east, north] = boxOf(lattice)
  const net = { west, south, stepLon: east - west, stepLat: north - south, columns: 2, rows: 2 }
  const geoid = { ...net, values: [undulation, undulation, undulation, undulation] }
  await db.none('delete from ground; delete from ground_block')
  await db.none(
    `insert into ground (version, source, west, south, step_lon, step_lat, columns, rows, vertical, geoid, border_m, lowest_m, highest_m, missing_share)
     values ($1, 'made', $2, $3, $4, $5, $6, $7, 'egm96', $8, $9, 0, 0, 0)`,
    [
      version,
      west,
      south,
      lattice.stepLon,
      lattice.stepLat,
      lattice.columns,
      lattice.rows,
      geoid,
      post(0, 0),
    ],
  )
  for (let y = 0; y * blockPosts < lattice.rows; y++)
    for (let x = 0; x * blockPosts < lattice.columns; x++) {
      const block = Float32Array.from({ length: blockPosts * blockPosts }, (_, k) => {
        const [i, j] = [x * blockPosts + (k % blockPosts), y * blockPosts + Math.floor(k / blockPosts)]
        return i < lattice.columns && j < lattice.rows ? post(i, j) : Number.NaN
      })
      await db.none('insert into ground_block values ($1, $2, $3)', [x, y, packHeights(block)])
    }
}

/** That ground by its definition: bilinear between posts, above the ellipsoid. */
export function madeHeight({ lattice, post, undulation }: MadeGround, lon: number, lat: number): number {
  const [x, y] = [(lon - lattice.west) / lattice.stepLon, (lat - lattice.south) / lattice.stepLat]
  const [i, j] = [Math.min(lattice.columns - 2, Math.floor(x)), Math.min(lattice.rows - 2, Math.floor(y))]
  const [fx, fy] = [x - i, y - j]
  const low = post(i, j) * (1 - fx) + post(i + 1, j) * fx
  const high = post(i, j + 1) * (1 - fx) + post(i + 1, j + 1) * fx
  return low * (1 - fy) + high * fy + undulation
}
