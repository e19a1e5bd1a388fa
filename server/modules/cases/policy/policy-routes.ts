import { Router } from 'express'
import { policyEndpoints } from '../../../contract/policy.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { route, writeRoute } from '../../../http/route.ts'
import { holidaysOf } from '../../../platform/holidays.ts'
import type { PolicySource } from '../case-policy.ts'
import { previewPolicy, readPolicy, readRevision, revisePolicy } from './policy-service.ts'

/** What the clocks depend on: read, tried on the open cases, put in force. */
export function policyRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const deps = { clock: app.clock, policies }
  route(router, app, policyEndpoints.policy, ({ db }) => readPolicy(db, deps))
  route(router, app, policyEndpoints.preview, ({ db, body }) => previewPolicy(db, deps, body.definition))
  writeRoute(router, app, policyEndpoints.revise, {
    handle: ({ actor, body }, t) => revisePolicy(t, deps, actor, body),
  })
  route(router, app, policyEndpoints.revision, ({ db, params }) => readRevision(db, params.number))
  route(router, app, policyEndpoints.holidays, async ({ params }) => {
    const { holidays, workdays, ...year } = holidaysOf(params.year)
    return { ...year, holidays: [...holidays], workdays: [...workdays] }
  })
  return router
}
