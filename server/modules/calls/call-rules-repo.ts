import { type CallRules, callRules } from '../../contract/call-rules.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  read: sql(import.meta.url, 'sql/read-rules.sql'),
  revise: sql(import.meta.url, 'sql/revise-rules.sql'),
}

export async function readRules(db: Queryable): Promise<CallRules> {
  return callRules.parse(await db.one(files.read))
}

/** Null where another version is in force. */
export async function writeRules(
  t: Tx,
  given: CallRules & { at: Date; by: string },
): Promise<CallRules | null> {
  return callRules.nullable().parse(await t.oneOrNone(files.revise, given))
}
