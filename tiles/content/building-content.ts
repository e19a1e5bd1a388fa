import type { GltfMaterial } from '../format/gltf.ts'
import type { PropertyTable } from '../format/property-table.ts'
import { type Region, unite } from '../format/tileset.ts'
import { addBody, type Body, drawableBody } from '../geometry/faces.ts'
import {
  drawableFootprint,
  type Footprint,
  type FootprintProblem,
  type RoofedPolygon,
  simplifyFootprint,
} from '../geometry/footprint.ts'
import { extrude, type TriangleMesh, triangleMesh } from '../geometry/mesh.ts'
import { type Plane, regionAround } from '../geometry/plane.ts'
import type { BuildingRow } from '../source/building-source.ts'
import type { ComponentProblem } from './component-problem.ts'
import { encodeMesh } from './encode-mesh.ts'

/** What is put into one tile, with the bounds of what is really in it. */
export interface Content {
  glb: Uint8Array
  region: Region
}

/** A building whose footprint is ready to be drawn in the tile's plane. */
export interface PreparedBuilding {
  row: BuildingRow
  footprint: Footprint
  /** Its true shape, if it is known: what is seen at hand. */
  body: Body | null
  /** Where its walls begin and, for a raised footprint, end. */
  lowM: number
  highM: number
}

/** What was wrong with a row; it is drawn all the same. */
export interface Reported {
  id: number
  problem: FootprintProblem | ComponentProblem
}

/** Details smaller than this are gone in the middle distance, metres. */
export const midToleranceM = 1

export const buildingMaterial: GltfMaterial = {
  pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1], metallicFactor: 0, roughnessFactor: 1 },
}

export function prepareBuilding(plane: Plane, row: BuildingRow): PreparedBuilding {
  const footprint = drawableFootprint(plane, row.polygons, [row.lon, row.lat])
  const body = row.faces ? drawableBody(plane, row.faces) : null
  if (row.faces && body === null) footprint.problem ??= 'no-roof'
  return { row, footprint, body, lowM: row.footM ?? row.baseM, highM: row.baseM + row.heightM }
}

/**
 * Buildings with walls, roofs and normals, one feature each in the order given: `near` true to their shape, or to their
 * footprint where that is all that is known; `mid` raised footprints without small details.
 */
export function encodeBuildings(
  plane: Plane,
  buildings: PreparedBuilding[],
  detail: 'near' | 'mid',
): Content {
  const mesh = triangleMesh()
  buildings.forEach((building, featureId) => {
    if (detail === 'near' && building.body !== null)
      addShape(mesh, plane, { ...building, body: building.body }, featureId)
    else addRaised(mesh, plane, building, { detail, featureId })
  })
  const regions = buildings.map((building) => regionOf(plane, building, detail))
  return {
    glb: encodeMesh(mesh, plane.frame, buildingTable(buildings), buildingMaterial),
    region: regions.reduce(unite),
  }
}

function addRaised(
  mesh: TriangleMesh,
  plane: Plane,
  { footprint, lowM, highM }: PreparedBuilding,
  { detail, featureId }: { detail: 'near' | 'mid'; featureId: number },
): void {
  const polygons: RoofedPolygon[] =
    detail === 'near' ? footprint.polygons : simplifyFootprint(footprint, midToleranceM)
  for (const polygon of polygons) extrude(mesh, plane, polygon, { lowM, highM, featureId })
}

/** On a slope its footprint goes on below, down to the ground. */
function addShape(
  mesh: TriangleMesh,
  plane: Plane,
  { row, footprint, body, lowM }: PreparedBuilding & { body: Body },
  featureId: number,
): void {
  const footM = row.baseM + body.lowM
  if (lowM < footM)
    for (const polygon of footprint.polygons) extrude(mesh, plane, polygon, { lowM, highM: footM, featureId })
  addBody(mesh, plane, body, row.baseM, featureId)
}

function regionOf(
  plane: Plane,
  { row, footprint, body, lowM, highM }: PreparedBuilding,
  detail: 'near' | 'mid',
): Region {
  const raised = regionAround(plane, footprint.bounds, lowM, highM)
  if (detail === 'mid' || body === null) return raised
  const { bounds } = body
  return unite(raised, regionAround(plane, bounds, row.baseM + body.lowM, row.baseM + body.highM))
}

function buildingTable(buildings: PreparedBuilding[]): PropertyTable {
  const rows = buildings.map(({ row }) => row)
  return {
    className: 'building',
    count: rows.length,
    columns: {
      id: { type: 'UINT32', values: rows.map((row) => row.id) },
      heightM: { type: 'FLOAT32', values: rows.map((row) => row.heightM) },
      baseM: { type: 'FLOAT32', values: rows.map((row) => row.baseM) },
      floors: { type: 'UINT16', values: rows.map((row) => row.floors ?? 0), noData: 0 },
      heightEstimated: { type: 'UINT8', values: rows.map((row) => (row.heightEstimated ? 1 : 0)) },
      gridCode: { type: 'STRING', values: rows.map((row) => row.gridCode ?? ''), noData: '' },
    },
  }
}

/** At most this many bytes of content a building with `points` corners takes: 5 vertices and 3 triangles a corner, and its row. */
export const buildingBytes = (points: number): number => 100 * points + 48
