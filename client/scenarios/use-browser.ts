import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'
import { withoutWebGl } from './without-webgl.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))
/** The browser's own word on a refusal, which the screen shows. */
const REFUSED = /status of 4(00|01|03|04|09|13|22)/
const NO_MAP = /webgl|cesium/i

export const DESK = { width: 1366, height: 768 }
export const WIDE = { width: 1920, height: 1080 }
export const PHONE = { width: 390, height: 844 }

export interface Entered extends BrowserContextOptions {
  /** Where to go once logged in; else one stays on the page of one's role until it is live. */
  path?: string
  /** Without WebGL everything but the map works as usual, and nobody waits for a city drawn in software. */
  withoutMap?: boolean
  /** The server by another way, such as a line that can be cut. */
  origin?: string
}
export interface TestBrowser {
  /** A browser of its own at an address, nobody logged in. English, on an office screen, unless said otherwise. */
  open(path: string, options?: Omit<Entered, 'path'>): Promise<Page>
  /** The same, logged in by the demo button. */
  enter(account: string, options?: Entered): Promise<Page>
  /** What went wrong in any of them: errors of scripts, and of the console but for refusals that are shown. */
  readonly faults: readonly string[]
  /** Those that lose their network on purpose complain of it. */
  readonly forgiven: Set<BrowserContext>
}

/** Builds the client and opens a real browser before the block's tests, and closes it after them. */
export function useBrowser(url: () => string): TestBrowser {
  let browser: Browser | undefined
  const faults: string[] = []
  const forgiven = new Set<BrowserContext>()
  const opened = new Set<Page>()
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const page of opened) console.log(await seenOn(page))
  })

  async function open(path: string, given: Omit<Entered, 'path'> = {}): Promise<Page> {
    const { withoutMap = false, origin = url(), ...options } = given
    if (browser === undefined) throw new Error('The browser runs only while tests and hooks run.')
    // Without motion: on a busy machine a click may meet what is still opening.
    const context = await browser.newContext({
      ...{ viewport: DESK, locale: 'en-US', reducedMotion: 'reduce' },
      ...options,
    })
    if (withoutMap) await context.addInitScript(withoutWebGl)
    const page = await context.newPage()
    opened.add(page)
    page.once('close', () => opened.delete(page))
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
    page.on('console', (line) => {
      const { url: about } = line.location()
      // The small town has no base map.
      const isExpected =
        REFUSED.test(line.text()) || about.includes('/tiles/') || (withoutMap && NO_MAP.test(line.text()))
      if (line.type() === 'error' && !isExpected && !forgiven.has(context))
        faults.push(`${page.url()}: ${line.text()} ${about}`)
    })
    await page.goto(origin + path)
    return page
  }
  async function enter(account: string, { path, ...options }: Entered = {}) {
    const page = await open('/login', options)
    await page.locator(`[data-account=${account}]`).click()
    await page.waitForURL((address) => address.pathname !== '/login')
    if (path === undefined) await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    else await page.goto((options.origin ?? url()) + path)
    return page
  }
  return { open, enter, faults, forgiven }
}

/** What stands on a page: a story that fails now and then, and elsewhere, is told by nothing else. */
async function seenOn(page: Page): Promise<string> {
  const [text = ''] = await page
    .locator('body')
    .allInnerTexts()
    .catch((error) => [String(error)])
  return `${page.url()}\n${text.replaceAll(/\n+/g, ' | ').slice(0, 3000)}`
}
