import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'
import { cellCenter, cellCode } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))
/** In software, beside other tests. */
const PATIENCE = { timeout: 60_000, interval: 300 }
/** Straight down on the middle of the town, nothing but pins: in software a frame takes long enough. */
const middle = cellCenter(2, 1)
const VIEW = `v=2&cam=${middle.lon.toFixed(6)}%2C${middle.lat.toFixed(6)}%2C400.0%2C0.0%2C-90.0&layers=cases&mode=2d`

describeOnOneDatabase('Below the ground and the look of the map', (database) => {
  const loop = useLoop(database)
  let browser: Browser
  const faults: string[] = []
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
    const { lon, lat } = middle
    // A water main from west to east through the middle of the town.
    await loop().db.none(
      `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm, unit_grid_code)
       values ('62010301999000001', 'test', 'pipe', '01999',
               st_setsrid(st_makeline(st_makepoint($1, $3), st_makepoint($2, $3)), 4326), 1.8, 400, $4)`,
      [lon - 0.002, lon + 0.002, lat, cellCode(2, 1)],
    )
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function enter(query: string, locale = 'en-US'): Promise<Page> {
    const { url } = loop().app
    const context = await browser.newContext({
      viewport: { width: 1200, height: 680 },
      locale,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${url}/login`)
    await page.locator('[data-account=dispatcher]').click()
    await page.waitForURL((address) => address.pathname !== '/login')
    await page.goto(`${url}/command?${query}`)
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor()
    return page
  }
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const times = (key: string, count: number) => Array<string>(count).fill(key)
  const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

  test('by keys alone: the ground opens, what is under a point, a section, a dig and its file, and the ground closes', async () => {
    const page = await enter(VIEW)
    // The open ground ticks the pipes and says so.
    await press(page, 'Shift+K')
    await page.getByText('the layer is ticked').waitFor()
    await press(page, 'ArrowUp', ' ')
    const under = page.locator('[data-testid=under-row]').first()
    await under.waitFor()
    expect(await under.textContent()).toMatch(/Water main.*1\.8 m.*400 mm/)
    expect(param(page, 'under')).toBe('1')
    expect(param(page, 'layers')?.split(',')).toEqual(['pipes', 'cases'])
    await press(
      page,
      'Escape',
      'Shift+S',
      'ArrowUp',
      ...times('ArrowUp', 3),
      ' ',
      ...times('ArrowDown', 6),
      ' ',
      'Enter',
    )
    const chart = page.locator('[data-testid=section-chart]')
    await chart.waitFor()
    expect(param(page, 'shape')).toMatch(/^section~/)
    await chart.focus()
    await press(page, 'ArrowRight')
    expect(await chart.locator('[aria-selected=true]').textContent()).toMatch(/Water main.*depth 1\.8 m/)
    await press(
      page,
      'Escape',
      'Shift+J',
      'ArrowUp',
      ...times('ArrowUp', 2),
      ' ',
      ...times('ArrowDown', 4),
      ' ',
    )
    await press(page, ...times('ArrowRight', 3), ' ', 'Enter')
    await page.locator('[data-testid=dig-row]').waitFor()
    expect(await page.locator('[data-testid=dig-row]').textContent()).toContain('in the dig')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('dig.csv')
    // A link brings the dig back; the ground closes by the key that opened it.
    const again = await enter(new URL(page.url()).search.slice(1))
    await again.locator('[data-testid=dig-row]').waitFor()
    await press(again, 'Shift+G')
    await expect.poll(() => param(again, 'under'), PATIENCE).toBeNull()
    expect(param(again, 'layers')).toBe('cases')
    await again.context().close()
    await page.context().close()
  })

  test('a cut, the sun, a kept view by its key, flight and coordinates; a weak machine says so', async () => {
    const page = await enter(VIEW.replace('mode=2d', 'mode=3d'), 'zh-CN')
    await press(page, 'Shift+R')
    const look = page.locator('[data-testid=look-panel]')
    await look.locator('[data-testid=cut-level]').click()
    await expect.poll(() => param(page, 'cut'), PATIENCE).toMatch(/^level,/)
    // A weak machine has no sun: it says so, and lets one have it all the same.
    await look.locator('[data-testid=quality]').selectOption('low')
    expect(await look.locator('[data-testid=sun-toggle]').isDisabled()).toBe(true)
    expect(await look.locator('[data-testid=sun-low]').textContent()).toContain('不显示日照')
    await look.locator('[data-testid=sun-full]').click()
    expect(await look.locator('[data-testid=quality]').inputValue()).toBe('full')
    await look.locator('[data-testid=sun-toggle]').click()
    await look.locator('[data-testid=sun-stand]').waitFor()
    await look.locator('[data-testid=view-name]').fill('剖切')
    await press(page, 'Enter')
    await look.locator('[data-testid=kept-view]').waitFor()
    await look.locator('[data-testid=cut-level]').click()
    await expect.poll(() => param(page, 'cut'), PATIENCE).toBeNull()
    await look.locator('[data-testid=compare-toggle]').click()
    await page.locator('[data-testid=compare-pane][data-ready=true]').waitFor()
    await look.locator('[data-testid=compare-2d]').click()
    await look.locator('[data-testid=compare-then]').click()
    await expect.poll(() => param(page, 'beside'), PATIENCE).toMatch(/^2d~none~cases~\d{4}-/)
    expect(await page.locator('[data-testid=compare-left]').textContent()).toBe('此刻 · 三维 · 案卷 · 按高度')
    await expect
      .poll(() => page.locator('[data-testid=compare-right]').textContent(), PATIENCE)
      .toMatch(/年.*日.* · 二维 · 案卷$/)
    await look.locator('[data-testid=compare-toggle]').click()
    await page.locator('[data-testid=compare-pane]').waitFor({ state: 'detached' })
    await look.locator('[data-testid=quality]').selectOption('low')
    await page.locator('[data-testid=low-mark]').waitFor()
    await press(page, 'Shift+R', 'Shift+Digit1')
    await expect.poll(() => param(page, 'cut'), PATIENCE).toMatch(/^level,/)
    await page.mouse.move(800, 400)
    await page.mouse.move(805, 405)
    await expect
      .poll(() => page.locator('[data-testid=readout]').textContent(), PATIENCE)
      .toMatch(/103\.80\d+, 36\.05\d+.*第 35 带.*620103001/)
    const before = param(page, 'cam')
    await press(page, 'Shift+F')
    await page.locator('[data-testid=flight-bar]').waitFor()
    // The address follows when the camera has come to rest.
    await page.keyboard.down('KeyW')
    await page.waitForTimeout(3000)
    await page.keyboard.up('KeyW')
    await expect.poll(() => param(page, 'cam'), PATIENCE).not.toBe(before)
    await press(page, 'Escape')
    await page.locator('[data-testid=flight-bar]').waitFor({ state: 'detached' })
    await page.context().close()
    expect(faults).toEqual([])
  })
})
