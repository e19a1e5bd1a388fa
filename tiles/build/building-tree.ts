import { buildingBytes } from '../content/building-content.ts'
import { type BuildingRow, type BuildingSource, weightOf } from '../source/building-source.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, type QuadNode } from '../tree/quadtree.ts'
import { type BandedNode, divide } from './banded-tree.ts'
import { placed } from './placed.ts'
import { readPlaces } from './read-places.ts'

/** Bytes of one content, estimated from above; the limit that must hold is 500 kB. */
export const nearBytes = 160_000
export const midBytes = 400_000
/** Mid and near tiles are no larger than a cell of this level, some 2 km. */
export const leafZ = 14
const deepestZ = 22
const options = { capacity: nearBytes, minLeafZ: leafZ, maxZ: deepestZ }

/** Middle and near tiles are made of a node's rows at once. */
export const isMid = (node: QuadNode): boolean =>
  (node.weight <= midBytes && node.cell.z >= leafZ) || node.children.length === 0

/** The tree over all buildings. Null without any. */
export async function planBuildings(
  source: BuildingSource,
): Promise<{ tree: BandedNode | null; count: number }> {
  const items = await readPlaces(placed(source.places()), buildingBytes)
  return { tree: buildQuadtree(items, options), count: items.count }
}

/** The rows of a cell, divided as the tree divides them. Null without any. */
export async function growBuildings(cell: Cell, source: BuildingSource): Promise<BandedNode | null> {
  return divide(cell, await rowsOf(cell, source), (row) => buildingBytes(weightOf(row)), options)
}

/** The rows that belong to a cell and to no other. */
export async function rowsOf(cell: Cell, source: BuildingSource): Promise<BuildingRow[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  // The box is only nearly the cell: a centre on the border belongs to one cell only.
  return rows.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
}
