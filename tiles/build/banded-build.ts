import type { Content, Reported } from '../content/building-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { hashedName, type Sink, STATE_FOLDER, type UpdateSink } from '../sink/sink.ts'
import type { Cell } from '../tree/mercator.ts'
import { keyOf, type QuadNode } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import type { BandedNode, MadeFar } from './banded-tree.ts'
import type { Progress } from './progress.ts'

/** What a build answers: how many objects went in, and which of them were not as they should be. */
export interface Built {
  features: number
  problems: Reported[]
}

/** What a cell is seen as from afar; the one of a larger cell is made from those of its quarters. */
interface FarGrid<G> {
  addQuarter(quarter: G): void
  /** What `Bands.read` makes the same grid of. */
  write(): Uint8Array
}

/** How one kind of thing is made into bands of tiles, each replacing the one above. */
export interface Bands<G extends FarGrid<G>> {
  /** The folder of the contents that show things from afar. */
  folder: string
  midErrorM: number
  farErrorM(cell: Cell): number
  /** Middle and near tiles are made of a node's rows at once. */
  isMid(node: QuadNode): boolean
  /** Reads the rows of a node and puts its middle and near contents. Undefined where they have gone. */
  makeMid(
    node: QuadNode,
  ): Promise<{ tiles: Tile[]; count: number; problems: Reported[]; grid: G } | undefined>
  empty(cell: Cell): G
  read(cell: Cell, bytes: Uint8Array): G
  encode(grid: G, cell: Cell): Content
}

interface Job {
  sink: Sink
  /** Reads and takes over files of the build before, where this one updates it. */
  before: UpdateSink | null
  /** Rows that are in no cell. */
  unplaced: readonly Reported[]
  total: number
  progress: Progress
}

interface Work<G extends FarGrid<G>> extends Job {
  bands: Bands<G>
  built: Built
}

/** What a node gives to the one above: tiles, and what it is seen as from afar, read only where that is needed. */
interface Below<G> {
  tiles: Tile[]
  grid: () => Promise<G>
}

/** Where the tree of a build is kept for its next update. */
const treePath = `${STATE_FOLDER}tree.json`

/** Writes all tiles of a tree: what is not made of its nodes yet is made, the rest is taken over. */
export async function buildBands<G extends FarGrid<G>>(
  tree: BandedNode | null,
  bands: Bands<G>,
  job: Job,
): Promise<Built> {
  const work: Work<G> = { ...job, bands, built: { features: 0, problems: [...job.unplaced] } }
  const root = tree === null ? undefined : (await farTile(tree, work)).tiles[0]
  await writeTileset(root ?? emptyRoot, work.sink)
  await work.sink.put(treePath, new TextEncoder().encode(JSON.stringify(root === undefined ? null : tree)))
  return work.built
}

/** The tree of the build before. Null where all must be built: there was nothing, or more has changed than is read at once. */
export async function treeBefore(
  sink: UpdateSink,
  changed: readonly Cell[],
  leafZ: number,
): Promise<BandedNode | null> {
  if (changed.some(({ z }) => z < leafZ)) return null
  return JSON.parse(new TextDecoder().decode(await sink.read(treePath))) as BandedNode | null
}

/** A tile that shows its quarters from afar. No tile where every row has gone since the tree was made. */
async function farTile<G extends FarGrid<G>>(node: BandedNode, work: Work<G>): Promise<Below<G>> {
  const { bands } = work
  const below: Below<G>[] = []
  for (const child of bands.isMid(node) ? [node] : node.children)
    below.push(bands.isMid(child) ? await midPart(child, work) : await farTile(child, work))
  const tiles = below.flatMap((part) => part.tiles)
  const [only] = tiles
  const grid = once(() => gridOver(node, below, work))
  // A long way down to the first fork shows the same things again and again: once is enough.
  if (only === undefined || (tiles.length === 1 && only.geometricError > bands.midErrorM)) {
    delete node.far
    return { tiles, grid }
  }
  const { uri, region } = await farOf(node, grid, work)
  const deepest = 2 * Math.max(...tiles.map((tile) => tile.geometricError))
  const tile: Tile = {
    boundingVolume: {
      region: tiles.map(({ boundingVolume }) => boundingVolume.region).reduce(unite, region),
    },
    geometricError: Math.max(bands.farErrorM(node.cell), deepest),
    refine: 'REPLACE',
    content: { uri },
    children: tiles,
  }
  return { tiles: [tile], grid }
}

/** Middle and near tiles of a node's rows, made or taken over. */
async function midPart<G extends FarGrid<G>>(node: BandedNode, work: Work<G>): Promise<Below<G>> {
  const { before, built, bands } = work
  let grid: G | undefined
  if (node.mid !== undefined) {
    before?.keep(node.mid.grid)
    for (const tile of node.mid.tiles) keepContents(tile, before)
  } else {
    const made = await bands.makeMid(node)
    if (made === undefined) return { tiles: [], grid: async () => bands.empty(node.cell) }
    grid = made.grid
    node.mid = { ...made, grid: await putGrid(work.sink, `mid-${keyOf(node.cell)}`, made.grid) }
  }
  const { mid } = node
  built.features += mid.count
  built.problems.push(...mid.problems)
  await work.progress(built.features, work.total)
  return { tiles: mid.tiles, grid: async () => grid ?? readGrid(node.cell, mid.grid, work) }
}

function keepContents(tile: Tile, before: UpdateSink | null): void {
  if (tile.content !== undefined) before?.keep(tile.content.uri)
  for (const child of tile.children ?? []) keepContents(child, before)
}

async function farOf<G extends FarGrid<G>>(
  node: BandedNode,
  grid: () => Promise<G>,
  { sink, before, bands }: Work<G>,
): Promise<MadeFar> {
  if (node.far !== undefined) {
    before?.keep(node.far.uri)
    before?.keep(node.far.grid)
    return node.far
  }
  const made = await grid()
  const { glb, region } = bands.encode(made, node.cell)
  const uri = hashedName(`${bands.folder}/${keyOf(node.cell)}`, 'glb', glb)
  await sink.put(uri, glb)
  node.far = { uri, region, grid: await putGrid(sink, `far-${keyOf(node.cell)}`, made) }
  return node.far
}

async function gridOver<G extends FarGrid<G>>(
  node: BandedNode,
  below: Below<G>[],
  work: Work<G>,
): Promise<G> {
  const { bands, before } = work
  if (bands.isMid(node)) return (below[0] as Below<G>).grid()
  if (node.far !== undefined && before !== null) return readGrid(node.cell, node.far.grid, work)
  const grid = bands.empty(node.cell)
  for (const part of below) grid.addQuarter(await part.grid())
  return grid
}

/** Writes what an update needs to know of a cell as seen from afar, and answers where. */
async function putGrid<G extends FarGrid<G>>(sink: Sink, name: string, grid: G): Promise<string> {
  const bytes = grid.write()
  const path = hashedName(`${STATE_FOLDER}${name}`, 'json', bytes)
  await sink.put(path, bytes)
  return path
}

async function readGrid<G extends FarGrid<G>>(cell: Cell, path: string, work: Work<G>): Promise<G> {
  if (work.before === null) throw new Error(`What shows ${keyOf(cell)} from afar was never made.`)
  return work.bands.read(cell, await work.before.read(path))
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
