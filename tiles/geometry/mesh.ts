import type { PrimitiveMode } from '../format/gltf.ts'
import type { RoofedPolygon } from './footprint.ts'
import { liftToLocal, type Plane } from './plane.ts'

/** Vertices in an east-north-up frame, metres, each belonging to a feature. Normals or colours, as the kind wants. */
export interface Mesh {
  mode: PrimitiveMode
  /** x, y, z triples. */
  positions: number[]
  featureIds: number[]
  /** Unit vectors, triples. */
  normals?: number[]
  /** Red, green, blue, alpha, 0–255. */
  colors?: number[]
  indices?: number[]
  /** Places may be rounded to so many metres; else to as fine a grid as fits. */
  stepM?: number
}

/** A mesh of lit triangles. */
export type TriangleMesh = Required<Omit<Mesh, 'colors' | 'stepM'>>

export const triangleMesh = (): TriangleMesh => ({
  mode: 4,
  positions: [],
  featureIds: [],
  normals: [],
  indices: [],
})

/** Adds walls and a flat roof between two ellipsoidal heights. Nothing is drawn below: nobody looks from there. */
export function extrude(
  mesh: TriangleMesh,
  plane: Plane,
  polygon: RoofedPolygon,
  { lowM, highM, featureId }: { lowM: number; highM: number; featureId: number },
): void {
  const rings = [polygon.outer, ...polygon.holes]
  const lifted = rings.map((ring) => ({ ring, low: lift(plane, ring, lowM), high: lift(plane, ring, highM) }))
  for (const walls of lifted) addWalls(mesh, walls, featureId)
  const roof: number[] = []
  for (const { high } of lifted)
    for (let i = 0; i < high.length; i += 3) roof.push(addVertex(mesh, high, i, [0, 0, 1], featureId))
  addRoof(mesh, roof, polygon.triangles)
}

/** The corners of a ring at a height in the plane's frame: each is part of two walls and the roof, and lifted once. */
function lift(plane: Plane, ring: readonly number[], heightM: number): number[] {
  const places: number[] = []
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y, z] = liftToLocal(plane, ring[i] as number, ring[i + 1] as number, heightM)
    places.push(x, y, z)
  }
  return places
}

/** Adds the place that begins at `i`, and answers the vertex. */
function addVertex(
  mesh: TriangleMesh,
  places: readonly number[],
  i: number,
  [nx, ny, nz]: readonly [number, number, number],
  featureId: number,
): number {
  mesh.positions.push(places[i] as number, places[i + 1] as number, places[i + 2] as number)
  mesh.normals.push(nx, ny, nz)
  return mesh.featureIds.push(featureId) - 1
}

function addWalls(
  mesh: TriangleMesh,
  { ring, low, high }: { ring: readonly number[]; low: readonly number[]; high: readonly number[] },
  featureId: number,
): void {
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [number, number, number, number]
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (length === 0) continue
    const outward = [(y2 - y1) / length, (x1 - x2) / length, 0] as const
    const [from, to] = [1.5 * i, 1.5 * j]
    const a = addVertex(mesh, low, from, outward, featureId)
    const b = addVertex(mesh, low, to, outward, featureId)
    const c = addVertex(mesh, high, to, outward, featureId)
    const d = addVertex(mesh, high, from, outward, featureId)
    mesh.indices.push(a, b, c, a, c, d)
  }
}

/** Every triangle is turned to face up; those without area are left out. */
function addRoof(mesh: Mesh & { indices: number[] }, roof: number[], triangles: number[]): void {
  const at = (v: number, axis: number) => mesh.positions[3 * v + axis] as number
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => roof[triangles[t + k] as number]) as [number, number, number]
    const area = (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) - (at(b, 1) - at(a, 1)) * (at(c, 0) - at(a, 0))
    if (area > 0) mesh.indices.push(a, b, c)
    else if (area < 0) mesh.indices.push(a, c, b)
  }
}
