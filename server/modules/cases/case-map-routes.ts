import { Router } from 'express'
import { mapStateEndpoints } from '../../contract/map-state.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import { listBuildingLights, listGridLights } from './case-map-read.ts'

/** A screen that slept longer than this asks for everything. */
const LONGEST_MS = 6 * 3_600_000

export function caseMapRoutes(app: AppDeps): Router {
  const router = Router()
  route(router, app, mapStateEndpoints.cases, async ({ db, actor, query }) => {
    const now = app.clock.now()
    const asked = query.since === undefined ? null : new Date(query.since)
    const since = asked !== null && now.getTime() - asked.getTime() < LONGEST_MS ? asked : null
    const items = await listBuildingLights(db, actor.scope, { now, since })
    return { at: now.toISOString(), isWhole: since === null, items }
  })
  route(router, app, mapStateEndpoints.grids, async ({ db, actor, query }) => {
    const now = app.clock.now()
    return { at: now.toISOString(), items: await listGridLights(db, actor.scope, { kind: query.kind, now }) }
  })
  return router
}
