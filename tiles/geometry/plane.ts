import type { Region } from '../format/tileset.ts'
import { type LocalFrame, localFrame, radians, toLocal, type Vec3 } from './geodesy.ts'

/**
 * Longitude and latitude stretched to metres around a centre: a plane to cut and simplify in. It is turned back exactly,
 * so places stay right however far from the centre; lengths are right to 1 in 1,000 within some 20 km.
 */
export interface Plane {
  readonly frame: LocalFrame
  readonly metresPerLon: number
  readonly metresPerLat: number
}

export function planeAt(lon: number, lat: number): Plane {
  const phi = radians(lat)
  const metresPerLat = 111132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)
  const metresPerLon = 111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
  // At a pole a degree of longitude has no length; a millimetre keeps divisions finite.
  return { frame: localFrame(lon, lat), metresPerLat, metresPerLon: Math.max(metresPerLon, 0.001) }
}

/** Flat longitude, latitude pairs to flat x, y pairs in metres. */
export function toPlane(plane: Plane, lonLat: ArrayLike<number>): number[] {
  const flat: number[] = []
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    flat.push(
      ((lonLat[i] as number) - plane.frame.lon) * plane.metresPerLon,
      ((lonLat[i + 1] as number) - plane.frame.lat) * plane.metresPerLat,
    )
  }
  return flat
}

/** A point of the plane at an ellipsoidal height, in the plane's east-north-up frame. */
export function liftToLocal(plane: Plane, x: number, y: number, heightM: number): Vec3 {
  const { frame, metresPerLon, metresPerLat } = plane
  return toLocal(frame, frame.lon + x / metresPerLon, frame.lat + y / metresPerLat, heightM)
}

/**
 * The region around points of the plane between two heights, a centimetre wider than they are, rounded to 10⁻¹⁰ radians (0.6 mm) and
 * a millimetre: the last bits of a sum may differ with how far the engine has compiled it, and the same rows must give the same bytes.
 */
export function regionAround(
  plane: Plane,
  bounds: { minX: number; minY: number; maxX: number; maxY: number },
  lowM: number,
  highM: number,
): Region {
  const { frame, metresPerLon, metresPerLat } = plane
  const margin = 0.01
  // Cut after it is rounded: a region beyond a pole or the date line is none.
  const angle = (degrees: number, most: number) =>
    Math.max(-most, Math.min(most, Math.round(radians(degrees) * 1e10) / 1e10))
  const lon = (x: number) => angle(frame.lon + x / metresPerLon, Math.PI)
  const lat = (y: number) => angle(frame.lat + y / metresPerLat, Math.PI / 2)
  const height = (value: number) => Math.round(value * 1e3) / 1e3
  return [
    lon(bounds.minX - margin),
    lat(bounds.minY - margin),
    lon(bounds.maxX + margin),
    lat(bounds.maxY + margin),
    height(lowM - margin),
    height(highM + margin),
  ]
}

export interface Bounds {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

export const emptyBounds = (): Bounds => ({
  minX: Number.POSITIVE_INFINITY,
  minY: Number.POSITIVE_INFINITY,
  maxX: Number.NEGATIVE_INFINITY,
  maxY: Number.NEGATIVE_INFINITY,
})

/** Widens `bounds` around flat x, y pairs. */
export function cover(bounds: Bounds, points: ArrayLike<number>): Bounds {
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number]
    bounds.minX = Math.min(bounds.minX, x)
    bounds.maxX = Math.max(bounds.maxX, x)
    bounds.minY = Math.min(bounds.minY, y)
    bounds.maxY = Math.max(bounds.maxY, y)
  }
  return bounds
}
