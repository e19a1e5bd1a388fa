import { toUnit } from '../tree/mercator.ts'
import type { Items } from '../tree/quadtree.ts'

interface Place {
  lon: number
  lat: number
  points: number
}

/** Reads all places into flat arrays: 24 bytes a thing, so that the tree of a large city fits in memory. */
export async function readPlaces(
  pages: AsyncIterable<Place[]>,
  bytesFor: (points: number) => number,
): Promise<Items> {
  const items: Items = {
    count: 0,
    x: new Float64Array(0),
    y: new Float64Array(0),
    weight: new Float64Array(0),
  }
  for await (const page of pages) {
    const needed = items.count + page.length
    if (needed > items.x.length) {
      const size = Math.max(needed, items.x.length * 2)
      items.x = widened(items.x, size)
      items.y = widened(items.y, size)
      items.weight = widened(items.weight, size)
    }
    for (const { lon, lat, points } of page) {
      const [x, y] = toUnit(lon, lat)
      items.x[items.count] = x
      items.y[items.count] = y
      items.weight[items.count] = bytesFor(points)
      items.count++
    }
  }
  return items
}

function widened(array: Float64Array, size: number): Float64Array {
  const wider = new Float64Array(size)
  wider.set(array)
  return wider
}
