import type { Box } from '../../geodata/model/lattice.ts'

/** A tile of Cesium's geographic pyramid: two at level 0, y from south to north (TMS). */
export interface TerrainTile {
  z: number
  x: number
  y: number
}

const sizeDeg = (z: number) => 180 / 2 ** z

export function boxOfTile({ z, x, y }: TerrainTile): Box {
  const size = sizeDeg(z)
  return [-180 + x * size, -90 + y * size, -180 + (x + 1) * size, -90 + (y + 1) * size]
}

export const isInPyramid = ({ z, x, y }: TerrainTile): boolean => x < 2 ** (z + 1) && y < 2 ** z

/** The tiles of a level that meet a box, as a layer.json names them. */
export function rangeOf(z: number, [west, south, east, north]: Box) {
  const size = sizeDeg(z)
  const index = (value: number, start: number, most: number) =>
    Math.max(0, Math.min(most, Math.floor((value - start) / size)))
  return {
    startX: index(west, -180, 2 ** (z + 1) - 1),
    startY: index(south, -90, 2 ** z - 1),
    endX: index(east, -180, 2 ** (z + 1) - 1),
    endY: index(north, -90, 2 ** z - 1),
  }
}
