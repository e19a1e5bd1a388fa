import decoder from '@here/quantized-mesh-decoder'
import type { Box } from '../../geodata/model/lattice.ts'

export interface DecodedTerrain {
  count: number
  /** Places in degrees, heights above the ellipsoid. */
  lon: number[]
  lat: number[]
  heightM: number[]
  triangles: [number, number, number][]
  sides: { west: number[]; south: number[]; east: number[]; north: number[] }
  header: Record<string, number>
  /** The height of the mesh at a place within the tile, as Cesium reads it. */
  heightAt(lon: number, lat: number): number
}

/** Reads a terrain tile with a decoder that is not ours. */
export function decodeTerrain(bytes: Uint8Array, [west, south, east, north]: Box): DecodedTerrain {
  const buffer = Uint8Array.from(bytes).buffer
  const tile = decoder(buffer)
  const count = tile.vertexData.length / 3
  const at = (part: number, i: number) => (tile.vertexData[part * count + i] as number) / 32767
  const range = Array.from({ length: count }, (_, i) => i)
  const { minHeight = 0, maxHeight = 0 } = tile.header
  const lon = range.map((i) => west + at(0, i) * (east - west))
  const lat = range.map((i) => south + at(1, i) * (north - south))
  const heightM = range.map((i) => minHeight + at(2, i) * (maxHeight - minHeight))
  const corners = Array.from(tile.triangleIndices)
  const triangles = Array.from({ length: corners.length / 3 }, (_, k): [number, number, number] => [
    corners[3 * k] as number,
    corners[3 * k + 1] as number,
    corners[3 * k + 2] as number,
  ])
  const sides = {
    west: Array.from(tile.westIndices),
    south: Array.from(tile.southIndices),
    east: Array.from(tile.eastIndices),
    north: Array.from(tile.northIndices),
  }
  const heightAt = (x: number, y: number) => {
    for (const [a, b, c] of triangles) {
      const beside = (values: number[], at: number) =>
        Math.min(values[a] as number, values[b] as number, values[c] as number) > at + 1e-9 ||
        Math.max(values[a] as number, values[b] as number, values[c] as number) < at - 1e-9
      if (beside(lon, x) || beside(lat, y)) continue
      const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((i) => [lon[i] as number, lat[i] as number]) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const whole = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
      const wb = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / whole
      const wc = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / whole
      if (wb < -1e-6 || wc < -1e-6 || wb + wc > 1 + 1e-6) continue
      const [ha, hb, hc] = [heightM[a] as number, heightM[b] as number, heightM[c] as number]
      return ha + wb * (hb - ha) + wc * (hc - ha)
    }
    throw new Error(`No triangle of the tile holds ${x}, ${y}.`)
  }
  return { count, lon, lat, heightM, triangles, sides, header: tile.header, heightAt }
}
