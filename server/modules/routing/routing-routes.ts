import { Router } from 'express'
import { routingEndpoints } from '../../contract/routing.ts'
import type { AppDeps } from '../../http/deps.ts'
import { malformed } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import type { PolicySource } from '../cases/dispatches-read.ts'
import { readAccuracy } from './accuracy-read.ts'
import { dropDraft, enforceDraft, readRouting, readVersion, saveDraft } from './routing-service.ts'
import { tryDraft } from './routing-trial.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 400

/** Which unit a case goes to: rules read, changed on a draft, tried on past cases, put in force, measured. */
export function routingRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const deps = { clock: app.clock, policies }
  route(router, app, routingEndpoints.routing, ({ db }) => readRouting(db, deps))
  route(router, app, routingEndpoints.version, ({ db, params }) => readVersion(db, deps, params.number))
  writeRoute(router, app, routingEndpoints.saveDraft, {
    handle: ({ actor, body }, t) => saveDraft(t, deps, actor, body),
  })
  writeRoute(router, app, routingEndpoints.dropDraft, {
    handle: ({ actor }, t) => dropDraft(t, deps, actor),
  })
  route(router, app, routingEndpoints.preview, ({ db, actor, body }) => tryDraft(db, deps, actor, body))
  writeRoute(router, app, routingEndpoints.enforce, {
    handle: ({ actor, body }, t) => enforceDraft(t, deps, actor, body),
  })
  route(router, app, routingEndpoints.accuracy, ({ db, query }) => {
    const now = app.clock.now()
    const to = query.to === undefined ? new Date(now.getTime() + 1) : new Date(query.to)
    const from =
      query.from === undefined ? new Date(to.getTime() - query.days * DAY_MS) : new Date(query.from)
    const days = (to.getTime() - from.getTime()) / DAY_MS
    if (!(days > 0 && days <= MOST_DAYS)) throw malformed(`Ask for at most ${MOST_DAYS} days.`)
    return readAccuracy(db, { from, to, now, timeZone: policies.timeZone })
  })
  return router
}
