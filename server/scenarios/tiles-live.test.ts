import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '../../geodata/catalog/load-catalog.ts'
import { decodeContent } from '../../tiles/testing/decode.ts'
import { walkTiles } from '../../tiles/testing/walk-tiles.ts'
import { createTileService } from '../../tiles/tile-service.ts'
import { tileRoutes } from '../modules/tiles/tile-routes.ts'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../testing/app.ts'
import { addBuilding, addTown, cellCode, TOWN } from '../testing/city.ts'
import { describeOnBothDatabases } from '../testing/database.ts'
import { TestStream } from '../testing/event-source.ts'
import { townUsers } from '../testing/town-app.ts'

const at = (column: number, row: number): [number, number] => [
  TOWN.west + column * TOWN.cellLon,
  TOWN.north - row * TOWN.cellLat,
]

describeOnBothDatabases('An edit of the city', (database) => {
  let app: TestApp
  let admin: TestClient
  let stream: TestStream

  beforeAll(async () => {
    await addTown(database())
    await loadCatalog(database().db)
    await addUsers(database(), townUsers)
    await database().db.none(
      `update unit_grid set valid_from = '2026-01-01', geom = st_setsrid(st_geomfromgeojson(st_asgeojson(geom, 9)), 4326)`,
    )
    for (const column of [0.25, 0.75])
      await addBuilding(database(), { lon: at(column, 0.5)[0], lat: at(column, 0.5)[1] })
    await database().db.none(`update building set unit_grid_code = $1`, [cellCode(0, 0)])
    app = await startTestApp(
      database(),
      {},
      {
        // As main does.
        tiles({ database: { db }, config, log, jobs }) {
          const service = createTileService({ db, dataDir: config.dataDir, log })
          service.start()
          jobs.start({ name: 'tiles-renew', everyMs: 1000, run: () => service.renew() })
          return tileRoutes(service)
        },
      },
    )
    admin = await app.client('admin')
    await seen()
    stream = new TestStream(app.url, admin.token)
    await stream.connect()
  })
  afterAll(async () => {
    await stream?.cut()
    await app?.stop()
  })

  /** What a viewer that loads the tileset now sees: each building's cell and height. */
  async function seen(): Promise<string[]> {
    const read = async (path: string) => {
      const headers = { authorization: `Bearer ${admin.token}`, 'accept-encoding': 'identity' }
      const answer = await fetch(`${app.url}/tiles/buildings/${path}`, { headers })
      expect(answer.status, path).toBe(200)
      const bytes = Buffer.from(await answer.arrayBuffer())
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
    }
    const found: string[] = []
    for (const { uri } of await walkTiles(read))
      if (uri?.startsWith('near/'))
        for (const { gridCode, heightM } of decodeContent(await read(uri)).features)
          found.push(`${gridCode} ${heightM}`)
    return found.sort()
  }
  /** Waits until viewers are told, looks as they do, and answers the seconds that took. */
  async function toldSince(from: number, told: number): Promise<number> {
    await stream.until(() => stream.of('tiles').length > told, 30_000)
    expect(stream.of('tiles').at(-1)?.data).toMatchObject({ layer: 'buildings' })
    return (performance.now() - from) / 1000
  }

  test('through SQL is served and told of within five seconds', async () => {
    const tookSeconds: number[] = []
    for (const heightM of [53, 54, 55]) {
      const told = stream.of('tiles').length
      const from = performance.now()
      await database().db.none(
        `update building set height_m = $3 where center && st_expand(st_setsrid(st_makepoint($1, $2), 4326), 0.00001)`,
        [...at(0.75, 0.5), heightM],
      )
      tookSeconds.push(await toldSince(from, told))
      expect(await seen()).toEqual([`${cellCode(0, 0)} 18`, `${cellCode(0, 0)} ${heightM}`])
    }
    // Not each: this machine runs other tests at the same time.
    expect(Math.min(...tookSeconds)).toBeLessThan(5)
  })

  test('through the grid editor is served and told of as soon', async () => {
    const told = stream.of('tiles').length
    const edits = [{ kind: 'split', code: cellCode(0, 0), line: [at(0.5, -0.1), at(0.5, 1.1)] }]
    const grids = await admin.get('/api/v1/grids')
    const versions = grids.json.features.map(
      ({ properties }: { properties: { code: string; version: number } }) => [
        properties.code,
        properties.version,
      ],
    )
    const seenBefore = Object.fromEntries(versions.filter(([code]: [string]) => code === cellCode(0, 0)))
    const from = performance.now()
    const answer = await admin.post('/api/v1/grids/edits', {
      edits,
      seen: seenBefore,
      reason: '网格调整',
      acceptWarnings: true,
    })
    expect(answer.status, answer.text).toBe(201)
    await toldSince(from, told)
    const [community] = TOWN.communities
    expect(await seen()).toEqual([`${community}009 18`, `${community}010 55`])
  })
})
