import type { Point, Polygon } from 'geojson'
import { boxOf, nth, type Ring, type Spot } from '../model/plane.ts'
import { type Area, areaFinder, bordersOf, ringsOf } from './area-finder.ts'
import type { CellMesh, Face } from './cell-mesh.ts'
import type { Footprints } from './cut-cells.ts'
import { bringToSize, type PartitionRules } from './join-cells.ts'
import { Lattice } from './lattice.ts'
import { type BoundingLine, innerSpot, layMesh } from './lay-mesh.ts'
import { serialsOf } from './number-cells.ts'
import { Raster } from './raster.ts'

/** A unit grid (单元网格): its 15 digits, its border, a place inside, and the codes of those it shares a border with. */
export interface UnitCell {
  readonly code: string
  readonly geom: Polygon
  readonly center: Point
  readonly centerSpot: Spot
  readonly beside: readonly string[]
}

/** Cuts lines where they meet: PostGIS does it, tests may do it otherwise. */
export type NodeLines = (lines: readonly BoundingLine[]) => Promise<number[][][]>

export interface CellSources {
  /** Communities by their 12 digits. */
  readonly communities: readonly Area[]
  readonly roads: readonly BoundingLine[]
  /** Outlines of buildings, WGS 84. */
  readonly footprints: readonly (readonly number[][])[]
}

/** Sizes of domain.md, “Where”: about 10,000 m², 90 % between 5,000 and 20,000. */
const rules: PartitionRules = {
  minM2: 5000,
  aimM2: 10500,
  maxM2: 19800,
  walls: new Set(['border', 'main']),
  worth: { street: 0.3, cut: -0.2 },
}

/** Makes the unit grids of the communities: never across a community or a main road, buildings whole where it can be helped. */
export async function makeCells(sources: CellSources, nodeLines: NodeLines): Promise<UnitCell[]> {
  if (sources.communities.length === 0) return []
  const lattice = latticeFor(sources.communities)
  const lines = [...bordersOf(sources.communities), ...sources.roads]
  const mesh = layMesh(lattice, await nodeLines(lines), lines, areaFinder(lattice, sources.communities))
  bringToSize(mesh, rules, footprintRaster(lattice, sources.footprints))
  return numbered(mesh)
}

export function latticeFor(areas: readonly Area[]): Lattice {
  const box = boxOf(areas.flatMap(ringsOf).flat() as unknown as Spot[])
  return new Lattice((box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2)
}

export function footprintRaster(lattice: Lattice, footprints: CellSources['footprints']): Footprints {
  const raster = new Raster<Ring>(60)
  for (const footprint of footprints) {
    const ring = footprint.slice(0, -1).map((position) => lattice.toSpot(position))
    raster.add(boxOf(ring), ring)
  }
  return raster
}

function numbered(mesh: CellMesh): UnitCell[] {
  const codes = new Map<number, { code: string; face: Face; center: Spot }>()
  for (const [community, faces] of Map.groupBy(mesh.faces.values(), ({ area }) => area)) {
    const placed = faces.map((face) => ({
      face,
      outline: mesh.outline(face),
      center: innerSpot(mesh.outline(face)),
    }))
    const serials = serialsOf(community, placed)
    for (const [i, { face, center }] of placed.entries())
      codes.set(face.id, { code: `${community}${nth(serials, i)}`, face, center })
  }
  return [...codes.values()]
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, face, center }) => ({
      code,
      geom: polygonOf(mesh, face),
      center: { type: 'Point', coordinates: mesh.lonLatOf(center) },
      centerSpot: center,
      beside: mesh.neighbours(face).flatMap(({ face: other }) => codes.get(other.id)?.code ?? []),
    }))
}

/** The cell's border, beginning at its south-westernmost corner: the same cell is always written the same. */
export function polygonOf(mesh: CellMesh, face: Face): Polygon {
  const ring = face.ring.map((node) => mesh.lonLat(node))
  const first = ring.reduce((best, [lon, lat], i) => {
    const [bestLon, bestLat] = nth(ring, best)
    return lon < bestLon || (lon === bestLon && lat < bestLat) ? i : best
  }, 0)
  const turned = [...ring.slice(first), ...ring.slice(0, first)]
  return { type: 'Polygon', coordinates: [[...turned, nth(turned, 0)]] }
}
