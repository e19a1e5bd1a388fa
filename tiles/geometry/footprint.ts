import earcut, { deviation } from 'earcut'
import { type Bounds, cover, emptyBounds, type Plane, toPlane } from './plane.ts'
import { cleanRing, convexHull, type Ring, signedArea, simplifyRing, turned } from './rings.ts'
import type { FlatPolygon } from './wkb.ts'

/** What was wrong with a footprint; it is drawn all the same, as near to the truth as it allows. */
export type FootprintProblem = 'self-crossing' | 'tiny' | 'huge' | 'too-detailed' | 'no-roof'

/** A polygon of the plane ready to be extruded: outer ring counter-clockwise, holes clockwise, roof triangulated. */
export interface RoofedPolygon {
  outer: Ring
  holes: Ring[]
  /** Corners of triangles: indices into the points of outer, then holes. */
  triangles: number[]
}

export interface Footprint {
  polygons: RoofedPolygon[]
  bounds: Bounds
  problem: FootprintProblem | null
}

const smallestAreaM2 = 0.05
const hugeM = 1000
const mostPoints = 4000

/**
 * Makes a footprint drawable. Self-crossing polygons become their convex hull, those of no area a square metre at
 * `center`, very detailed ones are simplified, very long ones are only reported.
 */
export function drawableFootprint(plane: Plane, source: FlatPolygon[], center: [number, number]): Footprint {
  let problem: FootprintProblem | null = null
  const polygons: RoofedPolygon[] = []
  const points = source.reduce((n, rings) => n + rings.reduce((m, ring) => m + ring.length / 2, 0), 0)
  if (points > mostPoints) problem = 'too-detailed'
  for (const rings of source) {
    const made = drawable(rings.map((ring) => coarsen(cleanRing(toPlane(plane, ring)), points)))
    if (made === null) continue
    if (made.selfCrossing) problem = 'self-crossing'
    polygons.push(made.polygon)
  }
  if (polygons.length === 0) {
    const [x, y] = toPlane(plane, center) as [number, number]
    problem = 'tiny'
    polygons.push(roofed([x - 0.5, y - 0.5, x + 0.5, y - 0.5, x + 0.5, y + 0.5, x - 0.5, y + 0.5], []))
  }
  const bounds = polygons.reduce((all, { outer }) => cover(all, outer), emptyBounds())
  if (Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) > hugeM) problem ??= 'huge'
  return { polygons, bounds, problem }
}

/** Fewer corners for the middle distance: details under `toleranceM` and small courtyards go. */
export function simplifyFootprint(footprint: Footprint, toleranceM: number): RoofedPolygon[] {
  return footprint.polygons.map((polygon) => {
    const outer = simplifyRing(polygon.outer, toleranceM)
    const holes = polygon.holes
      .filter((hole) => Math.abs(signedArea(hole)) > 25 * toleranceM * toleranceM)
      .map((hole) => simplifyRing(hole, toleranceM))
    if (outer.length === polygon.outer.length && holes.length === polygon.holes.length) {
      const same = holes.every((hole, i) => hole.length === polygon.holes[i]?.length)
      if (same) return polygon
    }
    const simple = roofed(
      turned(outer, 'counter-clockwise'),
      holes.map((hole) => turned(hole, 'clockwise')),
    )
    return deviationOf(simple) < 0.01 ? simple : polygon
  })
}

function drawable(rings: Ring[]): { polygon: RoofedPolygon; selfCrossing: boolean } | null {
  const [outer, ...holes] = rings
  if (outer === undefined || outer.length < 6) return null
  const hull = convexHull(outer)
  if (hull.length < 6 || signedArea(hull) < smallestAreaM2) return null
  const polygon = roofed(
    turned(outer, 'counter-clockwise'),
    holes
      .filter((hole) => hole.length >= 6 && Math.abs(signedArea(hole)) > smallestAreaM2)
      .map((hole) => turned(hole, 'clockwise')),
  )
  const hollow = Math.abs(signedArea(outer)) < smallestAreaM2
  if (!hollow && deviationOf(polygon) < 0.01) return { polygon, selfCrossing: false }
  return { polygon: roofed(hull, []), selfCrossing: true }
}

function coarsen(ring: Ring, pointsInAll: number): Ring {
  let simple = ring
  const allowed = Math.max(16, (ring.length / 2) * Math.min(1, mostPoints / pointsInAll))
  for (let toleranceM = 0.05; simple.length / 2 > allowed && toleranceM < 1e6; toleranceM *= 2)
    simple = simplifyRing(ring, toleranceM)
  return simple
}

function roofed(outer: Ring, holes: Ring[]): RoofedPolygon {
  const { data, starts } = flat(outer, holes)
  return { outer, holes, triangles: earcut(data, starts) }
}

function deviationOf({ outer, holes, triangles }: RoofedPolygon): number {
  const { data, starts } = flat(outer, holes)
  return deviation(data, starts, 2, triangles)
}

function flat(outer: Ring, holes: Ring[]): { data: number[]; starts: number[] } {
  const data = [...outer]
  const starts = holes.map((hole) => {
    const start = data.length / 2
    for (const value of hole) data.push(value)
    return start
  })
  return { data, starts }
}
