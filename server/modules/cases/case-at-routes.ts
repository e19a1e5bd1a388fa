import { Router } from 'express'
import { areaEndpoints } from '../../contract/area.ts'
import type { AppDeps } from '../../http/deps.ts'
import { wrongField } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { readCasesAt } from './case-at-read.ts'
import type { PolicySource } from './case-policy.ts'

/** To be mounted before /cases/{id}: `at` is no case's id. */
export function caseAtRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  route(router, app, areaEndpoints.casesAt, async ({ db, actor, query }) => {
    const at = new Date(query.at)
    if (at > app.clock.now()) throw wrongField('at', 'in-the-future', 'Nobody knows yet what is open then.')
    return { at: at.toISOString(), ...(await readCasesAt(db, policies, actor, { ...query, at })) }
  })
  return router
}
