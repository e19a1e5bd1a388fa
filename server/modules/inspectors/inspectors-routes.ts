import { Router } from 'express'
import { inspectorEndpoints, TRACKS_LONGEST_MS } from '../../contract/geography.ts'
import { inspectorViewOf } from '../../contract/inspector-view.ts'
import type { AppDeps } from '../../http/deps.ts'
import { forbidden, notFound, wrongField } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { localDate } from '../../platform/clock.ts'
import { listInspectors, readTrack } from './inspectors-read.ts'
import { recordPositions } from './inspectors-service.ts'
import { auditLook, forgetPositions, readTracks } from './tracks.ts'

export function inspectorsRoutes(deps: AppDeps): Router {
  const router = Router()
  const { clock, config, jobs } = deps
  jobs.start(forgetPositions(deps.database.db, () => clock.now()))
  /** Answers the line of audit that a look at the ways of a day leaves. */
  const lookAt = (actorId: string, of: string | null, from: string) => ({
    ...{ at: clock.now(), actorId, of },
    day: localDate(new Date(from), config.timeZone),
  })
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
    await auditLook(db, lookAt(actor.id, params.id, query.from))
    return { items: await readTrack(db, actor, view, { id: params.id, ...query }) }
  })
  route(router, deps, inspectorEndpoints.tracks, async ({ db, actor, query }) => {
    const view = inspectorViewOf(actor)
    if (view.of === 'nobody') throw forbidden()
    const lastsMs = Date.parse(query.to) - Date.parse(query.from)
    if (lastsMs <= 0) throw wrongField('to', 'before-from', 'The end must come after the start.')
    if (lastsMs > TRACKS_LONGEST_MS) throw wrongField('to', 'too-long', 'At most half an hour at once.')
    await auditLook(db, lookAt(actor.id, view.of === 'self' ? view.id : null, query.from))
    return { items: await readTracks(db, actor, view, query) }
  })
  writeRoute(router, deps, inspectorEndpoints.positions, {
    handle: ({ actor, body }, t) => recordPositions(t, deps.clock.now(), actor, body),
  })
  return router
}
