import { Router } from 'express'
import { areaEndpoints } from '../../contract/area.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'

import type { PolicySource } from '../cases/case-at-read.ts'
import { readPlaceNearby } from './areas-read.ts'
import { createAreas } from './areas-service.ts'

export function areasRoutes(deps: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const areas = createAreas(deps, policies)
  route(router, deps, areaEndpoints.inside, ({ db, actor, body }) => areas.inside(db, actor, body))
  route(router, deps, areaEndpoints.list, ({ db, actor, params, body }) =>
    areas.list(db, actor, params.kind, body),
  )
  route(router, deps, areaEndpoints.nearby, ({ db, actor, query }) =>
    readPlaceNearby(db, actor.scope, query, deps.clock.now()),
  )
  return router
}
