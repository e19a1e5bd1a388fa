import { Router } from 'express'
import { catalogEditEndpoints } from '../../contract/catalog-edit.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import type { PolicySource } from '../cases/case-states-read.ts'
import { type LimitChange, tryLimits } from '../cases/limit-trial-read.ts'
import { findClassDetail } from './catalog-read.ts'
import { listChanges } from './class-repo.ts'
import { changeClass, judgeDraft, makeClass } from './class-service.ts'

/** The class catalog kept by administrators: made, changed, retired, tried on closed cases. */
export function catalogEditRoutes(deps: AppDeps, policies: PolicySource): Router {
  const router = Router()
  writeRoute(router, deps, catalogEditEndpoints.make, {
    handle: ({ actor, body }, t) => makeClass(t, deps, actor, body),
  })
  writeRoute(router, deps, catalogEditEndpoints.change, {
    handle: ({ actor, params, body }, t) => changeClass(t, deps, actor, { ...params, ...body }),
  })
  route(router, deps, catalogEditEndpoints.trial, async ({ db, params, body: { draft } }) => {
    const known = await findClassDetail(db, params.kind, params.code)
    if (known === null) throw notFound('The class')
    await judgeDraft(db, known, draft)
    const changes = draft.conditions.flatMap(({ id, limit: after }): LimitChange[] => {
      const before = known.conditions.find((one) => one.id === id)?.limit
      const isChanged = before !== undefined && (before.unit !== after.unit || before.value !== after.value)
      return id !== null && isChanged ? [{ id, before, after }] : []
    })
    return tryLimits(db, policies, params, changes)
  })
  route(router, deps, catalogEditEndpoints.changes, async ({ db, params }) => ({
    items: await listChanges(db, params.kind, params.code),
  }))
  return router
}
