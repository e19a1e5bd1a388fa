/** A ring in a plane, in metres: flat x, y pairs, not closed. */
export type Ring = number[]

/** Twice-halved cross products: positive where the ring runs counter-clockwise. In square metres. */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += at(ring, j) * at(ring, i + 1) - at(ring, i) * at(ring, j + 1)
  return sum / 2
}

/** Drops the closing point and points nearer than `epsilonM` to the one before. May leave fewer than three points. */
export function cleanRing(ring: ArrayLike<number>, epsilonM = 0.01): Ring {
  const clean: Ring = []
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = [at(ring, i), at(ring, i + 1)]
    const n = clean.length
    if (n >= 2 && near(x, y, at(clean, n - 2), at(clean, n - 1), epsilonM)) continue
    clean.push(x, y)
  }
  while (
    clean.length >= 4 &&
    near(at(clean, 0), at(clean, 1), at(clean, clean.length - 2), at(clean, clean.length - 1), epsilonM)
  )
    clean.length -= 2
  return clean
}

/** The ring in the stated direction; reversed in a copy where it runs the other way. */
export function turned(ring: Ring, direction: 'counter-clockwise' | 'clockwise'): Ring {
  if (signedArea(ring) >= 0 === (direction === 'counter-clockwise')) return ring
  const reversed: Ring = []
  for (let i = ring.length - 2; i >= 0; i -= 2) reversed.push(at(ring, i), at(ring, i + 1))
  return reversed
}

/** Douglas–Peucker on a ring, split at its two farthest apart of the first point. Keeps three points at least where it had them. */
export function simplifyRing(ring: Ring, toleranceM: number): Ring {
  const n = ring.length / 2
  if (n <= 4) return ring
  let far = 0
  let farthest = -1
  for (let i = 1; i < n; i++) {
    const d = (at(ring, 2 * i) - at(ring, 0)) ** 2 + (at(ring, 2 * i + 1) - at(ring, 1)) ** 2
    if (d > farthest) [far, farthest] = [i, d]
  }
  const keep = new Uint8Array(n + 1)
  keep[0] = keep[far] = keep[n] = 1
  keepBetween(ring, 0, far, toleranceM * toleranceM, keep)
  keepBetween(ring, far, n, toleranceM * toleranceM, keep)
  const simple: Ring = []
  for (let i = 0; i < n; i++) if (keep[i] === 1) simple.push(at(ring, 2 * i), at(ring, 2 * i + 1))
  return simple.length >= 6 ? simple : ring
}

/** `to` may be the number of points: then it means the first point again. */
function keepBetween(ring: Ring, from: number, to: number, tolerance2: number, keep: Uint8Array): void {
  const n = ring.length / 2
  const stack: [number, number][] = [[from, to]]
  for (let range = stack.pop(); range !== undefined; range = stack.pop()) {
    const [first, last] = range
    const [x1, y1] = [at(ring, 2 * first), at(ring, 2 * first + 1)]
    const [x2, y2] = [at(ring, 2 * (last % n)), at(ring, 2 * (last % n) + 1)]
    let worst = -1
    let worst2 = tolerance2
    for (let i = first + 1; i < last; i++) {
      const d2 = distance2ToSegment(at(ring, 2 * i), at(ring, 2 * i + 1), x1, y1, x2, y2)
      if (d2 > worst2) [worst, worst2] = [i, d2]
    }
    if (worst < 0) continue
    keep[worst] = 1
    stack.push([first, worst], [worst, last])
  }
}

function distance2ToSegment(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length2))
  return (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2
}

/** The convex hull of points, counter-clockwise (Andrew's monotone chain). Fewer than three points where they lie on a line. */
export function convexHull(points: ArrayLike<number>): Ring {
  const order = Array.from({ length: points.length / 2 }, (_, i) => i)
  order.sort((a, b) => at(points, 2 * a) - at(points, 2 * b) || at(points, 2 * a + 1) - at(points, 2 * b + 1))
  const half = (indices: number[]): Ring => {
    const chain: Ring = []
    for (const i of indices) {
      const [x, y] = [at(points, 2 * i), at(points, 2 * i + 1)]
      while (chain.length >= 4 && turn(chain, x, y) <= 0) chain.length -= 2
      chain.push(x, y)
    }
    chain.length -= 2
    return chain
  }
  if (order.length < 3) return []
  const lower = half(order)
  const upper = half(order.reverse())
  const hull = [...lower, ...upper]
  return hull.length >= 6 ? hull : []
}

/** The smallest rectangle around a convex hull, counter-clockwise: one of its sides lies along one of the hull's (Freeman, Shapira 1975). */
export function leastRectangle(hull: Ring): Ring {
  let best: Ring = []
  let leastM2 = Infinity
  for (let i = 0; i < hull.length; i += 2) {
    const next = (i + 2) % hull.length
    const [dx, dy] = [at(hull, next) - at(hull, i), at(hull, next + 1) - at(hull, i + 1)]
    const length = Math.hypot(dx, dy)
    if (length === 0) continue
    const [ux, uy] = [dx / length, dy / length]
    const [along, across] = [spanOf(hull, ux, uy), spanOf(hull, -uy, ux)]
    const areaM2 = (along[1] - along[0]) * (across[1] - across[0])
    if (areaM2 >= leastM2) continue
    leastM2 = areaM2
    const corner = (a: number, b: number) => [a * ux - b * uy, a * uy + b * ux]
    best = [
      ...corner(along[0], across[0]),
      ...corner(along[1], across[0]),
      ...corner(along[1], across[1]),
      ...corner(along[0], across[1]),
    ]
  }
  return best
}

/** From where to where points reach in a direction. */
function spanOf(points: Ring, ux: number, uy: number): [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    const reach = at(points, i) * ux + at(points, i + 1) * uy
    least = Math.min(least, reach)
    most = Math.max(most, reach)
  }
  return [least, most]
}

function turn(chain: Ring, x: number, y: number): number {
  const n = chain.length
  const [ax, ay, bx, by] = [at(chain, n - 4), at(chain, n - 3), at(chain, n - 2), at(chain, n - 1)]
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax)
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number
const near = (x1: number, y1: number, x2: number, y2: number, epsilon: number) =>
  Math.abs(x1 - x2) < epsilon && Math.abs(y1 - y2) < epsilon
