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
}

/** A mesh of lit triangles. */
export type TriangleMesh = Required<Omit<Mesh, 'colors'>>

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
  const vertex = (x: number, y: number, heightM: number, normal: [number, number, number]): number => {
    mesh.positions.push(...liftToLocal(plane, x, y, heightM))
    mesh.normals.push(...normal)
    mesh.featureIds.push(featureId)
    return mesh.featureIds.length - 1
  }
  for (const ring of rings) addWalls(mesh.indices, ring, lowM, highM, vertex)
  const roof: number[] = []
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2)
      roof.push(vertex(ring[i] as number, ring[i + 1] as number, highM, [0, 0, 1]))
  addRoof(mesh, roof, polygon.triangles)
}

type AddVertex = (x: number, y: number, heightM: number, normal: [number, number, number]) => number

function addWalls(indices: number[], ring: number[], lowM: number, highM: number, vertex: AddVertex): void {
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [number, number, number, number]
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (length === 0) continue
    const outward: [number, number, number] = [(y2 - y1) / length, (x1 - x2) / length, 0]
    const [a, b] = [vertex(x1, y1, lowM, outward), vertex(x2, y2, lowM, outward)]
    const [c, d] = [vertex(x2, y2, highM, outward), vertex(x1, y1, highM, outward)]
    indices.push(a, b, c, a, c, d)
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
