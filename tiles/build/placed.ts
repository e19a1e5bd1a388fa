import type { Reported } from '../content/building-content.ts'

interface Place {
  lon: number
  lat: number
}

export const isOnEarth = ({ lon, lat }: Place): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

/** The places that are on the Earth; the others are named by `unplacedOf`. */
export async function* placed<T extends Place>(pages: AsyncIterable<T[]>): AsyncIterable<T[]> {
  for await (const page of pages) yield page.filter(isOnEarth)
}

/** Asked for at an update, too: the rows that it reads are those of some cells, and these are in none. */
export async function unplacedOf(source: { unplaced(): Promise<number[]> }): Promise<Reported[]> {
  return (await source.unplaced()).map((id) => ({ id, problem: 'no-place' }))
}
