import type { MultiPolygon, Polygon } from 'geojson'
import KDBush from 'kdbush'
import { isInside, type Spot, spotToSegment } from '../../model/plane.ts'
import type { LonLat } from './assemble-rings.ts'

/** About a decimetre: entrances are nodes of the outline itself. */
const ON_OUTLINE_DEG = 1e-6
const MOST_NAMED = 4

/** Address points of the file, to be found by the building they stand in. */
export class AddressBook {
  #places: LonLat[] = []
  #texts: string[] = []
  #index: KDBush | undefined

  add(place: LonLat, text: string): void {
    this.#places.push(place)
    this.#texts.push(text)
    this.#index = undefined
  }

  /** The addresses in or on the outline of an area, joined, or null. */
  within(area: Polygon | MultiPolygon): string | null {
    const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
    const found = new Set<string>()
    for (const [outline] of polygons) {
      if (outline === undefined) continue
      const ring = outline.map(([lon = 0, lat = 0]): Spot => [lon, lat])
      for (const text of this.#inRing(ring)) found.add(text)
    }
    if (found.size === 0) return null
    const sorted = [...found].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    return sorted.slice(0, MOST_NAMED).join('; ')
  }

  #inRing(ring: readonly Spot[]): string[] {
    if (this.#places.length === 0) return []
    const lons = ring.map(([lon]) => lon)
    const lats = ring.map(([, lat]) => lat)
    const near = this.#built().range(
      Math.min(...lons) - ON_OUTLINE_DEG,
      Math.min(...lats) - ON_OUTLINE_DEG,
      Math.max(...lons) + ON_OUTLINE_DEG,
      Math.max(...lats) + ON_OUTLINE_DEG,
    )
    return near
      .filter((i) => isInOrOn(this.#places[i] ?? [0, 0], ring))
      .sort((a, b) => a - b)
      .map((i) => this.#texts[i] ?? '')
  }

  #built(): KDBush {
    if (this.#index === undefined) {
      this.#index = new KDBush(this.#places.length)
      for (const [lon, lat] of this.#places) this.#index.add(lon, lat)
      this.#index.finish()
    }
    return this.#index
  }
}

function isInOrOn(place: Spot, ring: readonly Spot[]): boolean {
  if (isInside(place, ring)) return true
  return ring.some(
    (corner, i) => i > 0 && spotToSegment(place, ring[i - 1] ?? corner, corner) < ON_OUTLINE_DEG,
  )
}
