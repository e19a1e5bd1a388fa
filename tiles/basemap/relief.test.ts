import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import type { ElevationGround } from '../terrain/ground.ts'
import { toUnit } from '../tree/mercator.ts'
import { drawTiles } from './draw.ts'
import { readRelief } from './relief.ts'
import { type BasemapStyle, type View, viewOf } from './view.ts'

const [lon0, lat0] = [103.8, 36.05]
const ground = (heightAt: (lon: number, lat: number) => number): ElevationGround => ({
  ...{ version: 'made', borderM: 0, undulation: () => 0, over: () => Promise.resolve(heightAt) },
  lattice: { west: 103, south: 35, stepLon: 1, stepLat: 1, columns: 2, rows: 2 },
})
function viewAt(lon: number, style: BasemapStyle): View {
  const [ux, uy] = toUnit(lon, lat0)
  return viewOf({ z: 14, x: Math.floor(ux * 2 ** 14), y: Math.floor(uy * 2 ** 14), style })
}
/** The brightness of a pixel, counted over the whole picture. */
async function brightness(
  view: View,
  made: ElevationGround | null,
): Promise<(x: number, y: number) => number> {
  const tiles = await drawTiles(view, [], await readRelief(made, view))
  const canvas = createCanvas(1024, 1024)
  const context = canvas.getContext('2d')
  for (const [i, png] of tiles.entries())
    context.drawImage(await loadImage(Buffer.from(png)), (i % 4) * 256, Math.floor(i / 4) * 256)
  const { data } = context.getImageData(0, 0, 1024, 1024)
  return (x, y) => [0, 1, 2].reduce((sum, k) => sum + (data[(y * 1024 + x) * 4 + k] ?? 0), 0)
}

describe.each(['command', 'light'] as const)('The slopes of the ground in the style %s', (style) => {
  const view = viewAt(lon0, style)

  test('are lit towards the north-west and dark towards the south-east; level ground keeps its colour', async () => {
    const plain = (await brightness(view, null))(500, 500)
    const slope = (east: number, north: number) =>
      ground((lon, lat) => 30_000 * ((lon - lon0) * east + (lat - lat0) * north))
    expect(
      (
        await brightness(
          view,
          ground(() => 1500),
        )
      )(500, 500),
    ).toBe(plain)
    expect((await brightness(view, slope(1, -1)))(500, 500)).toBeGreaterThan(plain)
    expect((await brightness(view, slope(-1, 1)))(500, 500)).toBeLessThan(plain)
  })

  test('have no seam between two pictures', async () => {
    const hills = ground((lon, lat) => 120 * Math.sin(lon * 900) * Math.cos(lat * 800))
    const west = await brightness(view, hills)
    const east = await brightness({ ...view, x: view.x + view.span }, hills)
    for (let y = 8; y < 1024; y += 24)
      expect(Math.abs(west(1023, y) - east(0, y))).toBeLessThanOrEqual(
        12 + Math.abs(west(1022, y) - west(1023, y)),
      )
  })
})
