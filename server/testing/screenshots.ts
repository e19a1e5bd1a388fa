// npm run screenshots -- http://127.0.0.1:8080: the README's pictures, taken from a running demo.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'

const [
  url = 'http://127.0.0.1:8080',
  folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url)),
  language = 'zh-CN',
] = process.argv.slice(2)
const desk = { width: 1440, height: 810 }
const phone = { width: 390, height: 844 }
/** Software drawing takes seconds a frame at this size, and the base map is drawn when it is first asked for. */
const SETTLE_MS = 60_000
/** A quarter of the demo city from above, and one of its streets. */
const QUARTER = '/command?v=2&cam=103.772000,36.056000,420.0,10.0,-26.0'
const STREET =
  '/command?v=2&cam=103.772000,36.063500,40.0,20.0,-15.0&layers=buildings,components,cases,inspectors'

mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  await shoot(browser, 'login', desk, async (page) => {
    await page.locator('[data-account=intake]').waitFor()
  })
  await shoot(browser, 'command', desk, async (page) => {
    await enter(page, 'dispatcher')
    await openMap(page, QUARTER)
    await page.locator('[data-testid^=case-row]').nth(1).click()
    await page.waitForTimeout(SETTLE_MS)
  })
  await shoot(browser, 'street', desk, async (page) => {
    await enter(page, 'dispatcher')
    await openMap(page, STREET)
    await page.waitForTimeout(SETTLE_MS)
  })
  await shoot(browser, 'unit', desk, async (page) => {
    await enter(page, 'unit-urban')
    await page.locator('[data-testid^=case-row]').first().click()
    await page.locator('[data-testid=case-history]').waitFor()
    await page.waitForTimeout(1500)
  })
  await shoot(browser, 'field', phone, async (page) => {
    await enter(page, 'inspector')
    await page.locator('[data-testid=flat-map] img').first().waitFor()
    await page.waitForTimeout(3000)
  })
  await shoot(browser, 'report', phone, async (page) => {
    await enter(page, 'inspector')
    await page.locator('[data-testid=report-button]').click()
    await page.locator('[data-testid=class-more]').waitFor()
    await page.waitForTimeout(3000)
  })
} finally {
  await browser.close()
}

async function openMap(page: Page, path: string): Promise<void> {
  await page.waitForURL((address) => address.pathname !== '/login')
  await page.goto(`${url}${path}`)
  await page.locator('[data-testid=city-map][data-state=ready]').waitFor({ timeout: 180_000 })
}

async function enter(page: Page, account: string): Promise<void> {
  await page.locator(`[data-account=${account}]`).click()
}

async function shoot(
  from: Browser,
  name: string,
  viewport: typeof desk,
  arrange: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({ viewport, locale: language })
  // As a machine with a graphics card draws it.
  await context.addInitScript(() => localStorage.setItem('map-quality', 'full'))
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${name}: ${message.text()}`)
  })
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
  try {
    await page.goto(url)
    await arrange(page)
  } catch (error) {
    console.error(`${name}: ${(error as Error).message.split('\n')[0]}`)
    process.exitCode = 1
  }
  await page.screenshot({ path: `${folder}/${name}.png`, timeout: 180_000 })
  console.log(name)
  await context.close()
}
