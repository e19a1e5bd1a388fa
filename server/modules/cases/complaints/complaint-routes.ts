import { Router } from 'express'
import { complaintEndpoints } from '../../../contract/complaint.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { conflict } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import type { PolicySource } from '../case-policy.ts'
import * as repo from './complaint-repo.ts'
import { actOnComplaint, registerComplaint } from './complaint-service.ts'
import { listComplaints, readComplaint } from './complaint-view.ts'

/** Complaints about handling: past the unit complained of. */
export function complaintRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const { clock, keyring, config } = app
  const deps = { clock, keyring, policies, casePrefix: config.casePrefix }
  const { list, register, units, settings, revise, one, act } = complaintEndpoints
  route(router, app, list, ({ db, actor, query }) => listComplaints(db, deps, actor, query))
  writeRoute(router, app, register, {
    handle: ({ actor, body }, t) => registerComplaint(t, deps, actor, body),
  })
  route(router, app, units, async ({ db }) => ({ items: await repo.listUnits(db) }))
  route(router, app, settings, ({ db }) => repo.readSetting(db))
  writeRoute(router, app, revise, {
    handle: async ({ actor, body }, t) => {
      const changed = await repo.updateSetting(t, { ...body, at: clock.now(), by: actor.id })
      if (changed === null) throw conflict('stale-version', 'Somebody changed it since: load it again.')
      return changed
    },
  })
  route(router, app, one, ({ db, actor, params }) => readComplaint(db, deps, actor, params.id))
  writeRoute(router, app, act, {
    load: async ({ db, actor, params }) => void (await readComplaint(db, deps, actor, params.id)),
    handle: ({ actor, params, body }, t) => actOnComplaint(t, deps, actor, params.id, body),
  })
  return router
}
