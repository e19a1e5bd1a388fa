import { BlockGrid } from '../content/block-content.ts'
import type { Reported } from '../content/building-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { hashedName, type Sink, STATE_FOLDER, type UpdateSink } from '../sink/sink.ts'
import type { BuildingSource } from '../source/building-source.ts'
import { boundsOf, type Cell, cellSizeM, fromUnit } from '../tree/mercator.ts'
import { keyOf } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import {
  type BuildingNode,
  isMid,
  leafZ,
  type MadeBlocks,
  planBuildings,
  replanBuildings,
} from './building-tree.ts'
import { makeMid, midErrorM, putGrid } from './mid-tiles.ts'
import { giveWay, type Progress } from './progress.ts'

/** What a build answers: how many objects went in, and which of them were not as they should be. */
export interface Built {
  features: number
  problems: Reported[]
}

/** Where the tree of a build is kept for its next update. */
const treePath = `${STATE_FOLDER}tree.json`

interface Work {
  source: BuildingSource
  sink: Sink
  /** Reads and takes over files of the build before, where this one updates it. */
  before: UpdateSink | null
  built: Built
  total: number
  progress: Progress
}

/** What a node gives to the one above: tiles, and the blocks that it is seen as from afar, read only where they are needed. */
interface Below {
  tiles: Tile[]
  grid: () => Promise<BlockGrid>
}

/**
 * Buildings in three kinds of levels, each replacing the one above: merged blocks (one level or more), simplified
 * extrusions, full extrusions. Every building is in exactly one mid and one near content. Reads a tile's rows at a time.
 */
export async function buildBuildings(
  source: BuildingSource,
  sink: Sink,
  progress: Progress = giveWay,
): Promise<Built> {
  const { tree, count } = await planBuildings(source)
  return buildTree(tree, { source, sink, before: null, built: nothing(), total: count, progress })
}

/**
 * The build before with the rows of some cells read anew: everything outside of them is taken over. Null where all must be
 * built: there was nothing before, or more has changed than is read at once.
 */
export async function updateBuildings(
  source: BuildingSource,
  sink: UpdateSink,
  changed: readonly Cell[],
  progress: Progress = giveWay,
): Promise<Built | null> {
  const before = JSON.parse(new TextDecoder().decode(await sink.read(treePath))) as BuildingNode | null
  if (before === null || changed.some(({ z }) => z < leafZ)) return null
  const tree = await replanBuildings(before, changed, source)
  const total = tree?.count ?? 0
  return buildTree(tree, { source, sink, before: sink, built: nothing(), total, progress })
}

const nothing = (): Built => ({ features: 0, problems: [] })

async function buildTree(tree: BuildingNode | null, work: Work): Promise<Built> {
  const root = tree === null ? undefined : (await blockTile(tree, work)).tiles[0]
  await writeTileset(root ?? emptyRoot, work.sink)
  await work.sink.put(treePath, new TextEncoder().encode(JSON.stringify(root === undefined ? null : tree)))
  return work.built
}

/** A tile of merged blocks over its quarters. No tile where every row has gone since the tree was made. */
async function blockTile(node: BuildingNode, work: Work): Promise<Below> {
  const below: Below[] = []
  for (const child of isMid(node) ? [node] : node.children)
    below.push(isMid(child) ? await midPart(child, work) : await blockTile(child, work))
  const tiles = below.flatMap((part) => part.tiles)
  const [only] = tiles
  const grid = once(() => gridOver(node, below, work))
  // A long way down to the first fork shows the same buildings again and again: once is enough.
  if (only === undefined || (tiles.length === 1 && only.geometricError > midErrorM)) {
    delete node.blocks
    return { tiles, grid }
  }
  const { uri, region } = await blocksOf(node, grid, work)
  const deepest = 2 * Math.max(...tiles.map((tile) => tile.geometricError))
  const tile: Tile = {
    boundingVolume: {
      region: tiles.map(({ boundingVolume }) => boundingVolume.region).reduce(unite, region),
    },
    geometricError: Math.max(blockErrorM(node.cell), deepest),
    refine: 'REPLACE',
    content: { uri },
    children: tiles,
  }
  return { tiles: [tile], grid }
}

/** Middle and near tiles of a node's rows, made or taken over. */
async function midPart(node: BuildingNode, work: Work): Promise<Below> {
  const { before, built } = work
  const known = node.mid
  const made = known === undefined ? await makeMid(node, work) : undefined
  const mid = made?.mid ?? known
  if (mid === undefined) return { tiles: [], grid: async () => new BlockGrid(node.cell) }
  if (made === undefined) {
    before?.keep(mid.grid)
    for (const tile of mid.tiles) keepContents(tile, before)
  }
  node.mid = mid
  built.features += mid.count
  built.problems.push(...mid.problems)
  await work.progress(built.features, work.total)
  const grid = async () => made?.grid ?? readGrid(node.cell, mid.grid, before)
  return { tiles: mid.tiles, grid }
}

function keepContents(tile: Tile, before: UpdateSink | null): void {
  if (tile.content !== undefined) before?.keep(tile.content.uri)
  for (const child of tile.children ?? []) keepContents(child, before)
}

async function blocksOf(node: BuildingNode, grid: () => Promise<BlockGrid>, work: Work): Promise<MadeBlocks> {
  const { sink, before } = work
  if (node.blocks !== undefined) {
    before?.keep(node.blocks.uri)
    before?.keep(node.blocks.grid)
    return node.blocks
  }
  const blocks = await grid()
  const [west, south, east, north] = boundsOf(node.cell)
  const { glb, region } = blocks.encode({ lon: (west + east) / 2, lat: (south + north) / 2 })
  const uri = hashedName(`blocks/${keyOf(node.cell)}`, 'glb', glb)
  await sink.put(uri, glb)
  node.blocks = { uri, region, grid: await putGrid(sink, `blocks-${keyOf(node.cell)}`, blocks) }
  return node.blocks
}

async function gridOver(node: BuildingNode, below: Below[], { before }: Work): Promise<BlockGrid> {
  if (isMid(node)) return (below[0] as Below).grid()
  if (node.blocks !== undefined && before !== null) return readGrid(node.cell, node.blocks.grid, before)
  const grid = new BlockGrid(node.cell)
  for (const part of below) grid.addQuarter(await part.grid())
  return grid
}

async function readGrid(cell: Cell, path: string, before: UpdateSink | null): Promise<BlockGrid> {
  if (before === null) throw new Error(`The blocks of ${keyOf(cell)} were never made.`)
  return BlockGrid.read(cell, await before.read(path))
}

/** Asks once, and lets go of what it asked with: a city's grids would not fit side by side. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let ask: (() => Promise<T>) | undefined = make
  let answer: Promise<T> | undefined
  return () => {
    answer ??= ask?.()
    ask = undefined
    return answer as Promise<T>
  }
}

/** A third of a block's side: rounded, so that a hair of latitude does not change the tree. */
function blockErrorM(cell: Cell): number {
  const { lat } = fromUnit((cell.x + 0.5) / 2 ** cell.z, (cell.y + 0.5) / 2 ** cell.z)
  return Math.round(cellSizeM(cell.z + 5, lat) * 0.35)
}
