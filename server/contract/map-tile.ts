import type { LonLat } from './common.ts'
import type { MapServiceText } from './map-service.ts'

type Pyramid = Pick<MapServiceText, 'url' | 'subdomains' | 'scheme' | 'firstLevel' | 'minZoom' | 'maxZoom'>

/** A tile of a service as it counts them itself, with its address. */
export interface SampleTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly address: string
}

/** Streets can be told apart at it, and nearly every service has it. */
const USUAL_LEVEL = 14
const MERCATOR_LAT = 85.0511

/** The tile of a service over a place (degrees), at a level that it has. */
export function sampleTile(service: Pyramid, { lon, lat }: LonLat): SampleTile {
  const { url, subdomains, scheme, firstLevel, minZoom, maxZoom } = service
  const z = Math.max(minZoom, Math.min(maxZoom, USUAL_LEVEL + firstLevel))
  const level = Math.max(0, z - firstLevel)
  const rows = 2 ** level
  const [columns, south] = scheme === 'EPSG:3857' ? [rows, mercatorShare(lat)] : [2 * rows, (90 - lat) / 180]
  const x = Math.min(columns - 1, Math.floor(((lon + 180) / 360) * columns))
  const y = Math.min(rows - 1, Math.max(0, Math.floor(south * rows)))
  const address = url
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y))
    .replaceAll('{-y}', String(rows - 1 - y))
    .replaceAll('{s}', subdomains[0] ?? '')
  return { z, x, y, address }
}

/** How far down the square of Web Mercator a latitude lies. */
function mercatorShare(lat: number): number {
  const phi = (Math.max(-MERCATOR_LAT, Math.min(MERCATOR_LAT, lat)) * Math.PI) / 180
  return (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2
}
