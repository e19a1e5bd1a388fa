import { degrees, radians } from '../geometry/geodesy.ts'

/** A square of the Web Mercator pyramid, as base-map tiles are counted: y from the north. */
export interface Cell {
  z: number
  x: number
  y: number
}

/** Longitude, latitude to the unit square, x from −180°, y from the north. Clamped to where the square ends (85.05°). */
export function toUnit(lon: number, lat: number): [number, number] {
  const x = (lon + 180) / 360
  const sin = Math.sin(radians(Math.max(-85.05112877, Math.min(85.05112877, lat))))
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
  const below1 = 1 - 2 ** -40
  return [Math.max(0, Math.min(below1, x)), Math.max(0, Math.min(below1, y))]
}

export function fromUnit(x: number, y: number): { lon: number; lat: number } {
  return { lon: x * 360 - 180, lat: degrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y)))) }
}

/** West, south, east, north in degrees. Cells on the square's edge reach to the poles, for what was clamped into them. */
export function boundsOf({ z, x, y }: Cell): [number, number, number, number] {
  const size = 2 ** -z
  const northWest = fromUnit(x * size, y * size)
  const southEast = fromUnit((x + 1) * size, (y + 1) * size)
  return [northWest.lon, y + 1 === 2 ** z ? -90 : southEast.lat, southEast.lon, y === 0 ? 90 : northWest.lat]
}

export const cellAt = (z: number, ux: number, uy: number): Cell => ({
  z,
  x: Math.floor(ux * 2 ** z),
  y: Math.floor(uy * 2 ** z),
})

export const inCell = ({ z, x, y }: Cell, ux: number, uy: number): boolean =>
  Math.floor(ux * 2 ** z) === x && Math.floor(uy * 2 ** z) === y

/** The cell that holds it some levels above. */
const up = (cell: Cell, levels: number): Cell => ({
  z: cell.z - levels,
  x: Math.floor(cell.x / 2 ** levels),
  y: Math.floor(cell.y / 2 ** levels),
})

export const sameCell = (a: Cell, b: Cell): boolean => a.z === b.z && a.x === b.x && a.y === b.y

/** The four quarters: north-west, north-east, south-west, south-east. */
export const quartersOf = ({ z, x, y }: Cell): Cell[] =>
  [0, 1, 2, 3].map((k) => ({ z: z + 1, x: 2 * x + (k & 1), y: 2 * y + (k >> 1) }))

/** Whether the inner cell is the outer one or a part of it. */
export const holds = (outer: Cell, inner: Cell): boolean =>
  inner.z >= outer.z && sameCell(outer, up(inner, inner.z - outer.z))

/** The smallest cell around both. */
export function commonCell(a: Cell, b: Cell): Cell {
  let [p, q] = [{ ...a }, { ...b }]
  if (p.z > q.z) p = up(p, p.z - q.z)
  if (q.z > p.z) q = up(q, q.z - p.z)
  while (p.x !== q.x || p.y !== q.y) [p, q] = [up(p, 1), up(q, 1)]
  return p
}

/** The side of a cell in metres, at the given latitude. */
export const cellSizeM = (z: number, lat: number): number => (40075016.686 * Math.cos(radians(lat))) / 2 ** z
