import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { inspectorEndpoints } from '../../../../server/contract/geography.ts'
import { request } from '../../../lib/api.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import type { InspectorMark } from '../../../scene/scene-port.ts'
import type { Playing } from '../time/usePlaying.ts'
import { placesThen, STEP_S, WINDOW_MS, windowOf } from './places-then.ts'

const KEPT_MS = 300_000

const optionsOf = (fromMs: number) => ({
  queryKey: ['inspectors', 'tracks', fromMs],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(inspectorEndpoints.tracks, {
      query: {
        from: new Date(fromMs).toISOString(),
        to: new Date(fromMs + WINDOW_MS).toISOString(),
        step: STEP_S,
      },
      signal,
    }),
  staleTime: KEPT_MS,
  gcTime: KEPT_MS,
  retry: false,
})

/** Where inspectors were at the instant that plays; null: the map shows now. */
export function useReplay({ atMs, isPlaying }: Playing, isWanted: boolean) {
  const queries = useQueryClient()
  const from = atMs === null ? 0 : windowOf(atMs)
  const found = useQuery({ ...optionsOf(from), enabled: atMs !== null && isWanted })
  useEffect(() => {
    const next = from + WINDOW_MS
    if (isPlaying && isWanted && from > 0 && next <= serverNow()) void queries.prefetchQuery(optionsOf(next))
  }, [queries, isPlaying, isWanted, from])
  const { data } = found
  const places = useMemo(
    (): readonly InspectorMark[] | null => (atMs === null ? null : placesThen(data?.items ?? [], from, atMs)),
    [data, from, atMs],
  )
  return { places, isKnown: data !== undefined, isRefused: found.isError }
}
