import { Router } from 'express'
import { MOST_VIEWS, mapViewEndpoints } from '../../contract/map-view.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound, wrongField } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { countOtherViews, deleteView, keepView, listViews } from './views-repo.ts'

/** Views of the map that people keep for themselves. */
export function viewsRoutes(deps: AppDeps): Router {
  const router = Router()
  route(router, deps, mapViewEndpoints.list, async ({ db, actor }) => ({
    items: await listViews(db, actor.id),
  }))
  writeRoute(router, deps, mapViewEndpoints.keep, {
    handle: async ({ actor, body }, t) => {
      if ((await countOtherViews(t, actor.id, body.name)) >= MOST_VIEWS)
        throw wrongField('name', 'too-many', `At most ${MOST_VIEWS} views are kept.`)
      return keepView(t, { id: crypto.randomUUID(), ...body, me: actor.id, now: deps.clock.now() })
    },
  })
  writeRoute(router, deps, mapViewEndpoints.forget, {
    handle: async ({ actor, params }, t) => {
      if (!(await deleteView(t, actor.id, params.id))) throw notFound('The view')
      return null
    },
  })
  return router
}
