import { z } from 'zod'
import { type ReplyTemplate, replyTemplate } from '../../contract/case-accounts.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-templates.sql'),
  insert: sql(import.meta.url, 'sql/insert-template.sql'),
  retire: sql(import.meta.url, 'sql/retire-template.sql'),
}
const row = replyTemplate.extend({ id: z.coerce.string() })

export async function listTemplates(db: Queryable): Promise<ReplyTemplate[]> {
  return z.array(row).parse(await db.any(files.list))
}

export async function insertTemplate(
  t: Tx,
  template: Pick<ReplyTemplate, 'action' | 'text' | 'textEn'>,
): Promise<ReplyTemplate> {
  return row.parse(await t.one(files.insert, template))
}

/** False where there is none. */
export async function retireTemplate(t: Tx, id: string, at: Date): Promise<boolean> {
  return (await t.oneOrNone(files.retire, { id, at })) !== null
}
