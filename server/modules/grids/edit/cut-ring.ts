import {
  alongLine,
  type Corner,
  crossing,
  far,
  isInside,
  isSame,
  nth,
  onLattice,
  type Ring,
  withCorner,
} from './plane.ts'

/** What is drawn nearer to a corner or border than this means it, metres. */
export const SNAP_M = 0.5
/** How far rounding to the lattice may take a corner off its edge, metres, with room to spare. */
export const ON_EDGE_M = 0.002

export type CutFault =
  | 'line-misses'
  | 'line-ends-inside'
  | 'line-cuts-often'
  | 'line-crosses-itself'
  | 'line-too-short'

export type Cut = { parts: [Ring, Ring]; ends: [Corner, Corner] } | { fault: CutFault; at: Corner }

interface Step {
  corner: Corner
  onBorder: boolean
}

/**
 * Cuts a ring along a drawn line. The line may begin and end outside; it must go through the inside exactly once. Its ends become
 * corners of the ring: whoever shares the border must get them too.
 */
export function cutRing(given: Ring, drawn: readonly Corner[]): Cut {
  const steps = stepsAlong(given, drawn)
  const ring = steps
    .filter(({ onBorder }) => onBorder)
    .reduce((now, { corner }) => withCorner(now, corner, ON_EDGE_M), given)
  const [at] = drawn
  if (at === undefined) return { fault: 'line-too-short', at: nth(given, 0) }
  const { inner, dangling } = runsInside(ring, steps)
  const [run] = inner
  if (run === undefined) return { fault: dangling ? 'line-ends-inside' : 'line-misses', at: dangling ?? at }
  if (inner.length > 1) return { fault: 'line-cuts-often', at: nth(nth(inner, 1), 0) }
  if (dangling) return { fault: 'line-ends-inside', at: dangling }
  if (crossesItself(run)) return { fault: 'line-crosses-itself', at: nth(run, 1) }
  const [from, to] = [nth(run, 0), nth(run, -1)]
  const [i, j] = [from, to].map((end) => ring.findIndex((corner) => isSame(corner, end))) as [number, number]
  if (i < 0 || j < 0 || i === j) return { fault: 'line-misses', at: from }
  const between = run.slice(1, -1)
  const parts: [Ring, Ring] = [
    [...walk(ring, i, j), ...between.toReversed()],
    [...walk(ring, j, i), ...between],
  ]
  return { parts, ends: [from, to] }
}

/** The corners of a ring from one to another, both included. */
function walk(ring: Ring, from: number, to: number): Corner[] {
  const length = to >= from ? to - from : to - from + ring.length
  return Array.from({ length: length + 1 }, (_, k) => nth(ring, from + k))
}

/** The line's corners and all places where it meets the ring, in order. */
function stepsAlong(ring: Ring, drawn: readonly Corner[]): Step[] {
  const laid = drawn.map((place) => layOnBorder(ring, place))
  const steps: Step[] = []
  const add = (step: Step) => {
    const last = steps.at(-1)
    if (last === undefined || !isSame(last.corner, step.corner)) steps.push(step)
  }
  for (const [i, from] of laid.entries()) {
    add(from)
    const to = laid[i + 1]
    if (to === undefined) break
    for (const corner of meetings(ring, from.corner, to.corner)) add({ corner, onBorder: true })
  }
  return steps
}

/** A place drawn at a corner or at the border is there. */
function layOnBorder(ring: Ring, place: Corner): Step {
  const corner = ring.find((one) => far(one, place) <= SNAP_M)
  if (corner !== undefined) return { corner, onBorder: true }
  for (const [i, a] of ring.entries()) {
    const { offM, on } = alongLine(place, a, nth(ring, i + 1))
    if (offM <= SNAP_M) return { corner: onLattice(on), onBorder: true }
  }
  return { corner: onLattice(place), onBorder: false }
}

/** Where the straight way between two places meets the ring, in order: corners it passes closely, else crossings of edges. */
function meetings(ring: Ring, from: Corner, to: Corner): Corner[] {
  const found: { t: number; corner: Corner }[] = []
  for (const corner of ring) {
    const { t, offM } = alongLine(corner, from, to)
    if (offM <= SNAP_M && t > 0 && t < 1) found.push({ t, corner })
  }
  for (const [i, a] of ring.entries()) {
    const b = nth(ring, i + 1)
    const met = crossing(from, to, a, b)
    if (met === undefined) continue
    const isKnown = [a, b, from, to].some((end) => far(end, met.at) <= SNAP_M)
    if (!isKnown) found.push({ t: met.t, corner: onLattice(met.at) })
  }
  return found.sort((p, q) => p.t - q.t).map(({ corner }) => corner)
}

/** The pieces of the line from border to border that go through the inside, and the end of one that never comes out. */
function runsInside(ring: Ring, steps: readonly Step[]): { inner: Corner[][]; dangling: Corner | undefined } {
  const inner: Corner[][] = []
  let dangling: Corner | undefined
  let run: Corner[] | undefined
  for (const { corner, onBorder } of steps) {
    if (!onBorder) {
      if (run === undefined && isInside(corner, ring)) dangling ??= corner
      run?.push(corner)
      continue
    }
    if (run !== undefined && goesInside(ring, [...run, corner])) inner.push([...run, corner])
    run = [corner]
  }
  const last = run?.at(-1)
  if (run !== undefined && last !== undefined && run.length > 1 && isInside(last, ring)) dangling = last
  return { inner, dangling }
}

/** Judged at the middle of its first leg; a leg along an edge is not inside. */
function goesInside(ring: Ring, run: readonly Corner[]): boolean {
  const [a, b] = [nth(run, 0), nth(run, 1)]
  const middle: Corner = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const onEdge = ring.some((corner, i) => alongLine(middle, corner, nth(ring, i + 1)).offM <= ON_EDGE_M)
  return !onEdge && isInside(middle, ring)
}

export function crossesItself(run: readonly Corner[]): boolean {
  for (let i = 0; i + 1 < run.length; i++)
    for (let j = i + 2; j + 1 < run.length; j++)
      if (crossing(nth(run, i), nth(run, i + 1), nth(run, j), nth(run, j + 1))) return true
  return false
}
