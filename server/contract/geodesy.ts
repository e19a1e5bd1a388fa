import type { LonLat } from './common.ts'

/** WGS 84: equatorial radius in metres, and the square of the first eccentricity. */
const A = 6_378_137
const E2 = 0.006_694_379_990_14
const RAD = Math.PI / 180

/** Metres of a degree eastward and northward at a latitude, on the ellipsoid. */
export function metresPerDegree(latDeg: number): { east: number; north: number } {
  const sin2 = Math.sin(latDeg * RAD) ** 2
  const w = Math.sqrt(1 - E2 * sin2)
  return {
    east: (A / w) * Math.cos(latDeg * RAD) * RAD,
    north: ((A * (1 - E2)) / w ** 3) * RAD,
  }
}

/**
 * Geodesic distance in metres within a city: the ellipsoid's own radii at the middle latitude, true to millimetres over kilometres and to
 * about a metre over fifty. (A sphere, as turf takes it, is up to 0.3 % off.)
 */
export function distanceM(from: LonLat, to: LonLat): number {
  const { east, north } = metresPerDegree((from.lat + to.lat) / 2)
  return Math.hypot((to.lon - from.lon) * east, (to.lat - from.lat) * north)
}

/** The length of a line in metres. */
export const lengthM = (line: readonly LonLat[]): number =>
  line.reduce((sum, place, i) => {
    const before = line[i - 1]
    return before === undefined ? 0 : sum + distanceM(before, place)
  }, 0)

/** The area inside a ring in square metres, whichever way it turns and whether or not its first place comes again at the end. */
export function ringAreaM2(ring: readonly LonLat[]): number {
  const origin = ring[0]
  if (origin === undefined) return 0
  const { east, north } = metresPerDegree(ring.reduce((sum, { lat }) => sum + lat, 0) / ring.length)
  let twice = 0
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? origin
    twice +=
      (a.lon - origin.lon) * east * (b.lat - origin.lat) * north -
      (b.lon - origin.lon) * east * (a.lat - origin.lat) * north
  }
  return Math.abs(twice) / 2
}

/** The direction from one place to another, degrees from north over east, 0 to 360. */
export function bearingDeg(from: LonLat, to: LonLat): number {
  const { east, north } = metresPerDegree((from.lat + to.lat) / 2)
  const bearing = Math.atan2((to.lon - from.lon) * east, (to.lat - from.lat) * north) / RAD
  return (bearing + 360) % 360
}
