import { Router } from 'express'
import { callEndpoints } from '../../contract/call.ts'
import { callRuleEndpoints } from '../../contract/call-rules.ts'
import { telephonyEndpoints } from '../../contract/telephony.ts'
import type { AppDeps } from '../../http/deps.ts'
import { notFound } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import { readDesk } from './call-repo.ts'
import { type CaseSteps, joinByCall, reportByCall } from './call-report.ts'
import { readRules } from './call-rules-repo.ts'
import { reviseRules } from './call-rules-service.ts'
import * as calls from './call-service.ts'
import { findCaller, listFlagged } from './caller-read.ts'

/** The call desk, and the hook by which a telephone exchange tells of its calls. */
export function callRoutes(app: AppDeps, cases: CaseSteps): Router {
  const router = Router()
  const { clock, keyring, config } = app
  const deps: calls.CallDeps = { clock, keyring }
  writeRoute(router, app, telephonyEndpoints.ring, { handle: ({ body }, t) => calls.ring(t, deps, body) })
  writeRoute(router, app, telephonyEndpoints.hangUp, {
    handle: ({ params, body }, t) => calls.hangUp(t, deps, params.callId, body.at),
  })
  route(router, app, callEndpoints.desk, ({ db, actor }) => {
    const now = clock.now()
    return readDesk(db, actor.id, now, startOfDay(now, config.timeZone))
  })
  route(router, app, callEndpoints.flagged, async ({ db }) => ({ items: await listFlagged(db, clock.now()) }))
  writeRoute(router, app, callEndpoints.keyIn, {
    handle: ({ actor, body }, t) => calls.keyIn(t, deps, actor, body),
  })
  writeRoute(router, app, callEndpoints.take, {
    handle: ({ actor, params }, t) => calls.take(t, deps, actor, params.id),
  })
  writeRoute(router, app, callEndpoints.setNumber, {
    handle: ({ actor, params, body }, t) => calls.setNumber(t, deps, actor, params.id, body.number),
  })
  route(router, app, callEndpoints.history, async ({ db, actor, params }) => {
    const caller = await findCaller(db, params.id)
    if (caller === null) throw notFound('The call')
    return calls.historyOf(db, deps, actor, caller)
  })
  writeRoute(router, app, callEndpoints.reveal, {
    handle: ({ actor, params, body }, t) => calls.reveal(t, deps, actor, params.id, body.reason),
  })
  writeRoute(router, app, callEndpoints.report, {
    handle: ({ actor, params, body }, t) => reportByCall(t, deps, cases, actor, { id: params.id, body }),
  })
  writeRoute(router, app, callEndpoints.join, {
    handle: ({ actor, params, body }, t) => joinByCall(t, deps, cases, actor, { id: params.id, ...body }),
  })
  writeRoute(router, app, callEndpoints.conclude, {
    handle: ({ actor, params, body }, t) => calls.conclude(t, deps, actor, params.id, body),
  })
  writeRoute(router, app, callEndpoints.markAbusive, {
    handle: ({ actor, params, body }, t) => calls.markAbusive(t, deps, actor, params.id, body.reason),
  })
  writeRoute(router, app, callEndpoints.lift, {
    handle: ({ actor, params, body }, t) => calls.lift(t, deps, actor, params.id, body.reason),
  })
  route(router, app, callRuleEndpoints.read, ({ db }) => readRules(db))
  writeRoute(router, app, callRuleEndpoints.revise, {
    handle: ({ actor, body }, t) => reviseRules(t, actor, body, clock.now()),
  })
  return router
}

/** Midnight of the district's day. */
function startOfDay(now: Date, timeZone: string): Date {
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => Number(local.find((one) => one.type === type)?.value ?? 0)
  const seconds = part('hour') * 3600 + part('minute') * 60 + part('second')
  return new Date(now.getTime() - seconds * 1000)
}
