import { Router } from 'express'
import { type bulkBody, caseEndpoints } from '../../contract/case-endpoints.ts'
import type { CaseDetail } from '../../contract/case-shape.ts'
import { shiftEndpoints } from '../../contract/shift.ts'
import type { Tx } from '../../db/connect.ts'
import type { AppDeps } from '../../http/deps.ts'
import { fieldErrors, malformed, ProblemError } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import type { SessionActor } from '../../http/session.ts'
import { type GivenStep, givenStep } from './case-body.ts'
import { readCounts } from './case-counts.ts'
import { readNearby } from './case-nearby.ts'
import type { PolicySource } from './case-policy.ts'
import { listCases, readCase, readEvents, requireCase } from './case-read.ts'
import { lockCases } from './case-repo.ts'
import { type ReportDeps, reportCase } from './case-report.ts'
import { act } from './case-service.ts'
import { takeNext } from './claims/claims-service.ts'

export function caseRoutes(app: AppDeps, policies: PolicySource): Router {
  const router = Router()
  const { clock, keyring, config } = app
  const deps: ReportDeps = { clock, keyring, policies, casePrefix: config.casePrefix }

  writeRoute(router, app, caseEndpoints.report, {
    handle: ({ actor, body }, t) => reportCase(t, deps, actor, body),
  })
  writeRoute(router, app, caseEndpoints.actMany, {
    handle: async ({ actor, body }, t) => ({ items: await actMany(t, deps, actor, body) }),
  })
  writeRoute(router, app, shiftEndpoints.take, {
    handle: async ({ actor, body }, t) => ({ items: await takeNext(t, deps, actor, body) }),
  })
  const actOne = { ...caseEndpoints.act, body: givenStep }
  writeRoute(router, app, actOne, {
    load: ({ db, actor, params }) => requireCase(db, actor, params.id),
    handle: ({ actor, params, body }, t) => act(t, deps, actor, params.id, body),
  })
  route(router, app, caseEndpoints.list, ({ db, actor, query }) => listCases(db, deps, actor, query))
  route(router, app, caseEndpoints.counts, ({ db, actor }) =>
    readCounts(db, { scope: actor.scope, userId: actor.id, now: clock.now(), timeZone: config.timeZone }),
  )
  route(router, app, caseEndpoints.one, ({ db, actor, params }) => readCase(db, deps, actor, params.id))
  route(router, app, caseEndpoints.events, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return { items: await readEvents(db, actor, params.id) }
  })
  route(router, app, caseEndpoints.nearby, async ({ db, actor, params }) => {
    await requireCase(db, actor, params.id)
    return readNearby(db, deps, actor, params.id)
  })
  return router
}

type Bulk = ReturnType<typeof bulkBody.parse>

/** Each case stands for itself: a refusal undoes that one alone and is told beside its id. */
async function actMany(t: Tx, deps: ReportDeps, actor: SessionActor, { cases, dryRun, ...rest }: Bulk) {
  const steps = cases.map(({ id, version }) => ({ id, step: parseAction({ ...rest, version }) }))
  const targets = steps.flatMap(({ step: { body } }) => (body.action === 'merge' ? [body.into] : []))
  await lockCases(t, [...cases.map(({ id }) => id), ...targets])
  const items: Awaited<ReturnType<typeof tryOne>>[] = []
  for (const { id, step } of steps) items.push(await tryOne(t, deps, actor, id, step, dryRun === true))
  return items
}

/** Undoes a step that was only tried. */
class OnlyTried extends Error {}

async function tryOne(
  t: Tx,
  deps: ReportDeps,
  actor: SessionActor,
  id: string,
  step: GivenStep,
  dryRun: boolean,
) {
  let done: CaseDetail | undefined
  try {
    await t.tx(async (inner) => {
      done = await act(inner, deps, actor, id, step)
      if (dryRun) throw new OnlyTried()
    })
  } catch (error) {
    if (error instanceof ProblemError) return { id, status: error.problem.status, problem: error.problem }
    if (!(error instanceof OnlyTried)) throw error
  }
  return { id, status: 200, case: done }
}

function parseAction(given: unknown): GivenStep {
  const parsed = givenStep.safeParse(given)
  if (parsed.success) return parsed.data
  throw malformed('The action has the wrong shape.', fieldErrors(parsed.error))
}
