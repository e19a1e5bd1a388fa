import {
  boxOf,
  dot,
  far,
  heading,
  isInside,
  left,
  minus,
  nth,
  orientedBox,
  plus,
  type Ring,
  rayHit,
  ringArea,
  type Spot,
  segmentsCross,
  spotToSegment,
  times,
  unit,
} from '../model/plane.ts'
import type { CellMesh, Face } from './cell-mesh.ts'
import type { Raster } from './raster.ts'

/** What the size of a cell should be, m². */
export interface CellSize {
  readonly minM2: number
  readonly aimM2: number
  readonly maxM2: number
}
export type Footprints = Raster<Ring>

const turns = [0, 0.1, -0.1, 0.24, -0.24, 0.5, -0.5]
const shifts = [0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.24, -0.24, 0.3, -0.3, 0.37, -0.37, 0.44, -0.44]
/** Where a cut meets a border nearer to a corner than this, it takes the corner, metres. */
const cornerM = 1.5

/** Cuts a face until no part is larger than `maxM2`, by straight lines that avoid buildings and make parts near the aim. */
export function cutDown(mesh: CellMesh, id: number, size: CellSize, footprints: Footprints): Face[] {
  // Looked up anew each time: cutting a neighbour has put nodes on this face's ring.
  const face = mesh.faces.get(id)
  if (!face) return []
  if (face.areaM2 <= size.maxM2) return [face]
  const chord = bestChord(mesh, face, size, footprints)
  if (!chord) return [face]
  const corners = [corner(mesh, chord.from), corner(mesh, chord.to)] as const
  const clear = corners[0] === null && corners[1] === null ? true : isClear(mesh, face, chord, corners)
  const from = (clear ? corners[0] : null) ?? newEnd(mesh, chord.from)
  const to = (clear ? corners[1] : null) ?? newEnd(mesh, chord.to)
  const ring = mesh.faces.get(face.id)?.ring ?? []
  const apart = Math.abs(ring.indexOf(from) - ring.indexOf(to))
  if (apart < 2 || apart > ring.length - 2) return [mesh.faces.get(face.id) ?? face]
  const halves = mesh.splitFace(face.id, from, to)
  return halves.flatMap((half) => cutDown(mesh, half.id, size, footprints))
}

interface End {
  readonly a: number
  readonly b: number
  readonly spot: Spot
}
interface Chord {
  readonly from: End
  readonly to: End
}

function corner(mesh: CellMesh, { a, b, spot }: End): number | null {
  if (far(mesh.spot(a), spot) < cornerM) return a
  return far(mesh.spot(b), spot) < cornerM ? b : null
}

const newEnd = (mesh: CellMesh, { a, b, spot }: End): number => mesh.splitEdge(a, b, spot)

/** True where the cut, drawn to the corners, still keeps off every other side and corner of the face. */
function isClear(
  mesh: CellMesh,
  face: Face,
  chord: Chord,
  corners: readonly [number | null, number | null],
): boolean {
  const [from, to] = corners
  if (from !== null && from === to) return false
  const a = from === null ? chord.from.spot : mesh.spot(from)
  const b = to === null ? chord.to.spot : mesh.spot(to)
  return face.ring.every((node, i) => {
    const next = nth(face.ring, i + 1)
    const isEnd = node === from || node === to
    if (
      !isEnd &&
      far(mesh.spot(node), a) > 0.01 &&
      far(mesh.spot(node), b) > 0.01 &&
      spotToSegment(mesh.spot(node), a, b) < 0.05
    )
      return false
    return !segmentsCross(a, b, mesh.spot(node), mesh.spot(next)) || isOwnEdge(chord, corners, node, next)
  })
}

/** The edge that a new end lies on is touched, not crossed. */
function isOwnEdge(
  chord: Chord,
  corners: readonly [number | null, number | null],
  a: number,
  b: number,
): boolean {
  return [chord.from, chord.to].some((end, i) => corners[i] === null && end.a === a && end.b === b)
}

function bestChord(mesh: CellMesh, face: Face, size: CellSize, footprints: Footprints): Chord | null {
  const ring = mesh.outline(face)
  const houses = footprints.near(boxOf(ring), 0)
  const box = orientedBox(ring)
  let best: { score: number; chord: Chord } | null = null
  for (const angle of cutAngles(box.angle, houses)) {
    const direction = heading(angle)
    const across = left(direction)
    const reach = halfReach(ring, box.middle, across)
    for (const shift of shifts) {
      const chord = chordThrough(
        mesh,
        face,
        ring,
        plus(box.middle, times(across, reach * 2 * shift)),
        direction,
      )
      if (!chord) continue
      const score = scoreOf(mesh, face, chord, size, houses)
      if (score !== null && (best === null || score < best.score - 1e-9)) best = { score, chord }
    }
  }
  return best?.chord ?? null
}

/** Across the longer axis and a little off, then along the walls of the largest houses. */
function cutAngles(axis: number, houses: readonly Ring[]): number[] {
  const largest = houses.toSorted((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a))).slice(0, 3)
  const walls = largest.flatMap((house) => {
    const { angle } = orientedBox(house)
    return [angle, angle + Math.PI / 2]
  })
  return [...turns.map((turn) => axis + Math.PI / 2 + turn), ...walls, axis]
}

function halfReach(ring: Ring, middle: Spot, across: Spot): number {
  return Math.max(...ring.map((spot) => Math.abs(dot(minus(spot, middle), across))))
}

/** The piece of a line inside the ring that holds the given point, or, where it lies outside, the longest. */
function chordThrough(mesh: CellMesh, face: Face, ring: Ring, through: Spot, direction: Spot): Chord | null {
  const start = minus(through, times(direction, 1e5))
  const hits: { t: number; end: End }[] = []
  for (const [i, a] of face.ring.entries()) {
    const b = nth(face.ring, i + 1)
    const hit = rayHit(start, direction, mesh.spot(a), mesh.spot(b))
    if (hit) hits.push({ t: hit[0], end: { a, b, spot: plus(start, times(direction, hit[0])) } })
  }
  hits.sort((p, q) => p.t - q.t)
  let best: { length: number; chord: Chord } | null = null
  for (let i = 0; i + 1 < hits.length; i++) {
    const [from, to] = [nth(hits, i), nth(hits, i + 1)]
    const length = to.t - from.t
    if (length < 4 || !isInside(plus(start, times(direction, (from.t + to.t) / 2)), ring)) continue
    const holds = from.t <= 1e5 && to.t >= 1e5
    if (best === null || holds || length > best.length)
      best = { length: holds ? Infinity : length, chord: { from: from.end, to: to.end } }
  }
  return best?.chord ?? null
}

/** Lower is better; null: no cut that may be made. */
function scoreOf(
  mesh: CellMesh,
  face: Face,
  { from, to }: Chord,
  size: CellSize,
  houses: readonly Ring[],
): number | null {
  const [i, j] = [face.ring.indexOf(from.a), face.ring.indexOf(to.a)]
  if (i === j) return null
  const inner =
    i < j ? face.ring.slice(i + 1, j + 1) : [...face.ring.slice(i + 1), ...face.ring.slice(0, j + 1)]
  const part = ringArea([from.spot, ...inner.map((node) => mesh.spot(node)), to.spot])
  const smaller = Math.min(part, face.areaM2 - part)
  if (smaller < size.minM2 * 0.4) return null
  const parts = Math.max(2, Math.round(face.areaM2 / size.aimM2))
  const wanted = Math.floor(parts / 2) / parts
  const imbalance = Math.min(
    Math.abs(smaller / face.areaM2 - wanted),
    Math.abs(smaller / face.areaM2 - 1 / parts) + 0.05,
  )
  const tooSmall = smaller < size.minM2 ? 2 + (2 * (size.minM2 - smaller)) / size.minM2 : 0
  const lengthM = far(from.spot, to.spot)
  return (
    3 * cutHouses(from.spot, to.spot, houses) +
    4 * imbalance +
    tooSmall +
    (0.8 * lengthM) / Math.sqrt(face.areaM2)
  )
}

/** How many houses a line goes through; one that it only grazes counts less. */
export function cutHouses(a: Spot, b: Spot, houses: readonly Ring[]): number {
  let cost = 0
  for (const house of houses) {
    const inside = lengthInside(a, b, house)
    if (inside > 0.05) cost += 0.5 + Math.min(1, inside / 12)
  }
  return cost
}

function lengthInside(a: Spot, b: Spot, ring: Ring): number {
  const length = far(a, b)
  const direction = unit(minus(b, a))
  const ts = [0, length]
  for (const [i, p] of ring.entries()) {
    const hit = rayHit(a, direction, p, nth(ring, i + 1))
    if (hit && hit[0] < length) ts.push(hit[0])
  }
  ts.sort((p, q) => p - q)
  let inside = 0
  for (let i = 1; i < ts.length; i++) {
    const [from, to] = [nth(ts, i - 1), nth(ts, i)]
    if (to - from > 1e-6 && isInside(plus(a, times(direction, (from + to) / 2)), ring)) inside += to - from
  }
  return inside
}
