import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Router } from 'express'
import { createApp } from './app.ts'
import { connect, type Database } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import type { AppDeps } from './http/deps.ts'
import { forgetOldKeys } from './http/idempotency.ts'
import type { BuiltTiles } from './modules/health/health-read.ts'
import type { GroundAlong } from './modules/underground/section-ground.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openFileStore } from './platform/files.ts'
import { createJobs } from './platform/jobs.ts'
import { openKeyring } from './platform/keyring.ts'
import { createLog } from './platform/log.ts'

/** What main adds and the server itself must not import. */
export interface StartHooks {
  /** Brings what every database needs and lacks: the catalog. Called at each start. */
  prepare?: (deps: AppDeps) => Promise<void>
  /** Fills an empty database with the demo city; leaves any other alone. Called in demo mode only. */
  seedDemo?: (deps: AppDeps) => Promise<void>
  /** The router under /tiles. */
  tiles?: (deps: AppDeps) => Router | Promise<Router>
  /** Tells how high the ground is along a line. */
  groundAlong?: (deps: AppDeps) => GroundAlong
  /** When the layers of tiles were built. */
  tilesBuilt?: (deps: AppDeps) => Promise<readonly BuiltTiles[]>
  /** Starts what works through the HTTP API once the server listens; answers how to stop it. */
  simulate?: (deps: AppDeps, url: string) => Promise<() => Promise<void>>
  /** Serves the client in place of the built one. */
  client?: (server: Server) => Router | Promise<Router>
}

export interface RunningServer {
  url: string
  deps: AppDeps
  stop(): Promise<void>
}

/** config → database → migrations → demo → app → listen. Whatever was opened is closed again if a later step fails. */
export async function startServer(config: Config, hooks: StartHooks = {}): Promise<RunningServer> {
  const database = await connect(config, { purpose: 'server', httpPort: config.port })
  try {
    await migrate(database.db)
    const deps = createDeps(config, database)
    await hooks.prepare?.(deps)
    if (config.demo) await hooks.seedDemo?.(deps)
    const running = await serve(deps, hooks)
    return {
      ...running,
      async stop() {
        await running.stop()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

export function createDeps(config: Config, database: Database, replaced: Partial<AppDeps> = {}): AppDeps {
  const log = createLog(config)
  return {
    config,
    database,
    log,
    clock: systemClock,
    keyring: openKeyring(config),
    files: openFileStore(join(config.dataDir, 'files')),
    jobs: createJobs(log),
    ...replaced,
  }
}

/** Serves an open database; `stop` leaves the database open. */
export async function serve(deps: AppDeps, hooks: StartHooks = {}): Promise<RunningServer> {
  const server = createServer()
  const parts = {
    ...(hooks.tiles ? { tiles: await hooks.tiles(deps) } : {}),
    ...(hooks.groundAlong ? { groundAlong: hooks.groundAlong(deps) } : {}),
    ...(hooks.tilesBuilt ? { tilesBuilt: () => hooks.tilesBuilt?.(deps) ?? Promise.resolve([]) } : {}),
    ...(hooks.client ? { client: await hooks.client(server) } : {}),
  }
  server.on('request', createApp(deps, parts))
  const url = await listen(server, deps.config)
  deps.jobs.start(forgetOldKeys(deps.database.db, () => deps.clock.now()))
  const stopSimulation = deps.config.simulate ? await hooks.simulate?.(deps, url) : undefined
  return {
    url,
    deps,
    async stop() {
      await stopSimulation?.()
      await deps.jobs.stop()
      await closeGracefully(server)
    },
  }
}

function listen(server: Server, { port, host }: Config): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Set another PORT.`) : error),
    )
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo
      const shown =
        host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
      done(`http://${shown}:${actual}`)
    })
  })
}

/** Running requests may end; event streams, which never do, are cut after a moment: their clients resume. */
function closeGracefully(server: Server): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2000)
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}
