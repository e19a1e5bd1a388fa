import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import type { Lattice } from '../../geodata/model/lattice.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { toEcef } from '../geometry/geodesy.ts'
import { type DecodedTerrain, decodeTerrain } from '../testing/decode-terrain.ts'
import { layMadeGround, type MadeGround, madeHeight } from '../testing/made-ground.ts'
import { openGround } from './ground.ts'
import { createTerrain, type Terrain } from './terrain.ts'
import { boxOfTile, rangeOf, type TerrainTile } from './tiling.ts'

/** Rough hills: 180 × 160 posts 30 m apart, some of them steep; the geoid 45 m below the ellipsoid. */
const lattice: Lattice = {
  west: 103.7,
  south: 36,
  stepLon: 0.0003,
  stepLat: 0.00027,
  columns: 180,
  rows: 160,
}
const undulation = -45
const ground: MadeGround = {
  lattice,
  post: (i, j) => 1500 + 160 * Math.sin(i / 9) * Math.cos(j / 7) + 4 * Math.sin(i * 1.9 + j * 2.3),
  undulation,
}
const groundAt = (lon: number, lat: number) => madeHeight(ground, lon, lat)

/** Always the same points, scattered over a box. */
function* scattered([west, south, east, north]: readonly [number, number, number, number], count: number) {
  for (let n = 1; n <= count; n++)
    yield [
      west + ((n * 0.754877666) % 1) * (east - west),
      south + ((n * 0.569840291) % 1) * (north - south),
    ] as const
}

describeOnBothDatabases('Terrain', (database) => {
  let terrain: Terrain
  const decoded = async (tile: TerrainTile): Promise<DecodedTerrain> => {
    const file = await terrain.tile(tile, undefined)
    return decodeTerrain(gunzipSync(file?.gzipped ?? expect.unreachable()), boxOfTile(tile))
  }
  const layer = async () =>
    JSON.parse(gunzipSync((await terrain.layerJson()).gzipped).toString()) as {
      version: string
      available: { startX: number; endX: number; startY: number; endY: number }[][]
      maxzoom: number
      cityloop: { heights: string; lattice: Lattice }
    }

  beforeAll(async () => {
    const { db } = database()
    terrain = createTerrain({ db })
    expect((await layer()).available).toEqual([])
    expect(await terrain.tile({ z: 0, x: 0, y: 0 }, undefined)).toBeUndefined()
    await layMadeGround(db, ground)
    await terrain.refresh()
  })

  const inside = [103.705, 36.005, 103.745, 36.035] as const

  test('of the deepest level lies within 0.1 m of the ground everywhere', async () => {
    const { maxzoom, available } = await layer()
    const range = rangeOf(maxzoom, inside)
    expect(available[maxzoom]?.[0]?.startX).toBeLessThanOrEqual(range.startX)
    let [most, points] = [0, 0]
    for (let x = range.startX; x <= range.endX; x += 3)
      for (let y = range.startY; y <= range.endY; y += 3) {
        const tile = { z: maxzoom, x, y }
        const mesh = await decoded(tile)
        expect(mesh.count).toBeLessThan(40_000)
        for (const [lon, lat] of scattered(boxOfTile(tile), 100)) {
          if (lon < lattice.west || lat < lattice.south || lon > 103.7537 || lat > 36.0429) continue
          most = Math.max(most, Math.abs(mesh.heightAt(lon, lat) - groundAt(lon, lat)))
          points++
        }
      }
    expect(points).toBeGreaterThan(500)
    expect(most).toBeLessThan(0.1)
  })

  test('has no gap between neighbours: their common side has the same places and heights', async () => {
    const { maxzoom } = await layer()
    const { startX, startY } = rangeOf(maxzoom, [103.72, 36.02, 103.72, 36.02])
    const [west, east] = [
      await decoded({ z: maxzoom, x: startX, y: startY }),
      await decoded({ z: maxzoom, x: startX + 1, y: startY }),
    ]
    for (const i of west.sides.east.slice(0, 40)) {
      const lat = west.lat[i] ?? 0
      expect(
        Math.abs((west.heightM[i] ?? 0) - east.heightAt(east.lon[east.sides.west[0] ?? 0] ?? 0, lat)),
      ).toBeLessThan(0.03)
    }
  })

  test('names all vertices of its four sides, so that skirts close the gaps between levels', async () => {
    for (const tile of [
      { z: 0, x: 1, y: 0 },
      { z: 15, ...startOf(15) },
    ]) {
      const mesh = await decoded(tile)
      const [west, south, east, north] = boxOfTile(tile)
      const along = (values: number[], at: number) =>
        values.flatMap((value, i) => (Math.abs(value - at) < 1e-9 ? [i] : []))
      const sorted = (side: number[]) => side.toSorted((a, b) => a - b)
      expect(sorted(mesh.sides.west)).toEqual(along(mesh.lon, west))
      expect(sorted(mesh.sides.east)).toEqual(along(mesh.lon, east))
      expect(sorted(mesh.sides.south)).toEqual(along(mesh.lat, south))
      expect(sorted(mesh.sides.north)).toEqual(along(mesh.lat, north))
    }
  })

  test('covers a tile once, facing up', async () => {
    const tile = { z: 15, ...startOf(15) }
    const mesh = await decoded(tile)
    const [west, south, east, north] = boxOfTile(tile)
    let area = 0
    for (const [a, b, c] of mesh.triangles) {
      const [lon, lat] = [(i: number) => mesh.lon[i] ?? 0, (i: number) => mesh.lat[i] ?? 0]
      const twice = (lon(b) - lon(a)) * (lat(c) - lat(a)) - (lon(c) - lon(a)) * (lat(b) - lat(a))
      expect(twice).toBeGreaterThan(0)
      area += twice / 2
    }
    expect(area / ((east - west) * (north - south))).toBeCloseTo(1, 9)
  })

  test('has a sphere around all its vertices and heights between those of its header', async () => {
    const mesh = await decoded({ z: 12, ...startOf(12) })
    const {
      boundingSphereCenterX: x = 0,
      boundingSphereCenterY: y = 0,
      boundingSphereCenterZ: z = 0,
      boundingSphereRadius: radius = 0,
    } = mesh.header
    for (let i = 0; i < mesh.count; i++) {
      const [px, py, pz] = toEcef(mesh.lon[i] ?? 0, mesh.lat[i] ?? 0, mesh.heightM[i] ?? 0)
      expect(Math.hypot(px - x, py - y, pz - z)).toBeLessThan(radius + 1)
    }
  })

  test('goes on beyond its border without a cliff and is level far away', async () => {
    const tile = { z: 12, ...rangeAt(12, lattice.west - 0.2, 36.01) }
    for (const height of (await decoded(tile)).heightM) expect(height).toBeCloseTo(1500 + undulation, 1)
    const border = await decoded({ z: 15, ...rangeAt(15, lattice.west - 0.001, 36.01) })
    const box = boxOfTile({ z: 15, ...rangeAt(15, lattice.west - 0.001, 36.01) })
    const lon = Math.max(box[0], lattice.west - 0.0002)
    expect(Math.abs(border.heightAt(lon, 36.01) - groundAt(lattice.west, 36.01))).toBeLessThan(2)
  })

  test('gives the heights of the city in one small file', async () => {
    const { cityloop, version } = await layer()
    const file = await terrain.heights(version)
    expect([file?.immutable, cityloop.heights]).toEqual([true, 'heights.bin?v=one'])
    const bytes = gunzipSync(file?.gzipped ?? expect.unreachable())
    const { lattice: net } = cityloop
    expect(bytes.length).toBe(net.columns * net.rows * 2)
    let decimetres = 0
    for (let k = 0; k < net.columns * net.rows; k++) {
      decimetres += bytes.readInt16LE(2 * k)
      const [lon, lat] = [
        net.west + (k % net.columns) * net.stepLon,
        net.south + Math.floor(k / net.columns) * net.stepLat,
      ]
      if (k % 97 === 0 && lon > 103.701 && lon < 103.75 && lat > 36.001 && lat < 36.042)
        expect(Math.abs(decimetres / 10 - groundAt(lon, lat))).toBeLessThan(0.06)
    }
  })

  test('is never of two grounds: asked for while another is imported, it is that of the other', async () => {
    const { db } = database()
    const before = createTerrain({ db })
    await before.layerJson()
    const known = (await openGround(db)) ?? expect.unreachable()
    await layMadeGround(db, { ...ground, post: () => 100, version: 'level' })
    const tile = { z: 14, ...startOf(14) }
    const file = (await before.tile(tile, known.version)) ?? expect.unreachable()
    // A browser that asked for the ground before must not keep this one under its name.
    expect(file.immutable).toBe(false)
    const mesh = decodeTerrain(gunzipSync(file.gzipped), boxOfTile(tile))
    expect(mesh.heightAt(103.72, 36.02)).toBeCloseTo(100 + undulation, 0)
    await expect(known.over(boxOfTile(tile))).rejects.toThrow('another one')
    await layMadeGround(db, ground)
    await terrain.refresh()
  })

  test('is another after another import, and none after it was taken away', async () => {
    const { db } = database()
    const before = await terrain.layerJson()
    await terrain.refresh()
    expect((await terrain.layerJson()).etag).toBe(before.etag)
    await db.none("update ground set version = 'two'")
    await terrain.refresh()
    expect((await layer()).version).toBe('two')
    await db.none('delete from ground')
    await terrain.refresh()
    expect((await layer()).available).toEqual([])
  })

  const rangeAt = (z: number, lon: number, lat: number) => {
    const { startX, startY } = rangeOf(z, [lon, lat, lon, lat])
    return { x: startX, y: startY }
  }
  const startOf = (z: number) => rangeAt(z, 103.72, 36.02)
})
