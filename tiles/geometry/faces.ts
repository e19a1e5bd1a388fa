import earcut from 'earcut'
import type { BuildingFace } from '../../geodata/model/city.ts'
import type { TriangleMesh } from './mesh.ts'
import { type Bounds, cover, emptyBounds, liftToLocal, type Plane, toPlane } from './plane.ts'

/** A roof or a wall in a tile's plane, triangulated: x, y in metres, heights above the building's foot. */
interface DrawableFace {
  points: [number, number, number][]
  normal: [number, number, number]
  /** Corners, three by three, counter-clockwise as seen from outside. */
  triangles: number[]
}

/** A body of faces, with what it covers. */
export interface Body {
  faces: DrawableFace[]
  bounds: Bounds
  /** Its lowest and highest corner above the building's foot, metres. */
  lowM: number
  highM: number
}

/**
 * Makes a body of roofs and walls drawable. Bodies that are turned inside out are turned back; faces without area are left
 * out. Null where no roof is left: then its raised footprint is nearer to the truth.
 */
export function drawableBody(plane: Plane, faces: readonly BuildingFace[]): Body | null {
  const drawn = faces.flatMap(({ kind, rings }) => {
    const face = drawableFace(rings.map((ring) => cornersOf(plane, ring)))
    return face === null ? [] : [{ kind, face }]
  })
  if (!drawn.some(({ kind }) => kind === 'roof')) return null
  const all = drawn.map(({ face }) => face)
  const isInsideOut = outwardness(all) < 0
  for (const { kind, face } of drawn) {
    const isDownward = kind === 'roof' && face.normal[2] * (isInsideOut ? -1 : 1) < 0
    if (isInsideOut !== isDownward) turn(face)
  }
  const points = all.flatMap((face) => face.points)
  const bounds = emptyBounds()
  let [lowM, highM] = [Infinity, -Infinity]
  for (const [x, y, h] of points) {
    cover(bounds, [x, y])
    lowM = Math.min(lowM, h)
    highM = Math.max(highM, h)
  }
  return { faces: all, bounds, lowM, highM }
}

/** Adds a body whose foot stands at an ellipsoidal height. */
export function addBody(
  mesh: TriangleMesh,
  plane: Plane,
  body: Body,
  footM: number,
  featureId: number,
): void {
  for (const { points, normal, triangles } of body.faces) {
    const first = mesh.featureIds.length
    for (const [x, y, h] of points) {
      mesh.positions.push(...liftToLocal(plane, x, y, footM + h))
      mesh.normals.push(...normal)
      mesh.featureIds.push(featureId)
    }
    for (const corner of triangles) mesh.indices.push(first + corner)
  }
}

function cornersOf(plane: Plane, ring: readonly number[]): [number, number, number][] {
  const corners: [number, number, number][] = []
  for (let i = 0; i + 2 < ring.length; i += 3) {
    const [x = 0, y = 0] = toPlane(plane, [ring[i] as number, ring[i + 1] as number])
    corners.push([x, y, ring[i + 2] as number])
  }
  return corners
}

/** Smaller than this a face is nothing, square metres. */
const smallestM2 = 0.001

function drawableFace(rings: [number, number, number][][]): DrawableFace | null {
  const [outline, ...holes] = rings
  if (outline === undefined || outline.length < 3) return null
  const n = newell(outline)
  const twiceM2 = Math.hypot(...n)
  if (!(twiceM2 > 2 * smallestM2)) return null
  const normal: [number, number, number] = [n[0] / twiceM2, n[1] / twiceM2, n[2] / twiceM2]
  const points = [outline, ...holes].flat()
  // Seen along the axis that it faces most, it is a flat polygon.
  const [u, v] = acrossMost(normal)
  const flat = points.flatMap((point) => [point[u], point[v]])
  const starts: number[] = []
  let at = outline.length
  for (const hole of holes) {
    starts.push(at)
    at += hole.length
  }
  const triangles = earcut(flat, starts)
  for (let t = 0; t + 2 < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => points[triangles[t + k] as number] as [number, number, number])
    const across = newell([a, b, c] as [number, number, number][])
    if (across[0] * normal[0] + across[1] * normal[1] + across[2] * normal[2] < 0)
      swap(triangles, t + 1, t + 2)
  }
  return triangles.length === 0 ? null : { points, normal, triangles }
}

/** Twice the area, along the face's normal (Newell): right for rings that are not quite flat, too. */
function newell(ring: readonly [number, number, number][]): [number, number, number] {
  const n: [number, number, number] = [0, 0, 0]
  // From its first corner, so that far places lose no digits.
  const [ox, oy, oz] = ring[0] ?? [0, 0, 0]
  ring.forEach(([x1, y1, z1], i) => {
    const [x2, y2, z2] = ring[(i + 1) % ring.length] as [number, number, number]
    n[0] += (y1 - y2) * (z1 + z2 - 2 * oz)
    n[1] += (z1 - z2) * (x1 + x2 - 2 * ox)
    n[2] += (x1 - x2) * (y1 + y2 - 2 * oy)
  })
  return n
}

function acrossMost([x, y, z]: [number, number, number]): [0 | 1 | 2, 0 | 1 | 2] {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)]
  if (az >= ax && az >= ay) return [0, 1]
  return ax >= ay ? [1, 2] : [2, 0]
}

/** Positive where faces look away from the middle of the body, weighed by what they cover. */
function outwardness(faces: DrawableFace[]): number {
  const points = faces.flatMap((face) => face.points)
  const middle = [0, 1, 2].map(
    (k) => points.reduce((sum, point) => sum + (point[k] as number), 0) / points.length,
  )
  return faces.reduce((sum, { points: corners, normal }) => {
    const weight = Math.hypot(...newell(corners))
    const [first] = corners
    const away = normal.reduce((dot, c, k) => dot + c * ((first?.[k] ?? 0) - (middle[k] as number)), 0)
    return sum + away * weight
  }, 0)
}

function turn(face: DrawableFace): void {
  face.normal = face.normal.map((c) => -c) as [number, number, number]
  for (let t = 0; t + 2 < face.triangles.length; t += 3) swap(face.triangles, t + 1, t + 2)
}

function swap(list: number[], a: number, b: number): void {
  ;[list[a], list[b]] = [list[b] as number, list[a] as number]
}
