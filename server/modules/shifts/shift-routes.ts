import { Router } from 'express'
import { isOperator, type OperatorNote, type SavedFilter, shiftEndpoints } from '../../contract/shift.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { AppDeps } from '../../http/deps.ts'
import { forbidden, malformed, notFound, wrongField } from '../../http/problem.ts'
import { route, writeRoute } from '../../http/route.ts'
import type { SessionActor } from '../../http/session.ts'
import { requireCase } from '../cases/case-read.ts'
import * as desk from './desk-repo.ts'
import { listPresence } from './presence-repo.ts'
import { beat } from './presence-service.ts'
import { countWaiting, listSheets } from './sheet-repo.ts'
import { confirmSheet, type HandClaims, makeSheet, openSheet, sheetNow } from './sheet-service.ts'

/** Nobody reads more of his own filters, and keys end at nine. */
const MOST_FILTERS = 50
const WAITS_MS = 24 * 3_600_000

/** Work at the desks: who is at which case, filters, notes, the change of shift. */
export function shiftRoutes(app: AppDeps, handClaims: HandClaims): Router {
  const router = Router()
  addPresence(router, app)
  addDesk(router, app)
  addNotes(router, app)
  addSheets(router, app, handClaims)
  return router
}

function addPresence(router: Router, app: AppDeps): void {
  route(router, app, shiftEndpoints.presence, async ({ db }) => ({
    items: await listPresence(db, app.clock.now()),
  }))
  writeRoute(router, app, shiftEndpoints.beat, {
    handle: async ({ actor, body: { screen, caseId, typing } }, t) => {
      if (caseId !== null) await requireCase(t, actor, caseId)
      await beat(t, { screen, userId: actor.id, caseId, typing }, app.clock.now())
      return null
    },
  })
}

function addDesk(router: Router, app: AppDeps): void {
  route(router, app, shiftEndpoints.filters, async ({ db, actor }) => ({
    items: await desk.listFilters(db, actor),
  }))
  writeRoute(router, app, shiftEndpoints.addFilter, {
    handle: async ({ actor, body }, t): Promise<SavedFilter> => {
      if ((await desk.countFilters(t, actor.id)) >= MOST_FILTERS)
        throw wrongField('name', 'too-many', `At most ${MOST_FILTERS} filters are kept.`)
      const filter = { id: crypto.randomUUID(), ...body }
      await desk.insertFilter(t, { ...filter, me: actor.id, now: app.clock.now() })
      return { ...filter, owner: { id: actor.id, name: actor.name } }
    },
  })
  writeRoute(router, app, shiftEndpoints.removeFilter, {
    handle: async ({ actor, params }, t) => {
      if (!(await desk.deleteFilter(t, actor.id, params.id))) throw notFound('The filter')
      return null
    },
  })
  route(router, app, shiftEndpoints.settings, ({ db, actor }) => desk.readSettings(db, actor.id))
  writeRoute(router, app, shiftEndpoints.keepSettings, {
    handle: async ({ actor, body }, t) => {
      await desk.keepSettings(t, actor.id, body)
      return body
    },
  })
}

/** Outside the scope a case is nothing; within it, its notes are the operators' alone. */
async function requireNotes(db: Db, actor: SessionActor, id: string): Promise<void> {
  await requireCase(db, actor, id)
  if (!isOperator(actor)) throw forbidden()
}

function addNotes(router: Router, app: AppDeps): void {
  const write = async (
    t: Tx,
    actor: SessionActor,
    caseId: string | null,
    given: { text: string; shared: boolean },
  ) => {
    const id = crypto.randomUUID()
    const at = app.clock.now()
    await desk.insertNote(t, { id, caseId, me: actor.id, ...given, at })
    const author = { id: actor.id, name: actor.name }
    return { id, caseId, ...given, at: at.toISOString(), author } satisfies OperatorNote
  }
  route(router, app, shiftEndpoints.caseNotes, async ({ db, actor, params }) => {
    await requireNotes(db, actor, params.id)
    return { items: await desk.listCaseNotes(db, actor.id, params.id) }
  })
  writeRoute(router, app, shiftEndpoints.addCaseNote, {
    load: ({ db, actor, params }) => requireCase(db, actor, params.id),
    handle: ({ actor, params, body }, t) => write(t, actor, params.id, body),
  })
  route(router, app, shiftEndpoints.shiftNotes, async ({ db, actor, query: { cursor, limit } }) => {
    const found = await desk.listLog(db, actor.id, afterOf(cursor), limit + 1)
    return pageOf(found, limit, (one) => one.at)
  })
  writeRoute(router, app, shiftEndpoints.addShiftNote, {
    handle: ({ actor, body }, t) => write(t, actor, null, body),
  })
  writeRoute(router, app, shiftEndpoints.removeNote, {
    handle: async ({ actor, params }, t) => {
      if (!(await desk.removeNote(t, actor.id, params.id, app.clock.now()))) throw notFound('The note')
      return null
    },
  })
}

function addSheets(router: Router, app: AppDeps, handClaims: HandClaims): void {
  const { clock } = app
  route(router, app, shiftEndpoints.sheetPreview, ({ db, actor }) => sheetNow(db, actor, clock.now()))
  route(router, app, shiftEndpoints.sheets, async ({ db, actor, query: { cursor, limit } }) => {
    const page = pageOf(await listSheets(db, afterOf(cursor), limit + 1), limit, (one) => one.madeAt)
    const since = new Date(clock.now().getTime() - WAITS_MS)
    return { ...page, waiting: await countWaiting(db, actor.id, since) }
  })
  writeRoute(router, app, shiftEndpoints.makeSheet, {
    handle: ({ actor, body }, t) => makeSheet(t, actor, { ...body, now: clock.now() }),
  })
  route(router, app, shiftEndpoints.sheet, ({ db, params }) => openSheet(db, params.id))
  writeRoute(router, app, shiftEndpoints.confirmSheet, {
    handle: ({ actor, params }, t) => confirmSheet(t, actor, { id: params.id, now: clock.now(), handClaims }),
  })
}

const FIRST: desk.After = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Newest first: an instant and an id say where a page goes on. */
function afterOf(cursor: string | undefined): desk.After {
  if (cursor === undefined) return FIRST
  const [at = '', id = ''] = cursor.split(' ')
  if (!(Date.parse(at) > 0) || !/^[0-9a-f-]{36}$/.test(id))
    throw malformed('The cursor is not one of this list.')
  return { at: new Date(at), id }
}

function pageOf<T extends { id: string }>(found: readonly T[], limit: number, atOf: (one: T) => string) {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return { items, nextCursor: hasMore ? `${atOf(last)} ${last.id}` : null }
}
