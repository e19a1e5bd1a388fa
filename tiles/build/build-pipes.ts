import { encodeLines, encodeTubes } from '../content/pipe-content.ts'
import { type PreparedPipe, preparePipe } from '../content/prepared-pipe.ts'
import { type Shaft, shaftsOf } from '../content/shafts.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { type Plane, planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink } from '../sink/sink.ts'
import type { ComponentSource } from '../source/component-source.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import type { Built } from './banded-build.ts'
import { leavesOf } from './banded-tree.ts'
import { placed, unplacedOf } from './placed.ts'
import type { Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'

/** What a pipe takes as a tube before compression: rings of eight corners, and its ends. */
const tubeBytes = (points: number): number => 260 * points + 600
const nearBytes = 300_000
/** Lines take a fifteenth of it. */
const lineBytes = 1_500_000
const leafZ = 14
const deepestZ = 22
/** Tubes stand for lines nearer than some 400 m; lines show from some 5 km on. */
const lineErrorM = 4
const appearErrorM = 48
/** A manhole is looked for this far beside a pipe: some 3 m, more than a shaft reaches. */
const aroundDeg = 4e-5

interface Work {
  source: ComponentSource
  sink: Sink
  built: Built
  total: number
  progress: Progress
}

/** Pipes in two bands under empty tiles: lines, replaced by tubes with the shafts of their manholes. Each pipe once in either. */
export async function buildPipes(source: ComponentSource, sink: Sink, progress: Progress): Promise<Built> {
  const built: Built = { features: 0, problems: await unplacedOf(source) }
  const items = await readPlaces(placed(source.places()), tubeBytes)
  const tree = buildQuadtree(items, { capacity: nearBytes, minLeafZ: leafZ, maxZ: deepestZ })
  const below =
    tree === null ? [] : await tilesOf(tree, { source, sink, built, total: items.count, progress })
  await writeTileset(above(below) ?? emptyRoot, sink)
  return built
}

async function tilesOf(node: QuadNode, work: Work): Promise<Tile[]> {
  if (node.weight <= lineBytes || node.children.length === 0) return lineTiles(node, work)
  const below: Tile[] = []
  for (const child of node.children) below.push(...(await tilesOf(child, work)))
  const tile = below.length > 1 ? above(below) : undefined
  return tile === undefined ? below : [tile]
}

/** A tile without content over others. Undefined over none. */
function above(children: Tile[]): Tile | undefined {
  const [first] = children
  if (first === undefined) return undefined
  return {
    boundingVolume: { region: children.map((tile) => tile.boundingVolume.region).reduce(unite) },
    geometricError: Math.max(appearErrorM, 2 * Math.max(...children.map((tile) => tile.geometricError))),
    refine: 'ADD',
    children,
  }
}

async function lineTiles(node: QuadNode, work: Work): Promise<Tile[]> {
  const plane = planeOf(node.cell)
  const pipes: PreparedPipe[] = []
  const children: Tile[] = []
  for (const cell of leavesOf(node)) {
    const own = await pipesOf(cell, plane, work)
    pipes.push(...own)
    children.push(...(await tubeTiles(cell, plane, own, work)))
  }
  if (pipes.length === 0) return []
  const { glb, region } = encodeLines(plane, pipes)
  const uri = hashedName(`mid/${keyOf(node.cell)}`, 'glb', glb)
  await work.sink.put(uri, glb)
  return [
    {
      boundingVolume: { region: children.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
      geometricError: lineErrorM,
      refine: 'REPLACE',
      content: { uri },
      children,
    },
  ]
}

/** The pipes whose middle lies in a cell. */
async function pipesOf(cell: Cell, plane: Plane, { source, built }: Work): Promise<PreparedPipe[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  return rows
    .filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
    .map((row) => preparePipe(plane, row, (problem) => void built.problems.push({ id: row.id, problem })))
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
    work.built.features += members.length
    await work.progress(work.built.features, work.total)
  }
  return tiles
}

/** The manholes that lead down to these pipes and not to a nearer one of another tile. */
async function shaftsAlong(own: PreparedPipe[], plane: Plane, source: ComponentSource): Promise<Shaft[]> {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { row } of own)
    for (const line of row.lines)
      for (let i = 0; i + 1 < line.length; i += 2) {
        const [lon, lat] = [line[i] as number, line[i + 1] as number]
        if (Number.isNaN(lon + lat)) continue
        box[0] = Math.min(box[0], lon - aroundDeg)
        box[1] = Math.min(box[1], lat - aroundDeg)
        box[2] = Math.max(box[2], lon + aroundDeg)
        box[3] = Math.max(box[3], lat + aroundDeg)
      }
  if (!box.every(Number.isFinite)) return []
  const covers = (await source.covers(box)).filter(({ heightM }) => Number.isFinite(heightM))
  if (covers.length === 0) return []
  const pipes = (await source.within(box)).map((row) => preparePipe(plane, row, () => {}))
  const ids = new Set(own.map(({ row }) => row.id))
  return shaftsOf(plane, covers, pipes).filter(({ pipeId }) => ids.has(pipeId))
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
