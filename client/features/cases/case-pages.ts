import { DESK_STATUSES, type Desk } from '../../../server/contract/case-queries.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'

/** The pages of a list as they were fetched, one after another. */
export interface CasePages {
  readonly pages: readonly { readonly items: readonly CaseSummary[]; readonly nextCursor: string | null }[]
  readonly pageParams: readonly unknown[]
}

/** What a list holds and in which order. */
export interface ListRule {
  readonly belongs: (one: CaseSummary) => boolean
  readonly order: (a: CaseSummary, b: CaseSummary) => number
}

/** Desks whose membership the case itself tells; of the others only the server knows who belongs. */
export const isStatusDesk = (desk: Desk): desk is keyof typeof DESK_STATUSES => desk in DESK_STATUSES

/** Soonest due first, those that are never due last; the order of the list `sort=due`. */
export function byUrgency(a: CaseSummary, b: CaseSummary): number {
  const due = (c: CaseSummary) => (c.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(c.dueAt))
  const [x, y] = [due(a), due(b)]
  return x === y ? (a.id < b.id ? -1 : 1) : x - y
}
export const byChange = (a: CaseSummary, b: CaseSummary) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt)

/**
 * A list after live steps: a case leaves where it no longer belongs, enters in its place, or is shown as it is now. An older version
 * than the one shown changes nothing. All steps of a frame are laid in at once: only pages that change are made anew.
 */
export function withSteps(list: CasePages, rule: ListRule, steps: readonly StreamCase[]): CasePages {
  const latest = latestOf(steps)
  const newer = new Set<string>()
  let isTouched = false
  const kept = list.pages.map((page) => {
    const items = page.items.filter((shown) => {
      const step = latest.get(shown.id)
      if (step === undefined) return true
      if (shown.version > step.version) {
        newer.add(shown.id)
        return true
      }
      return false
    })
    if (items.length === page.items.length) return page
    isTouched = true
    return { ...page, items }
  })
  const coming = [...latest.values()].filter((one) => !newer.has(one.id) && rule.belongs(one))
  if (coming.length === 0 && !isTouched) return list
  return { ...list, pages: insertAll(kept, coming, rule.order) }
}

function latestOf(steps: readonly StreamCase[]): Map<string, CaseSummary> {
  const latest = new Map<string, CaseSummary>()
  for (const { case: one } of steps) {
    const known = latest.get(one.id)
    if (known === undefined || known.version <= one.version) latest.set(one.id, one)
  }
  return latest
}

/** Each into the page whose end it comes before. Beyond what was fetched it comes with its page. */
function insertAll(pages: CasePages['pages'], coming: readonly CaseSummary[], order: ListRule['order']) {
  const added = pages.map((): CaseSummary[] => [])
  const last = pages.length - 1
  for (const one of coming) {
    const at = pages.findIndex(({ items, nextCursor }, i) => {
      const end = items.at(-1)
      return (end !== undefined && order(one, end) < 0) || (i === last && nextCursor === null)
    })
    added[at]?.push(one)
  }
  return pages.map((page, i) => {
    const more = added[i] ?? []
    return more.length === 0 ? page : { ...page, items: [...page.items, ...more].toSorted(order) }
  })
}

/** The open cases of the map after live steps, `atMost` of them: the same list where nothing changed. */
export function withOpenSteps(
  open: readonly CaseSummary[],
  steps: readonly StreamCase[],
  atMost = Number.POSITIVE_INFINITY,
): readonly CaseSummary[] {
  const latest = latestOf(steps)
  const next: CaseSummary[] = []
  for (const shown of open) {
    const step = latest.get(shown.id)
    latest.delete(shown.id)
    const now = step === undefined || step.version < shown.version ? shown : step
    if (!isDone(now)) next.push(now)
  }
  for (const one of latest.values()) if (!isDone(one) && next.length < atMost) next.push(one)
  return next
}
const done: ReadonlySet<string> = new Set(DESK_STATUSES.done)
const isDone = ({ status }: CaseSummary) => done.has(status)
