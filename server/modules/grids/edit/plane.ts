/** Degrees, longitude first, as they stand in the database: two cells share a corner when both numbers are the same. */
export type Corner = readonly [lon: number, lat: number]
/** A border without its repeated end, counter-clockwise. */
export type Ring = readonly Corner[]

/** New corners lie on the lattice of the generated grids (geodata/grids/lattice.ts): a tenth of a millimetre. */
const perDegree = 1e9
export const onLattice = ([lon, lat]: Corner): Corner => [
  Math.round(lon * perDegree) / perDegree,
  Math.round(lat * perDegree) / perDegree,
]

export const keyOf = ([lon, lat]: Corner): string => `${lon},${lat}`
export const isSame = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]

/** The element at an index, counted round. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list[((index % list.length) + list.length) % list.length]
  if (found === undefined) throw new Error('an empty list has no element')
  return found
}

type Metres = readonly [x: number, y: number]
/** From one corner to another in metres, good to a thousandth within a few kilometres. */
export function metres(from: Corner, to: Corner): Metres {
  const latitude = (from[1] * Math.PI) / 180
  return [(to[0] - from[0]) * 111_320 * Math.cos(latitude), (to[1] - from[1]) * 110_950]
}
export const far = (a: Corner, b: Corner): number => Math.hypot(...metres(a, b))

/** How far along a–b (0 to 1) a place lies, how far off, and the place on the line. */
export function alongLine(place: Corner, a: Corner, b: Corner): { t: number; offM: number; on: Corner } {
  const [bx, by] = metres(a, b)
  const [px, py] = metres(a, place)
  const square = bx * bx + by * by
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * bx + py * by) / square))
  const on: Corner = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
  return { t, offM: Math.hypot(px - bx * t, py - by * t), on }
}

/** Where two lines cross within both, as a share of the first; undefined where they do not, or run side by side. */
export function crossing(p: Corner, q: Corner, a: Corner, b: Corner): { t: number; at: Corner } | undefined {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]]
  const [ex, ey] = [b[0] - a[0], b[1] - a[1]]
  const turn = dx * ey - dy * ex
  if (turn === 0) return undefined
  const t = ((a[0] - p[0]) * ey - (a[1] - p[1]) * ex) / turn
  const u = ((a[0] - p[0]) * dy - (a[1] - p[1]) * dx) / turn
  if (t < 0 || t > 1 || u < 0 || u > 1) return undefined
  return { t, at: [p[0] + dx * t, p[1] + dy * t] }
}

/** Square metres, positive counter-clockwise. */
export function ringArea(ring: Ring): number {
  const origin = nth(ring, 0)
  const flat = ring.map((corner) => metres(origin, corner))
  return flat.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = nth(flat, i + 1)
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

export const counterClockwise = (ring: Ring): Ring => (ringArea(ring) < 0 ? ring.toReversed() : ring)

/** By crossings of a line to the east; a place on the border may be said either way. */
export function isInside([lon, lat]: Corner, ring: Ring): boolean {
  let inside = false
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = nth(ring, i + 1)
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside
  }
  return inside
}

/** The middle of the corners: enough to tell which of two cells is which, not to lie inside one. */
export function middleOf(ring: Ring): Corner {
  const [lon, lat] = ring.reduce(([x, y], [cx, cy]) => [x + cx, y + cy] as const, [0, 0] as const)
  return [lon / ring.length, lat / ring.length]
}

/** The ring beginning at its south-westernmost corner: the same border is always written the same. */
export function turnedRing(ring: Ring): Ring {
  const first = ring.reduce((best, [lon, lat], i) => {
    const [bestLon, bestLat] = nth(ring, best)
    return lon < bestLon || (lon === bestLon && lat < bestLat) ? i : best
  }, 0)
  return [...ring.slice(first), ...ring.slice(0, first)]
}

/** Puts a corner on the edge it lies on (within `withinM`), unless the ring has it. */
export function withCorner(ring: Ring, corner: Corner, withinM: number): Ring {
  if (ring.some((one) => isSame(one, corner))) return ring
  const edge = ring.findIndex((a, i) => alongLine(corner, a, nth(ring, i + 1)).offM <= withinM)
  return edge < 0 ? ring : [...ring.slice(0, edge + 1), corner, ...ring.slice(edge + 1)]
}
