import { z } from 'zod'
import { type CaseAction, caseAction, caseStatus } from '../../contract/case.ts'
import type { CaseListQuery } from '../../contract/case-queries.ts'
import { type Actor, maySeeReporter } from '../../contract/case-rules.ts'
import type { CaseDetail, CaseEvent, CaseSummary } from '../../contract/case-shape.ts'
import type { StreamCase } from '../../contract/stream.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { CaseState } from '../../engine/types.ts'
import { notFound } from '../../http/problem.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Keyring } from '../../platform/keyring.ts'
import { monthOf, readAllowanceUse } from './accounts/allowances-read.ts'
import {
  afterCursor,
  conditionsOf,
  cursorOf,
  instantOf,
  orderOf,
  placeOf,
  textPattern,
  textPieces,
  upToCursor,
} from './case-filter.ts'
import type { PolicySource } from './case-policy.ts'
import { suggestionsFor } from './case-routing.ts'
import { type DetailRow, detailOf, detailRow, type SummaryRow, summaryOf, summaryRow } from './case-view.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  one: file('read-case'),
  summary: file('read-summary'),
  list: file('list-cases'),
  reach: file('find-reach'),
  exists: file('case-exists'),
  attachmentInScope: file('attachment-in-scope'),
  events: file('list-events'),
  state: file('read-state'),
}

/** What a reading of cases needs beside the database. */
export interface ReadDeps {
  readonly clock: Clock
  readonly policies: PolicySource
  readonly keyring: Keyring
}

/** Throws 404 where the case lies outside the reader's scope, or nowhere. */
export async function requireCase(db: Queryable, actor: Actor, id: string): Promise<void> {
  if ((await db.oneOrNone(files.exists, { ...actor.scope, id })) === null) throw notFound('The case')
}

export async function maySeeAttachment(db: Queryable, actor: Actor, attachmentId: string): Promise<boolean> {
  return (await db.oneOrNone(files.attachmentInScope, { ...actor.scope, attachmentId })) !== null
}

const stateRow = detailRow.pick({ state: true, policyRevision: true })

/** The case as one reader sees it now; 404 outside the scope. */
export async function readCase(db: Queryable, deps: ReadDeps, actor: Actor, id: string): Promise<CaseDetail> {
  return presentCase(db, deps, actor, await readRow(db, actor, id))
}

/** What is stored of a case with the names beside its codes; 404 outside the scope. */
export async function readRow(db: Queryable, actor: Actor, id: string): Promise<DetailRow> {
  const row = detailRow.nullable().parse(await db.oneOrNone(files.one, { ...actor.scope, id }))
  if (row === null) throw notFound('The case')
  return row
}

/** The stored case as its reader sees it now. */
export async function presentCase(
  db: Queryable,
  deps: ReadDeps,
  actor: Actor,
  row: DetailRow,
): Promise<CaseDetail> {
  const policy = await deps.policies.of(db, row.policyRevision)
  const now = deps.clock.now()
  const suggested = await suggestionsFor(db, row, { policy, now, timeZone: deps.policies.timeZone })
  const allowance = await allowanceOf(db, deps, row, now)
  const reader = { actor, keyring: deps.keyring, policy, nowMs: now.getTime(), allowance }
  return detailOf(row, suggested, reader)
}

/** Asked only for a case that spends an allowance: most do not. */
async function allowanceOf(db: Queryable, deps: ReadDeps, row: DetailRow, now: Date) {
  const { id, unitCode, baseDeadlineAt, spendings } = row
  if (unitCode === null || baseDeadlineAt === null || spendings === 0) return null
  const period = monthOf(deps.policies.timeZone, baseDeadlineAt.getTime())
  return readAllowanceUse(db, { caseId: id, unit: unitCode, period, now })
}

/** The fold of a case and the revision that judges it, for those who may see it. */
export async function readState(
  db: Queryable,
  id: string,
): Promise<{ state: CaseState; policyRevision: number }> {
  return stateRow.parse(await db.one(files.state, { id }))
}

export async function listCases(
  db: Queryable,
  deps: Pick<ReadDeps, 'clock' | 'policies'>,
  actor: Actor,
  query: CaseListQuery,
): Promise<{ items: CaseSummary[]; nextCursor: string | null }> {
  const now = deps.clock.now()
  const { sort, limit } = query
  const rows = await readPage(db, actor, query, now)
  const page = rows.slice(0, limit)
  const policyOf = await deps.policies.ofEach(db, page)
  const last = page.at(-1)
  return {
    items: page.map((row) => summaryOf(row, policyOf(row), now.getTime())),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(sort, last) : null,
  }
}

/** So many cases are looked through for a text before the index of texts is asked. */
const reach = 10_000
const placeRow = z.object({ id: z.uuid(), at: z.date().nullable() })

/** A page and one row more, which says that there is another. */
async function readPage(db: Queryable, actor: Actor, query: CaseListQuery, now: Date) {
  const { sort, limit, cursor } = query
  const order = orderOf(sort)
  const conditions = conditionsOf(query, actor, now)
  if (cursor !== undefined) conditions.push(afterCursor(sort, cursor))
  const read = async (more: readonly string[]) => {
    const asked = { conditions: [...conditions, ...more].join(' and ') || 'true', order, limit: limit + 1 }
    return z.array(summaryRow).parse(await db.any(files.list, asked))
  }
  const text = query.q?.trim()
  if (!text) return read([])
  // A unit's own cases are few, and no index knows them and texts at once.
  if (actor.scope.kind === 'unit') return read([textPattern(text)])
  // A common word fills the page from the next cases, a rare one comes from its index: no planner knows which it is.
  const place = { conditions: conditions.join(' and ') || 'true', order, reach, instant: instantOf(sort) }
  const far = placeRow.nullable().parse(await db.oneOrNone(files.reach, place))
  const bound = far === null ? [] : [upToCursor(sort, placeOf(sort, far.id, far.at))]
  const near = await read([textPattern(text), ...bound])
  return far === null || near.length > limit ? near : read([textPattern(text), textPieces(text)])
}

const eventRow = z.object({
  version: z.int(),
  at: z.date(),
  recordedAt: z.date(),
  action: caseAction,
  actorId: z.uuid().nullable(),
  actorRole: z.string(),
  actorName: z.string(),
  orgCode: z.string().nullable(),
  reporterId: z.uuid().nullable(),
  fromStatus: caseStatus.nullable(),
  toStatus: caseStatus,
  data: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
  attachments: z.array(z.uuid()),
})

/** The history of a case within scope, oldest first. Who may not see a reporter learns the role of that actor, not the name. */
export async function readEvents(db: Queryable, actor: Actor, id: string): Promise<CaseEvent[]> {
  const rows = z.array(eventRow).parse(await db.any(files.events, { id }))
  return rows.map(({ actorId, actorName, actorRole, orgCode, reporterId, at, recordedAt, data, ...rest }) => {
    const isHidden = actorId !== null && actorId === reporterId && !maySeeReporter(actor, { reporterId })
    const { reporterPersonId: _, ...shown } = data
    const shownActor = isHidden
      ? { id: null, name: '', role: actorRole, org: null }
      : { id: actorId, name: actorName, role: actorRole, org: orgCode }
    return {
      ...rest,
      at: at.toISOString(),
      recordedAt: recordedAt.toISOString(),
      actor: shownActor,
      data: shown,
    }
  })
}

/** The row as live screens take it, for a step that shows the case to nobody. */
export async function readSummary(db: Queryable, id: string): Promise<SummaryRow> {
  return summaryRow.parse(await db.one(files.summary, { id }))
}

/** A step for the outbox: the row as it stands, without the reporter; its light is found when it is sent. */
export function streamPayload(row: SummaryRow, action: CaseAction, at: Date) {
  return { action, version: row.version, at, case: summaryRow.parse(row) }
}

const payload = z.object({ action: caseAction, version: z.int(), at: z.iso.datetime(), case: summaryRow })

/** A step as a live screen takes it. */
export async function presentStep(
  db: Queryable,
  deps: Pick<ReadDeps, 'clock' | 'policies'>,
  stored: unknown,
): Promise<StreamCase> {
  const { case: row, ...step } = payload.parse(stored)
  const policy = await deps.policies.of(db, row.policyRevision)
  return { ...step, case: summaryOf(row, policy, deps.clock.now().getTime()) }
}
