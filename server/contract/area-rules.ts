import type { LonLat } from './common.ts'
import { ringAreaM2 } from './geodesy.ts'

/** How much one question about an area may take in. The setting `area-max-km2` overrides the size. */
export const AREA_LIMITS = { vertices: 500, km2: 25 } as const
export type AreaLimits = { readonly vertices: number; readonly km2: number }

export const RING_FAULTS = [
  'too-few-points',
  'too-many-points',
  'off-earth',
  'same-point',
  'self-crossing',
  'no-area',
  'area-too-large',
] as const
/** What is wrong with a ring; `vertex` counts from 0 and names the first point at fault, `other` the edge that it crosses. */
export interface RingFault {
  readonly code: (typeof RING_FAULTS)[number]
  readonly vertex: number
  readonly other?: number
}

/** The ring without its repeated end. */
export const openRing = (ring: readonly LonLat[]): readonly LonLat[] => {
  const [first] = ring
  const last = ring.at(-1)
  return ring.length > 1 && first?.lon === last?.lon && first?.lat === last?.lat ? ring.slice(0, -1) : ring
}

const SMALLEST_M2 = 0.5

/** Whether a ring bounds an area that may be asked about; null where it does. Draws and server judge by the same rule. */
export function ringFault(given: readonly LonLat[], limits: AreaLimits = AREA_LIMITS): RingFault | null {
  const ring = openRing(given)
  if (ring.length > limits.vertices) return { code: 'too-many-points', vertex: limits.vertices }
  const off = ring.findIndex(({ lon, lat }) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
  if (off >= 0) return { code: 'off-earth', vertex: off }
  if (ring.length < 3) return { code: 'too-few-points', vertex: Math.max(0, ring.length - 1) }
  const same = ring.findIndex((place, i) => isSame(place, ring[(i + 1) % ring.length]))
  if (same >= 0) return { code: 'same-point', vertex: (same + 1) % ring.length }
  const crossing = crossingOf(ring)
  if (crossing !== null) return { code: 'self-crossing', ...crossing }
  const areaM2 = ringAreaM2(ring)
  if (areaM2 < SMALLEST_M2) return { code: 'no-area', vertex: 0 }
  return areaM2 > limits.km2 * 1e6 ? { code: 'area-too-large', vertex: 0 } : null
}

const isSame = (a: LonLat, b: LonLat | undefined) => a.lon === b?.lon && a.lat === b.lat

/** The first pair of edges that meet where they should not; an edge is named by the vertex that it starts from. */
function crossingOf(ring: readonly LonLat[]): { vertex: number; other: number } | null {
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a
    for (let j = i + 1; j < ring.length; j += 1) {
      const c = ring[j] ?? a
      const d = ring[(j + 1) % ring.length] ?? a
      const follows = j === i + 1 || (i === 0 && j === ring.length - 1)
      if (follows ? foldsBack(i === 0 && j !== 1 ? [c, d, b] : [a, b, d]) : meet(a, b, c, d))
        return { vertex: i, other: j }
    }
  }
  return null
}

const side = (a: LonLat, b: LonLat, p: LonLat) =>
  Math.sign((b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon))
const within = (a: LonLat, b: LonLat, p: LonLat) =>
  Math.min(a.lon, b.lon) <= p.lon &&
  p.lon <= Math.max(a.lon, b.lon) &&
  Math.min(a.lat, b.lat) <= p.lat &&
  p.lat <= Math.max(a.lat, b.lat)

/** Three places one after the other of which the third lies back on the way to the second. */
const foldsBack = ([a, b, c]: readonly [LonLat, LonLat, LonLat]) =>
  side(a, b, c) === 0 && (b.lon - a.lon) * (c.lon - b.lon) + (b.lat - a.lat) * (c.lat - b.lat) < 0

function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const s1 = side(a, b, c)
  const s2 = side(a, b, d)
  const s3 = side(c, d, a)
  const s4 = side(c, d, b)
  if (s1 * s2 < 0 && s3 * s4 < 0) return true
  return (
    (s1 === 0 && within(a, b, c)) ||
    (s2 === 0 && within(a, b, d)) ||
    (s3 === 0 && within(c, d, a)) ||
    (s4 === 0 && within(c, d, b))
  )
}
