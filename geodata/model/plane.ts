/** Flat geometry in metres: what the demo city is drawn with and unit grids are cut with. */

/** Metres east and north of a middle. */
export type Spot = readonly [x: number, y: number]
/** A closed outline without the repeated last point. */
export type Ring = readonly Spot[]

export const plus = (a: Spot, b: Spot): Spot => [a[0] + b[0], a[1] + b[1]]
export const minus = (a: Spot, b: Spot): Spot => [a[0] - b[0], a[1] - b[1]]
export const times = (a: Spot, k: number): Spot => [a[0] * k, a[1] * k]
export const dot = (a: Spot, b: Spot): number => a[0] * b[0] + a[1] * b[1]
export const cross = (a: Spot, b: Spot): number => a[0] * b[1] - a[1] * b[0]
export const far = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const along = (a: Spot, b: Spot, share: number): Spot => plus(a, times(minus(b, a), share))
export const unit = (a: Spot): Spot => times(a, 1 / (Math.hypot(a[0], a[1]) || 1))
/** A quarter turn to the left. */
export const left = (a: Spot): Spot => [-a[1], a[0]]
export const heading = (radians: number): Spot => [Math.cos(radians), Math.sin(radians)]
/** Degrees clockwise from north. */
export const bearingDeg = (direction: Spot): number =>
  ((Math.atan2(direction[0], direction[1]) * 180) / Math.PI + 360) % 360

/** Positive for a ring that runs counter-clockwise. */
export function ringArea(ring: Ring): number {
  let twice = 0
  for (let i = 0; i < ring.length; i++) twice += cross(nth(ring, i), nth(ring, i + 1))
  return twice / 2
}

export function centroid(ring: Ring): Spot {
  const first = nth(ring, 0)
  let twice = 0
  let sum: Spot = [0, 0]
  for (let i = 0; i < ring.length; i++) {
    const a = minus(nth(ring, i), first)
    const b = minus(nth(ring, i + 1), first)
    const c = cross(a, b)
    twice += c
    sum = plus(sum, times(plus(a, b), c))
  }
  return plus(first, times(sum, 1 / (3 * twice)))
}

export function isInside([x, y]: Spot, ring: Ring): boolean {
  let inside = false
  let [xj, yj] = nth(ring, -1)
  for (const [xi, yi] of ring) {
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    xj = xi
    yj = yi
  }
  return inside
}

export function spotToSegment(p: Spot, a: Spot, b: Spot): number {
  const ab = minus(b, a)
  const t = Math.max(0, Math.min(1, dot(minus(p, a), ab) / (dot(ab, ab) || 1)))
  return far(p, plus(a, times(ab, t)))
}

/** Where ray `from + t·direction`, t > 0, meets segment a–b: [t, share of a–b], or null. */
export function rayHit(from: Spot, direction: Spot, a: Spot, b: Spot): [number, number] | null {
  const ab = minus(b, a)
  const denominator = cross(direction, ab)
  if (Math.abs(denominator) < 1e-9) return null
  const toA = minus(a, from)
  const t = cross(toA, ab) / denominator
  const share = cross(toA, direction) / denominator
  return t > 1e-6 && share >= 0 && share <= 1 ? [t, share] : null
}

export function segmentsCross(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const ab = minus(b, a)
  const cd = minus(d, c)
  const s1 = cross(ab, minus(c, a))
  const s2 = cross(ab, minus(d, a))
  const s3 = cross(cd, minus(a, c))
  const s4 = cross(cd, minus(b, c))
  return s1 * s2 < 0 && s3 * s4 < 0
}

export function segmentDistance(a: Spot, b: Spot, c: Spot, d: Spot): number {
  if (segmentsCross(a, b, c, d)) return 0
  return Math.min(
    spotToSegment(a, c, d),
    spotToSegment(b, c, d),
    spotToSegment(c, a, b),
    spotToSegment(d, a, b),
  )
}

export interface Box {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}
export function boxOf(ring: readonly Spot[]): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const [x, y] of ring) {
    box.minX = Math.min(box.minX, x)
    box.maxX = Math.max(box.maxX, x)
    box.minY = Math.min(box.minY, y)
    box.maxY = Math.max(box.maxY, y)
  }
  return box
}
export const boxesWithin = (a: Box, b: Box, gap: number): boolean =>
  a.minX - gap < b.maxX && b.minX - gap < a.maxX && a.minY - gap < b.maxY && b.minY - gap < a.maxY

/** True where the two outlines overlap or come closer than `gap`. */
export function ringsTooClose(one: Ring, other: Ring, gap: number): boolean {
  if (isInside(nth(one, 0), other) || isInside(nth(other, 0), one)) return true
  for (let i = 0; i < one.length; i++)
    for (let j = 0; j < other.length; j++)
      if (segmentDistance(nth(one, i), nth(one, i + 1), nth(other, j), nth(other, j + 1)) < gap) return true
  return false
}

/** The direction (radians) and the half sizes of the smallest rectangle round a ring, its longer side first. */
export function orientedBox(ring: Ring): { angle: number; middle: Spot; half: Spot } {
  let best: { angle: number; middle: Spot; half: Spot } | null = null
  for (let i = 0; i < ring.length; i++) {
    const [dx, dy] = minus(nth(ring, i + 1), nth(ring, i))
    const angle = Math.atan2(dy, dx)
    const axis = heading(angle)
    const side = left(axis)
    const box = boxOf(ring.map((p): Spot => [dot(p, axis), dot(p, side)]))
    const half: Spot = [(box.maxX - box.minX) / 2, (box.maxY - box.minY) / 2]
    if (best !== null && half[0] * half[1] >= best.half[0] * best.half[1]) continue
    const middle = plus(times(axis, box.minX + half[0]), times(side, box.minY + half[1]))
    best =
      half[0] >= half[1]
        ? { angle, middle, half }
        : { angle: angle + Math.PI / 2, middle, half: [half[1], half[0]] }
  }
  if (best === null) throw new RangeError('an empty ring has no box')
  return best
}

/** A line moved `byM` to its left (negative: right), mitred at bends, never further than twice the distance. */
export function beside(line: readonly Spot[], byM: number): Spot[] {
  return line.map((p, i) => {
    const before = i > 0 ? unit(minus(p, nth(line, i - 1))) : null
    const after = i < line.length - 1 ? unit(minus(nth(line, i + 1), p)) : null
    const direction = unit(plus(before ?? [0, 0], after ?? [0, 0]))
    const reach = before && after ? 1 / Math.max(0.5, dot(direction, before)) : 1
    return plus(p, times(left(direction), byM * reach))
  })
}

export function lengthOf(line: readonly Spot[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += far(nth(line, i - 1), nth(line, i))
  return sum
}

/** The place `atM` metres along a line and the direction there. */
export function walk(line: readonly Spot[], atM: number): { spot: Spot; direction: Spot } {
  let rest = atM
  for (let i = 1; i < line.length; i++) {
    const a = nth(line, i - 1)
    const b = nth(line, i)
    const step = far(a, b)
    if (rest <= step || i === line.length - 1)
      return { spot: along(a, b, step === 0 ? 0 : Math.min(1, rest / step)), direction: unit(minus(b, a)) }
    rest -= step
  }
  throw new RangeError('a line needs two points')
}

/** The element at `index`, counted round the end like a ring; an empty list is the caller's fault. */
export function nth<T>(list: readonly T[], index: number): T {
  const value = list[index] ?? list[((index % list.length) + list.length) % list.length]
  if (value === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`)
  return value
}
