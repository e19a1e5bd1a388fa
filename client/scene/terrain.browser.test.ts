import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express, { type Router } from 'express'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../server/db/connect.ts'
import { tileRoutes } from '../../server/modules/tiles/tile-routes.ts'
import { addUsers, startTestApp, type TestApp, testPassword } from '../../server/testing/app.ts'
import { launchChromium } from '../../server/testing/chromium.ts'
import { addBuilding, addTown, cellCenter, TOWN } from '../../server/testing/city.ts'
import { createPlace, type TestPlace } from '../../server/testing/database.ts'
import { layMadeGround, type MadeGround } from '../../tiles/testing/made-ground.ts'
import { createTileService } from '../../tiles/tile-service.ts'
import { cesiumFolders } from './cesium-files.ts'
import { buildPage } from './testing/build-page.ts'
import type { Stage } from './testing/page.tsx'

declare const stage: Stage

const PATIENCE = { timeout: 60_000, interval: 300 }
const MIDDLE = { x: 240, y: 160 }
const HOME = [
  TOWN.west,
  TOWN.north - TOWN.rows * TOWN.cellLat,
  TOWN.west + TOWN.columns * TOWN.cellLon,
  TOWN.north,
] as const

/** A town on a slope some 1,500 m up: without its ground every place in the picture would be kilometres off. */
const ground: MadeGround = {
  lattice: { west: 103.79, south: 36.045, stepLon: 0.0003, stepLat: 0.0003, columns: 90, rows: 70 },
  post: (i, j) => 1500 + i + 0.5 * j,
  undulation: -45,
}

describe('A city with an elevation model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-terrain-'))
  const house = cellCenter(2, 1)
  let place: TestPlace
  let database: Database
  let app: TestApp
  let browser: Browser
  let houseId: string

  beforeAll(async () => {
    place = await createPlace('embedded')
    database = await connect(place.config)
    await addTown(database)
    await addUsers(database, [{ username: 'dispatcher', roles: ['dispatcher'] }])
    houseId = await addBuilding(database, { ...house, halfM: 25, heightM: 30 })
    await layMadeGround(database.db, ground)
    await buildPage(folder)
    app = await startTestApp(
      { ...database, kind: place.kind, config: place.config },
      {},
      {
        tiles: ({ database: { db }, config, log }) =>
          tileRoutes(createTileService({ db, dataDir: config.dataDir, log })),
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

  test('stands on it: views, picks and drawn places are right on the slope', async () => {
    const page = await openCity()
    await page.evaluate(() => stage.port?.setMode('2d'))
    await page.evaluate((to) => stage.port?.flyTo(to, 300), house)
    await settle(page)
    const view = await page.evaluate(() => stage.port?.view() ?? null)
    // Counted from the ground, though the camera is 1,700 m above the ellipsoid.
    expect(view?.heightM).toBeGreaterThan(280)
    expect(view?.heightM).toBeLessThan(320)
    await page.mouse.click(MIDDLE.x, MIDDLE.y)
    await expect.poll(() => page.evaluate(() => stage.picks.length), PATIENCE).toBe(1)
    const picked = await page.evaluate(() => stage.picks.at(-1) ?? null)
    expect(picked).toMatchObject({ kind: 'building', id: houseId })
    expect(picked?.place.lon).toBeCloseTo(house.lon, 4)
    expect(picked?.place.lat).toBeCloseTo(house.lat, 4)
    // Obliquely, a place on the ellipsoid would lie more than a kilometre beyond the one on the ground.
    await page.evaluate(({ lon, lat }) => {
      stage.port?.setMode('3d')
      stage.port?.setView({ lon, lat: lat - 0.003, heightM: 300, headingDeg: 0, pitchDeg: -40 })
    }, house)
    await settle(page)
    const under = await page.evaluate((at) => stage.port?.placeAt(at) ?? null, { x: 240, y: 300 })
    expect(Math.abs((under?.lat ?? 0) - house.lat)).toBeLessThan(0.003)
    expect(await page.evaluate(() => stage.failures)).toEqual([])
    await page.close()
  })

  async function openCity(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 480, height: 320 }, reducedMotion: 'reduce' })
    await page.goto(`${app.url}/page.html`)
    await page.evaluate(
      async (body) => {
        await fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
      },
      JSON.stringify({ username: 'dispatcher', password: testPassword }),
    )
    await page.evaluate((home) => stage.mount(home), HOME)
    await expect.poll(() => page.evaluate(() => stage.port !== null), PATIENCE).toBe(true)
    await page.evaluate(() => stage.port?.setLayers(new Set(['buildings'])))
    await expect.poll(() => page.evaluate(() => stage.states.at(-1)), PATIENCE).toBe('ready')
    return page
  }

  const settle = async (page: Page) => {
    await page.waitForTimeout(1500)
    await expect.poll(() => page.evaluate(() => stage.port?.figures()?.tilesPending), PATIENCE).toBe(0)
    await page.waitForTimeout(1500)
  }
})

function pageFiles(folder: string): Router {
  const router = express.Router()
  for (const { from, to } of cesiumFolders) router.use(`/${to}`, express.static(from))
  return router.use(express.static(folder))
}
