import { z } from 'zod'
import { type ComplaintCounts, complaintCounts } from '../../../contract/complaint.ts'
import type { Queryable } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'

const count = sql(import.meta.url, 'sql/count-complaints.sql')
const row = complaintCounts.extend({ unit: z.string() })

/** Complaints of a period by unit. Beside the score: none of them changes it. */
export async function readComplaintCounts(
  db: Queryable,
  asked: { from: Date; to: Date; asOf: Date },
): Promise<ReadonlyMap<string, ComplaintCounts>> {
  const rows = z.array(row).parse(await db.any(count, asked))
  return new Map(rows.map(({ unit, ...counts }) => [unit, counts]))
}
