import type { LineString, MultiPolygon, Point, Polygon } from 'geojson'

/** Where a city object came from: the dataset and the id in it, e.g. `osm` and `way/123`. Unique per layer. */
export interface Provenance {
  readonly source: string
  readonly sourceId: string
}

/**
 * A face of a building's body. `rings`: the outline, then holes, as flat triples of longitude, latitude and metres above
 * the building's `baseM`; not closed, counter-clockwise as seen from outside.
 */
export interface BuildingFace {
  readonly kind: 'roof' | 'wall'
  readonly rings: readonly (readonly number[])[]
}

/** A building. Heights in metres above the ground, `baseM` above the geoid (1985 datum). */
export interface Building extends Provenance {
  readonly layer: 'building'
  readonly footprint: Polygon | MultiPolygon
  readonly heightM: number
  /** False only where the source states a height or a number of levels. */
  readonly heightEstimated: boolean
  readonly floors: number | null
  readonly baseM: number
  /** Roofs and walls where the true shape is known; without them it is its footprint, raised. */
  readonly faces?: readonly BuildingFace[]
  readonly kind: string
  readonly name: string | null
  readonly nameEn: string | null
  readonly address: string | null
}

export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'footway',
  'rail',
] as const
export type RoadClass = (typeof ROAD_CLASSES)[number]
/** A centreline. `main`: unit grids never cross it. */
export interface Road extends Provenance {
  readonly layer: 'road'
  readonly line: LineString
  readonly class: RoadClass
  readonly main: boolean
  readonly name: string | null
  readonly nameEn: string | null
}
export interface LandArea extends Provenance {
  readonly layer: 'land'
  readonly kind: 'water' | 'green' | 'square' | 'other'
  readonly area: Polygon | MultiPolygon
  readonly name: string | null
  readonly nameEn: string | null
}
export interface Waterway extends Provenance {
  readonly layer: 'waterway'
  readonly line: LineString
  readonly name: string | null
  readonly nameEn: string | null
}

/** A component (部件) of a class of the edition in force; pipes are lines with depth and diameter. Its 17-digit code is given when loaded. */
export interface Component extends Provenance {
  readonly layer: 'component'
  readonly classCode: string
  readonly place: Point | LineString
  readonly name: string | null
  readonly ownerUnit: string | null
  readonly state: 'intact' | 'damaged' | 'lost' | 'abandoned' | 'removed'
  readonly heightM: number
  readonly depthM: number | null
  readonly diameterMm: number | null
}
/** Heading in degrees clockwise from north; null for panoramic ones or where unknown. */
export interface Camera extends Provenance {
  readonly layer: 'camera'
  readonly place: Point
  readonly name: string
  readonly kind: 'fixed' | 'dome' | 'panoramic'
  readonly heightM: number
  readonly headingDeg: number | null
  readonly pitchDeg: number
  readonly hfovDeg: number
  readonly vfovDeg: number
  readonly rangeM: number
  readonly directionEstimated: boolean
}
/** An administrative area; `code` has 6 (district), 9 (street) or 12 (community) digits, null: to be given when loaded. */
export interface Boundary extends Provenance {
  readonly layer: 'boundary'
  readonly level: 'district' | 'street' | 'community'
  readonly code: string | null
  readonly area: Polygon | MultiPolygon
  readonly name: string
  readonly nameEn: string | null
}

/** Anything an importer or the demo's generator yields. All positions are WGS 84 longitude/latitude. */
export type CityObject = Building | Road | LandArea | Waterway | Component | Camera | Boundary
