import { useQuery } from '@tanstack/react-query'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { OPEN_STATUSES } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { request } from '../../lib/api.ts'
import { useLiveOver } from '../../lib/useLiveOver.ts'
import { withOpenSteps } from './case-pages.ts'

const KEY = ['cases', 'open']
const PAGE = 500
/** The map shows the most urgent of them; beyond that pins cover each other. */
const AT_MOST = 5000
/** Thousands of pins are not laid out anew for every step. */
const MAP_EVERY_MS = 500

/** Lays the live steps over the open cases: once on a page, however many of its parts read them. */
export function useOpenCasesLive(): void {
  useLiveOver<StreamCase, readonly CaseSummary[]>(
    'case',
    KEY,
    (open, steps) => withOpenSteps(open, steps, AT_MOST),
    MAP_EVERY_MS,
  )
}

/** Every open case of my scope for the map. */
export function useOpenCases() {
  return useQuery({
    queryKey: KEY,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<readonly CaseSummary[]> => {
      const found: CaseSummary[] = []
      for (let cursor: string | null = ''; cursor !== null && found.length < AT_MOST; ) {
        const page: { items: CaseSummary[]; nextCursor: string | null } = await request(caseEndpoints.list, {
          query: {
            status: OPEN_STATUSES.join(','),
            sort: 'due',
            limit: PAGE,
            ...(cursor === '' ? {} : { cursor }),
          },
          signal,
        })
        found.push(...page.items)
        cursor = page.nextCursor
      }
      return found
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
