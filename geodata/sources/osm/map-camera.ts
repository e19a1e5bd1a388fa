import type { Camera } from '../../model/city.ts'
import type { LonLat } from './assemble-rings.ts'
import type { Tags } from './decode-block.ts'
import { parseLengthM } from './map-building.ts'

/** True for cameras; guards and other surveillance are not. */
export const isCamera = (tags: Tags): boolean =>
  tags.man_made === 'surveillance' && !['guard', 'ALPR'].includes(tags['surveillance:type'] ?? 'camera')

const byType: Readonly<Record<string, Camera['kind']>> = {
  dome: 'dome',
  panning: 'dome',
  PTZ: 'dome',
  panoramic: 'panoramic',
}
const defaults = { heightM: 4, pitchDeg: -15, hfovDeg: 60, vfovDeg: 35, rangeM: 80 }

export function mapCamera(source: string, sourceId: string, tags: Tags, at: LonLat): Camera {
  const kind = byType[tags['camera:type'] ?? ''] ?? 'fixed'
  const direction = parseDirection(tags['camera:direction'] ?? tags.direction)
  const heading = kind === 'panoramic' ? null : direction
  const angle = Number(tags['camera:angle'] ?? Number.NaN)
  return {
    layer: 'camera',
    source,
    sourceId,
    place: { type: 'Point', coordinates: at },
    name: tags.name ?? tags.ref ?? tags.description ?? `Camera ${sourceId.replace('node/', '')}`,
    kind,
    heightM: parseLengthM(tags.height ?? tags['camera:height']) ?? defaults.heightM,
    headingDeg: heading?.headingDeg ?? null,
    // OpenStreetMap gives the angle below the horizon.
    pitchDeg: angle >= 0 && angle <= 90 ? -angle : defaults.pitchDeg,
    hfovDeg: kind === 'panoramic' ? 360 : (heading?.widthDeg ?? defaults.hfovDeg),
    vfovDeg: defaults.vfovDeg,
    rangeM: defaults.rangeM,
    directionEstimated: kind !== 'panoramic' && heading === null,
  }
}

const points = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
]
const words: Readonly<Record<string, string>> = {
  north: 'N',
  northeast: 'NE',
  east: 'E',
  southeast: 'SE',
  south: 'S',
  southwest: 'SW',
  west: 'W',
  northwest: 'NW',
}

/**
 * A direction in degrees clockwise from north: a number, a point of the compass (`NNE`, `south-west`) or a sector
 * (`45-90`, clockwise), whose middle and width are taken. Of several (`90;180`) the first counts. Null where it says nothing.
 */
export function parseDirection(
  text: string | undefined,
): { headingDeg: number; widthDeg: number | null } | null {
  const first = text?.split(';')[0]?.trim() ?? ''
  const sector = /^(-?\d+(?:\.\d+)?)\s*-\s*(-?\d+(?:\.\d+)?)$/.exec(first)
  if (sector) {
    const from = Number(sector[1])
    const widthDeg = normal(Number(sector[2]) - from) || 360
    return { headingDeg: normal(from + widthDeg / 2), widthDeg }
  }
  if (/^-?\d+(\.\d+)?°?$/.test(first)) return { headingDeg: normal(Number.parseFloat(first)), widthDeg: null }
  const word = first.toLowerCase().replace(/[-_ ]/g, '')
  const point = points.indexOf(words[word] ?? first.toUpperCase())
  return point < 0 ? null : { headingDeg: point * 22.5, widthDeg: null }
}

const normal = (degrees: number) => ((degrees % 360) + 360) % 360
