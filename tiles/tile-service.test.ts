import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../server/platform/log.ts'
import { describeOnBothDatabases } from '../server/testing/database.ts'
import { decodeContent } from './testing/decode.ts'
import { walkTiles } from './testing/walk-tiles.ts'
import { createTileService, type TileFile, type TileService, tilesBuilt } from './tile-service.ts'

const addBuilding = `
  insert into building (source, source_id, footprint, center, height_m, height_estimated)
  select 'test', $1, st_multi(st_makeenvelope($2, $3, $2 + 0.0002, $3 + 0.0002, 4326)),
         st_setsrid(st_makepoint($2 + 0.0001, $3 + 0.0001), 4326), $4, false`

describeOnBothDatabases('The service of tiles', (database) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-tiles-'))
  const open = () => createTileService({ db: database().db, dataDir, log: createLog({ logLevel: 'error' }) })
  let service: TileService

  beforeAll(async () => {
    service = open()
    const { db } = database()
    await db.none(addBuilding, ['one', 103.7, 36.05, 12])
    // Far enough that a change of the one leaves the other's tile alone.
    await db.none(addBuilding, ['far', 103.9, 36.05, 20])
  })
  afterAll(async () => {
    await service.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const fileOf = async (of: TileService, path: string): Promise<TileFile> =>
    (await of.file('buildings', path)) ?? expect.unreachable(`${path} is missing`)
  const heights = async () => {
    const read = async (path: string) => gunzipSync((await fileOf(service, path)).gzipped)
    const found: [string, number][] = []
    for (const { uri } of await walkTiles(read))
      if (uri?.startsWith('near/') && uri !== undefined)
        for (const { heightM } of decodeContent(await read(uri)).features) found.push([uri, Number(heightM)])
    return found.sort((a, b) => a[1] - b[1])
  }

  test('builds a layer when it is first asked for', async () => {
    expect((await tilesBuilt(dataDir)).map(({ builtAt }) => builtAt)).toEqual([null, null, null])
    expect((await heights()).map(([, height]) => height)).toEqual([12, 20])
    expect(await service.file('buildings', 'near/none.glb')).toBeUndefined()
    expect(await service.file('buildings', '../secret.key')).toBeUndefined()
    expect(await service.file('buildings', 'manifest.json')).toBeUndefined()
    const built = (await tilesBuilt(dataDir)).find(({ layer }) => layer === 'buildings')
    expect(built?.builtAt).toBeInstanceOf(Date)
  })

  test('shows a changed row after the next look, in the tiles it touches and no others', async () => {
    const before = await heights()
    const tree = await fileOf(service, 'tileset.json')
    await service.refresh()
    expect((await fileOf(service, 'tileset.json')).etag).toBe(tree.etag)
    await database().db.none(`update building set height_m = 15 where source_id = 'one'`)
    await service.refresh()
    const after = await heights()
    expect(after.map(([, height]) => height)).toEqual([15, 20])
    expect(after[1]?.[0]).toBe(before[1]?.[0])
    expect(after[0]?.[0]).not.toBe(before[0]?.[0])
    expect((await fileOf(service, 'tileset.json')).etag).not.toBe(tree.etag)
    // Who opened the map before still holds the old tree and may ask for its contents.
    expect((await fileOf(service, before[0]?.[0] ?? '')).immutable).toBe(true)
  })

  test('forgets a deleted row and serves an empty layer', async () => {
    await database().db.none(`delete from building where source_id = 'far'`)
    await service.refresh()
    expect((await heights()).map(([, height]) => height)).toEqual([15])
    const pipes = (await service.file('pipes', 'tileset.json')) ?? expect.unreachable()
    expect(JSON.parse(gunzipSync(pipes.gzipped).toString()).root.content).toBeUndefined()
  })

  /** What a viewer that asks now is given, by height. */
  const until = async (wanted: number[], within: number) => {
    const from = performance.now()
    for (;;) {
      await service.renew()
      const found = (await heights()).map(([, height]) => height)
      if (JSON.stringify(found) === JSON.stringify(wanted)) return (performance.now() - from) / 1000
      if (performance.now() - from > within * 1000) expect(found).toEqual(wanted)
    }
  }
  const announced = () =>
    database().db.any<{ payload: unknown }>(
      `select payload from outbox where topic = 'tiles' order by position`,
    )

  test('serves an edited, a new and a deleted building within five seconds, and tells of it', async () => {
    const { db } = database()
    await db.none(`delete from outbox where topic = 'tiles'`)
    const tree = await fileOf(service, 'tileset.json')
    await service.renew()
    expect(await announced()).toEqual([])
    await db.none(addBuilding, ['new', 103.701, 36.051, 33])
    expect(await until([15, 33], 5)).toBeLessThan(5)
    await db.none(`update building set height_m = 18 where source_id = 'new'`)
    expect(await until([15, 18], 5)).toBeLessThan(5)
    await db.none(`delete from building where source_id = 'new'`)
    expect(await until([15], 5)).toBeLessThan(5)
    expect((await fileOf(service, 'tileset.json')).etag).toBe(tree.etag)
    expect((await announced()).map(({ payload }) => payload)).toEqual(
      Array.from({ length: 3 }, () => ({
        layer: 'buildings',
        version: expect.stringMatching(/^[0-9a-f]{16}$/),
      })),
    )
    // A name is not on the map: nobody is told to load anything.
    const published = () => readFileSync(join(dataDir, 'tiles', 'buildings', 'published.json'), 'utf8')
    const before = published()
    await db.none(`update building set name = '市府大楼' where source_id = 'one'`)
    await service.refresh()
    expect((await announced()).length).toBe(3)
    expect(published()).toBe(before)
  })

  test('misses no edit that commits after a later one', async () => {
    const { db } = database()
    if (!database().capabilities.notifications) return
    let commit = () => undefined as undefined
    const isOpen = new Promise<void>((opened) => {
      void db.tx(async (t) => {
        await t.none(addBuilding, ['slow', 103.7005, 36.0505, 44])
        opened()
        await new Promise<void>((resume) => {
          commit = () => resume() as undefined
        })
      })
    })
    await isOpen
    await db.none(addBuilding, ['quick', 103.702, 36.052, 55])
    await until([15, 55], 5)
    commit()
    await until([15, 44, 55], 5)
    await db.none(`delete from building where source_id in ('slow', 'quick')`)
    await until([15], 5)
  })

  test('mends itself where a killed program left its half, or its memory is broken', async () => {
    const root = join(dataDir, 'tiles', 'buildings')
    const [served] = JSON.parse(readFileSync(join(root, 'published.json'), 'utf8')) as string[]
    // Killed between a draft and its publishing, and between the folder and the pointer.
    mkdirSync(join(root, 'draft-0123', 'near'), { recursive: true })
    mkdirSync(join(root, 'ffffffffffffffff'))
    writeFileSync(join(root, served ?? '', 'state', 'tree.json.gz'), 'broken')
    await database().db.none(addBuilding, ['after', 103.7012, 36.0512, 66])
    await until([15, 66], 5)
    expect(readdirSync(root)).not.toContain('ffffffffffffffff')
    await database().db.none(`delete from building where source_id = 'after'`)
    await until([15], 5)
  })

  test('takes up after a restart what was built before', async () => {
    const built = await fileOf(service, 'tileset.json')
    const next = open()
    const file = await fileOf(next, 'tileset.json')
    expect(file.etag).toBe(built.etag)
    expect(file.immutable).toBe(false)
    await next.stop()
  })
})
