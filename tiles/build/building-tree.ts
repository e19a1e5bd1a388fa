import { buildingBytes, type Reported } from '../content/building-content.ts'
import type { Region, Tile } from '../format/tileset.ts'
import { type BuildingRow, type BuildingSource, weightOf } from '../source/building-source.ts'
import {
  boundsOf,
  type Cell,
  commonCell,
  holds,
  inCell,
  quartersOf,
  sameCell,
  toUnit,
} from '../tree/mercator.ts'
import { buildQuadtree, buildSubtree, type Items, type QuadNode } from '../tree/quadtree.ts'
import { readPlaces } from './read-places.ts'

/** Bytes of one content, estimated from above; the limit that must hold is 500 kB. */
export const nearBytes = 160_000
export const midBytes = 400_000
/** Mid and near tiles are no larger than a cell of this level, some 2 km. */
export const leafZ = 14
const deepestZ = 22
const options = { capacity: nearBytes, minLeafZ: leafZ, maxZ: deepestZ }

/** Middle and near tiles as they were made of a cell's rows; `grid` is the path of the blocks that they are seen as. */
export interface MadeTiles {
  tiles: Tile[]
  count: number
  problems: Reported[]
  grid: string
}

/** The content of merged blocks over a cell. */
export interface MadeBlocks {
  uri: string
  region: Region
  grid: string
}

/** A cell of the tree of buildings. What was made of it can be taken over; without it, it must be made anew. */
export interface BuildingNode extends QuadNode {
  children: BuildingNode[]
  mid?: MadeTiles
  blocks?: MadeBlocks
}

/** Middle and near tiles are made of a node's rows at once. */
export const isMid = (node: QuadNode): boolean =>
  (node.weight <= midBytes && node.cell.z >= leafZ) || node.children.length === 0

/** The tree over all buildings. Null without any. */
export async function planBuildings(
  source: BuildingSource,
): Promise<{ tree: BuildingNode | null; count: number }> {
  const items = await readPlaces(source.places(), buildingBytes)
  return { tree: buildQuadtree(items, options), count: items.count }
}

/**
 * The tree after rows of some cells have changed: only what lies in them is read, divided again and left to be made anew,
 * as is everything above. It keeps its shape elsewhere, and grows where a building stands outside of it.
 */
export async function replanBuildings(
  before: BuildingNode,
  changed: readonly Cell[],
  source: BuildingSource,
): Promise<BuildingNode | null> {
  const wanted = changed.reduce(commonCell, before.cell)
  let root = before
  while (!sameCell(root.cell, wanted)) root = nodeOver(root)
  return regrow(root, changed, source)
}

function nodeOver(child: BuildingNode): BuildingNode {
  const { z, x, y } = child.cell
  const { count, weight } = child
  return { cell: { z: z - 1, x: x >> 1, y: y >> 1 }, count, weight, children: [child] }
}

async function regrow(
  node: BuildingNode,
  changed: readonly Cell[],
  source: BuildingSource,
): Promise<BuildingNode | null> {
  const touching = changed.filter((cell) => holds(node.cell, cell) || holds(cell, node.cell))
  if (touching.length === 0) return node
  if (node.mid !== undefined || node.children.length === 0) return grown(node.cell, source)
  const children: BuildingNode[] = []
  for (const quarter of quartersOf(node.cell)) {
    const known = node.children.find(({ cell }) => sameCell(cell, quarter))
    const isTouched = touching.some((cell) => holds(quarter, cell) || holds(cell, quarter))
    const next =
      known !== undefined
        ? await regrow(known, touching, source)
        : isTouched
          ? await grown(quarter, source)
          : null
    if (next !== null) children.push(next)
  }
  if (children.length === 0) return null
  const sum = (of: 'count' | 'weight') => children.reduce((all, child) => all + child[of], 0)
  return { cell: node.cell, count: sum('count'), weight: sum('weight'), children }
}

async function grown(cell: Cell, source: BuildingSource): Promise<BuildingNode | null> {
  const rows = await rowsOf(cell, source)
  const items: Items = {
    count: rows.length,
    x: new Float64Array(rows.length),
    y: new Float64Array(rows.length),
    weight: new Float64Array(rows.length),
  }
  rows.forEach((row, i) => {
    ;[items.x[i], items.y[i]] = toUnit(row.lon, row.lat)
    items.weight[i] = buildingBytes(weightOf(row))
  })
  return buildSubtree(cell, items, options)
}

/** The rows that belong to a cell and to no other. */
export async function rowsOf(cell: Cell, source: BuildingSource): Promise<BuildingRow[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  // The box is only nearly the cell: a centre on the border belongs to one cell only.
  return rows.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
}
