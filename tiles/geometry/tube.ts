import type { Vec3 } from './geodesy.ts'
import type { Mesh } from './mesh.ts'

/** Sides of a tube: with normals shared along it, it looks round. */
const sides = 8

/** What a tube is added to. */
export type TubeMesh = Required<Omit<Mesh, 'stepM'>>

export const tubeMesh = (): TubeMesh => ({
  mode: 4,
  positions: [],
  featureIds: [],
  normals: [],
  colors: [],
  indices: [],
})

export interface Tube {
  /** The places of its axis, in a frame with z up, metres. */
  axis: readonly Vec3[]
  radiusM: number
  color: readonly [number, number, number]
  featureId: number
}

/**
 * A round tube along its axis, mitred where it bends and closed at both ends. False where the axis has no length: then
 * nothing was added.
 */
export function addTube(mesh: TubeMesh, { axis, radiusM, color, featureId }: Tube): boolean {
  const places = withoutRepeats(axis)
  if (places.length < 2) return false
  const add = (place: Vec3, normal: Vec3): number => {
    mesh.positions.push(...place)
    mesh.normals.push(...normal)
    mesh.colors.push(...color, 255)
    return mesh.featureIds.push(featureId) - 1
  }
  const ways = places.slice(1).map((place, i) => unit(minus(place, places[i] as Vec3)))
  let [right, up] = acrossFrom(ways[0] as Vec3)
  let before: number[] = []
  for (const [i, place] of places.entries()) {
    const [into, out] = [ways[i - 1] ?? (ways[i] as Vec3), ways[i] ?? (ways[i - 1] as Vec3)]
    // The frame is carried along the way, so that the tube does not twist.
    ;[right, up] = carried(right, into)
    const ring = ringAround({ place, right, up, into, out, radiusM })
    if (i === 0)
      cap(
        mesh,
        ring.map((point) => add(point.place, minus([0, 0, 0], into))),
        true,
      )
    const now = ring.map((point) => add(point.place, point.normal))
    for (let k = 0; k < before.length; k++) {
      const next = (k + 1) % sides
      const [a, b, c, d] = [before[k], before[next], now[next], now[k]] as [number, number, number, number]
      mesh.indices.push(a, b, c, a, c, d)
    }
    if (i === places.length - 1)
      cap(
        mesh,
        ring.map((point) => add(point.place, out)),
        false,
      )
    before = now
    ;[right, up] = carried(right, out)
  }
  return true
}

interface Bend {
  place: Vec3
  right: Vec3
  up: Vec3
  into: Vec3
  out: Vec3
  radiusM: number
}

/** Points of the tube around a place of its axis, moved along the way they come from onto the plane that halves the bend. */
function ringAround({ place, right, up, into, out, radiusM }: Bend): { place: Vec3; normal: Vec3 }[] {
  const mitre = unit(plus(into, out))
  const across = dot(mitre, into)
  return Array.from({ length: sides }, (_, k) => {
    const angle = (2 * Math.PI * (k + 0.5)) / sides
    const normal = plus(times(right, Math.cos(angle)), times(up, Math.sin(angle)))
    // A hairpin would reach far beyond its bend: no farther than twice the radius.
    const slide = across > 0.4 ? -dot(normal, mitre) / across : 0
    const point = plus(place, plus(times(normal, radiusM), times(into, slide * radiusM)))
    return { place: point, normal }
  })
}

function cap(mesh: TubeMesh, ring: number[], isStart: boolean): void {
  const [first = 0, ...rest] = isStart ? ring.toReversed() : ring
  for (let i = 0; i + 1 < rest.length; i++) mesh.indices.push(first, rest[i] as number, rest[i + 1] as number)
}

function withoutRepeats(axis: readonly Vec3[]): Vec3[] {
  const kept: Vec3[] = []
  for (const place of axis) {
    const last = kept.at(-1)
    if (last === undefined || Math.hypot(...minus(place, last)) > 0.01) kept.push(place)
  }
  return kept
}

/** Two directions across a way, so that right × up is the way. */
function acrossFrom(way: Vec3): [Vec3, Vec3] {
  const side = Math.abs(way[2]) < 0.9 ? cross(way, [0, 0, 1]) : cross(way, [0, 1, 0])
  const right = unit(side)
  return [right, cross(way, right)]
}

function carried(right: Vec3, way: Vec3): [Vec3, Vec3] {
  const flat = minus(right, times(way, dot(right, way)))
  if (Math.hypot(...flat) < 0.01) return acrossFrom(way)
  const turned = unit(flat)
  return [turned, cross(way, turned)]
}

const plus = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const times = (a: Vec3, n: number): Vec3 => [a[0] * n, a[1] * n, a[2] * n]
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
/** Of length 1; a reversal, which has none, stays as it is. */
function unit(a: Vec3): Vec3 {
  const length = Math.hypot(...a)
  return length < 1e-9 ? a : times(a, 1 / length)
}
