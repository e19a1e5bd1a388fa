import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express, { type Router } from 'express'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { connect, type Database } from '../../../server/db/connect.ts'
import { tileRoutes } from '../../../server/modules/tiles/tile-routes.ts'
import { addUsers, startTestApp, type TestApp, testPassword } from '../../../server/testing/app.ts'
import { launchChromium } from '../../../server/testing/chromium.ts'
import { addTown, TOWN } from '../../../server/testing/city.ts'
import { createPlace, type TestPlace } from '../../../server/testing/database.ts'
import { createTileService, type TileService } from '../../../tiles/tile-service.ts'
import { cesiumFolders } from '../cesium-files.ts'
import type { LayerId, LonLat } from '../scene-port.ts'
import { buildPage } from './build-page.ts'
import type { Stage } from './page.tsx'

declare const stage: Stage

const SIZE = { width: 480, height: 320 }
export const MIDDLE = { x: 240, y: 160 }
/** In software a frame takes about a second. */
export const PATIENCE = { timeout: 60_000, interval: 300 }
export const HOME = [
  TOWN.west,
  TOWN.north - TOWN.rows * TOWN.cellLat,
  TOWN.west + TOWN.columns * TOWN.cellLon,
  TOWN.north,
] as const
/** As the server sends it with the product. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' data: blob:"

export interface SceneWorld {
  readonly database: Database
  readonly tiles: TileService
  /** A page with nothing on its stage yet, a dispatcher logged in. */
  openPage(): Promise<Page>
  /** The scene with these layers, their tiles in view there. */
  openCity(layers: readonly LayerId[]): Promise<Page>
}

/**
 * The small town in an embedded database, its tiles, and the scene alone on a page in a real browser, from before the block's tests until
 * after them. No test may end with an error in the console or a request to anywhere else.
 */
export function useScene(lay: (database: Database) => Promise<void>): () => SceneWorld {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-scene-'))
  let place: TestPlace
  let database: Database
  let app: TestApp
  let tiles: TileService
  let browser: Browser
  const heard: { outside: string[]; complaints: string[] } = { outside: [], complaints: [] }

  beforeAll(async () => {
    place = await createPlace('embedded')
    database = await connect(place.config)
    await addTown(database)
    await addUsers(database, [{ username: 'dispatcher', roles: ['dispatcher'] }])
    await lay(database)
    await buildPage(folder)
    app = await startTestApp(
      { ...database, kind: place.kind, config: place.config },
      {},
      {
        tiles({ database: { db }, config, log }) {
          tiles = createTileService({ db, dataDir: config.dataDir, log })
          return tileRoutes(tiles)
        },
        client: () => pageFiles(folder),
      },
    )
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await database?.close()
    await place?.remove()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(() => expect(heard).toEqual({ outside: [], complaints: [] }))

  async function openPage(): Promise<Page> {
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' })
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(app.url) && !/^(data|blob):/.test(url)) heard.outside.push(url)
    })
    page.on('console', (line) => line.type() === 'error' && heard.complaints.push(line.text()))
    page.on('pageerror', (error) => heard.complaints.push(error.message))
    await page.goto(`${app.url}/page.html`)
    await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' }
        await fetch('/api/v1/session', { method: 'POST', headers, body })
      },
      JSON.stringify({ username: 'dispatcher', password: testPassword }),
    )
    return page
  }
  async function openCity(layers: readonly LayerId[]): Promise<Page> {
    const page = await openPage()
    await page.evaluate((home) => stage.mount(home), HOME)
    await expect.poll(() => page.evaluate(() => stage.port !== null), PATIENCE).toBe(true)
    await page.evaluate((shown) => stage.port?.setLayers(new Set(shown)), layers)
    await expect.poll(() => page.evaluate(() => stage.states.at(-1)), PATIENCE).toBe('ready')
    return page
  }
  return () => ({ database, tiles, openPage, openCity })
}

/** All tiles are there and a frame has shown them. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(1500)
  await expect.poll(() => page.evaluate(() => stage.port?.figures()?.tilesPending), PATIENCE).toBe(0)
  await page.waitForTimeout(1500)
}

/** What a click there picks. */
export async function pickAt(page: Page, x: number, y: number) {
  const before = await page.evaluate(() => stage.picks.length)
  await page.mouse.click(x, y)
  await expect.poll(() => page.evaluate(() => stage.picks.length), PATIENCE).toBe(before + 1)
  return page.evaluate(() => stage.picks.at(-1) ?? null)
}

export const look = (page: Page, at: LonLat, rangeM: number): Promise<void> =>
  page.evaluate(([to, m]) => void stage.port?.flyTo(to, m), [at, rangeM] as const)

function pageFiles(folder: string): Router {
  const router = express.Router()
  router.use((_, res, next) => {
    res.set('Content-Security-Policy', POLICY)
    next()
  })
  for (const { from, to } of cesiumFolders) router.use(`/${to}`, express.static(from))
  return router.use(express.static(folder))
}
