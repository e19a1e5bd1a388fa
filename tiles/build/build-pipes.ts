import type { Reported } from '../content/building-content.ts'
import { encodeLines, encodeTubes } from '../content/pipe-content.ts'
import { type PreparedPipe, preparePipe } from '../content/prepared-pipe.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { type Plane, planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink, type UpdateSink } from '../sink/sink.ts'
import { type ComponentSource, rowsOf } from '../source/component-source.ts'
import { boundsOf, type Cell, cellAt, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { type Bands, type Built, buildBands, treeBefore } from './banded-build.ts'
import { divide, leavesOf, replan } from './banded-tree.ts'
import { isOnEarth, placed, unplacedOf } from './placed.ts'
import type { Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'
import { shaftsAlong } from './shafts-along.ts'

/** What a pipe takes as a tube before compression: rings of eight corners, and its ends. */
const tubeBytes = (points: number): number => 260 * points + 600
const nearBytes = 300_000
/** Lines take a fifteenth of it. */
const lineBytes = 1_500_000
/** Lines stand in cells of some 2 km and smaller ones, tubes of some 500 m: where few pipes lie, a tile is no wider for it. */
const midZ = 14
const options = { capacity: nearBytes, minLeafZ: 16, maxZ: 22 }
/** Tubes stand for lines nearer than some 400 m; lines show from some 5 km on. */
const lineErrorM = 4
const appearErrorM = 48
/** So far around a changed cell a pipe may lie whose manholes change with it: see tile_cells_of in the migrations. */
const besideDeg = 3e-4
/** As deep as changes are noted. */
const changeZ = 18

interface Work {
  source: ComponentSource
  sink: Sink
}

/** Pipes in two bands under empty tiles: lines, replaced by tubes with the shafts of their manholes. Each pipe once in either. */
export async function buildPipes(source: ComponentSource, sink: Sink, progress: Progress): Promise<Built> {
  const items = await readPlaces(placed(source.places()), tubeBytes)
  const tree = buildQuadtree(items, options)
  const job = { sink, before: null, unplaced: await unplacedOf(source), total: items.count, progress }
  return buildBands(tree, bandsOf({ source, sink }), job)
}

/** The build of pipes before with the rows of some cells read anew; see updateBuildings. Null where all must be built. */
export async function updatePipes(
  source: ComponentSource,
  sink: UpdateSink,
  { changed, progress }: { changed: readonly Cell[]; progress: Progress },
): Promise<Built | null> {
  const before = await treeBefore(sink, changed, midZ)
  if (before === null) return null
  const tree = await replan(before, await withNeighbours(changed, source), async (cell) =>
    divide(cell, await rowsOf(cell, source), (row) => tubeBytes(row.points), options),
  )
  const unplaced = await unplacedOf(source)
  const job = { sink, before: sink, unplaced, total: tree?.count ?? 0, progress }
  return buildBands(tree, bandsOf({ source, sink }), job)
}

/** Where a cover or a pipe has changed, the pipes around may win or lose a manhole: their cells change, too. */
async function withNeighbours(changed: readonly Cell[], source: ComponentSource): Promise<Cell[]> {
  const cells = new Map(changed.map((cell) => [keyOf(cell), cell]))
  for (const cell of changed) {
    const [west, south, east, north] = boundsOf(cell)
    const box = [west - besideDeg, south - besideDeg, east + besideDeg, north + besideDeg] as const
    for (const { lon, lat } of (await source.within([...box])).filter(isOnEarth)) {
      const place = cellAt(changeZ, ...toUnit(lon, lat))
      cells.set(keyOf(place), place)
    }
  }
  return [...cells.values()]
}

const bandsOf = (work: Work): Bands<null> => ({
  far: null,
  midErrorM: lineErrorM,
  farErrorM: () => appearErrorM,
  isMid: (node) => (node.weight <= lineBytes && node.cell.z >= midZ) || node.children.length === 0,
  makeMid: (node) => makeMid(node, work),
})

async function makeMid(node: QuadNode, work: Work) {
  const plane = planeOf(node.cell)
  const problems: Reported[] = []
  const rows = await rowsOf(node.cell, work.source)
  if (rows.length === 0) return undefined
  const pipes = rows.map((row) =>
    preparePipe(plane, row, (problem) => void problems.push({ id: row.id, problem })),
  )
  const children: Tile[] = []
  for (const cell of leavesOf(node)) {
    const own = pipes.filter(({ row }) => inCell(cell, ...toUnit(row.lon, row.lat)))
    children.push(...(await tubeTiles(cell, plane, own, work)))
  }
  const { glb, region } = encodeLines(plane, pipes)
  const uri = hashedName(`mid/${keyOf(node.cell)}`, 'glb', glb)
  await work.sink.put(uri, glb)
  const tile: Tile = {
    boundingVolume: { region: children.map((child) => child.boundingVolume.region).reduce(unite, region) },
    geometricError: lineErrorM,
    refine: 'REPLACE',
    content: { uri },
    children,
  }
  return { tiles: [tile], count: rows.length, problems, grid: null }
}

async function tubeTiles(cell: Cell, plane: Plane, own: PreparedPipe[], work: Work): Promise<Tile[]> {
  const shafts = await shaftsAlong(own, plane, work.source)
  const tiles: Tile[] = []
  const parts = inParts(own)
  for (const [part, members] of parts.entries()) {
    const { glb, region } = encodeTubes(plane, members, part === 0 ? shafts : [])
    const suffix = parts.length > 1 ? `-${part}` : ''
    const uri = hashedName(`near/${keyOf(cell)}${suffix}`, 'glb', glb)
    await work.sink.put(uri, glb)
    tiles.push({ boundingVolume: { region }, geometricError: 0, content: { uri } })
  }
  return tiles
}

/** More than one part only where too much lies in one deepest cell, or came in since the tree was made. */
function inParts(pipes: PreparedPipe[]): PreparedPipe[][] {
  const parts: PreparedPipe[][] = []
  let bytes = Infinity
  for (const pipe of pipes) {
    const size = tubeBytes(pipe.paths.reduce((n, path) => n + path.length / 2, 0))
    if (bytes + size > 4 * nearBytes) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(pipe)
    bytes += size
  }
  return parts
}

function planeOf(cell: Cell): Plane {
  const [west, south, east, north] = boundsOf(cell)
  return planeAt((west + east) / 2, (south + north) / 2)
}
