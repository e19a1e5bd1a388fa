// npm run bench:map -- http://127.0.0.1:8080: what it costs to stand before a usable map, and how soon other screens see a step.
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../server/testing/chromium.ts'

const [url = 'http://127.0.0.1:8080'] = process.argv.slice(2)
const STEPS = 60
/** The promise of a live screen. */
const SOON_MS = 2000

const browser = await launchChromium()
try {
  await measureMap(browser)
  await measureLive(browser)
} finally {
  await browser.close()
}

/** From the address to a map with its buildings, at 1280×720, with an empty cache and then a full one. */
async function measureMap(from: Browser): Promise<void> {
  const context = await from.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${url}/login`)
  await page.locator('[data-account=dispatcher]').click()
  await page.locator('[data-testid=live-state][data-state=live]').waitFor()
  console.log('| visit | requests | kB over the wire | JS ms | ms to a usable map |\n|---|--:|--:|--:|--:|')
  for (const visit of ['empty cache', 'full cache']) {
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Performance.enable')
    if (visit === 'empty cache') await devtools.send('Network.clearBrowserCache')
    let requests = 0
    let bytes = 0
    devtools.on('Network.requestWillBeSent', () => {
      requests += 1
    })
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const started = Date.now()
    await page.goto(`${url}/command`)
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor({ timeout: 300_000 })
    const tookMs = Date.now() - started
    const { metrics } = await devtools.send('Performance.getMetrics')
    const scriptS = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
    console.log(
      `| ${visit} | ${requests} | ${Math.round(bytes / 1024)} | ${Math.round(scriptS * 1000)} | ${tookMs} |`,
    )
    await devtools.detach()
  }
  await context.close()
}

/** Steps of one person, heard by the stream of another: from the request's start to the event in the other page. */
async function measureLive(from: Browser): Promise<void> {
  const enter = async (account: string) => {
    const page = await (await from.newContext()).newPage()
    await page.goto(`${url}/login`)
    await page.locator(`[data-account=${account}]`).click()
    await page.locator('[data-testid=live-state]').waitFor()
    await page.goto(`${url}/icon.svg`)
    return page
  }
  const heard = await enter('leader')
  await heard.evaluate(() => {
    const at: Record<string, number> = {}
    const stream = new EventSource('/api/v1/stream')
    stream.addEventListener('case', (message) => {
      const step = JSON.parse((message as MessageEvent<string>).data)
      at[`${step.case.id} ${step.version}`] = Date.now()
    })
    Object.assign(globalThis, { heardAt: at })
  })
  const acting = await enter('supervisor')
  const sent = await acting.evaluate(async (steps) => {
    const list = await (await fetch('/api/v1/cases?limit=1&sort=due&status=filed')).json()
    const [first] = list.items as { id: string; version: number }[]
    if (first === undefined) throw new Error('No filed case to comment on.')
    const times: { key: string; at: number }[] = []
    for (let i = 1; i <= steps; i += 1) {
      const at = Date.now()
      await fetch(`/api/v1/cases/${first.id}/actions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ action: 'comment', version: first.version + i - 1, note: `bench ${i}` }),
      })
      times.push({ key: `${first.id} ${first.version + i}`, at })
      await new Promise((resume) => setTimeout(resume, 200))
    }
    return times
  }, STEPS)
  await heard.waitForTimeout(SOON_MS * 2)
  const at = await heard.evaluate(
    () => (globalThis as unknown as { heardAt: Record<string, number> }).heardAt,
  )
  const delays = sent
    .map(({ key, at: sentAt }) => (at[key] ?? Number.POSITIVE_INFINITY) - sentAt)
    .toSorted((a, b) => a - b)
  const soon = delays.filter((delay) => delay <= SOON_MS).length
  const part = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]
  console.log(`\n| steps | within 2 s | median ms | 95 % ms | slowest ms |\n|--:|--:|--:|--:|--:|`)
  console.log(
    `| ${STEPS} | ${Math.round((soon / STEPS) * 100)} % | ${part(0.5)} | ${part(0.95)} | ${delays.at(-1)} |`,
  )
}
