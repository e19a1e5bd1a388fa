import { afterAll, beforeAll, expect, test } from 'vitest'
import { layMadeGround } from '../../../tiles/testing/made-ground.ts'
import { createTileService, type TileService } from '../../../tiles/tile-service.ts'
import { addUsers, call, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import { addTown, cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { tileRoutes } from './tile-routes.ts'

describeOnBothDatabases('The routes of tiles', (database) => {
  let app: TestApp
  let someone: TestClient
  let service: TileService

  beforeAll(async () => {
    await addTown(database())
    await addUsers(database(), [{ username: 'intake', roles: ['intake'] }])
    const { lon, lat } = cellCenter(2, 2)
    await database().db.none(
      `insert into building (source, source_id, footprint, center, height_m, height_estimated)
       select 'test', '1', st_multi(st_expand(place, 0.0002)), place, 21, true
         from (select st_setsrid(st_makepoint($1, $2), 4326) as place) as p`,
      [lon, lat],
    )
    app = await startTestApp(
      database(),
      {},
      {
        tiles({ database: { db }, config, log }) {
          service = createTileService({ db, dataDir: config.dataDir, log })
          return tileRoutes(service)
        },
      },
    )
    someone = await app.client('intake')
  })
  afterAll(() => app.stop())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/tiles/${path}`, { headers: { authorization: `Bearer ${someone.token}`, ...headers } })
  const firstContent = async () => {
    const text = await (await get('buildings/tileset.json')).text()
    return /"uri":"([^"]+\.glb)"/.exec(text)?.[1] ?? expect.unreachable(text)
  }

  test.each([
    'buildings/tileset.json',
    'components/none.glb',
    'basemap/14/12911/6428.png',
    'terrain/layer.json',
    'terrain/0/0/0.terrain',
  ])('show %s to nobody who has not logged in', async (path) => {
    expect((await call(`${app.url}/tiles/${path}`, 'GET')).status).toBe(401)
  })

  test('answer a tree that is asked for again each time and contents that are kept', async () => {
    const tree = await get('buildings/tileset.json')
    expect([tree.status, tree.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(tree.headers.get('cache-control')).toBe('private, no-cache')
    const content = await get(`buildings/${await firstContent()}`)
    expect([content.status, content.headers.get('content-type')]).toEqual([200, 'model/gltf-binary'])
    expect(content.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(Buffer.from(await content.arrayBuffer()).toString('latin1', 0, 4)).toBe('glTF')
  })

  test('answer 304 to who has the same already', async () => {
    for (const path of [
      'buildings/tileset.json',
      `buildings/${await firstContent()}`,
      'basemap/16/51646/25710.png',
    ]) {
      const etag = (await get(path)).headers.get('etag') ?? expect.unreachable()
      const again = await get(path, { 'if-none-match': etag })
      expect([path, again.status]).toEqual([path, 304])
      expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200)
    }
  })

  test('send contents gzipped, and plain to who cannot unpack them', async () => {
    const path = `buildings/${await firstContent()}`
    const packed = await get(path, { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const plain = await get(path, { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await plain.arrayBuffer())).toEqual(Buffer.from(await packed.arrayBuffer()))
  })

  test.each([
    'buildings/near/14-1-1.000000000000.glb',
    'buildings/..%2f..%2fsecret.key',
    'buildings/state/tree.json',
    'buildings/manifest.json',
    'trees/tileset.json',
    'basemap/3/8/0.png',
    'basemap/23/0/0.png',
    'basemap/a/0/0.png',
  ])('answer 404 with a problem for %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/)
  })

  test('say that a city without an elevation model has no terrain, and give it once there is one', async () => {
    const layer = async () =>
      (await (await get('terrain/layer.json')).json()) as { available: unknown[]; version: string }
    expect((await layer()).available).toEqual([])
    expect((await get('terrain/0/0/0.terrain')).status).toBe(404)
    expect((await get('terrain/heights.bin')).status).toBe(404)
    const lattice = { west: 103, south: 36, stepLon: 1, stepLat: 1, columns: 2, rows: 2 }
    await layMadeGround(database().db, { lattice, post: () => 0, undulation: -40, version: 'v7' })
    await service.refresh()
    expect((await layer()).version).toBe('v7')
    const tile = await get('terrain/0/1/0.terrain?v=v7')
    expect([tile.status, tile.headers.get('content-type')]).toEqual([200, 'application/vnd.quantized-mesh'])
    expect(tile.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect((await get('terrain/0/1/0.terrain')).headers.get('cache-control')).toBe('private, no-cache')
    const etag = tile.headers.get('etag') ?? expect.unreachable()
    expect((await get('terrain/0/1/0.terrain', { 'if-none-match': etag })).status).toBe(304)
    expect((await get('terrain/heights.bin?v=v7')).status).toBe(200)
    for (const path of ['terrain/0/2/0.terrain', 'terrain/25/0/0.terrain', 'terrain/x/0/0.terrain'])
      expect((await get(path)).status).toBe(404)
  })

  test('draw the base map in its two styles and refuse a third', async () => {
    const [command, light] = [
      await get('basemap/16/51646/25710.png'),
      await get('basemap/16/51646/25710.png?style=light'),
    ]
    expect([command.status, command.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(command.headers.get('etag')).not.toBe(light.headers.get('etag'))
    expect((await get('basemap/16/51646/25710.png?style=neon')).status).toBe(400)
    const large = await get('basemap/15/25823/12855.webp?style=light')
    expect([large.status, large.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await get('basemap/15/25823/12855.jpg')).status).toBe(404)
  })
})
