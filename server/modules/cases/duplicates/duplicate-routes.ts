import { Router } from 'express'
import { duplicateEndpoints } from '../../../contract/duplicate.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { wrongContent } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import type { PolicySource } from '../case-policy.ts'
import { requireCase } from '../case-read.ts'
import * as repo from './duplicate-repo.ts'
import { faultsOfRules } from './duplicate-rules.ts'
import { joinCase, readReports, reviseRules } from './duplicate-service.ts'
import { duplicatesOfCase, findDuplicates } from './duplicates-find.ts'
import { tryRules } from './duplicates-trial.ts'
import { listSpots } from './recurring-service.ts'

/** The same problem told twice, and again and again: found, joined, ruled. */
export function duplicateRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const { clock, keyring } = app
  const deps = { clock, keyring, policies }
  const { find, ofCase, join, reports, recurring, rules, revise, tryOut } = duplicateEndpoints

  route(router, app, find, ({ db, actor, query }) =>
    findDuplicates(db, deps, actor, { ...query, componentId: query.componentId ?? null }),
  )
  route(router, app, ofCase, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return duplicatesOfCase(db, deps, actor, params.id)
  })
  writeRoute(router, app, join, {
    load: ({ db, actor, params }) => requireCase(db, actor, params.id),
    handle: ({ actor, params, body }, t) => joinCase(t, deps, actor, params.id, body),
  })
  route(router, app, reports, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return readReports(db, keyring, actor, params.id)
  })
  route(router, app, recurring, ({ db, actor, query }) =>
    listSpots(db, { clock, timeZone: policies.timeZone }, actor, query),
  )
  route(router, app, rules, ({ db }) => repo.readRules(db))
  writeRoute(router, app, revise, {
    handle: ({ actor, body }, t) => reviseRules(t, clock.now(), actor, body),
  })
  route(router, app, tryOut, async ({ db, body }) => {
    const faults = faultsOfRules(body.rules, await repo.listClassCodes(db))
    if (faults.length > 0) throw wrongContent(faults)
    const inForce = (await repo.readRules(db)).rules
    return { inForce: await tryRules(db, inForce), proposed: await tryRules(db, body.rules) }
  })
  return router
}
