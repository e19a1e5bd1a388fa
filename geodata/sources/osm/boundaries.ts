import type { MultiPolygon, Polygon } from 'geojson'
import type { Boundary } from '../../model/city.ts'
import { isInside, ringArea, type Spot } from '../../model/plane.ts'
import type { Tags } from './decode-block.ts'
import { namesOf } from './map-lines.ts'

export const isAdministrative = (tags: Tags): boolean =>
  tags.boundary === 'administrative' && /^\d+$/.test(tags.admin_level ?? '') && tags.name !== undefined

export interface Area {
  id: string
  tags: Tags
  area: MultiPolygon
}

/** A level is used where nearly every building lies in exactly one of its areas. */
const ENOUGH = 0.98
const MOST_SAMPLES = 5000
/** No district is larger, no community level lies above these (wiki.openstreetmap.org/wiki/Tag:boundary=administrative). */
const DISTRICT_LEVELS = [4, 5, 6, 7, 8]

/**
 * Finds which administrative areas of an extract can serve as district, streets and communities: complete ones that
 * hold (nearly) all buildings, each in exactly one of them. Where they do not, none is taken: the areas are then derived.
 */
export class BoundaryFinder {
  readonly #source: string
  readonly #areas: Area[] = []
  readonly #samples: Spot[] = []
  #seen = 0

  constructor(source: string) {
    this.#source = source
  }

  add(area: Area): void {
    this.#areas.push(area)
  }

  /** Takes a building into account, every n-th once there are many. */
  see(footprint: Polygon | MultiPolygon): void {
    const every = 1 + Math.floor(this.#seen++ / MOST_SAMPLES)
    const [lon, lat] =
      (footprint.type === 'Polygon' ? footprint.coordinates : footprint.coordinates[0])?.[0]?.[0] ?? []
    if (this.#seen % every === 0 && lon !== undefined && lat !== undefined) this.#samples.push([lon, lat])
  }

  *boundaries(): Generator<Boundary> {
    const [district] = this.#levels(DISTRICT_LEVELS).findLast((areas) => areas.length === 1) ?? []
    if (district === undefined) return
    const deeper = this.#levels([...Array(12).keys()].filter((level) => level > levelOf(district)))
    const [streets, communities] = deeper.filter((areas) => areas.length > 1)
    if (streets === undefined) return
    yield this.#boundary(district, 'district')
    for (const area of streets) yield this.#boundary(area, 'street')
    for (const area of communities ?? []) yield this.#boundary(area, 'community')
  }

  /** The areas of each level that covers the buildings without overlap, coarse to fine. */
  #levels(levels: readonly number[]): Area[][] {
    return levels
      .map((level) => this.#areas.filter((area) => levelOf(area) === level))
      .filter((areas) => areas.length > 0 && this.#isTiling(areas))
      .map((areas) => areas.filter((area) => this.#samples.some((place) => holds(area, place))))
  }

  #isTiling(areas: Area[]): boolean {
    if (this.#samples.length === 0) return false
    const once = this.#samples.filter((place) => areas.filter((area) => holds(area, place)).length === 1)
    return once.length >= ENOUGH * this.#samples.length
  }

  #boundary({ id, tags, area }: Area, level: Boundary['level']): Boundary {
    const { name, nameEn } = namesOf(tags)
    return {
      layer: 'boundary',
      source: this.#source,
      sourceId: id,
      level,
      code: null,
      area: largestFirst(area),
      name: name ?? id,
      nameEn,
    }
  }
}

const levelOf = ({ tags }: Area) => Number(tags.admin_level)

const spots = (ring: readonly number[][]): Spot[] => ring.map(([lon = 0, lat = 0]) => [lon, lat])

function holds({ area }: Area, place: Spot): boolean {
  return area.coordinates.some(
    ([outline, ...holes]) =>
      outline !== undefined &&
      isInside(place, spots(outline)) &&
      !holes.some((hole) => isInside(place, spots(hole))),
  )
}

function largestFirst(area: MultiPolygon): MultiPolygon {
  const size = (polygon: number[][][]) => Math.abs(ringArea(spots(polygon[0] ?? [])))
  return { type: 'MultiPolygon', coordinates: area.coordinates.toSorted((a, b) => size(b) - size(a)) }
}
