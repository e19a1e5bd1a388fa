import { z } from 'zod'
import { COST_KINDS, type CostLine, type costBody } from '../../../contract/case-accounts.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-costs.sql'),
  insert: sql(import.meta.url, 'sql/insert-cost.sql'),
  holder: sql(import.meta.url, 'sql/find-holder.sql'),
}
const row = z.object({
  id: z.coerce.string(),
  kind: z.enum(COST_KINDS),
  cents: z.int(),
  party: z.string(),
  note: z.string().nullable(),
  at: z.date(),
  by: z.string(),
})

export async function listCosts(db: Queryable, caseId: string): Promise<CostLine[]> {
  const rows = z.array(row).parse(await db.any(files.list, { caseId }))
  return rows.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }))
}

/** The unit that holds the case now. */
export async function findHolder(db: Queryable, caseId: string): Promise<string | null> {
  return (await db.one<{ unitCode: string | null }>(files.holder, { caseId })).unitCode
}

export async function insertCost(
  t: Tx,
  line: z.infer<typeof costBody> & { caseId: string; at: Date; by: string },
): Promise<void> {
  await t.none(files.insert, { ...line, note: line.note || null })
}
