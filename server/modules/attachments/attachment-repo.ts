import { z } from 'zod'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  insert: sql(import.meta.url, 'sql/insert-attachment.sql'),
  find: sql(import.meta.url, 'sql/find-attachment.sql'),
  lock: sql(import.meta.url, 'sql/lock-attachments.sql'),
  usable: sql(import.meta.url, 'sql/find-usable-attachments.sql'),
}
const attachmentRow = z.object({
  id: z.uuid(),
  sha256: z.string(),
  mediaType: z.string(),
  uploadedBy: z.uuid(),
})

export interface NewAttachment {
  id: string
  sha256: string
  mediaType: string
  bytes: number
  width: number
  height: number
  takenAt: Date | null
  uploadedBy: string
  uploadedAt: Date
}

export async function insertAttachment(t: Tx, attachment: NewAttachment): Promise<void> {
  await t.none(files.insert, attachment)
}

export async function findAttachment(db: Queryable, id: string) {
  return attachmentRow.nullable().parse(await db.oneOrNone(files.find, { id }))
}

/** Which of these photos the user may attach; they are locked first, so that the answer holds until the transaction ends. */
export async function findUsable(t: Tx, ids: readonly string[], userId: string): Promise<string[]> {
  await t.any(files.lock, { ids })
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(await t.any(files.usable, { ids, userId }))
    .map(({ id }) => id)
}
