import type { Tx } from '../../db/connect.ts'
import { findUsable } from './attachment-repo.ts'

/**
 * The ids among these that the user may not attach: unknown, another's, or evidence of a case already — a photo proves one
 * thing once. Of two steps that come with the same photo the second waits for the first.
 */
export async function unusableAttachments(t: Tx, ids: readonly string[], userId: string): Promise<string[]> {
  if (ids.length === 0) return []
  const usable = new Set(await findUsable(t, ids, userId))
  return ids.filter((id, i) => !usable.has(id) || ids.indexOf(id) !== i)
}
