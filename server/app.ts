import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import compression from 'compression'
import express, { type Express, type Request, type Router } from 'express'
import helmet from 'helmet'
import { SURFACE } from './contract/surface.ts'
import { answerErrors } from './http/answer-errors.ts'
import { clientFiles } from './http/client-files.ts'
import type { AppDeps } from './http/deps.ts'
import { createMetrics, healthRoutes } from './http/health.ts'
import { openApiRoutes } from './http/openapi.ts'
import { notFound } from './http/problem.ts'
import { authenticate } from './http/session.ts'
import { identityRoutes } from './modules/identity/identity-routes.ts'
import { createFindLogin } from './modules/identity/identity-service.ts'

/** Parts that only main knows: app must import neither tiles nor the demo. */
export interface AppParts {
  /** Served under /tiles, behind the login. */
  tiles?: Router
  /** Serves the client instead of client/dist: the development server. */
  client?: Router
}

const clientFolder = join(fileURLToPath(new URL('..', import.meta.url)), 'client', 'dist')

export function createApp(deps: AppDeps, parts: AppParts = {}): Express {
  const app = express()
  const metrics = createMetrics()
  const findLogin = createFindLogin(deps.database.db, { clock: deps.clock, demo: deps.config.demo })
  app.disable('x-powered-by').set('trust proxy', deps.config.trustProxy ? 1 : false)
  app.use(metrics.time)
  app.use(securityHeaders(parts.client !== undefined))
  app.use(compression({ filter: isCompressible }))
  app.use(healthRoutes(deps))
  app.use(openApiRoutes(SURFACE))
  app.use(['/api/v1', '/tiles', '/metrics'], authenticate(findLogin, isOpen))

  app.use(metrics.routes)
  app.use(identityRoutes(deps, findLogin))
  if (parts.tiles !== undefined) app.use('/tiles', parts.tiles)
  app.use(parts.client ?? clientFiles(clientFolder))
  app.use(() => {
    throw notFound('This address')
  })
  app.use(answerErrors(deps.log))
  return app
}

const openPaths = new Set(
  SURFACE.filter((endpoint) => endpoint.open).map(({ method, path }) => `${method.toUpperCase()} ${path}`),
)
const isOpen = (req: Request) => openPaths.has(`${req.method} ${req.baseUrl}${req.path}`.replace(/\/$/, ''))

/** Cesium compiles WebAssembly and draws from blobs; nothing may come from elsewhere. */
function securityHeaders(developing: boolean) {
  return helmet({
    contentSecurityPolicy: developing
      ? false
      : {
          useDefaults: false,
          directives: {
            defaultSrc: ["'self'"],
            scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
            workerSrc: ["'self'", 'blob:'],
            imgSrc: ["'self'", 'data:', 'blob:'],
            styleSrc: ["'self'", "'unsafe-inline'"],
            connectSrc: ["'self'", 'data:', 'blob:'],
            fontSrc: ["'self'", 'data:'],
            objectSrc: ["'none'"],
            baseUri: ["'self'"],
            formAction: ["'self'"],
            frameAncestors: ["'none'"],
          },
        },
    // Served over plain HTTP inside a house as well: a header that forbids that is the proxy's to send.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
}

/** An event stream must leave at once, line by line. */
function isCompressible(req: express.Request, res: express.Response): boolean {
  const type = String(res.getHeader('Content-Type') ?? '')
  if (type.startsWith('text/event-stream')) return false
  return /3d-tiles|octet-stream|gltf/.test(type) || compression.filter(req, res)
}
