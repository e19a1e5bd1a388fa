import type { Queryable } from '../../db/connect.ts'
import { findUsable } from './attachment-repo.ts'

/**
 * The ids among these that the user may not attach: unknown, another's, or evidence of a case already — a photo proves one
 * thing once.
 */
export async function unusableAttachments(
  db: Queryable,
  ids: readonly string[],
  userId: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  const usable = new Set(await findUsable(db, ids, userId))
  return ids.filter((id, i) => !usable.has(id) || ids.indexOf(id) !== i)
}
