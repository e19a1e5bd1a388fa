import { hashKey, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLiveBatch } from './live.tsx'
import type { LiveEvent } from './live-stream.ts'

/**
 * Lays live events over a query's data, all of a frame (or of `everyMs`) at once. What is being fetched meanwhile may have been read
 * before they happened: they are laid over it again when it comes. `lay` leaves what is newer than an event as it is.
 */
export function useLiveOver<T, Data>(
  event: LiveEvent,
  key: QueryKey,
  lay: (data: Data, events: readonly T[]) => Data,
  everyMs = 0,
): void {
  const queries = useQueryClient()
  const hash = hashKey(key)
  const held = useRef<T[]>([])
  const layOver = (events: readonly T[]) =>
    queries.setQueryData<Data>(key, (data) => (data === undefined ? data : lay(data, events)))
  const latest = useRef(layOver)
  useEffect(() => {
    latest.current = layOver
  })
  useLiveBatch<T>(
    event,
    (events) => {
      if (queries.getQueryState(key)?.fetchStatus === 'fetching') held.current.push(...events)
      layOver(events)
    },
    everyMs,
  )
  useEffect(() => {
    held.current = []
    return queries.getQueryCache().subscribe((told) => {
      if (told.type !== 'updated' || told.query.queryHash !== hash) return
      if (told.action.type !== 'success' || told.action.manual === true) return
      const events = held.current
      held.current = []
      if (events.length > 0) latest.current(events)
    })
  }, [queries, hash])
}
