import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import compression from 'compression'
import express, { type Express, type Request, type RequestHandler, type Router } from 'express'
import helmet from 'helmet'
import { SURFACE } from './contract/surface.ts'
import { answerErrors } from './http/answer-errors.ts'
import { clientFiles } from './http/client-files.ts'
import type { AppDeps } from './http/deps.ts'
import { createMetrics, healthRoutes } from './http/health.ts'
import { openApiRoutes } from './http/openapi.ts'
import { notFound } from './http/problem.ts'
import { authenticate } from './http/session.ts'
import { createStreamHub } from './http/stream-hub.ts'
import { pruneOutbox } from './http/stream-outbox.ts'
import { streamRoutes, wakeAfterWrites } from './http/stream-routes.ts'
import { areasRoutes } from './modules/areas/areas-routes.ts'
import { assessmentRoutes } from './modules/assessment/assessment-routes.ts'
import { attachmentRoutes } from './modules/attachments/attachment-routes.ts'
import { auditRoutes } from './modules/audit/audit-routes.ts'
import { buildingsRoutes } from './modules/buildings/buildings-routes.ts'
import { callBackRoutes } from './modules/calls/back/call-back-routes.ts'
import { callRoutes } from './modules/calls/call-routes.ts'
import { knowledgeRoutes } from './modules/calls/knowledge/knowledge-routes.ts'
import { camerasRoutes } from './modules/cameras/cameras-routes.ts'
import { accountRoutes } from './modules/cases/accounts/account-routes.ts'
import { caseAtRoutes } from './modules/cases/case-at-routes.ts'
import { readCounts } from './modules/cases/case-counts.ts'
import { caseMapRoutes } from './modules/cases/case-map-routes.ts'
import { createPolicySource } from './modules/cases/case-policy.ts'
import { presentStep } from './modules/cases/case-read.ts'
import { reportCase } from './modules/cases/case-report.ts'
import { caseRoutes } from './modules/cases/case-routes.ts'
import { act, resumeDue } from './modules/cases/case-service.ts'
import { handClaims, releaseLeft } from './modules/cases/claims/claims-service.ts'
import { complaintRoutes } from './modules/cases/complaints/complaint-routes.ts'
import { tellOverdueComplaints } from './modules/cases/complaints/complaint-service.ts'
import { duplicateRoutes } from './modules/cases/duplicates/duplicate-routes.ts'
import { joinCase } from './modules/cases/duplicates/duplicate-service.ts'
import { findSpots } from './modules/cases/duplicates/recurring-service.ts'
import { escalateDue } from './modules/cases/escalation/escalation-service.ts'
import { noticeRoutes } from './modules/cases/escalation/notice-routes.ts'
import { policyJob } from './modules/cases/policy/policy-job.ts'
import { policyRoutes } from './modules/cases/policy/policy-routes.ts'
import { nightlyVerification } from './modules/cases/replay/verify.ts'
import { catalogEditRoutes } from './modules/catalog/catalog-edit-routes.ts'
import { catalogRoutes } from './modules/catalog/catalog-routes.ts'
import { cityRoutes } from './modules/city/city-routes.ts'
import { componentsRoutes } from './modules/components/components-routes.ts'
import { gridEditRoutes } from './modules/grids/edit/edit-routes.ts'
import { gridsRoutes } from './modules/grids/grids-routes.ts'
import type { BuiltTiles } from './modules/health/health-read.ts'
import { systemHealthRoutes } from './modules/health/health-routes.ts'
import { peopleRoutes } from './modules/identity/admin/people-routes.ts'
import { identityRoutes } from './modules/identity/identity-routes.ts'
import { createFindLogin } from './modules/identity/identity-service.ts'
import { importRoutes } from './modules/imports/import-routes.ts'
import { inspectorsRoutes } from './modules/inspectors/inspectors-routes.ts'
import { createMapOrigins } from './modules/map-services/map-service-read.ts'
import { mapServiceRoutes } from './modules/map-services/map-service-routes.ts'
import { populationRoutes } from './modules/population/population-routes.ts'
import { routingRoutes } from './modules/routing/routing-routes.ts'
import { searchRoutes } from './modules/search/search-routes.ts'
import { shiftJobs } from './modules/shifts/shift-jobs.ts'
import { shiftRoutes } from './modules/shifts/shift-routes.ts'
import { templateRoutes } from './modules/templates/template-routes.ts'
import type { GroundAlong } from './modules/underground/section-ground.ts'
import { undergroundRoutes } from './modules/underground/underground-routes.ts'
import { viewsRoutes } from './modules/views/views-routes.ts'

/** Parts that only main knows: app must import neither tiles nor the demo. */
export interface AppParts {
  /** Served under /tiles, behind the login. */
  tiles?: Router
  /** The heights of the ground, where the city has an elevation model. */
  groundAlong?: GroundAlong
  /** When the layers of tiles were built. */
  tilesBuilt?: () => Promise<readonly BuiltTiles[]>
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
  app.use(securityHeaders(parts.client !== undefined, createMapOrigins(deps.database.db)))
  app.use(compression({ filter: isCompressible }))
  app.use(healthRoutes(deps))
  app.use(openApiRoutes(SURFACE))
  app.use(['/api/v1', '/tiles', '/metrics'], authenticate(findLogin, isOpen))

  app.use(metrics.routes)
  app.use(identityRoutes(deps, findLogin))
  app.use(peopleRoutes(deps, findLogin.forgetUser))
  addCases(app, deps, parts)
  for (const routes of otherRoutes) app.use(routes(deps))
  app.use(undergroundRoutes(deps, parts.groundAlong))
  if (parts.tiles !== undefined) app.use('/tiles', parts.tiles)
  app.use(parts.client ?? clientFiles(clientFolder))
  app.use(() => {
    throw notFound('This address')
  })
  app.use(answerErrors(deps.log))
  return app
}

/** The loop: its routes, the stream that tells of it, and what goes on by the clock alone. */
function addCases(app: Express, deps: AppDeps, parts: AppParts): void {
  const { database, clock, keyring, jobs, log, config } = deps
  const { db } = database
  const policies = createPolicySource(config.timeZone)
  const caseDeps = { clock, keyring, policies }
  const hub = createStreamHub(
    { db, log, clock, pollMs: STREAM_POLL_MS },
    {
      presentCase: (stored) => presentStep(db, caseDeps, stored),
      readCounts: (scope) =>
        readCounts(db, { scope, userId: null, now: clock.now(), timeZone: config.timeZone }),
    },
  )
  app.use(wakeAfterWrites(hub))
  app.use(caseAtRoutes(deps, policies))
  app.use(caseMapRoutes(deps))
  app.use(areasRoutes(deps, policies))
  app.use(caseRoutes(deps, policies))
  app.use(accountRoutes(deps, policies))
  app.use(duplicateRoutes(deps, policies))
  app.use(complaintRoutes(deps, policies))
  app.use(policyRoutes(deps, policies))
  app.use(catalogEditRoutes(deps, policies))
  app.use(routingRoutes(deps, policies))
  app.use(noticeRoutes(deps))
  app.use(
    callRoutes(deps, {
      report: (t, actor, body) => reportCase(t, { ...caseDeps, casePrefix: config.casePrefix }, actor, body),
      join: (t, actor, id, body) => joinCase(t, caseDeps, actor, id, body),
      act: (t, actor, id, body) => act(t, caseDeps, actor, id, { body, lacking: [] }),
    }),
  )
  app.use(assessmentRoutes(deps, policies))
  app.use(attachmentRoutes(deps))
  app.use(shiftRoutes(deps, (t, actor, claims) => handClaims(t, caseDeps, actor, claims)))
  app.use(streamRoutes(deps, hub))
  app.use(
    systemHealthRoutes(deps, { live: hub.state, tiles: parts.tilesBuilt ?? (() => Promise.resolve([])) }),
  )
  jobs.start(hub.job)
  jobs.start(pruneOutbox(db, () => clock.now()))
  for (const job of shiftJobs(deps, () => releaseLeft(db, caseDeps), hub.wake)) jobs.start(job)
  jobs.start(nightlyVerification({ db, policies, clock, log }))
  jobs.start(policyJob(db, caseDeps, hub.wake))
  jobs.start({
    name: 'escalate',
    everyMs: ESCALATE_EVERY_MS,
    run: async (signal) => {
      if ((await escalateDue(db, clock.now(), signal)) > 0) hub.wake()
    },
  })
  jobs.start({
    name: 'tell of overdue complaints',
    everyMs: ESCALATE_EVERY_MS,
    run: async () => {
      if ((await tellOverdueComplaints(db, clock.now())) > 0) hub.wake()
    },
  })
  jobs.start({
    name: 'find recurring problems',
    everyMs: RECURRING_EVERY_MS,
    run: async (signal) => void (await findSpots(db, signal)),
  })
  jobs.start({
    name: 'resume deferred cases',
    everyMs: RESUME_EVERY_MS,
    run: async () => {
      if ((await resumeDue(db, caseDeps)) > 0) hub.wake()
    },
  })
}

/** How often the stream looks for what other processes wrote; writes of this one wake it at once. */
const STREAM_POLL_MS = 500
const RESUME_EVERY_MS = 30_000
const ESCALATE_EVERY_MS = 15_000
const RECURRING_EVERY_MS = 20_000

const otherRoutes = [
  mapServiceRoutes,
  importRoutes,
  auditRoutes,
  callBackRoutes,
  knowledgeRoutes,
  catalogRoutes,
  cityRoutes,
  gridsRoutes,
  gridEditRoutes,
  buildingsRoutes,
  componentsRoutes,
  camerasRoutes,
  inspectorsRoutes,
  populationRoutes,
  searchRoutes,
  templateRoutes,
  viewsRoutes,
]

const openPaths = new Set(
  SURFACE.filter((endpoint) => endpoint.open).map(({ method, path }) => `${method.toUpperCase()} ${path}`),
)
const isOpen = (req: Request) => openPaths.has(`${req.method} ${req.baseUrl}${req.path}`.replace(/\/$/, ''))

/** Cesium compiles WebAssembly and draws from blobs; nothing may come from elsewhere but pictures of the city's own map services. */
function securityHeaders(developing: boolean, mapOrigins: () => Promise<readonly string[]>): RequestHandler {
  const headersFor = (origins: readonly string[]) =>
    helmet({
      contentSecurityPolicy: developing
        ? false
        : {
            useDefaults: false,
            directives: {
              defaultSrc: ["'self'"],
              scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
              workerSrc: ["'self'", 'blob:'],
              imgSrc: ["'self'", 'data:', 'blob:', ...origins],
              styleSrc: ["'self'", "'unsafe-inline'"],
              connectSrc: ["'self'", 'data:', 'blob:', ...origins],
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
  let known = { origins: '', headers: headersFor([]) }
  return (req, res, next) => {
    void mapOrigins().then((origins) => {
      const key = origins.join(' ')
      if (key !== known.origins) known = { origins: key, headers: headersFor(origins) }
      known.headers(req, res, next)
    }, next)
  }
}

/** An event stream must leave at once, line by line. */
function isCompressible(req: express.Request, res: express.Response): boolean {
  const type = String(res.getHeader('Content-Type') ?? '')
  if (type.startsWith('text/event-stream')) return false
  return /3d-tiles|octet-stream|gltf/.test(type) || compression.filter(req, res)
}
