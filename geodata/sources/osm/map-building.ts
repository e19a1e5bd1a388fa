import type { MultiPolygon, Polygon } from 'geojson'
import type { Building } from '../../model/city.ts'
import { facesUnder, type RoofShape } from '../../model/roof.ts'
import heights from './building-heights.json' with { type: 'json' }
import type { Tags } from './decode-block.ts'

const kindHeights: Readonly<Record<string, number>> = heights.kinds

/** True for outlines of whole buildings; parts of buildings are left out, the outline stands for them. */
export const isBuilding = (tags: Tags): boolean =>
  tags.building !== undefined && tags.building !== 'no' && tags.building !== 'entrance'

export interface BuildingShape {
  sourceId: string
  tags: Tags
  footprint: Polygon | MultiPolygon
  /** From address points within; used where the building names none itself. */
  addressWithin: string | null
}

export function mapBuilding(
  source: string,
  { sourceId, tags, footprint, addressWithin }: BuildingShape,
): Building {
  const kind = tags.building === undefined || tags.building === 'yes' ? 'building' : tags.building
  const height = heightOf(tags, kind)
  const faces = facesOf(footprint, tags, height.heightM)
  return {
    layer: 'building',
    source,
    sourceId,
    footprint,
    ...height,
    baseM: 0,
    ...(faces === undefined ? {} : { faces }),
    kind,
    name: tags.name ?? null,
    nameEn: tags['name:en'] ?? null,
    address: addressOf(tags) ?? addressWithin,
  }
}

const ROOF_SHAPES: readonly string[] = ['gabled', 'hipped', 'pyramidal'] satisfies RoofShape[]
const isRoofShape = (text: string | undefined): text is RoofShape => ROOF_SHAPES.includes(text ?? '')

/** The body under a roof of a named shape, within the height that the building has. */
function facesOf(footprint: Polygon | MultiPolygon, tags: Tags, heightM: number): Building['faces'] {
  const shape = tags['roof:shape']
  if (!isRoofShape(shape)) return undefined
  const levels = parseLevels(tags['roof:levels'])
  const roofM = parseLengthM(tags['roof:height']) ?? (levels === null ? null : levels * heights.levelM)
  const isAcross = tags['roof:orientation'] === 'across'
  return facesUnder(footprint, { shape, heightM, roofM, isAcross })
}

/** Stated height, else stated levels, else the default of the kind. */
export function heightOf(tags: Tags, kind: string): Pick<Building, 'heightM' | 'heightEstimated' | 'floors'> {
  const stated = parseLengthM(tags.height ?? tags['building:height'])
  const levels = parseLevels(tags['building:levels'])
  const floors = levels === null ? null : Math.max(1, Math.round(levels))
  if (stated !== null) return { heightM: stated, heightEstimated: false, floors }
  if (levels !== null)
    return { heightM: Math.max(levels, 1) * heights.levelM, heightEstimated: false, floors }
  return { heightM: kindHeights[kind] ?? heights.default, heightEstimated: true, floors: null }
}

/** Metres from such as `12`, `12,5 m`, `40 ft` or `6'2"`; null where it says nothing usable. */
export function parseLengthM(text: string | undefined): number | null {
  if (text === undefined) return null
  const feet = /^(\d+(?:\.\d+)?)\s*(?:ft|feet|')(?:\s*(\d+(?:\.\d+)?)")?$/.exec(text.trim())
  if (feet) return round((Number(feet[1]) + Number(feet[2] ?? 0) / 12) * 0.3048)
  const metres = /^~?\s*(\d+(?:[.,]\d+)?)\s*(?:m|metres|meters)?$/i.exec(text.trim())
  const value = metres ? Number(metres[1]?.replace(',', '.')) : 0
  return value > 0 && value < 1000 ? value : null
}

function parseLevels(text: string | undefined): number | null {
  const value = Number(text?.trim().replace(',', '.') || Number.NaN)
  return value > 0 && value < 250 ? value : null
}

const round = (value: number) => Math.round(value * 100) / 100

/** The address in one line, or undefined where the tags name none. */
export function addressOf(tags: Tags): string | undefined {
  if (tags['addr:full']) return tags['addr:full']
  const street = tags['addr:street'] ?? tags['addr:place']
  const number = tags['addr:housenumber'] ?? tags['addr:housename']
  return street && number ? `${street} ${number}` : undefined
}
