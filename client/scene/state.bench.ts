// npm run bench:state: what it costs to recolour every building, and to let thousands walk, against the obvious ways in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { tileRoutes } from '../../server/modules/tiles/tile-routes.ts'
import { addUsers, startTestApp, testPassword } from '../../server/testing/app.ts'
import { withDatabase } from '../../server/testing/bench.ts'
import { launchChromium } from '../../server/testing/chromium.ts'
import { addTown, TOWN } from '../../server/testing/city.ts'
import type { TestDatabase } from '../../server/testing/database.ts'
import { createTileService } from '../../tiles/tile-service.ts'
import { cesiumFolders } from './cesium-files.ts'
import type { Bench } from './testing/bench.tsx'
import { buildPage } from './testing/build-page.ts'

declare const bench: Bench

const IN_TOWN = 4000
/** A city's ids, of which those of the town are loaded. */
const IN_CITY = 1_000_000
const MOVERS = 5000
const ROUNDS = 15
const home = [
  TOWN.west,
  TOWN.north - TOWN.rows * TOWN.cellLat,
  TOWN.west + TOWN.columns * TOWN.cellLon,
  TOWN.north,
] as const

await withDatabase(undefined, async (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-state-'))
  await layTown(database)
  await buildPage(folder, 'bench')
  const app = await startTestApp(
    database,
    {},
    {
      tiles: ({ database: { db }, config, log }) =>
        tileRoutes(createTileService({ db, dataDir: config.dataDir, log })),
      client: () => {
        const router = express.Router()
        for (const { from, to } of cesiumFolders) router.use(`/${to}`, express.static(from))
        return router.use(express.static(folder))
      },
    },
  )
  try {
    await measure(app.url)
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function layTown(database: TestDatabase): Promise<void> {
  await addTown(database)
  await addUsers(database, [{ username: 'dispatcher', roles: ['dispatcher'] }])
  await database.db.none(
    `insert into building (source, source_id, footprint, center, height_m, height_estimated)
     select 'bench', i::text, st_multi(shape), st_centroid(shape), 5 + i % 40, false
       from generate_series(0, $1 - 1) i
      cross join lateral (select $2 + 0.0001 + (i % 80) * 0.000086 as x, $3 - 0.0001 - (i / 80) * 0.000068 as y) at
      cross join lateral (select st_makeenvelope(x, y - 0.00004, x + 0.00005, y, 4326) as shape) made`,
    [IN_TOWN, TOWN.west, TOWN.north],
  )
}

async function measure(url: string): Promise<void> {
  const browser = await launchChromium()
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 640, height: 400 } })
    page.setDefaultTimeout(300_000)
    await page.goto(`${url}/bench.html`)
    await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' }
        await fetch('/api/v1/session', { method: 'POST', headers, body })
      },
      JSON.stringify({ username: 'dispatcher', password: testPassword }),
    )
    await page.evaluate((box) => bench.open(box), home)
    return page
  }
  try {
    const first = await open()
    const walk = await first.evaluate(([n, rounds]) => bench.movers(n, rounds), [MOVERS, ROUNDS] as const)
    await first.close()
    const second = await open()
    const color = await second.evaluate(([n, rounds]) => bench.recolour(n, rounds), [
      IN_CITY,
      ROUNDS,
    ] as const)
    tell(color, walk)
  } finally {
    await browser.close()
  }
}

function tell(
  { loaded, every, cases, view, other, single }: Awaited<ReturnType<Bench['recolour']>>,
  { report, walking, idle, entity }: Awaited<ReturnType<Bench['movers']>>,
): void {
  const more = ({ changed, plain }: { changed: number; plain: number }) => changed - plain
  const line = (name: string, count: number, ms: number) =>
    console.log(`| ${name} | ${count} | ${ms.toFixed(1)} | ${((ms * 1e6) / count).toFixed(0)} |`)
  console.log('| recolouring | buildings | JS ms | ns a building |\n|---|--:|--:|--:|')
  line('one picture, all anew', IN_CITY, more(every))
  line('one picture, those with cases', IN_CITY / 50, more(cases))
  line('one picture, those loaded', IN_CITY / 20, more(view))
  line('by something else, no upload', IN_CITY, more(other))
  line('tile colours one by one', loaded, more(single))
  console.log('\n| 5,000 movers | JS ms |\n|---|--:|')
  console.log(`| a second’s reports, trails laid | ${report.toFixed(2)} |`)
  console.log(`| a frame while all walk | ${(walking - idle).toFixed(2)} |`)
  console.log(`| the same as entities, a frame | ${(entity - idle).toFixed(2)} |`)
}
