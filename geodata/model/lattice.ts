/** Values at the crossings of a regular net of meridians and parallels, degrees; rows run from south to north. */
export interface Lattice {
  readonly west: number
  readonly south: number
  readonly stepLon: number
  readonly stepLat: number
  readonly columns: number
  readonly rows: number
}

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

export const boxOf = ({ west, south, stepLon, stepLat, columns, rows }: Lattice): Box => [
  west,
  south,
  west + (columns - 1) * stepLon,
  south + (rows - 1) * stepLat,
]

/** The value at a place: bilinear between the four crossings around it; outside the net that of the nearest border. */
export function valueAt(lattice: Lattice, values: ArrayLike<number>, lon: number, lat: number): number {
  const { west, south, stepLon, stepLat, columns, rows } = lattice
  const x = Math.max(0, Math.min(columns - 1, (lon - west) / stepLon))
  const y = Math.max(0, Math.min(rows - 1, (lat - south) / stepLat))
  const i = Math.min(columns - 2, Math.floor(x))
  const j = Math.min(rows - 2, Math.floor(y))
  const at = j * columns + i
  const [fx, fy] = [x - i, y - j]
  const low = (values[at] as number) * (1 - fx) + (values[at + 1] as number) * fx
  const high = (values[at + columns] as number) * (1 - fx) + (values[at + columns + 1] as number) * fx
  return low * (1 - fy) + high * fy
}

/** A lattice with its values, as the geoid is kept. */
export interface ValuedLattice extends Lattice {
  readonly values: readonly number[]
}
