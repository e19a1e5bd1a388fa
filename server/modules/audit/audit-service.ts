import type { AuditLine, AuditQuestion } from '../../contract/audit.ts'
import { csvLine } from '../../contract/csv.ts'
import type { Db } from '../../db/connect.ts'
import { tx } from '../../db/tx.ts'
import { malformed } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import type { Clock } from '../../platform/clock.ts'
import { type After, type AuditRow, insertLook, listLines } from './audit-repo.ts'
import { masked, maskedDetail } from './clear-text.ts'

interface Looking {
  readonly clock: Clock
  readonly actor: SessionActor
}

/** A page of what was asked. The question is itself a line of the audit; turning the page is not another one. */
export async function searchAudit(
  db: Db,
  { clock, actor }: Looking,
  { limit, cursor, ...question }: AuditQuestion & { limit: number; cursor?: string | undefined },
): Promise<{ items: AuditLine[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor)
  const rows = await tx(db, async (t) => {
    const found = await listLines(t, question, { limit: limit + 1, after })
    if (after === null)
      await insertLook(t, {
        ...{ at: clock.now(), actorId: actor.id, action: 'audit-searched' },
        detail: asked(question),
      })
    return found
  })
  const last = rows[limit - 1]
  const nextCursor = rows.length > limit && last !== undefined ? cursorOf(last) : null
  return { items: rows.slice(0, limit).map(lineOf), nextCursor }
}

/** What was asked, without numbers of people. */
const asked = (question: AuditQuestion): object =>
  maskedDetail(
    Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)),
  ) as object

const lineOf = ({
  at,
  exactAt: _,
  actorId,
  username,
  name,
  reason,
  detail,
  ...row
}: AuditRow): AuditLine => ({
  ...row,
  at: at.toISOString(),
  actor: actorId === null ? null : { id: actorId, username: username ?? '', name: name ?? '' },
  reason: reason === null ? null : masked(reason),
  detail: maskedDetail(detail) as Record<string, unknown>,
})

const cursorOf = ({ exactAt, id }: AuditRow) => Buffer.from(`${exactAt} ${id}`).toString('base64url')

function readCursor(cursor: string): After {
  const [exactAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (Number.isNaN(Date.parse(exactAt)) || !/^\d{1,18}$/.test(id))
    throw malformed('The cursor is not one of this list.')
  return { exactAt, id }
}

const EXPORT_MOST = 100_000
const EXPORT_PAGE = 500

/** The same lines as CSV, a page at a time, so that neither memory nor another's turn at the database is held. */
export async function* exportAudit(
  db: Db,
  { clock, actor }: Looking,
  question: AuditQuestion,
): AsyncGenerator<string> {
  await tx(db, (t) =>
    insertLook(t, { at: clock.now(), actorId: actor.id, action: 'audit-exported', detail: asked(question) }),
  )
  yield csvLine(['time', 'username', 'name', 'action', 'object', 'id', 'object name', 'reason', 'detail'])
  let after: After | null = null
  for (let n = 0; n < EXPORT_MOST; n += EXPORT_PAGE) {
    const rows: AuditRow[] = await listLines(db, question, { limit: EXPORT_PAGE, after })
    for (const line of rows.map(lineOf))
      yield csvLine([
        ...[line.at, line.actor?.username ?? '', line.actor?.name ?? '', line.action, line.objectKind],
        ...[line.objectId, line.objectName, line.reason, JSON.stringify(line.detail)],
      ])
    const last = rows.at(-1)
    if (rows.length < EXPORT_PAGE || last === undefined) return
    after = last
  }
}
