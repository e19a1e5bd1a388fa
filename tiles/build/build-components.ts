import { AggregateGrid, markCellM } from '../content/aggregate-content.ts'
import type { Reported } from '../content/building-content.ts'
import { encodeModels, encodePoints } from '../content/component-content.ts'
import { isOfThisEarth } from '../content/component-problem.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink, type UpdateSink } from '../sink/sink.ts'
import {
  type ComponentRow,
  type ComponentShape,
  type ComponentSource,
  rowsOf,
} from '../source/component-source.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { type Bands, type Built, buildBands, type FarBand, treeBefore } from './banded-build.ts'
import { divide, leavesOf, replan } from './banded-tree.ts'
import { buildPipes, updatePipes } from './build-pipes.ts'
import { placed, unplacedOf } from './placed.ts'
import { giveWay, type Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'

/** So many components in one near tile, and so many seen thinned in one of the middle distance. */
const nearCount = 2_500
const midCount = 6_000
const leafZ = 14
const deepestZ = 22
const options = { capacity: nearCount, minLeafZ: leafZ, maxZ: deepestZ }
/** Models stand for points nearer than some 400 m on a screen of 1,080 rows, marks for points farther than some 1,200 m. */
const midErrorM = 4
const leastFarErrorM = 12
/** From this level upwards marks are seen larger: they read better in a whole city, and its first view takes fewer of them. */
const calmFromZ = 13

/** Components as things that stand at a place, or pipes; see buildPipes. */
export function buildComponents(
  source: ComponentSource,
  sink: Sink,
  { shape, progress = giveWay }: { shape: ComponentShape; progress?: Progress },
): Promise<Built> {
  return shape === 'line' ? buildPipes(source, sink, progress) : buildPoints(source, sink, progress)
}

/**
 * Three bands, each replacing the one above: marks that count what is in a cell (one level or more), thinned points, and
 * models. Every component is in exactly one near content, and in one of the middle distance at most.
 */
async function buildPoints(source: ComponentSource, sink: Sink, progress: Progress): Promise<Built> {
  const items = await readPlaces(placed(source.places()), () => 1)
  const tree = buildQuadtree(items, options)
  const job = { sink, before: null, unplaced: await unplacedOf(source), total: items.count, progress }
  return buildBands(tree, bandsOf(source, sink), job)
}

/** The build before with the rows of some cells read anew; see updateBuildings. Null where all must be built. */
export function updateComponents(
  source: ComponentSource,
  sink: UpdateSink,
  {
    shape,
    changed,
    progress = giveWay,
  }: { shape: ComponentShape; changed: readonly Cell[]; progress?: Progress },
): Promise<Built | null> {
  return shape === 'line'
    ? updatePipes(source, sink, { changed, progress })
    : updatePoints(source, sink, { changed, progress })
}

async function updatePoints(
  source: ComponentSource,
  sink: UpdateSink,
  { changed, progress }: { changed: readonly Cell[]; progress: Progress },
): Promise<Built | null> {
  const before = await treeBefore(sink, changed, leafZ)
  if (before === null) return null
  const tree = await replan(before, changed, async (cell) =>
    divide(cell, await rowsOf(cell, source), () => 1, options),
  )
  const unplaced = await unplacedOf(source)
  const job = { sink, before: sink, unplaced, total: tree?.count ?? 0, progress }
  return buildBands(tree, bandsOf(source, sink), job)
}

const bandsOf = (source: ComponentSource, sink: Sink): Bands<AggregateGrid> => ({
  far: marks,
  midErrorM,
  farErrorM: (cell) =>
    Math.max(leastFarErrorM, Math.round(markCellM(cell) * (cell.z > calmFromZ ? 0.7 : 0.3))),
  isMid: (node) => (node.weight <= midCount && node.cell.z >= leafZ) || node.children.length === 0,
  makeMid: (node) => makeMid(node, source, sink),
})

const marks: FarBand<AggregateGrid> = {
  folder: 'far',
  empty: (cell) => new AggregateGrid(cell),
  addQuarter: (grid, quarter) => grid.addQuarter(quarter),
  clearQuarter: (grid, quarter) => grid.clearQuarter(quarter),
  encode: (grid) => grid.encode(),
  write: (grid) => grid.write(),
  read: AggregateGrid.read,
}

async function makeMid(node: QuadNode, source: ComponentSource, sink: Sink) {
  const problems: Reported[] = []
  const rows = (await rowsOf(node.cell, source)).map((row) => footed(row, problems))
  if (rows.length === 0) return undefined
  const grid = new AggregateGrid(node.cell)
  for (const row of rows) grid.add(row)
  const children: Tile[] = []
  for (const cell of leavesOf(node)) {
    const members = rows.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
    children.push(...(await nearTiles(cell, members, sink)))
  }
  const { glb, region } = encodePoints(planeOf(node.cell), rows)
  const tile: Tile = {
    boundingVolume: { region: children.map((child) => child.boundingVolume.region).reduce(unite, region) },
    geometricError: midErrorM,
    refine: 'REPLACE',
    content: { uri: await put(sink, `mid/${keyOf(node.cell)}`, glb) },
    children,
  }
  return { tiles: [tile], count: rows.length, problems, grid }
}

async function nearTiles(cell: Cell, rows: ComponentRow[], sink: Sink): Promise<Tile[]> {
  const tiles: Tile[] = []
  // More than one part only where too much stands in one deepest cell, or came in since the tree was made.
  const most = 4 * nearCount
  for (let from = 0; from < rows.length; from += most) {
    const { glb, region } = encodeModels(planeOf(cell), rows.slice(from, from + most))
    const suffix = rows.length > most ? `-${from / most}` : ''
    const uri = await put(sink, `near/${keyOf(cell)}${suffix}`, glb)
    tiles.push({ boundingVolume: { region }, geometricError: 0, content: { uri } })
  }
  return tiles
}

function footed(row: ComponentRow, problems: Reported[]): ComponentRow {
  if (isOfThisEarth(row.heightM)) return row
  problems.push({ id: row.id, problem: 'no-height' })
  return { ...row, heightM: 0 }
}

function planeOf(cell: Cell) {
  const [west, south, east, north] = boundsOf(cell)
  return planeAt((west + east) / 2, (south + north) / 2)
}

async function put(sink: Sink, stem: string, glb: Uint8Array): Promise<string> {
  const uri = hashedName(stem, 'glb', glb)
  await sink.put(uri, glb)
  return uri
}
