import type { z } from 'zod'
import type { ComplaintDetail, ComplaintSummary, complaintEndpoints } from '../../../contract/complaint.ts'
import { pgp, type Queryable, type Tx } from '../../../db/connect.ts'
import type { Policy } from '../../../engine/types.ts'
import { malformed, notFound } from '../../../http/problem.ts'
import type { SessionActor } from '../../../http/session.ts'
import { maskName } from '../../../platform/keyring.ts'
import type { ReadDeps } from '../case-read.ts'
import * as repo from './complaint-repo.ts'
import { allowedComplaintActions } from './complaint-rules.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

function summaryOf(row: repo.ComplaintRow, { calendar }: Policy, nowMs: number): ComplaintSummary {
  const { id, number, status, version, topic, description, upheld, limitDays, handlerOrg } = row
  const judgedAt = row.answeredAt?.getTime() ?? nowMs
  const due = row.dueAt.getTime()
  const left = nowMs <= due ? calendar.between(nowMs, due) : -calendar.between(due, nowMs)
  return {
    ...{ id, number, status, version, topic, description, upheld, limitDays },
    unit: { code: row.unitCode, name: row.unitName, nameEn: row.unitNameEn },
    case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber ?? '' },
    handler:
      handlerOrg === null
        ? null
        : { code: handlerOrg, name: row.handlerName ?? handlerOrg, nameEn: row.handlerNameEn },
    registeredAt: row.registeredAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    answeredAt: iso(row.answeredAt),
    closedAt: iso(row.closedAt),
    light: judgedAt > row.redAt.getTime() ? 'red' : judgedAt >= row.yellowAt.getTime() ? 'yellow' : 'green',
    remainingSeconds: row.answeredAt === null ? left / 1000 : null,
  }
}

/** The complaint as one reader sees it; 404 for the unit complained of, and for everybody it was not given to. */
export async function readComplaint(
  db: Queryable,
  deps: ReadDeps,
  actor: SessionActor,
  id: string,
): Promise<ComplaintDetail> {
  const row = await repo.findComplaint(db, actor, id)
  if (row === null) throw notFound('The complaint')
  return present(db, deps, actor, row)
}

/** What the clerk is answered who registered it: of one about the center that is all he ever sees of it. */
export async function presentRegistered(t: Tx, deps: ReadDeps, actor: SessionActor, id: string) {
  const mayRead = (await repo.findComplaint(t, actor, id)) !== null
  return { ...(await present(t, deps, actor, await repo.findRegistered(t, id))), mayRead }
}

async function present(
  db: Queryable,
  deps: ReadDeps,
  actor: SessionActor,
  row: repo.ComplaintDetailRow,
): Promise<ComplaintDetail> {
  const { id } = row
  const handlers = await repo.listHandlers(db, row.unitCode)
  const events = await repo.listEvents(db, id)
  const handlerIs = handlers.find(({ code }) => code === row.handlerOrg)?.why ?? null
  const maySeeWho = row.aboutCenter
    ? actor.roles.includes('leader')
    : actor.roles.includes('intake') || actor.roles.includes('supervisor')
  const isNamed = row.nameEnc !== null || row.phoneMask !== null
  return {
    ...summaryOf(row, await deps.policies.get(db), deps.clock.now().getTime()),
    source: row.source,
    complainant:
      maySeeWho && isNamed
        ? {
            name: row.nameEnc === null ? null : maskName(deps.keyring.decrypt(row.nameEnc)),
            phone: row.phoneMask,
          }
        : null,
    events: events.map(
      ({ at, actorName, actorRole, orgCode, handlerOrg, handlerName, handlerNameEn, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
        actor: { name: actorName, role: actorRole, org: orgCode },
        handler:
          handlerOrg === null
            ? null
            : { code: handlerOrg, name: handlerName ?? handlerOrg, nameEn: handlerNameEn },
      }),
    ),
    handlers,
    allowedActions: allowedComplaintActions(actor, { ...row, handlerIs }).filter(
      // Nobody else to give it to: that is no choice.
      (action) => action !== 'assign' || handlers.some(({ code }) => code !== row.handlerOrg),
    ),
    mayRead: true,
  }
}

type Query = z.output<NonNullable<(typeof complaintEndpoints)['list']['query']>>
const format = pgp.as.format
const states: Record<Query['state'], string> = {
  open: `c.status in ('registered', 'assigned')`,
  answered: `c.status = 'answered'`,
  closed: `c.status = 'closed'`,
  all: 'true',
}

/** A page: what waits for an answer by when it is due, anything else the newest first. */
export async function listComplaints(
  db: Queryable,
  deps: ReadDeps,
  actor: SessionActor,
  query: Query,
): Promise<{ items: ComplaintSummary[]; nextCursor: string | null }> {
  const isOpen = query.state === 'open'
  const key = isOpen ? 'c.due_at' : 'c.registered_at'
  const conditions = [states[query.state]]
  if (query.unit !== undefined) conditions.push(format('c.unit_code = $<unit>', { unit: query.unit }))
  if (query.case !== undefined) conditions.push(format('c.case_id = $<id>::uuid', { id: query.case }))
  if (query.cursor !== undefined) {
    const after = placeOf(query.cursor)
    conditions.push(format(`(${key}, c.id) ${isOpen ? '>' : '<'} ($<at>::timestamptz, $<id>::uuid)`, after))
  }
  const rows = await repo.listComplaints(db, actor, {
    conditions: conditions.join(' and '),
    order: isOpen ? 'c.due_at, c.id' : 'c.registered_at desc, c.id desc',
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const policy = await deps.policies.get(db)
  const nowMs = deps.clock.now().getTime()
  const end = last === undefined ? null : isOpen ? last.dueAt : last.registeredAt
  return {
    items: page.map((row) => summaryOf(row, policy, nowMs)),
    nextCursor:
      rows.length > query.limit && last !== undefined
        ? Buffer.from(`${end?.toISOString()} ${last.id}`).toString('base64url')
        : null,
  }
}

function placeOf(cursor: string): { at: string; id: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw malformed('The cursor is not one of this list.')
  return { at, id }
}
