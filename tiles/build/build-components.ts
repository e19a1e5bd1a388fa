import { componentBytes, encodeLines, encodePoints } from '../content/component-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink } from '../sink/sink.ts'
import type { ComponentRow, ComponentShape, ComponentSource } from '../source/component-source.ts'
import { boundsOf, type Cell, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import type { Built } from './build-buildings.ts'
import { giveWay, type Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'

const leafBytes = 80_000
const leafZ = 14
const deepestZ = 22
/** Objects show from where this many metres would be too coarse: about 5 km away on a screen of 1,080 rows. */
const appearErrorM = 48

interface Work {
  source: ComponentSource
  sink: Sink
  shape: ComponentShape
  built: Built
  total: number
  progress: Progress
}

/** Components as points, or pipes as lines: every object once, in the leaves of a quadtree that is empty above. */
export async function buildComponents(
  source: ComponentSource,
  sink: Sink,
  { shape, progress = giveWay }: { shape: ComponentShape; progress?: Progress },
): Promise<Built> {
  const items = await readPlaces(source.places(), componentBytes)
  const tree = buildQuadtree(items, { capacity: leafBytes, minLeafZ: leafZ, maxZ: deepestZ })
  const work: Work = {
    source,
    sink,
    shape,
    built: { features: 0, problems: [] },
    total: items.count,
    progress,
  }
  const below = tree === null ? [] : await tilesOf(tree, work)
  const [only] = below
  const root = below.length === 1 && only?.children !== undefined ? only : above(below)
  await writeTileset(root ?? emptyRoot, sink)
  return work.built
}

async function tilesOf(node: QuadNode, work: Work): Promise<Tile[]> {
  if (node.children.length === 0) return leafTiles(node.cell, work)
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

async function leafTiles(cell: Cell, work: Work): Promise<Tile[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const found = await work.source.within([west - margin, south - margin, east + margin, north + margin])
  const rows = found.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
  const plane = planeAt((west + east) / 2, (south + north) / 2)
  const parts = inParts(rows)
  const tiles: Tile[] = []
  for (const [part, members] of parts.entries()) {
    const { glb, region } =
      work.shape === 'point' ? encodePoints(plane, members) : encodeLines(plane, members)
    const uri = hashedName(`leaf/${keyOf(cell)}${parts.length > 1 ? `-${part}` : ''}`, 'glb', glb)
    await work.sink.put(uri, glb)
    work.built.features += members.length
    tiles.push({ boundingVolume: { region }, geometricError: 0, content: { uri } })
    await work.progress(work.built.features, work.total)
  }
  return tiles
}

function inParts(rows: ComponentRow[]): ComponentRow[][] {
  const parts: ComponentRow[][] = []
  let bytes = Infinity
  for (const row of rows) {
    const size = componentBytes(row.lines.reduce((n, line) => n + line.length / 2, 1))
    if (bytes + size > 4 * leafBytes) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(row)
    bytes += size
  }
  return parts
}
