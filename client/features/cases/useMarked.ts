import { useCallback, useState } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { BULK_MOST } from './bulk-actions.ts'
import { useCasesByIds } from './useCasesByIds.ts'

/** Cases named elsewhere, as on the map: each time anew, so that the same ones may be marked again. */
export interface GivenMarks {
  readonly ids: readonly string[]
}
/** Marks belong to the list they were made in, or to none: then they outlive the way from desk to desk. */
interface Kept {
  readonly list: string | null
  readonly ids: ReadonlySet<string>
}
const NONE: ReadonlySet<string> = new Set()

/**
 * The cases marked in a list; another list begins with none, and what left the list is marked no more. Marks given from elsewhere hold
 * whether the list shows their cases or not, until they are done with.
 */
export function useMarked(items: readonly CaseSummary[], list: string, given: GivenMarks | null) {
  const [kept, setKept] = useState<Kept>({ list, ids: NONE })
  const [taken, setTaken] = useState<GivenMarks | null>(null)
  if (given !== taken) {
    setTaken(given)
    if (given !== null) setKept({ list: null, ids: new Set(given.ids.slice(0, BULK_MOST)) })
  }
  const isGiven = kept.list === null
  const ids = isGiven || kept.list === list ? kept.ids : NONE
  const named = useCasesByIds(isGiven ? [...ids] : [])
  const cases = (isGiven ? named : items).filter(({ id }) => ids.has(id))
  const marked = new Set(cases.map(({ id }) => id))
  const change = useCallback(
    (how: (ids: Set<string>) => void) =>
      setKept((before) => {
        const next = new Set(before.list === null || before.list === list ? before.ids : NONE)
        how(next)
        return { list: before.list === null && next.size > 0 ? null : list, ids: next }
      }),
    [list],
  )
  const toggle = useCallback(
    (id: string) =>
      change((now) => {
        if (!now.delete(id) && now.size < BULK_MOST) now.add(id)
      }),
    [change],
  )
  const markAll = () => setKept({ list, ids: new Set(items.slice(0, BULK_MOST).map(({ id }) => id)) })
  const unmark = (done: readonly CaseSummary[]) =>
    change((now) => {
      for (const { id } of done) now.delete(id)
    })
  const clear = () => setKept({ list, ids: NONE })
  return { cases, marked, isGiven, toggle, markAll, unmark, clear }
}
