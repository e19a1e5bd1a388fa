import { type Cell, cellAt, commonCell } from './mercator.ts'

/** What the tree is made from: a place on the unit square and the bytes it will take, for each thing. */
export interface Items {
  count: number
  x: Float64Array
  y: Float64Array
  weight: Float64Array
}

/** A cell that holds something. Children are the non-empty quarters, in the order north-west, north-east, south-west, south-east. */
export interface QuadNode {
  cell: Cell
  count: number
  weight: number
  children: QuadNode[]
}

export interface QuadtreeOptions {
  /** A cell heavier than this is split. */
  capacity: number
  /** Cells larger than those of this level are split whatever they weigh. */
  minLeafZ: number
  /** Cells of this level are never split: what lies at one place stays together. */
  maxZ: number
}

/** The explicit quadtree over all items; its root is the smallest cell around them. Null without items. */
export function buildQuadtree(items: Items, options: QuadtreeOptions): QuadNode | null {
  if (items.count === 0) return null
  const order = new Uint32Array(items.count).map((_, i) => i)
  const { maxZ } = options
  let root = cellOf(items, 0, maxZ)
  for (let i = 1; i < items.count; i++) root = commonCell(root, cellOf(items, i, maxZ))
  return grow(root, order, items, options)
}

/** The part of a tree that begins at `root`, as it divides items that all lie in it. Null without items. */
export function buildSubtree(root: Cell, items: Items, options: QuadtreeOptions): QuadNode | null {
  if (items.count === 0) return null
  return grow(
    root,
    new Uint32Array(items.count).map((_, i) => i),
    items,
    options,
  )
}

function grow(cell: Cell, members: Uint32Array, items: Items, options: QuadtreeOptions): QuadNode {
  let weight = 0
  for (const i of members) weight += items.weight[i] as number
  const node: QuadNode = { cell, count: members.length, weight, children: [] }
  const small = weight <= options.capacity && cell.z >= options.minLeafZ
  if (small || cell.z >= options.maxZ) return node
  const quarters: number[][] = [[], [], [], []]
  const z = cell.z + 1
  for (const i of members) {
    const { x, y } = cellOf(items, i, z)
    quarters[(x & 1) + 2 * (y & 1)]?.push(i)
  }
  quarters.forEach((quarter, k) => {
    if (quarter.length === 0) return
    const child = { z, x: 2 * cell.x + (k & 1), y: 2 * cell.y + (k >> 1) }
    node.children.push(grow(child, Uint32Array.from(quarter), items, options))
  })
  return node
}

const cellOf = (items: Items, i: number, z: number): Cell =>
  cellAt(z, items.x[i] as number, items.y[i] as number)

/** `14-13066-6487`: part of a content's name. */
export const keyOf = ({ z, x, y }: Cell): string => `${z}-${x}-${y}`
