import { type RefObject, useEffect, useRef } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'

/** Asked when a case is done with: which one of the queue comes next. */
export type Follower = RefObject<() => string | null>

/**
 * Remembers where in the queue the open case stood: a step may have taken it away before anybody asks. What comes next stands
 * in its place then, or after it, or at the end before it.
 */
export function useFollower(
  follower: Follower,
  items: readonly CaseSummary[],
  chosenId: string | null,
): void {
  const place = useRef({ of: '', at: 0 })
  useEffect(() => {
    const at = items.findIndex(({ id }) => id === chosenId)
    if (at !== -1 && chosenId !== null) place.current = { of: chosenId, at }
    follower.current = () => {
      // A case from elsewhere is followed by none of this queue.
      if (place.current.of !== chosenId) return null
      const here = items[place.current.at]
      const next = here?.id === chosenId ? items[place.current.at + 1] : here
      const other = next ?? items.findLast(({ id }) => id !== chosenId)
      return other?.id ?? null
    }
  }, [follower, items, chosenId])
}
