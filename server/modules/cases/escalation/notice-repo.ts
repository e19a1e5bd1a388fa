import { z } from 'zod'
import type { Actor } from '../../../contract/case-rules.ts'
import type { EscalationLevel } from '../../../contract/escalation.ts'
import { type Notice, notice } from '../../../contract/notice.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'

const files = {
  insert: sql(import.meta.url, 'sql/insert-notices.sql'),
  list: sql(import.meta.url, 'sql/list-notices.sql'),
  unread: sql(import.meta.url, 'sql/count-unread.sql'),
  readOne: sql(import.meta.url, 'sql/read-one-notice.sql'),
  readUpTo: sql(import.meta.url, 'sql/read-notices-up-to.sql'),
}

/** A notice as it is written; keys are the columns. */
export interface NewNotice {
  at: Date
  kind: Notice['kind']
  level?: EscalationLevel
  card?: 'yellow' | 'red' | null
  stage?: string
  case_id?: string
  unit_code?: string | null
  words?: string | null
  roles: readonly string[]
  to_unit?: string | null
  to_user?: string | null
}

/** Notices with the word to the stream that there are some. */
export async function insertNotices(t: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length > 0) await t.none(files.insert, { notices: JSON.stringify(notices) })
}

const row = z
  .object({
    ...notice.omit({ case: true, unit: true, at: true, readAt: true, id: true }).shape,
    id: z.coerce.string(),
    at: z.date(),
    readAt: z.date().nullable(),
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    className: z.string().nullable(),
    classNameEn: z.string().nullable(),
    unitCode: z.string().nullable(),
    unitName: z.string().nullable(),
    unitNameEn: z.string().nullable(),
  })
  .transform(({ caseId, caseNumber, className, classNameEn, unitCode, unitName, unitNameEn, ...rest }) => ({
    ...rest,
    at: rest.at.toISOString(),
    readAt: rest.readAt?.toISOString() ?? null,
    case:
      caseId === null || caseNumber === null
        ? null
        : {
            id: caseId,
            number: caseNumber,
            className: className ?? '',
            classNameEn: classNameEn ?? className ?? '',
          },
    unit: unitCode === null ? null : { code: unitCode, name: unitName ?? unitCode, nameEn: unitNameEn },
  }))

const reader = ({ id, roles, scope }: Actor) => ({ me: id, roles: [...roles], unit: scope.unit })

/** Newest first; `before` is the id of the last one known. */
export async function listNotices(
  db: Queryable,
  actor: Actor,
  page: { before: string | null; limit: number; unread: boolean },
): Promise<Notice[]> {
  return z.array(row).parse(await db.any(files.list, { ...reader(actor), ...page }))
}

/** How many are unread, counted up to a hundred. */
export async function countUnread(db: Queryable, actor: Actor): Promise<number> {
  return (await db.one<{ n: number }>(files.unread, reader(actor))).n
}

export async function markRead(t: Tx, actor: Actor, id: string, upTo: boolean, at: Date): Promise<void> {
  await t.none(upTo ? files.readUpTo : files.readOne, { ...reader(actor), id, at })
}
