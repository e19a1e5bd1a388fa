import { useCallback, useState } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { BULK_MOST } from './bulk-actions.ts'

const NONE: ReadonlySet<string> = new Set()

/** The cases marked in a list; another list begins with none. What left the list is marked no more. */
export function useMarked(items: readonly CaseSummary[], list: string) {
  const [kept, setKept] = useState({ list, ids: NONE })
  const ids = kept.list === list ? kept.ids : NONE
  const marked = new Set(items.filter(({ id }) => ids.has(id)).map(({ id }) => id))
  const toggle = useCallback(
    (id: string) =>
      setKept((before) => {
        const next = new Set(before.list === list ? before.ids : NONE)
        if (!next.delete(id) && next.size < BULK_MOST) next.add(id)
        return { list, ids: next }
      }),
    [list],
  )
  const markAll = () => setKept({ list, ids: new Set(items.slice(0, BULK_MOST).map(({ id }) => id)) })
  const clear = () => setKept({ list, ids: NONE })
  return { marked, toggle, markAll, clear }
}
