import { Router } from 'express'
import { geographyEndpoints } from '../../contract/geography.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { findComponent, listComponents } from './components-read.ts'

export function componentsRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, geographyEndpoints.components, async ({ db, actor, query }) => ({
    type: 'FeatureCollection' as const,
    features: await listComponents(db, actor.scope, query),
  }))
  route(router, deps, geographyEndpoints.component, async ({ db, actor, params }) => {
    const component = await findComponent(db, actor.scope, params.id)
    if (component === null) throw notFound('The component')
    return component
  })
  return router
}
