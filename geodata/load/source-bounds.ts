import type { Position } from 'geojson'
import type { CityObject } from '../model/city.ts'
import { geometryOf } from '../model/geometry.ts'

/** Watches objects pass: where they lie and whether areas are among them. */
export class SourceBounds {
  /** West, south, east, north in degrees. */
  box: [number, number, number, number] | null = null
  hasBoundaries = false

  async *seen(objects: Iterable<CityObject> | AsyncIterable<CityObject>): AsyncGenerator<CityObject> {
    for await (const object of objects) {
      this.hasBoundaries ||= object.layer === 'boundary'
      this.#take(geometryOf(object).coordinates)
      yield object
    }
  }

  #take(coordinates: Position | Position[] | Position[][] | Position[][][]): void {
    const [lon, lat] = coordinates
    if (typeof lon === 'number') {
      if (typeof lat !== 'number' || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return
      const [west, south, east, north] = this.box ?? [lon, lat, lon, lat]
      this.box = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)]
    } else for (const part of coordinates as Position[]) this.#take(part)
  }
}
