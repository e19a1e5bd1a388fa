import type { LonLat, SunStand } from '../../../scene/scene-port.ts'

const RAD = Math.PI / 180
const DAY_MS = 86_400_000
const J2000_MS = Date.UTC(2000, 0, 1, 12)

/**
 * Where the sun stands over a place at an instant, good to a few hundredths of a degree within a century of 2000 (the low-precision
 * formulae of the Astronomical Almanac); refraction is left out.
 */
export function sunPosition({ lon, lat }: LonLat, atMs: number): SunStand {
  const days = (atMs - J2000_MS) / DAY_MS
  const anomaly = (357.528 + 0.985_600_3 * days) * RAD
  const mean = 280.46 + 0.985_647_4 * days
  const ecliptic = (mean + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD
  const tilt = (23.439 - 4e-7 * days) * RAD
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic))
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic))
  const sidereal = (280.460_618_37 + 360.985_647_366_29 * days + lon) * RAD
  const hour = sidereal - ascension
  const phi = lat * RAD
  const elevation = Math.asin(
    Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(hour),
  )
  const azimuth = Math.atan2(
    -Math.cos(declination) * Math.sin(hour),
    Math.sin(declination) * Math.cos(phi) - Math.cos(declination) * Math.cos(hour) * Math.sin(phi),
  )
  return { azimuthDeg: (azimuth / RAD + 360) % 360, elevationDeg: elevation / RAD }
}
