import { z } from 'zod'
import type { AuditQuestion } from '../../contract/audit.ts'
import { pgp, type Queryable, type Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-lines.sql'),
  terms: sql(import.meta.url, 'sql/list-terms.sql'),
  insert: sql(import.meta.url, 'sql/insert-audit.sql'),
}
const lineRow = z.object({
  id: z.string(),
  at: z.date(),
  /** To the microsecond: where a page ends. */
  exactAt: z.string(),
  actorId: z.string().nullable(),
  username: z.string().nullable(),
  name: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string().nullable(),
  objectName: z.string().nullable(),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditRow = z.infer<typeof lineRow>
const termsRow = z.object({ actions: z.array(z.string()), objectKinds: z.array(z.string()) })

/** After which line a page begins. */
export interface After {
  readonly exactAt: string
  readonly id: string
}

/** Only what was asked stands in the query: the planner picks the index of each question. */
export async function listLines(
  db: Queryable,
  question: AuditQuestion,
  { limit, after }: { limit: number; after: After | null },
): Promise<AuditRow[]> {
  const conditions: string[] = []
  const add = (condition: string, values: object) => void conditions.push(pgp.as.format(condition, values))
  const { from, to, actor, action, objectKind, objectId, q } = question
  if (from !== undefined) add('at >= $<from>', { from: new Date(from) })
  if (to !== undefined) add('at < $<to>', { to: new Date(to) })
  if (actor !== undefined) add('actor_id = $<actor>', { actor })
  if (action !== undefined) add('action = $<action>', { action })
  if (objectKind !== undefined) add('object_kind = $<objectKind>', { objectKind })
  if (objectId !== undefined) add('object_id = $<objectId>', { objectId })
  if (q) add('reason ilike $<pattern>', { pattern: `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` })
  if (after !== null) add('(at, id) < ($<exactAt>::timestamptz, $<id>::bigint)', after)
  const where = conditions.join(' and ') || 'true'
  return z.array(lineRow).parse(await db.any(files.list, { conditions: where, limit }))
}

export async function listTerms(db: Queryable): Promise<z.infer<typeof termsRow>> {
  return termsRow.parse(await db.one(files.terms))
}

export async function insertLook(
  t: Tx,
  line: { at: Date; actorId: string; action: 'audit-searched' | 'audit-exported'; detail: object },
): Promise<void> {
  await t.none(files.insert, { ...line, detail: JSON.stringify(line.detail) })
}
