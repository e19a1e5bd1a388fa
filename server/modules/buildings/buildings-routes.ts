import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { findBuilding, listBuildings } from './buildings-read.ts'

export function buildingsRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, geographyEndpoints.buildings, async ({ db, actor, query }) => ({
    type: 'FeatureCollection' as const,
    features: await listBuildings(db, actor.scope, query),
  }))
  route(router, deps, geographyEndpoints.building, async ({ db, actor, params }) => {
    const building = await findBuilding(db, actor.scope, params.id)
    if (building === null) throw notFound('The building')
    return building
  })
  return router
}
