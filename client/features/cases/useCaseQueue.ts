import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { DESK_STATUSES, type Desk } from '../../../server/contract/case-queries.ts'
import { OPEN_STATUSES } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'
import type { ListApart } from '../../lib/view-url.ts'
import { type CasePages, isStatusDesk, withStep } from './case-pages.ts'

const PAGE = 100
/** Steps come in bursts: a list that has to be asked for again waits this long for the rest of one. */
const SETTLE_MS = 400
/** Remaining working time is told by the server: asked again this often. */
const REFRESH_MS = 60_000

const queryOf = (desk: Desk, q: string, list: ListApart | null) => ({
  ...(list !== null
    ? { [list]: 'true' as const, status: OPEN_STATUSES.join(',') }
    : isStatusDesk(desk)
      ? { status: DESK_STATUSES[desk].join(',') }
      : { [desk]: 'true' as const }),
  sort: desk === 'done' && list === null ? ('updated' as const) : ('due' as const),
  limit: PAGE,
  ...(q === '' ? {} : { q }),
})

/** A desk's cases, or those of a list apart from the desks, most urgent first, kept live. `q` filters by number, address and words. */
export function useCaseQueue(desk: Desk, q = '', apart: ListApart | null = null) {
  const queries = useQueryClient()
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  const key = ['cases', 'queue', apart ?? desk, q]
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      request(caseEndpoints.list, {
        query: { ...queryOf(desk, q, apart), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFRESH_MS,
  })
  const again = () => {
    clearTimeout(settling.current)
    settling.current = setTimeout(() => void queries.invalidateQueries({ queryKey: key }), SETTLE_MS)
  }
  useLive<StreamCase>('case', (step) => {
    if (!isStatusDesk(desk) || q !== '' || apart !== null) return again()
    queries.setQueryData<InfiniteData<CasePages['pages'][number], string>>(key, (data) =>
      data === undefined ? data : (withStep(data, desk, step) as typeof data),
    )
  })
  useLive('reset', () => void queries.invalidateQueries({ queryKey: ['cases'] }))
  const items: readonly CaseSummary[] = list.data?.pages.flatMap((page) => page.items) ?? []
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return { list, items, more }
}
