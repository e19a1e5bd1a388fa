import { randomUUID } from 'node:crypto'
import { Router } from 'express'
import { type DeclaredMapService, mapServiceEndpoints } from '../../contract/map-service.ts'
import type { AppDeps } from '../../http/deps.ts'
import { conflict, notFound, wrongContent } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import * as repo from './map-service-repo.ts'
import { serviceFaults } from './map-service-rules.ts'
import { tryService } from './try-service.ts'

/** Map services of the city's own. Nothing is fetched from anywhere until an administrator configures one. */
export function mapServiceRoutes(app: AppDeps): Router {
  const router = Router()
  route(router, app, mapServiceEndpoints.list, async ({ db, actor }) => {
    const items = await repo.listServices(db)
    return { items: actor.roles.includes('admin') ? items : items.filter(({ enabled }) => enabled) }
  })
  route(router, app, mapServiceEndpoints.try, async ({ db, body }) => {
    judge(body)
    return tryService(body, await repo.findMiddle(db))
  })
  writeRoute(router, app, mapServiceEndpoints.add, {
    handle: async ({ actor, body }, t) => {
      judge(body)
      const at = app.clock.now()
      const made = await repo.insertService(t, randomUUID(), body, at)
      await repo.noteChange(t, {
        ...{ at, actorId: actor.id, action: 'map-service-added', objectId: made.id },
        detail: { after: made },
      })
      return made
    },
  })
  writeRoute(router, app, mapServiceEndpoints.edit, {
    load: async ({ db, params }) => {
      const before = (await repo.listServices(db)).find(({ id }) => id === params.id)
      if (before === undefined) throw notFound('The map service')
    },
    handle: async ({ actor, params, body }, t) => {
      judge(body)
      const at = app.clock.now()
      const after = await repo.updateService(t, params.id, body, at)
      if (after === null)
        throw conflict('stale-map-service', 'Somebody changed this map service: load it again.')
      await repo.noteChange(t, {
        ...{ at, actorId: actor.id, action: 'map-service-changed', objectId: params.id },
        detail: { after },
      })
      return after
    },
  })
  writeRoute(router, app, mapServiceEndpoints.remove, {
    handle: async ({ actor, params }, t) => {
      const before = await repo.deleteService(t, params.id)
      if (before === null) throw notFound('The map service')
      await repo.noteChange(t, {
        ...{ at: app.clock.now(), actorId: actor.id, action: 'map-service-removed', objectId: params.id },
        detail: { before },
      })
      return null
    },
  })
  return router
}

function judge(service: DeclaredMapService): void {
  const faults = serviceFaults(service)
  if (faults.length > 0) throw wrongContent(faults)
}
