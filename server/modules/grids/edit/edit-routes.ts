import { Router } from 'express'
import { gridEditEndpoints } from '../../../contract/grid-edit.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { gridRange } from '../../../http/map-filter.ts'
import { route, writeRoute } from '../../../http/route.ts'
import * as service from './edit-service.ts'

/** Grids drawn, split, merged and reassigned: tried, put in force, undone, and their past. */
export function gridEditRoutes(app: AppDeps): Router {
  const router = Router()
  const deps = { clock: app.clock, timeZone: app.config.timeZone }
  route(router, app, gridEditEndpoints.preview, ({ db, actor, body }) =>
    service.previewDraft(db, deps, actor, body),
  )
  writeRoute(router, app, gridEditEndpoints.apply, {
    handle: ({ actor, body }, t) => service.applyDraft(t, deps, actor, body),
  })
  route(router, app, gridEditEndpoints.list, ({ db, query }) =>
    service.listChanges(db, {
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { before: Number(query.cursor) }),
    }),
  )
  writeRoute(router, app, gridEditEndpoints.undo, {
    handle: ({ actor, params, body }, t) =>
      service.undoChange(t, deps, actor, Number(params.id), body.reason),
  })
  route(router, app, gridEditEndpoints.history, ({ db, actor, params }) =>
    service.historyOf(db, gridRange(actor.scope), params.code),
  )
  route(router, app, gridEditEndpoints.responsibilities, ({ db }) => service.readResponsibilities(db))
  return router
}
