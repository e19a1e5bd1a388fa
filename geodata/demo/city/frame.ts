import type { LineString, Point, Polygon, Position } from 'geojson'
import { nth, type Ring, type Spot } from '../../model/plane.ts'

/** The middle of the demo district, WGS 84. */
const middle = { lon: 103.7605, lat: 36.0665 }
const latitude = (middle.lat * Math.PI) / 180
const metresPerLat = 111132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude)
const metresPerLon =
  111412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.118 * Math.cos(5 * latitude)

/** Rounded to a centimetre: neighbours that share a spot share its coordinates to the last digit. */
export const lonLat = ([x, y]: Spot): Position => [
  Math.round((middle.lon + x / metresPerLon) * 1e7) / 1e7,
  Math.round((middle.lat + y / metresPerLat) * 1e7) / 1e7,
]

export const pointAt = (spot: Spot): Point => ({ type: 'Point', coordinates: lonLat(spot) })
export const lineThrough = (line: readonly Spot[]): LineString => ({
  type: 'LineString',
  coordinates: line.map(lonLat),
})
/** The first ring is the outline (counter-clockwise), the others are holes. */
export const polygonOf = (rings: readonly Ring[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, nth(ring, 0)].map(lonLat)),
})
