import { useQuery, useQueryClient } from '@tanstack/react-query'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import type { CaseCounts } from '../../../server/contract/case-queries.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const KEY = ['cases', 'counts']

/** Desks, lights and the day's figures, live. What is mine is asked for; the stream tells what the whole scope shares. */
export function useCaseCounts() {
  const queries = useQueryClient()
  const counts = useQuery({
    queryKey: KEY,
    queryFn: () => request(caseEndpoints.counts),
    refetchInterval: 30_000,
  })
  useLive<CaseCounts>('counters', (told) =>
    queries.setQueryData<CaseCounts>(KEY, (known) =>
      known === undefined ? known : { ...told, desks: { ...told.desks, mine: known.desks.mine } },
    ),
  )
  return counts
}
