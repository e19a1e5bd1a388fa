import type { Notice } from '../../../server/contract/notice.ts'

/** The unread ones that came after what was known; `knownId` null: nothing was known, so nothing is news. */
export function freshNotices(items: readonly Notice[], knownId: number | null): Notice[] {
  if (knownId === null) return []
  return items.filter(({ id, readAt }) => readAt === null && Number(id) > knownId)
}

/** The highest id among them: what is known from now on. */
export const newestId = (items: readonly Notice[]) =>
  items.reduce((most, { id }) => Math.max(most, Number(id)), 0)
