// npm run bench:flight -- http://127.0.0.1:8080: what the first view of a city, a flight through it and a click in it cost, before a
// running server, best over the large city of bench:city. Paths are those of flight-path.json. `--minutes 15` how long to fly in all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { build, loadConfigFromFile, mergeConfig } from 'vite'
import { demoCity } from '../../geodata/demo/city/demo-city.ts'
import { middle, quantile } from '../../server/testing/bench.ts'
import { launchChromium } from '../../server/testing/chromium.ts'
import type { Flight, LegFigures } from '../scene/testing/flight-scene.ts'
import path from './flight-path.json' with { type: 'json' }

declare const flight: Flight

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '15' }, account: { type: 'string', default: 'supervisor' } },
})
const [url = 'http://127.0.0.1:8080'] = positionals
const SIZE = { width: 1280, height: 720 }
/** Everything a command center usually looks at. */
const LAYERS = 'buildings,components,cameras,unit-grids,cases,inspectors'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-flight-'))
const browser = await launchChromium()
try {
  await measureFirstView(browser)
  await buildWithControls(folder)
  const page = await openWithControls(browser)
  await measureFlight(page)
  await measurePicks(page)
  await measurePlain(page)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

async function enter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(600_000)
  await page.goto(`${url}/login`)
  await page.locator(`[data-account=${values.account}]`).click()
  await page.waitForURL((address) => address.pathname !== '/login')
  return page
}

/** From the address to the city of the first view, nothing in the cache: the app shell and what is asked for the city. */
async function measureFirstView(from: Browser): Promise<void> {
  const context = await from.newContext({ viewport: SIZE, locale: 'en-US' })
  const page = await enter(context)
  await page.goto('about:blank')
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.clearBrowserCache')
  const kindOf = new Map<string, string>()
  const sums = new Map<string, { requests: number; bytes: number }>()
  // What is asked again by the clock meanwhile is no part of the first view.
  const asked = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!asked.has(request.url)) kindOf.set(requestId, partOf(new URL(request.url).pathname))
    asked.add(request.url)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = kindOf.get(requestId)
    if (part === undefined) return
    const sum = sums.get(part) ?? { requests: 0, bytes: 0 }
    sums.set(part, { requests: sum.requests + 1, bytes: sum.bytes + encodedDataLength })
  })
  await page.goto(`${url}/command`)
  await page.locator('[data-testid=city-map][data-state=ready]').waitFor()
  // What still comes belongs to the view, too: until half a minute brings nothing, as software may take seconds for a frame.
  for (let quiet = 0, last = 0; quiet < 30; quiet += 1) {
    const now = [...sums.values()].reduce((n, { requests }) => n + requests, 0)
    if (now !== last) quiet = 0
    last = now
    await page.waitForTimeout(1000)
  }
  console.log('| first view | requests | kB over the wire |\n|---|--:|--:|')
  const parts = [...sums].toSorted(([a], [b]) => a.localeCompare(b))
  for (const [part, { requests, bytes }] of parts)
    console.log(`| ${part} | ${requests} | ${Math.round(bytes / 1000)} |`)
  const rest = parts.filter(([part]) => part !== 'app shell').map(([, sum]) => sum)
  const total = (of: 'requests' | 'bytes') => rest.reduce((n, sum) => n + sum[of], 0)
  console.log(`| after the app shell | ${total('requests')} | ${Math.round(total('bytes') / 1000)} |\n`)
  await context.close()
}

function partOf(pathname: string): string {
  const [, first, second] = pathname.split('/')
  if (first === 'tiles') return `tiles: ${second}`
  return first === 'api' ? 'questions to the API' : 'app shell'
}

/** The product as it is built, but for a scene that can be flown. */
async function buildWithControls(outDir: string): Promise<void> {
  const file = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
  const own = await loadConfigFromFile({ command: 'build', mode: 'production' }, file)
  const controls = fileURLToPath(new URL('../scene/testing/flight-scene.ts', import.meta.url))
  const { plugins = [], ...config } = own?.config ?? {}
  await build({
    ...mergeConfig(config, {
      ...{ configFile: false, logLevel: 'error' },
      // Cesium in a file of its own, so that its share of the script can be told.
      build: {
        outDir,
        rollupOptions: { output: { codeSplitting: { groups: [{ name: 'cesium', test: /@cesium/ }] } } },
      },
    }),
    plugins: [
      // Cesium's files are served by the server.
      plugins[0],
      {
        name: 'controls',
        enforce: 'pre',
        resolveId: (source: string, importer?: string) =>
          source === './city-scene.ts' && importer?.endsWith('CityViewer.tsx') ? controls : null,
      },
    ],
  })
}

async function openWithControls(from: Browser): Promise<Page> {
  const context = await from.newContext({ viewport: SIZE, locale: 'en-US', reducedMotion: 'reduce' })
  await context.addInitScript(countDraws)
  await context.route(
    ({ pathname }) =>
      pathname.startsWith('/assets/') ||
      !/^\/(api|tiles|cesium|public|healthz|readyz)(\/|$)|\./.test(pathname),
    (route) => {
      const { pathname } = new URL(route.request().url())
      return route.fulfill({ path: join(folder, pathname.startsWith('/assets/') ? pathname : 'index.html') })
    },
  )
  const page = await enter(context)
  await page.goto(`${url}/command?v=1&layers=${LAYERS}`)
  await page.waitForFunction(() => 'flight' in globalThis)
  return page
}

/** Counts every stroke sent to the graphics card, can leave it out, and times what its driver takes. Runs before the page does. */
function countDraws(): void {
  const state = { isDrawing: true, isTimed: false, draws: 0, waitedMs: 0 }
  Object.assign(globalThis, { gl: state })
  const methods = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (...given: unknown[]) => unknown
  >
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
    const real = methods[name]
    methods[name] = function (...given) {
      state.draws += 1
      return state.isDrawing ? real?.apply(this, given) : undefined
    }
  }
  for (const [name, real] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
    if (typeof real.value !== 'function' || name === 'constructor') continue
    methods[name] = function (...given) {
      if (!state.isTimed) return real.value.apply(this, given)
      const started = performance.now()
      try {
        return real.value.apply(this, given)
      } finally {
        state.waitedMs += performance.now() - started
      }
    }
  }
}

async function measureFlight(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  // The thread's own time: others want the cores, too.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await devtools.send('Profiler.enable')
  await devtools.send('Profiler.setSamplingInterval', { interval: 500 })
  await page.evaluate((view) => flight.settle(view), path.legs[0]?.views[0] as Leg['views'][number])
  const heaps = [await heapOf(devtools, page, 0)]
  const flown: LegFigures[] = []
  const works: string[] = []
  const began = Date.now()
  const minutes = () => (Date.now() - began) / 60_000
  for (let round = 0; minutes() < Number(values.minutes); round += 1) {
    for (const leg of path.legs) {
      const before = await workOf(devtools)
      const figures = await page.evaluate((one) => flight.flyLeg(one), shifted(leg, round))
      const script = ((await workOf(devtools)) - before) / figures.frames
      if (round > 0) continue
      flown.push(figures)
      works.push(script.toFixed(1))
    }
    heaps.push(await heapOf(devtools, page, minutes()))
  }
  console.log(
    '| leg | frames | script of a frame: median ms | 95 % | the thread’s work a frame, whole page | draw commands: median | most | strokes: most | buildings shown: least | components: least |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  )
  for (const [i, leg] of flown.entries()) {
    const cells = [
      leg.name,
      leg.frames,
      middle(leg.scriptMs).toFixed(1),
      quantile(leg.scriptMs, 0.95).toFixed(1),
      works[i],
      middle(leg.commands),
      Math.max(...leg.commands),
      Math.max(...leg.draws),
      ...(['building', 'component'] as const).map((kind) => Math.min(...leg.shown.map((one) => one[kind]))),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const share = await cesiumShareOf(page, devtools)
  console.log(`\nCesium’s share of the script in the street: ${Math.round(share * 100)} %`)
  console.log(
    '\n| minutes flown | heap MB | buffers beside it MB | on the graphics card MB |\n|--:|--:|--:|--:|',
  )
  for (const heap of heaps) console.log(`| ${heap} |`)
}

type Leg = (typeof path.legs)[number]
type Place = [lon: number, lat: number]

/** Each round flies over another part of the city: a little further north, or south of the first. */
function shifted(leg: Leg, round: number): Leg {
  const north = path.roundsNorth[round % path.roundsNorth.length] ?? 0
  return { ...leg, views: leg.views.map((view) => ({ ...view, lat: view.lat + north })) }
}

/** What the page's thread has worked in all, milliseconds. */
async function workOf(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

async function heapOf(devtools: CDPSession, page: Page, minutes: number): Promise<string> {
  await devtools.send('HeapProfiler.collectGarbage')
  const heap = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number
    backingStorageSize?: number
  }
  const tiles = await page.evaluate(() => flight.tileBytes())
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0)
  return [minutes.toFixed(1), mb(heap.usedSize), mb(heap.backingStorageSize ?? Number.NaN), mb(tiles)].join(
    ' | ',
  )
}

/** Flies along the street once more for it: a profiler slows what it looks at. */
async function cesiumShareOf(page: Page, devtools: CDPSession): Promise<number> {
  const street = path.legs.find(({ name }) => name.startsWith('street level')) as Leg
  await devtools.send('Profiler.start')
  await page.evaluate((leg) => flight.flyLeg(leg), { ...street, seconds: 20 })
  return cesiumShare((await devtools.send('Profiler.stop')).profile)
}

/** Cesium's share of the script that ran: it is a file of its own. */
function cesiumShare({ nodes, samples = [], timeDeltas = [] }: ProfileOf): number {
  const urlOf = new Map(nodes.map((node) => [node.id, node.callFrame.url]))
  let [cesium, all] = [0, 0]
  for (const [i, id] of samples.entries()) {
    const of = urlOf.get(id) ?? ''
    if (!of.startsWith('http')) continue
    all += timeDeltas[i] ?? 0
    if (/cesium/i.test(of)) cesium += timeDeltas[i] ?? 0
  }
  return cesium / all
}
interface ProfileOf {
  nodes: { id: number; callFrame: { url: string } }[]
  samples?: number[]
  timeDeltas?: number[]
}

/** From a click to the row: the page's script, the graphics card's pass apart, and the server's answer. */
async function measurePicks(page: Page): Promise<void> {
  const picks = await page.evaluate((view) => flight.pick(view), path.pick)
  console.log(
    '\n| click on | script ms | GPU pass ms (software) | row from the server ms |\n|---|--:|--:|--:|',
  )
  for (const { kind, id, scriptMs, waitedMs } of picks) {
    const address = { building: 'buildings', component: 'components', pipe: 'components' }[kind]
    const row =
      address === undefined
        ? '–'
        : await page.evaluate(async (at) => {
            const started = performance.now()
            await (await fetch(at)).json()
            return (performance.now() - started).toFixed(1)
          }, `/api/v1/${address}/${id}`)
    console.log(`| ${kind} | ${scriptMs.toFixed(1)} | ${waitedMs.toFixed(0)} | ${row} |`)
  }
}

/** The demo's buildings and components about a fixed view, as our tiles and as plain entities, as most maps of this kind draw them. */
async function measurePlain(page: Page): Promise<void> {
  const { buildings: wanted, components: things, ...view } = path.plain
  const objects = [...demoCity()]
  const about = <T>(given: readonly T[], placeOf: (one: T) => number[], count: number) => {
    const far = (one: T) => {
      const [lon = 0, lat = 0] = placeOf(one)
      return Math.hypot((lon - view.lon) * 0.81, lat - view.lat)
    }
    return given.toSorted((a, b) => far(a) - far(b)).slice(0, count)
  }
  const buildings = about(
    objects.filter((one) => one.layer === 'building'),
    ({ footprint }) => footprint.coordinates.flat(footprint.type === 'Polygon' ? 1 : 2)[0] as number[],
    wanted,
  )
  const components = about(
    objects.flatMap((one) =>
      one.layer === 'component' && one.place.type === 'Point' ? [one.place.coordinates as Place] : [],
    ),
    (place) => place,
    things,
  )
  const features = buildings.map(({ footprint, heightM }) => ({
    ...{ type: 'Feature', geometry: footprint, properties: { heightM } },
  }))
  const answer = await page.evaluate(([at, bodies, points]) => flight.plain(at, bodies, points), [
    view,
    { type: 'FeatureCollection', features },
    components,
  ] as const)
  const count = buildings.length + components.length
  console.log(
    '\n| the same frame | objects | script of a frame ms | µs an object | draw commands | heap MB more | ms until it stands |\n|---|--:|--:|--:|--:|--:|--:|',
  )
  for (const { name, frameMs, commands, heapMb, madeMs, objects: drawn } of answer) {
    const all = drawn ?? count
    const cells = [name, all, frameMs.toFixed(1), ((frameMs * 1000) / Math.max(1, all)).toFixed(2), commands]
    console.log(`| ${[...cells, heapMb.toFixed(0), madeMs.toFixed(0)].join(' | ')} |`)
  }
}
