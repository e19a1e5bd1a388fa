import { boundsOf, fromUnit, toUnit } from '../tree/mercator.ts'

export type BasemapStyle = 'command' | 'light'

export interface BasemapRequest {
  z: number
  x: number
  y: number
  style: BasemapStyle
  /** Pixels along a side: 512 show what four tiles of the next zoom do. */
  size?: 256 | 512
}

export const tilePx = 256

/** Several tiles drawn as one picture, so that a name is drawn once and whole. `x`, `y`: its first tile. */
export interface View {
  z: number
  x: number
  y: number
  /** Tiles along a side. */
  span: number
  /** Tiles along a side of each picture cut from it. */
  cut: 1 | 2
  style: BasemapStyle
}

/** The picture that a tile is cut from. */
export function viewOf({ z: zoom, x, y, style, size = 256 }: BasemapRequest): View {
  const cut = size === 512 ? 2 : 1
  const z = zoom + cut - 1
  const span = Math.min(4, 2 ** z)
  const first = (tile: number) => tile * cut - ((tile * cut) % span)
  return { z, x: first(x), y: first(y), span, cut, style }
}

/** Everything that is cut from a picture, row by row. */
export function cutsOf({ z, x, y, span, cut, style }: View): BasemapRequest[] {
  const side = span / cut
  return Array.from({ length: side * side }, (_, i) => ({
    ...{ z: z - cut + 1, x: x / cut + (i % side), y: y / cut + Math.floor(i / side), style },
    size: cut === 2 ? 512 : 256,
  }))
}

export const viewKey = ({ z, x, y, cut, style }: View): string => `${style}/${z}/${x}/${y}/${cut}`

/** West, south, east, north in degrees, with `marginPx` around. */
export function viewBounds({ z, x, y, span }: View, marginPx: number): [number, number, number, number] {
  const tiles = 2 ** z
  const margin = marginPx / tilePx
  const clamp = (value: number) => Math.max(0, Math.min(tiles, value)) / tiles
  const northWest = fromUnit(clamp(x - margin), clamp(y - margin))
  const southEast = fromUnit(clamp(x + span + margin), clamp(y + span + margin))
  return [northWest.lon, southEast.lat, southEast.lon, northWest.lat]
}

/** Flat longitude, latitude pairs to flat pixels of the picture. */
export function toPixels({ z, x, y }: View, lonLat: ArrayLike<number>): number[] {
  const worldPx = 2 ** z * tilePx
  const pixels: number[] = []
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    const [ux, uy] = toUnit(lonLat[i] as number, lonLat[i + 1] as number)
    pixels.push(ux * worldPx - x * tilePx, uy * worldPx - y * tilePx)
  }
  return pixels
}

/** Metres of ground a pixel, in the middle of the picture. */
export function metresPerPixel(view: View): number {
  const [, south, , north] = boundsOf({ z: view.z, x: view.x, y: view.y })
  return (156543.03392 * Math.cos((((south + north) / 2) * Math.PI) / 180)) / 2 ** view.z
}
