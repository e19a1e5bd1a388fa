import { Router } from 'express'
import { callBackEndpoints } from '../../../contract/call-back.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { malformed } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import { listBacks } from './call-back-repo.ts'
import * as backs from './call-back-service.ts'

/** Answers owed to citizens whose case ended. */
export function callBackRoutes(app: AppDeps): Router {
  const router = Router()
  const deps = { clock: app.clock, keyring: app.keyring }
  route(router, app, callBackEndpoints.list, async ({ db, query: { view, cursor, limit } }) => {
    const reader = { keyring: app.keyring, now: app.clock.now() }
    const { items, next } = await listBacks(db, reader, { view, after: placeOf(cursor), limit })
    return { items, nextCursor: next === null ? null : `${next.at}_${next.id}` }
  })
  writeRoute(router, app, callBackEndpoints.claim, {
    handle: ({ actor, params }, t) => backs.claim(t, deps, actor, params.id),
  })
  writeRoute(router, app, callBackEndpoints.dial, {
    handle: ({ actor, params }, t) => backs.dial(t, deps, actor, params.id),
  })
  writeRoute(router, app, callBackEndpoints.result, {
    handle: ({ actor, params, body }, t) => backs.writeResult(t, deps, actor, params.id, body),
  })
  writeRoute(router, app, callBackEndpoints.settle, {
    handle: ({ params }, t) => backs.settle(t, deps, params.id),
  })
  return router
}

function placeOf(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,15})$/.exec(cursor) ?? []
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw malformed('The cursor is not one of this list.')
  return { at, id }
}
