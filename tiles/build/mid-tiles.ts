import { BlockGrid } from '../content/block-content.ts'
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
import { type BuildingSource, weightOf } from '../source/building-source.ts'
import { boundsOf, inCell, toUnit } from '../tree/mercator.ts'
import { keyOf, type QuadNode } from '../tree/quadtree.ts'
import { leavesOf } from './banded-tree.ts'
import { midBytes, nearBytes, rowsOf } from './building-tree.ts'

export const midErrorM = 4 * midToleranceM

interface Work {
  source: BuildingSource
  sink: Sink
}

/** Reads the rows of a node and makes its middle and near tiles of them. Undefined where they have gone. */
export async function makeMid(
  node: QuadNode,
  { source, sink }: Work,
): Promise<{ tiles: Tile[]; count: number; problems: Reported[]; grid: BlockGrid } | undefined> {
  const rows = await rowsOf(node.cell, source)
  if (rows.length === 0) return undefined
  const [west, south, east, north] = boundsOf(node.cell)
  const plane = planeAt((west + east) / 2, (south + north) / 2)
  const grid = new BlockGrid(node.cell)
  const problems: Reported[] = []
  const buildings = rows.map((row) => {
    const building = prepareBuilding(plane, row)
    if (building.footprint.problem !== null)
      problems.push({ id: row.id, problem: building.footprint.problem })
    grid.add(building)
    return building
  })
  const tiles: Tile[] = []
  // More than one part only where too much lies in one deepest cell, or came in since the tree was made.
  const parts = inParts(buildings, midBytes)
  for (const [part, members] of parts.entries()) {
    const suffix = parts.length > 1 ? `-${part}` : ''
    tiles.push(await midTile({ node, plane, members, suffix }, sink))
  }
  return { tiles, count: rows.length, problems, grid }
}

interface MidPart {
  node: QuadNode
  plane: Plane
  members: PreparedBuilding[]
  suffix: string
}

async function midTile({ node, plane, members, suffix }: MidPart, sink: Sink): Promise<Tile> {
  const children: Tile[] = []
  for (const cell of leavesOf(node)) {
    const inLeaf = members.filter(({ row }) => inCell(cell, ...toUnit(row.lon, row.lat)))
    const parts = inParts(inLeaf, nearBytes * 2)
    for (const [part, near] of parts.entries()) {
      const end = parts.length > 1 ? `${suffix}-${part}` : suffix
      children.push(await nearTile(`near/${keyOf(cell)}${end}`, encodeBuildings(plane, near, 'near'), sink))
    }
  }
  const { glb, region } = encodeBuildings(plane, members, 'mid')
  return {
    boundingVolume: { region: children.map((tile) => tile.boundingVolume.region).reduce(unite, region) },
    geometricError: midErrorM,
    refine: 'REPLACE',
    content: { uri: await put(sink, `mid/${keyOf(node.cell)}${suffix}`, glb) },
    children,
  }
}

async function nearTile(stem: string, { glb, region }: Content, sink: Sink): Promise<Tile> {
  return { boundingVolume: { region }, geometricError: 0, content: { uri: await put(sink, stem, glb) } }
}

/** Splits a list where its bytes reach the limit. Nothing in, nothing out. */
function inParts(buildings: PreparedBuilding[], limit: number): PreparedBuilding[][] {
  const parts: PreparedBuilding[][] = []
  let bytes = Infinity
  for (const building of buildings) {
    const corners = building.footprint.polygons.reduce(
      (n, { outer, holes }) => holes.reduce((m, hole) => m + hole.length / 2, n + outer.length / 2),
      0,
    )
    const size = buildingBytes(corners + weightOf({ polygons: [], faces: building.row.faces ?? null }))
    if (bytes + size > limit) {
      parts.push([])
      bytes = 0
    }
    parts.at(-1)?.push(building)
    bytes += size
  }
  return parts
}

async function put(sink: Sink, stem: string, glb: Uint8Array): Promise<string> {
  const uri = hashedName(stem, 'glb', glb)
  await sink.put(uri, glb)
  return uri
}
