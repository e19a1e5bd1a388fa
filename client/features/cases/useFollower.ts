import { type RefObject, useEffect, useRef } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'

/** Asked when a case is done with: which one of the queue comes next. */
export type Follower = RefObject<() => string | null>

/**
 * Remembers where in the queue the open case stood: a step may have taken it away, or further, before anybody asks. What comes next
 * waits for the same step: it stands in its place then, or after it, or before it. Where none does, whatever stands nearest.
 */
export function useFollower(
  follower: Follower,
  items: readonly CaseSummary[],
  chosenId: string | null,
): void {
  const place = useRef<Place | null>(null)
  useEffect(() => {
    place.current = placeOf(items, chosenId, place.current)
    // A case from elsewhere is followed by none of this queue.
    follower.current = () => (place.current === null ? null : followerOf(items, place.current))
  }, [follower, items, chosenId])
}

/** Where a case stood when it was opened or seen there last, and what it waited for when it was opened. */
export interface Place {
  readonly of: string
  readonly at: number
  readonly status: CaseSummary['status']
}

/** The place of the open case: kept where it has left the queue, none where it was never in it. */
export function placeOf(items: readonly CaseSummary[], openId: string | null, before: Place | null) {
  const known = before?.of === openId ? before : null
  const at = items.findIndex(({ id }) => id === openId)
  const here = items[at]
  if (here === undefined) return known
  // The step that was just taken may also have moved it within the queue: the next one waits for what it waited for before.
  return known === null || known.status === here.status ? { of: here.id, at, status: here.status } : known
}

/** The id of what comes after the case of that place; null where nothing else is left. */
export function followerOf(items: readonly CaseSummary[], { of, at, status }: Place): string | null {
  const others = items.filter(({ id }) => id !== of)
  const from = items.slice(0, at).filter(({ id }) => id !== of).length
  const inOrder = [...others.slice(from), ...others.slice(0, from).toReversed()]
  return (inOrder.find((one) => one.status === status) ?? inOrder[0])?.id ?? null
}
