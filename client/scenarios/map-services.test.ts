import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Router } from 'express'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TOWN } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { useBrowser } from './use-browser.ts'

const CENTER = {
  lon: TOWN.west + (TOWN.columns / 2) * TOWN.cellLon,
  lat: TOWN.north - (TOWN.rows / 2) * TOWN.cellLat,
}

/** A tile service as a city has one: WMTS in CGCS2000, its first level called 1; it writes down what it is asked. */
interface TileServer {
  server: Server
  origin: string
  asked: URL[]
  /** It hangs up on whoever asks. */
  isSilent: boolean
}

async function startTileServer(): Promise<TileServer> {
  const png = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#c02020' } })
    .png()
    .toBuffer()
  const asked: URL[] = []
  const server = createServer((req, res) => {
    if (started.isSilent) return void req.socket.destroy()
    asked.push(new URL(req.url ?? '/', 'http://tiles'))
    res.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(png)
  })
  const started: TileServer = { server, origin: '', asked, isSilent: false }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  started.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return started
}

describeOnOneDatabase('Map services of the city’s own', (database) => {
  let groundVersion = 'one'
  const loop = useLoop(
    database,
    {},
    {
      tiles: () =>
        Router().get('/terrain/layer.json', (_, res) => {
          const none = { tiles: [], available: [], format: 'quantized-mesh-1.0', scheme: 'tms' }
          res.json({ tilejson: '2.1.0', ...none, projection: 'EPSG:4326', version: groundVersion })
        }),
    },
  )
  const browser = useBrowser(() => loop().app.url)
  let tiles: Awaited<ReturnType<typeof startTileServer>>
  beforeAll(async () => {
    tiles = await startTileServer()
  })
  afterAll(() => void tiles.server.close())

  test('are named in the administration, with a reason where one is refused', async () => {
    const page = await browser.enter('admin', { path: '/admin/map-services' })
    await page.getByText('No map service is configured').waitFor()
    await page.locator('[data-testid=map-service-new]').click()
    await page.locator('#map-service-name').fill('天地图影像')
    await page.locator('#map-service-attribution').fill('GS(2026)1234')
    await page.locator('#map-service-url').fill(`${tiles.origin}/wmts?TILEMATRIX={z}&TILECOL={x}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-testid=faults]').waitFor()
    expect(await page.locator('[data-testid=faults]').textContent()).toContain('{y} or {-y}')
    await page
      .locator('#map-service-url')
      .fill(`${tiles.origin}/wmts?LAYER=img&TILEMATRIX={z}&TILECOL={x}&TILEROW={y}`)
    await page.locator('[data-testid=map-service-try]').click()
    const came = page.locator('[data-testid=map-service-came]')
    await came.waitFor()
    expect(await came.textContent()).toMatch(/A picture came.*HTTP 200 · image\/png · 256 × 256/)
    expect(await came.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(256)
    tiles.asked.length = 0
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-testid="map-service-天地图影像"]').waitFor()
    expect(await page.locator('[data-testid=map-services]').textContent()).toContain('GS(2026)1234')
    expect(await page.locator('[data-testid=map-services]').textContent()).toContain('CGCS2000')
    expect(tiles.asked).toEqual([])
    expect(browser.faults).toEqual([])
    await page.context().close()
  })

  test('are asked for the city’s tiles once somebody chooses one, and for nothing before', async () => {
    const page = await browser.enter('dispatcher', { viewport: { width: 900, height: 600 } })
    const choice = page.locator('[data-testid=base-map]')
    await choice.waitFor({ state: 'attached' })
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor()
    expect(tiles.asked).toEqual([])
    await page.evaluate(() => {
      const services = fetch('/api/v1/map-services').then((answer) => answer.json())
      return services.then(({ items }) =>
        localStorage.setItem('cityloop.base-map', JSON.stringify([items[0].id])),
      )
    })
    await page.reload()
    const tileOf = (url: URL) =>
      ['TILEMATRIX', 'TILECOL', 'TILEROW'].map((name) => Number(url.searchParams.get(name)))
    const showsCenter = (url: URL) => {
      const [matrix = 0, column, row] = tileOf(url)
      const sizeDeg = 180 / 2 ** (matrix - 1)
      return (
        column === Math.floor((CENTER.lon + 180) / sizeDeg) && row === Math.floor((90 - CENTER.lat) / sizeDeg)
      )
    }
    await expect.poll(() => tiles.asked.some(showsCenter), { timeout: 90_000, interval: 500 }).toBe(true)
    expect(tiles.asked.every(({ pathname }) => pathname === '/wmts')).toBe(true)
    expect(await choice.textContent()).toContain('GS(2026)1234')
    expect(browser.faults).toEqual([])
    await page.context().close()
  })

  test('that do not answer say so in the layers, until they do again', async () => {
    tiles.isSilent = true
    const page = await browser.enter('dispatcher', { path: '/command', withoutMap: true })
    browser.forgiven.add(page.context())
    await page.locator('[data-testid=base-map]').waitFor()
    await page.locator('[data-testid=base-map] .ant-select').click()
    await page.locator('.ant-select-item-option', { hasText: '天地图影像' }).click()
    const silent = page.locator('[data-testid=base-map-silent]')
    await silent.waitFor()
    expect(await silent.textContent()).toContain('“天地图影像” does not answer')
    tiles.isSilent = false
    await silent.getByRole('button', { name: 'Try again' }).click()
    await silent.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('and a ground that change are told to an open map, which offers to load anew', async () => {
    const page = await browser.enter('dispatcher', { path: '/command', withoutMap: true, locale: 'zh-CN' })
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    const news = page.locator('[data-testid=map-news]')
    groundVersion = 'two'
    await loop().db.none(`insert into outbox (topic, payload) values ('ground', '{"version": "two"}')`)
    await news.waitFor()
    expect(await news.textContent()).toContain('地面已更新')
    await page.locator('[data-testid=map-news-load]').click()
    await news.waitFor({ state: 'detached' })
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    const added = await loop()
      .as('admin')
      .post('/api/v1/map-services', {
        ...{ name: '另一个', nameEn: null, url: 'https://other.example/{z}/{x}/{y}.png', subdomains: [] },
        ...{ attribution: '某某', kind: 'overlay', scheme: 'EPSG:3857', firstLevel: 0 },
        ...{ minZoom: 0, maxZoom: 18, enabled: true, shift: 'none' },
      })
    expect(added.status).toBe(201)
    await news.waitFor()
    expect(await news.textContent()).toContain('新的地图服务')
    await news.getByRole('button', { name: '稍后' }).click()
    await news.waitFor({ state: 'detached' })
    expect(browser.faults).toEqual([])
    await page.context().close()
  })
})
