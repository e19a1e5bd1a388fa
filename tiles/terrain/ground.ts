import { blockPosts, unpackHeights } from '../../geodata/model/height-block.ts'
import { type Box, boxOf, type Lattice, type ValuedLattice, valueAt } from '../../geodata/model/lattice.ts'
import type { Queryable } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'

/** What the city stands on: an elevation model. */
export interface ElevationGround {
  /** Another ground, another version. */
  readonly version: string
  readonly lattice: Lattice
  /** How high everything lies that is far outside. */
  readonly borderM: number
  /** How high the geoid lies above the ellipsoid: for heights that rows have of their own. */
  undulation(lon: number, lat: number): number
  /** Heights over a box, metres above the ellipsoid, ready to be asked one by one; beyond the box they are those of its border. */
  over(box: Box): Promise<(lon: number, lat: number) => number>
}

interface GroundRow extends Lattice {
  version: string
  geoid: ValuedLattice
  borderM: number
}

/** Thrown by `over` where another ground was imported, or this one removed, since it was opened: its heights are nowhere any more. */
export class GroundGoneError extends Error {
  constructor() {
    super('The ground is another one by now.')
  }
}

const findGround = sql(import.meta.url, 'sql/find-ground.sql')
const listBlocks = sql(import.meta.url, 'sql/list-ground-blocks.sql')

/** Outside the elevation model its border goes on, and sinks or rises to the mean within so many degrees, some 5 km. */
export const fadeDeg = 0.05
/** Blocks kept unpacked, 64 kB each. */
const keptBlocks = 200

/** The ground as it is now, null where the city has none; a later import is seen by who opens it anew. */
export async function openGround(db: Queryable): Promise<ElevationGround | null> {
  const row = await db.oneOrNone<GroundRow>(findGround)
  if (row === null) return null
  const { version, geoid, borderM, ...lattice } = row
  const undulation = (lon: number, lat: number) => valueAt(geoid, geoid.values, lon, lat)
  const kept = new Map<string, Float32Array>()
  const load = async (...box: [number, number, number, number]) => {
    const blocks = await loadBlocks(db, { version, kept }, box)
    if (blocks === null) throw new GroundGoneError()
    return blocks
  }
  const [west, south, east, north] = boxOf(lattice)
  const center = undulation((west + east) / 2, (south + north) / 2)
  return {
    version,
    lattice,
    undulation,
    borderM: borderM + center,
    async over(box) {
      const window = await readWindow(lattice, box, load, undulation)
      return faded(lattice, borderM + center, (lon, lat) => valueAt(window.lattice, window.values, lon, lat))
    },
  }
}

type Load = (x0: number, y0: number, x1: number, y1: number) => Promise<Map<string, Float32Array>>

/** The posts of a box and one more around, above the ellipsoid, in one piece. */
async function readWindow(
  lattice: Lattice,
  [west, south, east, north]: Box,
  load: Load,
  undulation: (lon: number, lat: number) => number,
): Promise<{ lattice: Lattice; values: Float32Array }> {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))
  const i0 = clamp(Math.floor((west - lattice.west) / lattice.stepLon) - 1, lattice.columns - 2)
  const i1 = clamp(Math.ceil((east - lattice.west) / lattice.stepLon) + 1, lattice.columns - 1)
  const j0 = clamp(Math.floor((south - lattice.south) / lattice.stepLat) - 1, lattice.rows - 2)
  const j1 = clamp(Math.ceil((north - lattice.south) / lattice.stepLat) + 1, lattice.rows - 1)
  const [columns, rows] = [Math.max(2, i1 - i0 + 1), Math.max(2, j1 - j0 + 1)]
  const blockOf = (post: number) => Math.floor(post / blockPosts)
  const blocks = await load(blockOf(i0), blockOf(j0), blockOf(i0 + columns - 1), blockOf(j0 + rows - 1))
  const values = new Float32Array(columns * rows)
  const window: Lattice = {
    ...lattice,
    west: lattice.west + i0 * lattice.stepLon,
    south: lattice.south + j0 * lattice.stepLat,
    columns,
    rows,
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const [x, y] = [i0 + i, j0 + j]
      const block = blocks.get(`${blockOf(x)} ${blockOf(y)}`)
      const height = block?.[(y % blockPosts) * blockPosts + (x % blockPosts)] ?? Number.NaN
      values[j * columns + i] =
        height + undulation(window.west + i * window.stepLon, window.south + j * window.stepLat)
    }
  return { lattice: window, values }
}

/** Null where the ground of this version is gone. */
async function loadBlocks(
  db: Queryable,
  { version, kept }: { version: string; kept: Map<string, Float32Array> },
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): Promise<Map<string, Float32Array> | null> {
  const wanted: string[] = []
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) wanted.push(`${x} ${y}`)
  if (!wanted.every((key) => kept.has(key))) {
    const rows = await db.any<{ x: number; y: number; heights: Buffer }>(listBlocks, {
      ...{ version, x0, y0, x1, y1 },
    })
    if (rows.length < wanted.length) return null
    for (const { x, y, heights } of rows) kept.set(`${x} ${y}`, unpackHeights(heights))
  }
  const found = new Map(wanted.map((key) => [key, kept.get(key) as Float32Array]))
  // The oldest go; those just asked for are put last.
  for (const [key, block] of found) {
    kept.delete(key)
    kept.set(key, block)
  }
  for (const key of kept.keys()) {
    if (kept.size <= keptBlocks) break
    kept.delete(key)
  }
  return found
}

/** Goes on beyond the border without a cliff, and is level far away. */
function faded(
  lattice: Lattice,
  farM: number,
  inside: (lon: number, lat: number) => number,
): (lon: number, lat: number) => number {
  const [west, south, east, north] = boxOf(lattice)
  return (lon, lat) => {
    const dLon = Math.max(west - lon, 0, lon - east)
    const dLat = Math.max(south - lat, 0, lat - north)
    if (dLon === 0 && dLat === 0) return inside(lon, lat)
    const share = Math.min(1, Math.hypot(dLon, dLat) / fadeDeg)
    const eased = share * share * (3 - 2 * share)
    return eased === 1 ? farM : inside(lon, lat) * (1 - eased) + farM * eased
  }
}
