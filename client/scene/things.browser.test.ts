import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../server/db/connect.ts'
import { tileRoutes } from '../../server/modules/tiles/tile-routes.ts'
import { addUsers, startTestApp, type TestApp, testPassword } from '../../server/testing/app.ts'
import { launchChromium } from '../../server/testing/chromium.ts'
import { addComponent, addTown, cellCenter, TOWN } from '../../server/testing/city.ts'
import { createPlace, type TestPlace } from '../../server/testing/database.ts'
import { createTileService } from '../../tiles/tile-service.ts'
import { cesiumFolders } from './cesium-files.ts'
import type { LayerId, LonLat } from './scene-port.ts'
import { buildPage } from './testing/build-page.ts'
import type { Stage } from './testing/page.tsx'

declare const stage: Stage

const SIZE = { width: 480, height: 320 }
const MIDDLE = { x: 240, y: 160 }
/** In software a frame takes about a second. */
const PATIENCE = { timeout: 60_000, interval: 300 }
const HOME = [
  TOWN.west,
  TOWN.north - TOWN.rows * TOWN.cellLat,
  TOWN.west + TOWN.columns * TOWN.cellLon,
  TOWN.north,
] as const

describe('Components and pipes in the city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-things-'))
  const at = {
    lamp: cellCenter(1, 1),
    bench: cellCenter(2, 1),
    cover: cellCenter(3, 2),
    pipe: cellCenter(4, 2),
  }
  const ids: Record<string, string> = {}
  const complaints: string[] = []
  let place: TestPlace
  let database: Database
  let app: TestApp
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    place = await createPlace('embedded')
    database = await connect(place.config)
    await addTown(database)
    await addUsers(database, [{ username: 'dispatcher', roles: ['dispatcher'] }])
    ids.lamp = await addComponent(database, at.lamp)
    ids.bench = await addComponent(database, { ...at.bench, classCode: '04007' })
    ids.cover = await addComponent(database, { ...at.cover, classCode: '01001' })
    await database.db.none("update component set state = 'damaged' where id = $1", [ids.bench])
    ids.pipe = await addWaterMain(database, cellCenter(2, 2), cellCenter(5, 2))
    await buildPage(folder)
    const page_ = express.Router()
    for (const { from, to } of cesiumFolders) page_.use(`/${to}`, express.static(from))
    app = await startTestApp(
      { ...database, kind: place.kind, config: place.config },
      {},
      {
        tiles: ({ database: { db }, config, log }) =>
          tileRoutes(createTileService({ db, dataDir: config.dataDir, log })),
        client: () => page_.use(express.static(folder)),
      },
    )
    browser = await launchChromium()
    page = await openPage()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await database?.close()
    await place?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  async function openPage(): Promise<Page> {
    const opened = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' })
    opened.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    opened.on('pageerror', (error) => complaints.push(error.message))
    await opened.goto(`${app.url}/page.html`)
    const body = JSON.stringify({ username: 'dispatcher', password: testPassword })
    await opened.evaluate(
      (text) =>
        fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: text,
        }).then(() => undefined),
      body,
    )
    await opened.evaluate((home) => stage.mount(home), HOME)
    await opened.waitForFunction(() => stage.port !== null, undefined, PATIENCE)
    await opened.evaluate(() => stage.port?.setMode('2d'))
    return opened
  }

  const show = (layers: readonly LayerId[]) =>
    page.evaluate((shown) => stage.port?.setLayers(new Set(shown)), layers)
  const figures = () => page.evaluate(() => stage.port?.figures() ?? null)
  /** Flies there, waits for the tiles and clicks what is in the middle. */
  async function pickFrom(to: LonLat, rangeM: number) {
    await page.evaluate(([there, m]) => stage.port?.flyTo(there, m), [to, rangeM] as const)
    await page.waitForTimeout(1500)
    await expect.poll(async () => (await figures())?.tilesPending, PATIENCE).toBe(0)
    await page.waitForTimeout(1500)
    const before = await page.evaluate(() => stage.picks.length)
    await page.mouse.click(MIDDLE.x, MIDDLE.y)
    await expect.poll(() => page.evaluate(() => stage.picks.length), PATIENCE).toBe(before + 1)
    const { kind, id } = await page.evaluate(() => stage.picks.at(-1) ?? { kind: 'none', id: null })
    return { kind, id }
  }

  test('are told by their row at hand, whichever model stands for them, and in the middle distance', async () => {
    await show(['components'])
    expect(await pickFrom(at.lamp, 150)).toEqual({ kind: 'component', id: ids.lamp })
    expect(await pickFrom(at.bench, 150)).toEqual({ kind: 'component', id: ids.bench })
    expect(await pickFrom(at.cover, 150)).toEqual({ kind: 'component', id: ids.cover })
    expect(await pickFrom(cellCenter(0, 3), 150)).toEqual({ kind: 'ground', id: null })
    expect(await pickFrom(at.lamp, 800)).toEqual({ kind: 'component', id: ids.lamp })
    // A mark counts; no single row is meant.
    expect(await pickFrom(at.lamp, 4000)).toEqual({ kind: 'ground', id: null })
    expect((await figures())?.drawCommands).toBeLessThanOrEqual(300)
  })

  test('below the ground, a pipe and a manhole down to it are told by their rows', async () => {
    await show(['pipes'])
    expect(await pickFrom(at.pipe, 60)).toEqual({ kind: 'pipe', id: ids.pipe })
    expect(await pickFrom(at.cover, 60)).toEqual({ kind: 'pipe', id: ids.cover })
    expect(await pickFrom(at.pipe, 900)).toEqual({ kind: 'pipe', id: ids.pipe })
    expect(complaints).toEqual([])
  })
})

async function addWaterMain({ db }: Database, from: LonLat, to: LonLat): Promise<string> {
  const { id } = await db.one<{ id: number }>(
    `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm)
     values ('62010301999000001', 'test', 'main', '01999',
             st_setsrid(st_makeline(st_makepoint($1, $2), st_makepoint($3, $4)), 4326), 2, 800) returning id`,
    [from.lon, from.lat, to.lon, to.lat],
  )
  return String(id)
}
