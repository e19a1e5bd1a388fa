import { AggregateGrid, markCellM } from '../content/aggregate-content.ts'
import { encodeModels, encodePoints } from '../content/component-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink } from '../sink/sink.ts'
import type { ComponentRow, ComponentShape, ComponentSource } from '../source/component-source.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import type { Built } from './build-buildings.ts'
import { buildPipes } from './build-pipes.ts'
import { placed } from './placed.ts'
import { giveWay, type Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'

/** So many components in one near tile, and so many seen thinned in one of the middle distance. */
const nearCount = 2_500
const midCount = 6_000
const leafZ = 14
const deepestZ = 22
/** Models stand for points nearer than some 400 m on a screen of 1,080 rows, marks for points farther than some 1,200 m. */
const midErrorM = 4
const leastFarErrorM = 12

interface Work {
  source: ComponentSource
  sink: Sink
  /** The marks of the tiles above the one at work. */
  marks: AggregateGrid[]
  built: Built
  total: number
  progress: Progress
}

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
  const built: Built = { features: 0, problems: [] }
  const items = await readPlaces(placed(source.places(), built), () => 1)
  const tree = buildQuadtree(items, { capacity: nearCount, minLeafZ: leafZ, maxZ: deepestZ })
  const work: Work = { source, sink, marks: [], built, total: items.count, progress }
  const root = tree === null ? undefined : await farTile(tree, work)
  await writeTileset(root ?? emptyRoot, sink)
  return built
}

const isMid = (node: QuadNode) =>
  (node.weight <= midCount && node.cell.z >= leafZ) || node.children.length === 0

/** A tile of marks over its quarters. Undefined where every row has gone since the tree was made. */
async function farTile(node: QuadNode, work: Work): Promise<Tile | undefined> {
  const grid = new AggregateGrid(node.cell)
  work.marks.push(grid)
  const below: Tile[] = []
  for (const child of isMid(node) ? [node] : node.children) {
    const tile = isMid(child) ? await midTile(child, work) : await farTile(child, work)
    if (tile !== undefined) below.push(tile)
  }
  work.marks.pop()
  const [only] = below
  if (only === undefined) return undefined
  // A long way down to the first fork counts the same things again and again: once is enough.
  if (below.length === 1 && only.geometricError > midErrorM) return only
  const { glb, region } = grid.encode()
  const errorM = Math.max(leastFarErrorM, Math.round(markCellM(node.cell) * 0.7))
  return {
    boundingVolume: { region: below.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
    geometricError: Math.max(errorM, 2 * Math.max(...below.map((tile) => tile.geometricError))),
    refine: 'REPLACE',
    content: { uri: await put(work, `far/${keyOf(node.cell)}`, glb) },
    children: below,
  }
}

async function midTile(node: QuadNode, work: Work): Promise<Tile | undefined> {
  const rows: ComponentRow[] = []
  const children: Tile[] = []
  for (const { cell } of leavesOf(node)) {
    const found = await rowsOf(cell, work)
    for (const row of found) for (const grid of work.marks) grid.add(row)
    rows.push(...found)
    children.push(...(await nearTiles(cell, found, work)))
  }
  if (rows.length === 0) return undefined
  const { glb, region } = encodePoints(planeOf(node.cell), rows)
  return {
    boundingVolume: { region: children.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
    geometricError: midErrorM,
    refine: 'REPLACE',
    content: { uri: await put(work, `mid/${keyOf(node.cell)}`, glb) },
    children,
  }
}

async function nearTiles(cell: Cell, rows: ComponentRow[], work: Work): Promise<Tile[]> {
  const tiles: Tile[] = []
  // More than one part only where too much stands in one deepest cell, or came in since the tree was made.
  const most = 4 * nearCount
  for (let from = 0; from < rows.length; from += most) {
    const members = rows.slice(from, from + most)
    const { glb, region } = encodeModels(planeOf(cell), members)
    const suffix = rows.length > most ? `-${from / most}` : ''
    const uri = await put(work, `near/${keyOf(cell)}${suffix}`, glb)
    tiles.push({ boundingVolume: { region }, geometricError: 0, content: { uri } })
    work.built.features += members.length
    await work.progress(work.built.features, work.total)
  }
  return tiles
}

/** The rows that belong to a cell and to no other, fit to be drawn. */
async function rowsOf(cell: Cell, { source, built }: Work): Promise<ComponentRow[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  return rows
    .filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
    .map((row) => {
      if (Number.isFinite(row.heightM)) return row
      built.problems.push({ id: row.id, problem: 'no-height' })
      return { ...row, heightM: 0 }
    })
}

const leavesOf = (node: QuadNode): QuadNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf)

function planeOf(cell: Cell) {
  const [west, south, east, north] = boundsOf(cell)
  return planeAt((west + east) / 2, (south + north) / 2)
}

async function put({ sink }: Work, stem: string, glb: Uint8Array): Promise<string> {
  const uri = hashedName(stem, 'glb', glb)
  await sink.put(uri, glb)
  return uri
}
