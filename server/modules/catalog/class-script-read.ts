import type { CaseKind } from '../../contract/case.ts'
import { caseClassDetail } from '../../contract/catalog.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const read = sql(import.meta.url, 'sql/read-class-script.sql')
const shape = caseClassDetail.pick({ script: true, questions: true })

/** What a clerk at the telephone says and asks about a class of the edition in force. */
export async function readClassScript(db: Queryable, kind: CaseKind, code: string) {
  return shape.parse((await db.oneOrNone(read, { kind, code })) ?? { script: null, questions: [] })
}
