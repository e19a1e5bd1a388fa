// npm start. What lies outside the server and works inside it — tiles, the demo city — is handed over here, and only here.
import { loadCatalog } from '../geodata/catalog/load-catalog.ts'
import { seedDemo } from '../geodata/demo/seed-demo.ts'
import { simulate } from '../geodata/demo/simulator.ts'
import { groundAlong } from '../tiles/terrain/ground-line.ts'
import { createTileService, tilesBuilt } from '../tiles/tile-service.ts'
import type { AppDeps } from './http/deps.ts'
import { createHistoryWriter } from './modules/cases/case-history.ts'
import { createPolicySource } from './modules/cases/case-policy.ts'
import { createComplaintWriter } from './modules/cases/complaints/complaint-history.ts'
import { hashPassword } from './modules/identity/passwords.ts'
import { createGroundWatch } from './modules/tiles/ground-watch.ts'
import { tileRoutes } from './modules/tiles/tile-routes.ts'
import { readConfig } from './platform/config.ts'

import { type RunningServer, type StartHooks, startServer } from './start.ts'

/** Of every demo account; they are refused outside demo mode. */
const DEMO_PASSWORD = 'demo'
/** How often a running server looks whether an import asked for the demo's people. */
const DEMO_LOOK_MS = 10_000

/** How often the server looks whether rows that tiles are made of have changed. */
const TILES_LOOK_MS = 60_000
/** How often it looks whether the ground is another. */
const GROUND_LOOK_MS = 3000
/** How often it asks whether any were noted as changed: an index says so. */
const TILES_RENEW_MS = 1000

const hooks: StartHooks = {
  async prepare({ database: { db }, config }) {
    await loadCatalog(db)
    // Made before anything is judged by it.
    await createPolicySource(config.timeZone).get(db)
  },
  async seedDemo(deps) {
    await layDemo(deps)
    deps.jobs.start({ name: 'demo', everyMs: DEMO_LOOK_MS, run: () => layDemo(deps) })
  },
  tiles({ database, config, log, jobs }) {
    const service = createTileService({ db: database.db, dataDir: config.dataDir, log })
    service.start()
    jobs.start({ name: 'tiles', everyMs: TILES_LOOK_MS, run: () => service.refresh() })
    jobs.start({ name: 'tiles-renew', everyMs: TILES_RENEW_MS, run: () => service.renew() })
    const lookAtGround = createGroundWatch(database.db, service.terrain)
    jobs.start({ name: 'ground', everyMs: GROUND_LOOK_MS, run: lookAtGround })
    return tileRoutes(service)
  },
  groundAlong:
    ({ database }) =>
    (places) =>
      groundAlong(database.db, places),
  tilesBuilt: ({ config }) => tilesBuilt(config.dataDir),
  async simulate(deps, url) {
    const ending = new AbortController()
    const { dataDir } = deps.config
    const running = simulate({
      baseUrl: url,
      password: DEMO_PASSWORD,
      dataDir,
      log: deps.log,
      signal: ending.signal,
    })
    return async () => {
      ending.abort()
      await running
    }
  },
}

async function layDemo(deps: AppDeps): Promise<void> {
  const { config, database, clock, keyring, files, log } = deps
  const policies = createPolicySource(config.timeZone)
  await seedDemo({
    db: database.db,
    keyring,
    files,
    log,
    now: clock.now(),
    casePrefix: config.casePrefix,
    passwordHash: () => hashPassword(DEMO_PASSWORD),
    async clock(db) {
      const { calendar } = await policies.get(db)
      return (at, seconds, urgent) => (urgent ? at + seconds * 1000 : calendar.add(at, seconds * 1000))
    },
    writeHistories: createHistoryWriter({ keyring, policies }),
    writeComplaint: createComplaintWriter({ keyring, policies, casePrefix: config.casePrefix }),
  })
}

try {
  const server = await startServer(readConfig(), hooks)
  console.log(`Cityloop is ready at ${server.url} (after ${process.uptime().toFixed(1)} s).`)
  process.once('SIGINT', () => void stop(server)).once('SIGTERM', () => void stop(server))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

async function stop(server: RunningServer): Promise<void> {
  await server.stop()
  process.exit(0)
}
