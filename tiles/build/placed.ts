import type { Reported } from '../content/building-content.ts'

interface Place {
  id: number
  lon: number
  lat: number
}

/** The places that are on the Earth; of the others it is said that they have none. */
export async function* placed<T extends Place>(
  pages: AsyncIterable<T[]>,
  problems: Reported[],
): AsyncIterable<T[]> {
  for await (const page of pages) {
    const isPlaced = ({ lon, lat }: Place) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90
    for (const place of page) if (!isPlaced(place)) problems.push({ id: place.id, problem: 'no-place' })
    yield page.filter(isPlaced)
  }
}
