import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import type { ModelLayer } from '../build/build-layer.ts'
import { gabledHouse } from '../testing/building-rows.ts'
import { type DecodedContent, decodeContent } from '../testing/decode.ts'
import { type DecodedTerrain, decodeTerrain } from '../testing/decode-terrain.ts'
import { layMadeGround, type MadeGround, madeHeight } from '../testing/made-ground.ts'
import { walkTiles } from '../testing/walk-tiles.ts'
import { createTileService, type TileService } from '../tile-service.ts'
import { boxOfTile, rangeOf } from './tiling.ts'

/** A steep valley: 90 × 80 posts 30 m apart; the geoid 45 m below the ellipsoid. */
const ground: MadeGround = {
  lattice: { west: 103.7, south: 36, stepLon: 0.0003, stepLat: 0.00027, columns: 90, rows: 80 },
  post: (i, j) => 1500 + 40 * Math.sin(i / 5) * Math.cos(j / 4),
  undulation: -45,
}
const groundAt = (lon: number, lat: number) => madeHeight(ground, lon, lat)
const placeOf = (k: number) => [103.703 + (k % 10) * 0.0017, 36.003 + Math.floor(k / 10) * 0.0031] as const
const count = 60

describeOnBothDatabases('What stands on the ground', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-stand-'))
  let service: TileService
  let withFaces = 0

  beforeAll(async () => {
    const { db } = database()
    for (let k = 0; k < count; k++) {
      const [lon, lat] = placeOf(k)
      await db.none(
        `insert into building (source, source_id, footprint, center, base_m, height_m, height_estimated)
         select 'test', $3, st_multi(st_expand(place, 0.0002)), place, $4, 21, true
           from (select st_setsrid(st_makepoint($1, $2), 4326) as place) as p`,
        [lon, lat, `${k}`, k % 2],
      )
      await db.none(
        `insert into component (code, source, source_id, class_code, geom, height_m)
         values ($1, 'test', $1, '01023', st_setsrid(st_makepoint($2, $3), 4326), $4)`,
        [`6201030102${String(k).padStart(7, '0')}`, lon, lat, k === 7 ? 1600 : 0],
      )
    }
    await db.none(
      `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm)
       values ('62010301999000001', 'test', 'pipe', '01999', st_geomfromtext('LINESTRING(103.704 36.005, 103.711 36.012)', 4326), 2, 400)`,
    )
    const roofed = await db.one<{ id: number }>(
      `update building set base_m = 1503, faces = $1 where source_id = '7' returning id`,
      [JSON.stringify(gabledHouse(...placeOf(7)))],
    )
    withFaces = roofed.id
    service = createTileService({ db, dataDir: folder, log: pino({ level: 'silent' }) })
    await service.refresh()
  })
  afterAll(async () => {
    await service.stop()
    rmSync(folder, { recursive: true })
  })

  /** The finest contents of a layer, as served. */
  const contents = async (layer: ModelLayer): Promise<DecodedContent[]> => {
    const file = async (path: string) => {
      const found = await service.file(layer, path)
      return gunzipSync(found?.gzipped ?? expect.unreachable(path))
    }
    const tiles = await walkTiles(file)
    const finest = tiles.filter(({ tile, uri }) => uri?.endsWith('.glb') && !tile.children?.length)
    return Promise.all(finest.map(async ({ uri }) => decodeContent(await file(uri ?? ''))))
  }
  const terrainAt = async (lon: number, lat: number): Promise<DecodedTerrain> => {
    const layer = JSON.parse(gunzipSync((await service.terrain.layerJson()).gzipped).toString()) as {
      maxzoom: number
    }
    const { startX: x, startY: y } = rangeOf(layer.maxzoom, [lon, lat, lon, lat])
    const tile = { z: layer.maxzoom, x, y }
    const file = await service.terrain.tile(tile, undefined)
    return decodeTerrain(gunzipSync(file?.gzipped ?? expect.unreachable()), boxOfTile(tile))
  }

  test('stands on the ellipsoid while there is no ground, whatever foot its rows have', async () => {
    const buildings = await contents('buildings')
    const feet = buildings.flatMap(({ features }) => features.map(({ baseM }) => baseM))
    expect([feet.length, new Set(feet)]).toEqual([count, new Set([0])])
    const lowest = (of: DecodedContent[]) =>
      of.flatMap(({ features, vertices }) =>
        features.map((_, featureId) =>
          Math.min(...vertices.filter((one) => one.featureId === featureId).map(({ heightM }) => heightM)),
        ),
      )
    // Of a body with roofs and walls, too: the 7th has some.
    for (const heightM of lowest(buildings)) expect(Math.abs(heightM)).toBeLessThan(0.05)
    // One component has a foot at 1,600 m above the geoid.
    for (const heightM of lowest(await contents('components'))) expect(Math.abs(heightM)).toBeLessThan(0.6)
  })

  test('is built anew when a ground comes: buildings stand on it, their walls go down to its lowest', async () => {
    const before = (await service.file('buildings', 'tileset.json'))?.etag
    await layMadeGround(database().db, ground)
    await service.refresh()
    expect((await service.file('buildings', 'tileset.json'))?.etag).not.toBe(before)
    let seen = 0
    for (const { features, vertices } of await contents('buildings'))
      for (const [featureId, feature] of features.entries()) {
        seen++
        // Its faces end at 9 m.
        if (feature.id === withFaces) continue
        const own = vertices.filter((vertex) => vertex.featureId === featureId)
        const around = own.map(({ lon, lat }) => groundAt(lon, lat))
        const lowest = Math.min(...own.map(({ heightM }) => heightM))
        expect(lowest).toBeLessThanOrEqual(Math.min(...around) + 0.05)
        expect(Number(feature.baseM)).toBeGreaterThanOrEqual(Math.min(...around) - 0.01)
        expect(Number(feature.baseM)).toBeLessThanOrEqual(Math.max(...around) + 0.01)
        expect(Math.max(...own.map(({ heightM }) => heightM)) - Number(feature.baseM)).toBeCloseTo(21, 0)
      }
    expect(seen).toBe(count)
  })

  test('meets the terrain that is served at its feet within 0.1 m', async () => {
    for (let k = 0; k < count; k += 7) {
      const [lon, lat] = placeOf(k)
      const terrain = await terrainAt(lon, lat)
      expect(Math.abs(terrain.heightAt(lon, lat) - groundAt(lon, lat))).toBeLessThan(0.1)
    }
  })

  test('of components is the ground at their place, but for those that have a foot of their own', async () => {
    const points = (await contents('components')).flatMap(({ features, vertices }) =>
      features.map((_, featureId) => {
        const own = vertices.filter((vertex) => vertex.featureId === featureId)
        const [first = expect.unreachable()] = own
        return { ...first, heightM: Math.min(...own.map(({ heightM }) => heightM)) }
      }),
    )
    expect(points.length).toBe(count)
    const off = points.map(({ lon, lat, heightM }) => heightM - groundAt(lon, lat))
    // One is written down to stand 1,600 m above the geoid; what shows the others begins at most half a metre above their foot.
    const own = points.filter(({ heightM }) => Math.abs(heightM - (1600 - 45)) < 0.6)
    expect(own.length).toBe(1)
    expect(off.filter((difference) => difference > -0.4 && difference < 0.6).length).toBe(count - 1)
  })

  test('of pipes follows the ground at their depth', async () => {
    const axis = (await contents('pipes')).flatMap(({ vertices }) => vertices)
    expect(axis.length).toBeGreaterThan(30)
    for (const { lon, lat, heightM } of axis) {
      const difference = heightM - (groundAt(lon, lat) - 2)
      expect(Math.abs(difference)).toBeLessThan(0.5)
    }
  })
})
