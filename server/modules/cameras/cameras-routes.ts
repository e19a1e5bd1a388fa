import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { findCamera, listCameras } from './cameras-read.ts'
import { camerasCovering } from './covering-read.ts'

export function camerasRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, geographyEndpoints.cameras, async ({ db, actor, query }) => ({
    type: 'FeatureCollection' as const,
    features: await listCameras(db, actor.scope, query),
  }))
  // Before /{id}: `covering` is no camera's id.
  route(router, deps, geographyEndpoints.covering, async ({ db, actor, query: { lon, lat, height } }) => ({
    items: await camerasCovering(db, actor.scope, { lon, lat, heightM: height }),
  }))
  route(router, deps, geographyEndpoints.camera, async ({ db, actor, params }) => {
    const camera = await findCamera(db, actor.scope, params.id)
    if (camera === null) throw notFound('The camera')
    return camera
  })
  return router
}
