import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../server/db/connect.ts'
import { createLog } from '../../server/platform/log.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { toUnit } from '../tree/mercator.ts'
import { type Basemap, createBasemap } from './basemap.ts'
import { themes } from './themes.ts'
import { type BasemapStyle, tilePx, viewBounds, viewOf } from './view.ts'

const styles: BasemapStyle[] = ['command', 'light']
const [lon, lat] = [103.76, 36.066]

/** Roads without names fan out from here: nothing but the road is drawn on their middles. */
const fan = Array.from({ length: 12 }, (_, i) => {
  const angle = (i * Math.PI) / 6
  const [dx, dy] = [Math.cos(angle) * 0.003, Math.sin(angle) * 0.0024]
  return { main: i % 3 === 0, from: [lon + dx / 5, lat + dy / 5], to: [lon + dx, lat + dy] }
})

async function layCity(db: Db): Promise<void> {
  await db.none(`insert into district (code, name, geom)
    values ('620103', '试验区', st_multi(st_makeenvelope(103.74, 36.05, 103.79, 36.08, 4326)))`)
  const addRoad = `insert into road (source, source_id, class, main, name, geom)
    values ('test', $1, $2, $3, $4, st_makeline(st_setsrid(st_makepoint($5, $6), 4326), st_setsrid(st_makepoint($7, $8), 4326)))`
  for (const [i, { main, from, to }] of fan.entries())
    await db.none(addRoad, [`fan ${i}`, main ? 'primary' : 'residential', main, null, ...from, ...to])
  await db.none(addRoad, ['named', 'primary', true, '西津西路', 103.742, 36.056, 103.788, 36.056])
  const addLand = `insert into land_area (source, source_id, kind, name, geom)
    values ('test', $1, $1, $2, st_multi(st_makeenvelope($3, $4, $5, $6, 4326)))`
  await db.none(addLand, ['water', null, 103.77, 36.07, 103.78, 36.078])
  await db.none(addLand, ['green', '百合公园', 103.762, 36.0575, 103.77, 36.062])
}

describeOnBothDatabases('The base map', (database) => {
  const folders: string[] = []
  const maps: Basemap[] = []
  const open = (): Basemap => {
    const folder = mkdtempSync(join(tmpdir(), 'cityloop-basemap-'))
    const map = createBasemap({ db: database().db, folder, log: createLog({ logLevel: 'error' }) })
    folders.push(folder)
    maps.push(map)
    return map
  }
  let map: Basemap
  beforeAll(async () => {
    await layCity(database().db)
    map = open()
  })
  afterAll(async () => {
    for (const opened of maps) await opened.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const colorAt = async (style: BasemapStyle, z: number, place: number[]) => {
    const { x, y, tile } = placeOnTile(z, place)
    return (await pixelsOf((await map.tile({ z, ...tile, style })).picture))(x, y)
  }

  describe.each(styles)('in the style %s', (style) => {
    const theme = themes[style]

    test('has the colour of the road at the middle of each road, and of the land beside it', async () => {
      for (const z of [15, 16, 17, 18])
        for (const { main, from, to } of fan) {
          const middle = [mean(from[0], to[0]), mean(from[1], to[1])]
          const color = await colorAt(style, z, middle)
          // A road of two pixels lets a hair of the land through at its sides.
          expect(difference(color, main ? theme.mainRoad : theme.road), `${z}: ${color}`).toBeLessThan(8)
        }
      const between = [lon + 0.0018 * Math.cos(0.26), lat + 0.00144 * Math.sin(0.26)]
      expect(await colorAt(style, 17, between)).toBe(theme.land)
    })

    test('has water, green and what lies outside in their colours', async () => {
      expect(await colorAt(style, 16, [103.772, 36.072])).toBe(theme.areas.water)
      expect(await colorAt(style, 16, [103.7645, 36.0581])).toBe(theme.areas.green)
      expect(await colorAt(style, 16, [103.7401 - 0.002, 36.06])).toBe(theme.ground)
      expect(await colorAt(style, 12, [104.5, 35.0])).toBe(theme.ground)
    })

    test('writes Chinese names in their colour, whole across the borders of tiles', async () => {
      const road = await inkOf(map, style, 16, theme.roadName)
      expect(road.count).toBeGreaterThan(20)
      // Four letters of 13 pixels along a road from west to east, on its line.
      expect(road.width).toBeGreaterThan(45)
      expect(road.width).toBeLessThan(70)
      expect(Math.abs(road.y - pictureY(36.056, 16))).toBeLessThan(4)
      const park = await inkOf(map, style, 16, theme.greenName)
      expect(park.count).toBeGreaterThan(20)
    })
  })

  test('is drawn the same by another program', async () => {
    const other = open()
    for (const z of [13, 16]) {
      const { tile } = placeOnTile(z, [103.765, 36.056])
      for (const style of styles) {
        const [one, two] = [await map.tile({ z, ...tile, style }), await other.tile({ z, ...tile, style })]
        expect(one.etag).toBe(two.etag)
        expect(Buffer.compare(one.picture, two.picture)).toBe(0)
      }
    }
  })

  test('shows in 512 pixels what four tiles of the next zoom do', async () => {
    const { tile } = placeOnTile(15, [103.765, 36.056])
    let [sum, count] = [0, 0]
    const large = await pixelsOf((await map.tile({ z: 15, ...tile, style: 'command', size: 512 })).picture)
    for (const [column, row] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const quarter = { z: 16, x: 2 * tile.x + column, y: 2 * tile.y + row, style: 'command' } as const
      const small = await pixelsOf((await map.tile(quarter)).picture)
      for (let y = 0; y < tilePx; y += 3)
        for (let x = 0; x < tilePx; x += 3) {
          sum += difference(large(column * tilePx + x, row * tilePx + y), small(x, y))
          count += 1
        }
    }
    // What WebP leaves out, on average of all pixels; another place or zoom differs by far more.
    expect(sum / count).toBeLessThan(3)
  })

  test('gives way from far: small roads only from where they can be seen', async () => {
    const small = fan.find(({ main }) => !main) ?? expect.unreachable()
    const middle = [mean(small.from[0], small.to[0]), mean(small.from[1], small.to[1])]
    expect(await colorAt('command', 12, middle)).not.toBe(themes.command.road)
  })

  test('shows a new road after the next look', async () => {
    const place = [103.7505, 36.0745]
    expect(await colorAt('command', 16, place)).toBe(themes.command.land)
    await database().db.none(`insert into road (source, source_id, class, main, geom)
      values ('test', 'new', 'trunk', true, st_setsrid(st_makeline(st_makepoint(103.75, 36.0745), st_makepoint(103.751, 36.0745)), 4326))`)
    await map.refresh()
    expect(await colorAt('command', 16, place)).toBe(themes.command.mainRoad)
  })
})

/** Of two colours, over red, green and blue; the land is 30 and more from any road. */
const difference = (a: string, b: string) =>
  [1, 3, 5].reduce(
    (sum, i) =>
      sum + Math.abs(Number.parseInt(a.slice(i, i + 2), 16) - Number.parseInt(b.slice(i, i + 2), 16)),
    0,
  )

const mean = (a = Number.NaN, b = Number.NaN) => (a + b) / 2

function placeOnTile(z: number, [placeLon = 0, placeLat = 0]: number[]) {
  const [ux, uy] = toUnit(placeLon, placeLat).map((u) => u * 2 ** z) as [number, number]
  const tile = { x: Math.floor(ux), y: Math.floor(uy) }
  return { tile, x: Math.floor((ux - tile.x) * tilePx), y: Math.floor((uy - tile.y) * tilePx) }
}

const pictureTile = (z: number) => viewOf({ z, ...placeOnTile(z, [103.768, 36.058]).tile, style: 'command' })
const pictureY = (placeLat: number, z: number) =>
  (toUnit(0, placeLat)[1] * 2 ** z - pictureTile(z).y) * tilePx

/** Where in a picture, put together of its tiles, a colour stands. */
async function inkOf(map: Basemap, style: BasemapStyle, z: number, color: string) {
  const { x, y, span } = pictureTile(z)
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let row = 0; row < span; row++)
    for (let column = 0; column < span; column++) {
      const at = await pixelsOf((await map.tile({ z, x: x + column, y: y + row, style })).picture)
      for (let py = 0; py < tilePx; py++)
        for (let px = 0; px < tilePx; px++)
          if (at(px, py) === color) {
            xs.push(column * tilePx + px)
            ys.push(row * tilePx + py)
          }
    }
  // The first name from the west, where there are several.
  const west = Math.min(...xs)
  const first = xs.flatMap((px, i) => (px - west < 120 ? [i] : []))
  const of = (values: number[]) => first.map((i) => values[i] ?? Number.NaN)
  return {
    count: first.length,
    width: Math.max(...of(xs)) - west,
    y: mean(Math.min(...of(ys)), Math.max(...of(ys))),
  }
}

async function pixelsOf(picture: Buffer): Promise<(x: number, y: number) => string> {
  const image = await loadImage(picture)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  return (x, y) => {
    const i = 4 * (y * image.width + x)
    return `#${Buffer.from(data.subarray(i, i + 3)).toString('hex')}`
  }
}

test('A picture of several tiles begins at a multiple of its side, so that all its tiles are cut from the same one', () => {
  for (const [x, y] of [
    [51644, 25708],
    [51647, 25711],
  ] as const)
    expect(viewOf({ z: 16, x, y, style: 'light' })).toEqual({
      z: 16,
      x: 51644,
      y: 25708,
      span: 4,
      cut: 1,
      style: 'light',
    })
  const [west, south, east, north] = viewBounds(viewOf({ z: 1, x: 1, y: 1, style: 'light' }), 0)
  expect([west, east]).toEqual([-180, 180])
  expect(north).toBe(-south)
})
