import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))
/** The browser's own word on an answer that the screen shows. */
const REFUSED = /status of 4(00|03|04|09|22)/

export const DESK = { width: 1366, height: 768 }
export const WIDE = { width: 1920, height: 1080 }
export const PHONE = { width: 390, height: 844 }

export interface Entered extends BrowserContextOptions {
  /** Where to go once logged in; else one stays on the page of one's role. */
  path?: string
}
export interface TestBrowser {
  /** A person's own browser, logged in by the demo button. English, on an office screen, unless said otherwise. */
  enter(account: string, entered?: Entered): Promise<Page>
  /** What went wrong in any of them: errors of scripts, and of the console but for refusals that are shown. */
  readonly faults: readonly string[]
}

/** Builds the client and opens a real browser before the block's tests, and closes it after them. */
export function useBrowser(url: () => string): TestBrowser {
  let browser: Browser | undefined
  const faults: string[] = []
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    faults,
    async enter(account, { path, ...options } = {}) {
      if (browser === undefined) throw new Error('The browser runs only while tests and hooks run.')
      const context = await browser.newContext({ viewport: DESK, locale: 'en-US', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => faults.push(`${account}: ${error.message}`))
      page.on('console', (line) => {
        if (line.type() === 'error' && !REFUSED.test(line.text())) faults.push(`${account}: ${line.text()}`)
      })
      await page.goto(`${url()}/login`)
      await page.locator(`[data-account=${account}]`).click()
      await page.waitForURL((address) => address.pathname !== '/login')
      if (path === undefined) await page.locator('[data-testid=live-state][data-state=live]').waitFor()
      else await page.goto(`${url()}${path}`)
      return page
    },
  }
}
