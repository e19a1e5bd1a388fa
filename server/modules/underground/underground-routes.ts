import { Router } from 'express'
import { undergroundEndpoints } from '../../contract/underground.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import type { GroundAlong } from './section-ground.ts'
import { readConflicts, readSection, readUnder } from './underground-read.ts'

/** What lies below: under a place, along a section, near a planned dig. */
export function undergroundRoutes(deps: AppDeps, groundAlong: GroundAlong = async () => null): Router {
  const router = Router()
  route(router, deps, undergroundEndpoints.at, ({ db, actor, query }) => readUnder(db, actor.scope, query))
  route(router, deps, undergroundEndpoints.section, ({ db, actor, body }) =>
    readSection(db, actor.scope, {
      places: body.line.coordinates.map(([lon, lat]) => ({ lon, lat })),
      groundAlong,
    }),
  )
  route(router, deps, undergroundEndpoints.conflicts, ({ db, actor, body }) =>
    readConflicts(db, actor.scope, body),
  )
  return router
}
