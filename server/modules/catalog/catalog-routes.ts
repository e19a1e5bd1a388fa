import { Router } from 'express'
import { catalogEndpoints } from '../../contract/catalog.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { findClassDetail, listClasses, listUnits } from './catalog-read.ts'

export function catalogRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, catalogEndpoints.classes, async ({ db, query, res }) => {
    // Phones keep the list; its ETag tells whether it is still good.
    res.set('Cache-Control', 'private, no-cache')
    return { items: await listClasses(db, query) }
  })
  route(router, deps, catalogEndpoints.class, async ({ db, params }) => {
    const found = await findClassDetail(db, params.kind, params.code)
    if (found === null) throw notFound('The class')
    return found
  })
  route(router, deps, catalogEndpoints.units, async ({ db }) => ({ items: await listUnits(db) }))
  return router
}
