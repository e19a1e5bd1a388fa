import { Router } from 'express'
import { inspectorEndpoints } from '../../contract/geography.ts'
import type { AppDeps } from '../../http/deps.ts'
import { forbidden, notFound, wrongField } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { listInspectors, readTrack } from './inspectors-read.ts'
import { inspectorViewOf } from './inspectors-rules.ts'
import { recordPositions } from './inspectors-service.ts'

export function inspectorsRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, inspectorEndpoints.list, async ({ db, actor }) => {
    const view = inspectorViewOf(actor)
    if (view.of === 'nobody') throw forbidden()
    return { items: await listInspectors(db, actor, view) }
  })
  route(router, deps, inspectorEndpoints.track, async ({ db, actor, params, query }) => {
    const view = inspectorViewOf(actor)
    if (view.of === 'nobody') throw forbidden()
    const seen = await listInspectors(db, actor, view)
    if (!seen.some((inspector) => inspector.id === params.id)) throw notFound('The inspector')
    if (view.of === 'self' && view.id !== params.id) throw forbidden()
    if (Date.parse(query.from) >= Date.parse(query.to))
      throw wrongField('to', 'before-from', 'The end must come after the start.')
    return { items: await readTrack(db, actor, view, { id: params.id, ...query }) }
  })
  writeRoute(router, deps, inspectorEndpoints.positions, {
    handle: ({ actor, body }, t) => recordPositions(t, deps.clock.now(), actor, body),
  })
  return router
}
