import type { Reported } from '../content/building-content.ts'
import type { Region, Tile } from '../format/tileset.ts'
import { type Cell, commonCell, holds, quartersOf, sameCell, toUnit } from '../tree/mercator.ts'
import { buildSubtree, type Items, type QuadNode, type QuadtreeOptions } from '../tree/quadtree.ts'

/** Middle and near tiles as they were made of a cell's rows; `grid` is the path of what they are seen as from afar, null for nothing. */
export interface MadeMid {
  tiles: Tile[]
  count: number
  problems: Reported[]
  grid: string | null
}

/** The content that shows a cell from afar. */
export interface MadeFar {
  uri: string
  region: Region
  grid: string
}

/** A cell of a tree of bands. What was made of it can be taken over; without it, it must be made anew. */
export interface BandedNode extends QuadNode {
  children: BandedNode[]
  mid?: MadeMid
  far?: MadeFar
  /** While it is made anew: the path of what it was seen as from afar, of which most is as it was. */
  farGridBefore?: string
}

/** Reads the rows of a cell and divides them. Null without any. */
type Grow = (cell: Cell) => Promise<BandedNode | null>

/**
 * The tree after rows of some cells have changed: only what lies in them is read, divided again and left to be made anew,
 * as is everything above. It keeps its shape elsewhere, and grows where something stands outside of it.
 */
export async function replan(
  before: BandedNode,
  changed: readonly Cell[],
  grow: Grow,
): Promise<BandedNode | null> {
  const wanted = changed.reduce(commonCell, before.cell)
  let root = before
  while (!sameCell(root.cell, wanted)) root = nodeOver(root)
  return regrow(root, changed, grow)
}

function nodeOver(child: BandedNode): BandedNode {
  const { z, x, y } = child.cell
  const { count, weight } = child
  return { cell: { z: z - 1, x: x >> 1, y: y >> 1 }, count, weight, children: [child] }
}

async function regrow(node: BandedNode, changed: readonly Cell[], grow: Grow): Promise<BandedNode | null> {
  const touching = changed.filter((cell) => holds(node.cell, cell) || holds(cell, node.cell))
  if (touching.length === 0) return node
  if (node.mid !== undefined || node.children.length === 0) return grow(node.cell)
  const children: BandedNode[] = []
  for (const quarter of quartersOf(node.cell)) {
    const known = node.children.find(({ cell }) => sameCell(cell, quarter))
    const isTouched = touching.some((cell) => holds(quarter, cell) || holds(cell, quarter))
    const next =
      known !== undefined ? await regrow(known, touching, grow) : isTouched ? await grow(quarter) : null
    if (next !== null) children.push(next)
  }
  if (children.length === 0) return null
  const sum = (of: 'count' | 'weight') => children.reduce((all, child) => all + child[of], 0)
  const before = node.far === undefined ? {} : { farGridBefore: node.far.grid }
  return { cell: node.cell, count: sum('count'), weight: sum('weight'), children, ...before }
}

/** Divides the rows of a cell as the whole tree would. */
export function divide<R extends { lon: number; lat: number }>(
  cell: Cell,
  rows: readonly R[],
  weightOf: (row: R) => number,
  options: QuadtreeOptions,
): BandedNode | null {
  const items: Items = {
    count: rows.length,
    x: new Float64Array(rows.length),
    y: new Float64Array(rows.length),
    weight: new Float64Array(rows.length),
  }
  rows.forEach((row, i) => {
    ;[items.x[i], items.y[i]] = toUnit(row.lon, row.lat)
    items.weight[i] = weightOf(row)
  })
  return buildSubtree(cell, items, options)
}

/** Cells that hold rows of the node: its leaves, and quarters that were empty when the tree was made. */
export function leavesOf(node: QuadNode): Cell[] {
  if (node.children.length === 0) return [node.cell]
  return quartersOf(node.cell).flatMap((cell) => {
    const child = node.children.find((known) => sameCell(known.cell, cell))
    return child === undefined ? [cell] : leavesOf(child)
  })
}
