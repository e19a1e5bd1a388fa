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
const desk = { width: 1920, height: 1080 }
const phone = { width: 390, height: 844 }
/** Software drawing takes seconds a frame at this size. */
const SETTLE_MS = 25_000

mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  await shoot(browser, 'login', desk, async (page) => {
    await page.locator('[data-account=intake]').waitFor()
  })
  await shoot(browser, 'command', desk, async (page) => {
    await enter(page, 'dispatcher')
    await page.locator('[data-testid^=case-row]').nth(1).click()
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor({ timeout: 180_000 })
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
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(name)
  await context.close()
}
