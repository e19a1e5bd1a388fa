import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { request } from '../../lib/api.ts'
import { useLiveBatch } from '../../lib/live.tsx'
import { BULK_MOST } from './bulk-actions.ts'
import { withOpenSteps } from './case-pages.ts'

const NONE: readonly CaseSummary[] = []

/** The open ones of these cases, wherever they stand in any list, most urgent first, kept live. */
export function useCasesByIds(ids: readonly string[]): readonly CaseSummary[] {
  const queries = useQueryClient()
  const sorted = ids.toSorted()
  const key = ['cases', 'byIds', sorted.join(',')]
  useLiveBatch<StreamCase>('case', (steps) => {
    if (sorted.length === 0) return
    const own = new Set(sorted)
    queries.setQueryData<readonly CaseSummary[]>(key, (known) =>
      known === undefined
        ? known
        : withOpenSteps(
            known,
            steps.filter(({ case: one }) => own.has(one.id)),
          ),
    )
  })
  const found = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<readonly CaseSummary[]> =>
      (
        await request(caseEndpoints.list, {
          query: { ids: sorted.join(','), sort: 'due', limit: BULK_MOST },
          signal,
        })
      ).items,
    enabled: sorted.length > 0,
    placeholderData: keepPreviousData,
    structuralSharing: false,
  })
  return sorted.length === 0 ? NONE : (found.data ?? NONE)
}
