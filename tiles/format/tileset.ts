/** west, south, east, north in radians, then the lowest and highest ellipsoidal height in metres. */
export type Region = [number, number, number, number, number, number]

/** A tile of 3D Tiles 1.1. `geometricError` in metres: what is wrong when this tile stands for its children. */
export interface Tile {
  boundingVolume: { region: Region }
  geometricError: number
  refine?: 'ADD' | 'REPLACE'
  content?: { uri: string }
  children?: Tile[]
}

export interface Tileset {
  asset: { version: '1.1'; tilesetVersion?: string }
  geometricError: number
  root: Tile
}

/** The smallest region around both. */
export function unite(a: Region, b: Region): Region {
  return [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
    Math.min(a[4], b[4]),
    Math.max(a[5], b[5]),
  ]
}

/** True when `inner` lies in `outer`, borders included. */
export function contains(outer: Region, inner: Region): boolean {
  return (
    outer[0] <= inner[0] &&
    outer[1] <= inner[1] &&
    outer[2] >= inner[2] &&
    outer[3] >= inner[3] &&
    outer[4] <= inner[4] &&
    outer[5] >= inner[5]
  )
}
