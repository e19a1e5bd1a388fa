import { Router } from 'express'
import { searchEndpoints } from '../../contract/search.ts'
import type { AppDeps } from '../../http/deps.ts'
import { route } from '../../http/route.ts'
import { searchAnything } from './search-service.ts'

export function searchRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, searchEndpoints.search, async ({ db, actor, query }) => ({
    items: await searchAnything(db, actor, query),
  }))
  return router
}
