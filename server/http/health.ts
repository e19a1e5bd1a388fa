import { Router } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { isMigrated } from '../db/migrate.ts'
import type { AppDeps } from './deps.ts'
import { forbidden } from './problem.ts'
import { actorOf } from './session.ts'

/** Long enough for a healthy database, short enough for a probe. */
const readyWithinMs = 1500

/** Alive without asking anyone; ready only if the database answers in time and is migrated. */
export function healthRoutes(deps: Pick<AppDeps, 'database'>): Router {
  const router = Router()
  // Probes that come while one is waiting share its question: they must not lengthen the queue they measure.
  let asked: Promise<string> | undefined
  const ask = () =>
    isMigrated(deps.database.db)
      .then(
        (migrated) => (migrated ? 'ready' : 'not migrated'),
        () => 'unreachable',
      )
      .finally(() => {
        asked = undefined
      })
  router.get('/healthz', (_req, res) => void res.json({ status: 'alive' }))
  router.get('/readyz', async (_req, res) => {
    const timeout = Promise.withResolvers<'busy'>()
    const timer = setTimeout(() => timeout.resolve('busy'), readyWithinMs)
    asked ??= ask()
    const status = await Promise.race([asked, timeout.promise])
    clearTimeout(timer)
    res.status(status === 'ready' ? 200 : 503).json({ status })
  })
  return router
}

export interface Metrics {
  registry: Registry
  routes: Router
  /** Middleware that times every request. */
  time: import('express').RequestHandler
}

/** Prometheus text for administrators. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by method, first path parts and status',
    labelNames: ['method', 'area', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const routes = Router()
  routes.get('/metrics', async (req, res) => {
    if (!actorOf(req).roles.includes('admin')) throw forbidden()
    res.type(registry.contentType).send(await registry.metrics())
  })
  return {
    registry,
    routes,
    time(req, res, next) {
      const end = seconds.startTimer()
      res.once('close', () => end({ method: req.method, area: areaOf(req.path), status: res.statusCode }))
      next()
    },
  }
}

/** Few label values whatever is asked for: ids and file names never become labels. */
function areaOf(path: string): string {
  const known = /^\/(api\/v1\/[a-z]+|tiles\/[a-z]+|healthz|readyz|metrics|public|assets)(?=\/|$)/.exec(path)
  return known?.[1] ?? 'other'
}
