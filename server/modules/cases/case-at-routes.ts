import { Router } from 'express'
import { areaEndpoints } from '../../contract/area.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import { knownInstant, readCasesAt } from './case-at-read.ts'
import type { PolicySource } from './case-policy.ts'

/** To be mounted before /cases/{id}: `at` is no case's id. */
export function caseAtRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  route(router, app, areaEndpoints.casesAt, async ({ db, actor, query }) => {
    const at = knownInstant(query.at, app.clock.now())
    return { at: at.toISOString(), ...(await readCasesAt(db, policies, actor, { ...query, at })) }
  })
  return router
}
