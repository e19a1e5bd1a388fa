import { BlockGrid, outlineOf } from '../content/block-content.ts'
import {
  buildingBytes,
  type Content,
  encodeBuildings,
  midToleranceM,
  type PreparedBuilding,
  prepareBuilding,
  type Reported,
} from '../content/building-content.ts'
import { type Tile, unite } from '../format/tileset.ts'
import { type Plane, planeAt } from '../geometry/plane.ts'
import { hashedName, type Sink } from '../sink/sink.ts'
import type { BuildingRow, BuildingSource } from '../source/building-source.ts'
import { boundsOf, type Cell, cellSizeM, fromUnit, inCell, toUnit } from '../tree/mercator.ts'
import { buildQuadtree, keyOf, type QuadNode } from '../tree/quadtree.ts'
import { emptyRoot, writeTileset } from '../tree/write-tileset.ts'
import { giveWay, type Progress } from './progress.ts'
import { readPlaces } from './read-places.ts'

/** What a build answers: how many objects went in, and which of them were not as they should be. */
export interface Built {
  features: number
  problems: Reported[]
}

/** Bytes of one content, estimated from above; the limit that must hold is 500 kB. */
const nearBytes = 160_000
const midBytes = 400_000
/** Mid and near tiles are no larger than a cell of this level, some 2 km. */
const leafZ = 14
const deepestZ = 22
const midErrorM = 4 * midToleranceM

interface Work {
  source: BuildingSource
  sink: Sink
  /** The block tiles above the one at work. */
  blocks: BlockGrid[]
  built: Built
  total: number
  progress: Progress
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
  const items = await readPlaces(source.places(), buildingBytes)
  const tree = buildQuadtree(items, { capacity: nearBytes, minLeafZ: leafZ, maxZ: deepestZ })
  const work: Work = {
    source,
    sink,
    blocks: [],
    built: { features: 0, problems: [] },
    total: items.count,
    progress,
  }
  const root = tree === null ? undefined : await blockTile(tree, work)
  await writeTileset(root ?? emptyRoot, sink)
  return work.built
}

const isMid = (node: QuadNode) =>
  (node.weight <= midBytes && node.cell.z >= leafZ) || node.children.length === 0

/** A tile of merged blocks over its quarters. Undefined where every row has gone since the tree was made. */
async function blockTile(node: QuadNode, work: Work): Promise<Tile | undefined> {
  const grid = new BlockGrid(node.cell)
  work.blocks.push(grid)
  const below: Tile[] = []
  for (const child of isMid(node) ? [node] : node.children) {
    if (isMid(child)) below.push(...(await midTiles(child, work)))
    else below.push(...[await blockTile(child, work)].filter((tile) => tile !== undefined))
  }
  work.blocks.pop()
  const [only] = below
  if (only === undefined) return undefined
  // A long way down to the first fork shows the same buildings again and again: once is enough.
  if (below.length === 1 && only.geometricError > midErrorM) return only
  const [west, south, east, north] = boundsOf(node.cell)
  const { glb, region } = grid.encode({ lon: (west + east) / 2, lat: (south + north) / 2 })
  const errorM = blockErrorM(node.cell)
  return {
    boundingVolume: { region: below.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
    geometricError: Math.max(errorM, 2 * Math.max(...below.map((tile) => tile.geometricError))),
    refine: 'REPLACE',
    content: { uri: await put(work, `blocks/${keyOf(node.cell)}`, glb) },
    children: below,
  }
}

/** A third of a block's side: rounded, so that a hair of latitude does not change the tree. */
function blockErrorM(cell: Cell): number {
  const { lat } = fromUnit((cell.x + 0.5) / 2 ** cell.z, (cell.y + 0.5) / 2 ** cell.z)
  return Math.round(cellSizeM(cell.z + 5, lat) * 0.35)
}

async function midTiles(node: QuadNode, work: Work): Promise<Tile[]> {
  const rows = await rowsOf(node.cell, work.source)
  const [west, south, east, north] = boundsOf(node.cell)
  const plane = planeAt((west + east) / 2, (south + north) / 2)
  const buildings = rows.map((row) => prepare(row, plane, work))
  const tiles: Tile[] = []
  // More than one part only where too much lies in one deepest cell, or came in since the tree was made.
  const parts = inParts(buildings, midBytes)
  for (const [part, members] of parts.entries()) {
    const suffix = parts.length > 1 ? `-${part}` : ''
    tiles.push(await midTile({ node, plane, members, suffix }, work))
  }
  return tiles
}

interface MidPart {
  node: QuadNode
  plane: Plane
  members: PreparedBuilding[]
  suffix: string
}

async function midTile({ node, plane, members, suffix }: MidPart, work: Work): Promise<Tile> {
  const children: Tile[] = []
  for (const leaf of leavesOf(node)) {
    const inLeaf = members.filter(({ row }) => inCell(leaf.cell, ...toUnit(row.lon, row.lat)))
    const parts = inParts(inLeaf, nearBytes * 2)
    for (const [part, near] of parts.entries()) {
      const end = parts.length > 1 ? `${suffix}-${part}` : suffix
      children.push(
        await nearTile(`near/${keyOf(leaf.cell)}${end}`, encodeBuildings(plane, near, 'near'), work),
      )
      await work.progress(work.built.features, work.total)
    }
  }
  const { glb, region } = encodeBuildings(plane, members, 'mid')
  return {
    boundingVolume: { region: children.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
    geometricError: midErrorM,
    refine: 'REPLACE',
    content: { uri: await put(work, `mid/${keyOf(node.cell)}${suffix}`, glb) },
    children,
  }
}

async function nearTile(stem: string, { glb, region }: Content, work: Work): Promise<Tile> {
  return { boundingVolume: { region }, geometricError: 0, content: { uri: await put(work, stem, glb) } }
}

function prepare(row: BuildingRow, plane: Plane, { blocks, built }: Work): PreparedBuilding {
  const building = prepareBuilding(plane, row)
  if (building.footprint.problem !== null)
    built.problems.push({ id: row.id, problem: building.footprint.problem })
  const outline = outlineOf(row)
  for (const grid of blocks) grid.add(building, outline)
  built.features++
  return building
}

async function rowsOf(cell: Cell, source: BuildingSource): Promise<BuildingRow[]> {
  const [west, south, east, north] = boundsOf(cell)
  const margin = 1e-9
  const rows = await source.within([west - margin, south - margin, east + margin, north + margin])
  // The box is only nearly the cell: a centre on the border belongs to one cell only.
  return rows.filter((row) => inCell(cell, ...toUnit(row.lon, row.lat)))
}

/** Cells that hold rows of the node: its leaves, and quarters that were empty when the tree was made. */
function leavesOf(node: QuadNode): { cell: Cell }[] {
  if (node.children.length === 0) return [node]
  const { z, x, y } = node.cell
  return [0, 1, 2, 3].flatMap((k) => {
    const cell = { z: z + 1, x: 2 * x + (k & 1), y: 2 * y + (k >> 1) }
    const child = node.children.find((known) => known.cell.x === cell.x && known.cell.y === cell.y)
    return child === undefined ? [{ cell }] : leavesOf(child)
  })
}

/** Splits a list where its bytes reach the limit. Nothing in, nothing out. */
function inParts(buildings: PreparedBuilding[], limit: number): PreparedBuilding[][] {
  const parts: PreparedBuilding[][] = []
  let bytes = Infinity
  for (const building of buildings) {
    const points = building.footprint.polygons.reduce(
      (n, { outer, holes }) => holes.reduce((m, hole) => m + hole.length / 2, n + outer.length / 2),
      0,
    )
    const size = buildingBytes(points)
    if (bytes + size > limit) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(building)
    bytes += size
  }
  return parts
}

async function put({ sink }: Work, stem: string, glb: Uint8Array): Promise<string> {
  const uri = hashedName(stem, 'glb', glb)
  await sink.put(uri, glb)
  return uri
}
