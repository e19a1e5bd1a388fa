// npm run bench:console -- http://127.0.0.1:8080: what 200 live events a second cost the console where a million cases have
// 20,000 open. A proxy before a running server answers lists and the stream from a pool of its own; everything else is the real thing.
// `--seconds 60` how long; `--hour` then sends the rest of an hour's events as fast as the page takes them in; `--no-map` switches WebGL
// off, where the city would be drawn by software.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { CaseStatus } from '../../server/contract/case.ts'
import { OPEN_STATUSES } from '../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../server/contract/case-shape.ts'
import { launchChromium } from '../../server/testing/chromium.ts'
import { withoutWebGl } from './without-webgl.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    hour: { type: 'boolean', default: false },
    'no-map': { type: 'boolean', default: false },
  },
})
const [upstream = 'http://127.0.0.1:8080'] = positionals
const seconds = Number(values.seconds)
const OPEN = 20_000
const PER_SECOND = 200
const TICK_MS = 50
const QUIET_S = 10

const pool: CaseSummary[] = []
const listeners = new Set<ServerResponse>()
let sent = 0
let serial = 0

/** The same mix each time: mostly words about a case, a third moves it on, some are new. */
let seed = 42
const random = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

function makeCase(like: CaseSummary, status: CaseStatus): CaseSummary {
  serial += 1
  const tail = serial.toString(16).padStart(12, '0')
  return {
    ...like,
    id: `00000000-0000-4000-8000-${tail}`,
    number: `BENCH-${serial}`,
    status,
    version: 1,
    dueAt: new Date(Date.now() + (random() - 0.05) * 5 * 86_400_000).toISOString(),
    location: { lon: like.location.lon + random() * 0.05, lat: like.location.lat + random() * 0.05 },
  }
}

function step(): object {
  const at = Math.floor(random() * pool.length)
  const before = pool[at] as CaseSummary
  const kind = random()
  const isNew = kind > 0.9
  const action = isNew ? 'report' : kind > 0.6 ? 'file' : 'comment'
  const now = isNew
    ? makeCase(before, 'reported')
    : {
        ...before,
        version: before.version + 1,
        updatedAt: new Date().toISOString(),
        ...(kind > 0.6 ? { status: any(OPEN_STATUSES) } : {}),
      }
  pool[at] = now
  return { action, version: now.version, at: now.updatedAt, case: now }
}

function tell(count: number): void {
  for (let i = 0; i < count; i += 1) {
    sent += 1
    const frame = `id: 1.${sent}\nevent: case\ndata: ${JSON.stringify(step())}\n\n`
    for (const listener of listeners) listener.write(frame)
  }
}

async function fillPool(cookie: string): Promise<void> {
  if (pool.length > 0) return
  const answer = await fetch(`${upstream}/api/v1/cases?limit=200&sort=due`, { headers: { cookie } })
  const { items } = (await answer.json()) as { items: CaseSummary[] }
  while (pool.length < OPEN) pool.push(makeCase(any(items), any(OPEN_STATUSES)))
  pool.sort((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''))
}

async function answerList(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): Promise<void> {
  await fillPool(req.headers.cookie ?? '')
  const statuses = new Set(query.get('status')?.split(',') ?? [])
  const found = pool.filter(({ status }) => statuses.size === 0 || statuses.has(status))
  const from = Number(query.get('cursor') ?? 0)
  const to = from + Number(query.get('limit') ?? 50)
  const body = { items: found.slice(from, to), nextCursor: to < found.length ? String(to) : null }
  res.setHeader('content-type', 'application/json')
  res.end(JSON.stringify(body))
}

function openStream(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  res.write(
    `retry: 500\n\nid: 1.0\nevent: hello\ndata: ${JSON.stringify({ now: new Date().toISOString() })}\n\n`,
  )
  listeners.add(res)
  res.once('close', () => listeners.delete(res))
}

const proxy = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '/', upstream)
  if (pathname === '/api/v1/stream') return openStream(res)
  if (pathname === '/api/v1/cases' && req.method === 'GET') return void answerList(req, res, searchParams)
  const { host } = new URL(upstream)
  const headers = { ...req.headers, host, ...(req.headers.origin === undefined ? {} : { origin: upstream }) }
  const passed = request(`${upstream}${req.url}`, { method: req.method, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(res)
  })
  passed.on('error', () => res.writeHead(502).end())
  req.pipe(passed)
})
await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`

const browser = await launchChromium()
try {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-US' })
  if (values['no-map']) await context.addInitScript(withoutWebGl)
  const page = await context.newPage()
  await page.goto(`${url}/login`)
  await page.locator('[data-account=dispatcher]').click()
  await page.waitForURL((address) => address.pathname !== '/login', { timeout: 120_000 })
  await page.goto(`${url}/command?v=2&desk=dispatch`)
  await page.locator('.case-row').first().waitFor({ timeout: 120_000 })
  await page.evaluate(() => {
    const kept = { long: 0, longest: 0 }
    Object.assign(globalThis, { kept })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        kept.long += 1
        kept.longest = Math.max(kept.longest, duration)
      }
    }).observe({ type: 'longtask' })
  })
  const devtools = await context.newCDPSession(page)
  // The thread's own time: a busy machine does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const look = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { metrics } = await devtools.send('Performance.getMetrics')
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0
    const long = await page.evaluate(() => ({
      ...(globalThis as unknown as { kept: { long: number; longest: number } }).kept,
    }))
    return {
      script: of('ScriptDuration'),
      task: of('TaskDuration'),
      heap: of('JSHeapUsedSize') / 2 ** 20,
      ...long,
    }
  }
  // The map comes to rest first: what it does while it loads is not the events' doing.
  await page.waitForTimeout(15_000)
  const first = await look()
  await page.waitForTimeout(QUIET_S * 1000)
  const quiet = await look()
  const began = Date.now()
  const timer = setInterval(() => tell((PER_SECOND * TICK_MS) / 1000), TICK_MS)
  await page.waitForTimeout((seconds / 2) * 1000)
  const half = await look()
  await page.waitForTimeout((seconds / 2) * 1000)
  clearInterval(timer)
  const busy = await look()
  const ranS = (Date.now() - began) / 1000
  const idle = ((quiet.script - first.script) / QUIET_S) * ranS
  const perEvent = ((busy.script - quiet.script - idle) * 1000) / sent
  const inTime = sent
  const j = Date.now()
  await page.keyboard.press('j')
  await page.locator('.case-row-chosen').first().waitFor()
  const keyMs = Date.now() - j
  console.log('| figure | value |\n|---|--:|')
  console.log(`| events, in ${ranS.toFixed(0)} s | ${inTime} |`)
  console.log(`| JS ms an event | ${perEvent.toFixed(2)} |`)
  console.log(
    `| share of the main thread, events / none | ${share(busy.task - quiet.task, ranS)} / ${share(quiet.task - first.task, QUIET_S)} |`,
  )
  console.log(
    `| tasks over 50 ms, events / none, each 10 s | ${rate(busy.long - quiet.long, ranS)} / ${rate(quiet.long - first.long, QUIET_S)} |`,
  )
  console.log(`| longest task, ms | ${Math.round(busy.longest)} |`)
  console.log(
    `| heap before, half way, after, MB | ${quiet.heap.toFixed(0)}, ${half.heap.toFixed(0)}, ${busy.heap.toFixed(0)} |`,
  )
  console.log(`| a key to its answer on screen, ms | ${keyMs} |`)
  if (values.hour) await sendAnHour(page, look)
} finally {
  await browser.close()
  proxy.close()
  proxy.closeAllConnections()
}

/** The rest of an hour: the next second's events when the page has taken in those of the last. */
async function sendAnHour(page: Page, look: () => Promise<{ heap: number }>): Promise<void> {
  const began = Date.now()
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    while (sent < (PER_SECOND * 3600 * tenth) / 10) {
      tell(PER_SECOND)
      await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 20)))
    }
    console.log(`| heap after ${sent} events, MB | ${(await look()).heap.toFixed(0)} |`)
  }
  console.log(`| an hour's events taken in, s | ${((Date.now() - began) / 1000).toFixed(0)} |`)
}

function share(taskS: number, ofS: number): string {
  return `${((taskS / ofS) * 100).toFixed(0)} %`
}
function rate(n: number, inS: number): string {
  return ((n / inS) * 10).toFixed(1)
}
