import { Router } from 'express'
import { type Costs, caseAccountEndpoints } from '../../../contract/case-accounts.ts'
import { mayWriteCost } from '../../../contract/case-rules.ts'
import type { Queryable } from '../../../db/connect.ts'
import { parsePeriod } from '../../../engine/period.ts'
import type { AppDeps } from '../../../http/deps.ts'
import { forbidden, malformed, notFound } from '../../../http/problem.ts'
import { route, writeRoute } from '../../../http/route.ts'
import type { SessionActor } from '../../../http/session.ts'
import type { PolicySource } from '../case-policy.ts'
import { readEvents, readState, requireCase } from '../case-read.ts'
import { monthOf, readAllowances } from './allowances-read.ts'
import { findHolder, insertCost, listCosts } from './costs-repo.ts'
import { decisionsOf } from './decisions.ts'
import { explanationOf } from './explanation.ts'

/** Where a case's numbers come from, what was decided about it, what it cost; what a unit has left. */
export function accountRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const { clock } = app
  route(router, app, caseAccountEndpoints.explanation, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    const { state, policyRevision } = await readState(db, params.id)
    return explanationOf(state, await policies.of(db, policyRevision), clock.now().getTime())
  })
  route(router, app, caseAccountEndpoints.decisions, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return { items: decisionsOf(await readEvents(db, actor, params.id)) }
  })
  route(router, app, caseAccountEndpoints.costs, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return readCosts(db, actor, params.id)
  })
  writeRoute(router, app, caseAccountEndpoints.addCost, {
    load: ({ db, actor, params }) => requireCase(db, actor, params.id),
    handle: async ({ actor, params, body }, t) => {
      if (!mayWriteCost(actor, await findHolder(t, params.id), body.kind)) throw forbidden()
      await insertCost(t, { ...body, caseId: params.id, at: clock.now(), by: actor.id })
      return readCosts(t, actor, params.id)
    },
  })
  route(router, app, caseAccountEndpoints.allowances, async ({ db, actor, params: { unit }, query }) => {
    if (actor.scope.kind !== 'district' && actor.scope.unit !== unit) throw notFound('The unit')
    const now = clock.now()
    const { timeZone } = policies
    const period =
      query.period === undefined ? monthOf(timeZone, now.getTime()) : parsePeriod(query.period, timeZone)
    if (period === null) throw malformed('A period is a month 2026-10, a quarter 2026-Q4 or a year 2026.')
    return readAllowances(db, { unit, period, now, quotas: (await policies.get(db)).quotas })
  })
  return router
}

async function readCosts(db: Queryable, actor: SessionActor, caseId: string): Promise<Costs> {
  const items = await listCosts(db, caseId)
  const sum = (kind: string) =>
    items.filter((line) => line.kind === kind).reduce((total, { cents }) => total + cents, 0)
  const mayWrite = mayWriteCost(actor, await findHolder(db, caseId), 'handling')
  return { items, spentCents: sum('handling'), recoveredCents: sum('recovery'), mayWrite }
}
