import { DESK_STATUSES, type Desk } from '../../../server/contract/case-queries.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'

/** The pages of a list as they were fetched, one after another. */
export interface CasePages {
  readonly pages: readonly { readonly items: readonly CaseSummary[]; readonly nextCursor: string | null }[]
  readonly pageParams: readonly unknown[]
}

/** Desks whose membership the case itself tells; of the others only the server knows who belongs. */
export const isStatusDesk = (desk: Desk): desk is keyof typeof DESK_STATUSES => desk in DESK_STATUSES

/** Soonest due first, those that are never due last; the order of the list `sort=due`. */
function byUrgency(a: CaseSummary, b: CaseSummary): number {
  const due = (c: CaseSummary) => (c.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(c.dueAt))
  return due(a) - due(b) || (a.id < b.id ? -1 : 1)
}
const byChange = (a: CaseSummary, b: CaseSummary) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)

/**
 * A list after a live step: the case leaves a desk it no longer belongs to, enters in its place, or is shown as it is now. An
 * older version than the one shown changes nothing.
 */
export function withStep(list: CasePages, desk: keyof typeof DESK_STATUSES, step: StreamCase): CasePages {
  const { case: changed } = step
  const shown = list.pages.flatMap(({ items }) => items).find(({ id }) => id === changed.id)
  if (shown !== undefined && shown.version > changed.version) return list
  const belongs = DESK_STATUSES[desk].includes(changed.status)
  if (shown === undefined && !belongs) return list
  const order = desk === 'done' ? byChange : byUrgency
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items.filter(({ id }) => id !== changed.id),
  }))
  if (!belongs) return { ...list, pages }
  const last = pages.length - 1
  const at = pages.findIndex(({ items, nextCursor }, i) => {
    const end = items.at(-1)
    const reaches = end !== undefined && order(changed, end) < 0
    return reaches || (i === last && nextCursor === null)
  })
  // Beyond what was fetched: it comes with its page.
  if (at === -1) return { ...list, pages }
  return {
    ...list,
    pages: pages.map((page, i) =>
      i === at ? { ...page, items: [...page.items, changed].toSorted(order) } : page,
    ),
  }
}

/** The open cases of the map after a live step. */
export function withOpenStep(open: readonly CaseSummary[], { case: changed }: StreamCase): CaseSummary[] {
  const shown = open.find(({ id }) => id === changed.id)
  if (shown !== undefined && shown.version > changed.version) return [...open]
  const rest = open.filter(({ id }) => id !== changed.id)
  return DESK_STATUSES.done.includes(changed.status) ? rest : [...rest, changed]
}
