import type { Content, Reported } from '../content/building-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { hashedName, type Sink, STATE_FOLDER, type UpdateSink } from '../sink/sink.ts'
import { type Cell, quartersOf, sameCell } from '../tree/mercator.ts'
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
export interface FarBand<G> {
  /** The folder of its contents. */
  folder: string
  empty(cell: Cell): G
  addQuarter(grid: G, quarter: G): void
  /** Leaves nothing of what was added of a quarter. */
  clearQuarter(grid: G, quarter: Cell): void
  encode(grid: G, cell: Cell): Content
  /** What `read` makes the same grid of. */
  write(grid: G): Uint8Array
  read(cell: Cell, bytes: Uint8Array): G
}

/** How one kind of thing is made into bands of tiles, each replacing the one above. */
export interface Bands<G> {
  /** Null: from afar nothing is seen, and the tiles up there are empty. */
  far: FarBand<G> | null
  midErrorM: number
  farErrorM(cell: Cell): number
  /** Middle and near tiles are made of a node's rows at once. */
  isMid(node: QuadNode): boolean
  /** Reads the rows of a node and puts its middle and near contents. Undefined where they have gone. */
  makeMid(
    node: QuadNode,
  ): Promise<{ tiles: Tile[]; count: number; problems: Reported[]; grid: G } | undefined>
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

interface Work<G> extends Job {
  bands: Bands<G>
  built: Built
}

/** What a node gives to the one above: tiles, and what it is seen as from afar, read only where that is needed. */
interface Below<G> {
  cell: Cell
  /** It is as it was in the build before. */
  isKept: boolean
  tiles: Tile[]
  grid: (far: FarBand<G>) => Promise<G>
}

/** Where the tree of a build is kept for its next update. */
const treePath = `${STATE_FOLDER}tree.json`

/** Writes all tiles of a tree: what is not made of its nodes yet is made, the rest is taken over. */
export async function buildBands<G>(tree: BandedNode | null, bands: Bands<G>, job: Job): Promise<Built> {
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
async function farTile<G>(node: BandedNode, work: Work<G>): Promise<Below<G>> {
  const { bands } = work
  const below: Below<G>[] = []
  for (const child of bands.isMid(node) ? [node] : node.children)
    below.push(bands.isMid(child) ? await midPart(child, work) : await farTile(child, work))
  const tiles = below.flatMap((part) => part.tiles)
  const [only] = tiles
  const grid = once((far: FarBand<G>) => gridOver(node, below, { ...work, far }))
  const isKept = node.farGridBefore === undefined && below.every((part) => part.isKept)
  const made = { cell: node.cell, isKept, grid }
  // A long way down to the first fork shows the same things again and again: once is enough.
  if (only === undefined || (tiles.length === 1 && only.geometricError > bands.midErrorM)) {
    delete node.far
    delete node.farGridBefore
    return { ...made, tiles }
  }
  const region = tiles.map(({ boundingVolume }) => boundingVolume.region).reduce(unite)
  const deepest = Math.ceil(1.1 * Math.max(...tiles.map((tile) => tile.geometricError)))
  const geometricError = Math.max(bands.farErrorM(node.cell), deepest)
  const tile: Tile =
    bands.far === null
      ? { boundingVolume: { region }, geometricError, refine: 'ADD', children: tiles }
      : withContent(await farOf(node, grid, { ...work, far: bands.far }), {
          boundingVolume: { region },
          geometricError,
          refine: 'REPLACE',
          children: tiles,
        })
  delete node.farGridBefore
  return { ...made, tiles: [tile] }
}

const withContent = ({ uri, region }: MadeFar, { children, ...tile }: Tile): Tile => ({
  ...tile,
  boundingVolume: { region: unite(region, tile.boundingVolume.region) },
  content: { uri },
  ...(children === undefined ? {} : { children }),
})

/** Middle and near tiles of a node's rows, made or taken over. */
async function midPart<G>(node: BandedNode, work: Work<G>): Promise<Below<G>> {
  const { before, built, bands } = work
  let made: G | undefined
  const isKept = node.mid !== undefined
  if (node.mid !== undefined) {
    if (node.mid.grid !== null) before?.keep(node.mid.grid)
    for (const tile of node.mid.tiles) keepContents(tile, before)
  } else {
    const found = await bands.makeMid(node)
    if (found === undefined)
      return { cell: node.cell, isKept, tiles: [], grid: async (far) => far.empty(node.cell) }
    const { grid, ...mid } = found
    made = grid
    const stem = `mid-${keyOf(node.cell)}`
    node.mid = { ...mid, grid: bands.far === null ? null : await putGrid(stem, bands.far.write(grid), work) }
  }
  const { mid } = node
  built.features += mid.count
  built.problems.push(...mid.problems)
  // What is taken over takes no time: of a large city it is nearly all.
  if (made !== undefined) await work.progress(built.features, work.total)
  const grid = async (far: FarBand<G>) => made ?? readGrid(node.cell, mid.grid, { ...work, far })
  return { cell: node.cell, isKept, tiles: mid.tiles, grid }
}

function keepContents(tile: Tile, before: UpdateSink | null): void {
  if (tile.content !== undefined) before?.keep(tile.content.uri)
  for (const child of tile.children ?? []) keepContents(child, before)
}

interface FarWork<G> extends Work<G> {
  far: FarBand<G>
}

async function farOf<G>(node: BandedNode, grid: Below<G>['grid'], work: FarWork<G>): Promise<MadeFar> {
  const { sink, before, far } = work
  if (node.far !== undefined) {
    before?.keep(node.far.uri)
    before?.keep(node.far.grid)
    return node.far
  }
  const made = await grid(far)
  const { glb, region } = far.encode(made, node.cell)
  const uri = hashedName(`${far.folder}/${keyOf(node.cell)}`, 'glb', glb)
  await sink.put(uri, glb)
  node.far = { uri, region, grid: await putGrid(`far-${keyOf(node.cell)}`, far.write(made), work) }
  return node.far
}

async function gridOver<G>(node: BandedNode, below: Below<G>[], work: FarWork<G>): Promise<G> {
  const { bands, before, far } = work
  if (bands.isMid(node)) return (below[0] as Below<G>).grid(far)
  if (node.far !== undefined && before !== null) return readGrid(node.cell, node.far.grid, work)
  const gridBefore = before === null ? undefined : node.farGridBefore
  if (gridBefore !== undefined)
    return gridAnew(await readGrid(node.cell, gridBefore, work), node, { below, far })
  const grid = far.empty(node.cell)
  for (const part of below) far.addQuarter(grid, await part.grid(far))
  return grid
}

/** What a cell was seen as, with the quarters that have changed put in again: one in four of a large city's blocks. */
async function gridAnew<G>(
  grid: G,
  { cell }: BandedNode,
  { below, far }: { below: Below<G>[]; far: FarBand<G> },
): Promise<G> {
  for (const quarter of quartersOf(cell)) {
    const part = below.find((known) => sameCell(known.cell, quarter))
    if (part?.isKept) continue
    far.clearQuarter(grid, quarter)
    if (part !== undefined) far.addQuarter(grid, await part.grid(far))
  }
  return grid
}

/** Writes what an update needs to know of a cell as seen from afar, and answers where. */
async function putGrid(stem: string, bytes: Uint8Array, { sink }: { sink: Sink }): Promise<string> {
  const path = hashedName(`${STATE_FOLDER}${stem}`, 'json', bytes)
  await sink.put(path, bytes)
  return path
}

async function readGrid<G>(cell: Cell, path: string | null, { before, far }: FarWork<G>): Promise<G> {
  if (before === null || path === null) throw new Error(`What shows ${keyOf(cell)} from afar was never made.`)
  return far.read(cell, await before.read(path))
}

/** Asks once, and lets go of what it asked with: a city's grids would not fit side by side. */
function once<A, T>(make: (of: A) => Promise<T>): (of: A) => Promise<T> {
  let ask: ((of: A) => Promise<T>) | undefined = make
  let answer: Promise<T> | undefined
  return (of) => {
    answer ??= ask?.(of)
    ask = undefined
    return answer as Promise<T>
  }
}
