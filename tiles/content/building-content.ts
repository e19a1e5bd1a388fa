import type { GltfMaterial } from '../format/gltf.ts'
import type { PropertyTable } from '../format/property-table.ts'
import { type Region, unite } from '../format/tileset.ts'
import {
  drawableFootprint,
  type Footprint,
  type FootprintProblem,
  type RoofedPolygon,
  simplifyFootprint,
} from '../geometry/footprint.ts'
import { extrude, triangleMesh } from '../geometry/mesh.ts'
import { type Plane, regionAround } from '../geometry/plane.ts'
import type { BuildingRow } from '../source/building-source.ts'
import { encodeMesh } from './encode-mesh.ts'
import type { ComponentProblem } from './pipe-content.ts'

/** What is put into one tile, with the bounds of what is really in it. */
export interface Content {
  glb: Uint8Array
  region: Region
}

/** A building whose footprint is ready to be drawn in the tile's plane. */
export interface PreparedBuilding {
  row: BuildingRow
  footprint: Footprint
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
  return { row, footprint, lowM: row.footM ?? row.baseM, highM: row.baseM + row.heightM }
}

/**
 * Extrusions with walls, roofs and normals, one feature a building in the order given: `near` true to the footprint,
 * `mid` without small details.
 */
export function encodeBuildings(
  plane: Plane,
  buildings: PreparedBuilding[],
  detail: 'near' | 'mid',
): Content {
  const mesh = triangleMesh()
  buildings.forEach(({ footprint, lowM, highM }, featureId) => {
    const polygons: RoofedPolygon[] =
      detail === 'near' ? footprint.polygons : simplifyFootprint(footprint, midToleranceM)
    for (const polygon of polygons) extrude(mesh, plane, polygon, { lowM, highM, featureId })
  })
  const regions = buildings.map(({ footprint, lowM, highM }) =>
    regionAround(plane, footprint.bounds, lowM, highM),
  )
  return {
    glb: encodeMesh(mesh, plane.frame, buildingTable(buildings), buildingMaterial),
    region: regions.reduce(unite),
  }
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
