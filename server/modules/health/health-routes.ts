import { Router } from 'express'
import { healthEndpoints } from '../../contract/health.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import type { StreamState } from '../../http/stream-hub.ts'
import { type BuiltTiles, readHealth } from './health-read.ts'

/** How the system is, for administrators; /healthz, /readyz and /metrics are for machines (http/health.ts). */
export function systemHealthRoutes(
  app: AppDeps,
  known: { live: () => StreamState; tiles: () => Promise<readonly BuiltTiles[]> },
): Router {
  const router = Router()
  const { clock, config, jobs } = app
  const sources = {
    ...known,
    jobs,
    dataDir: config.dataDir,
    isEmbedded: config.databaseUrl === undefined,
  }
  route(router, app, healthEndpoints.read, ({ db }) => readHealth(db, sources, clock.now()))
  return router
}
