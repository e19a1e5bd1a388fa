import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { DESK_STATUSES, type Desk } from '../../../server/contract/case-queries.ts'
import { OPEN_STATUSES } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'
import { serverNow } from '../../lib/server-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useLiveOver } from '../../lib/useLiveOver.ts'
import type { ListApart } from '../../lib/view-url.ts'
import { byChange, byUrgency, type CasePages, isStatusDesk, type ListRule, withSteps } from './case-pages.ts'
import { filterQuery, holdsWords, isOpenCase, passes } from './queue-filter.ts'

const PAGE = 100
/** A list that has to be asked for again waits this long for the rest of a burst, and is asked at most so often. */
const SETTLE_MS = 400
const AT_MOST_EVERY_MS = 3_000
/** Rows that change faster are not read; a step alone is shown with the next frame. */
const LIST_EVERY_MS = 200
/** Remaining working time is told by the server: asked again this often. */
const REFRESH_MS = 60_000

/** What a list is narrowed to beside its desk. */
export interface Asked {
  readonly q?: string
  readonly apart?: ListApart | null
  readonly filter?: QueueFilter
}
type Fetched = InfiniteData<CasePages['pages'][number], string>
const NO_FILTER: QueueFilter = {}

const queryOf = (desk: Desk, q: string, list: ListApart | null, filter: QueueFilter) => ({
  ...(list !== null
    ? { [list]: 'true' as const, status: OPEN_STATUSES.join(',') }
    : isStatusDesk(desk)
      ? { status: DESK_STATUSES[desk].join(',') }
      : { [desk]: 'true' as const, status: OPEN_STATUSES.join(',') }),
  sort: desk === 'done' && list === null ? ('updated' as const) : ('due' as const),
  limit: PAGE,
  ...filterQuery(filter, serverNow()),
  ...(q === '' ? {} : { q }),
})

/** What a live step tells of membership; null where only the server knows it. */
function ruleOf(desk: Desk, { q, apart, filter }: Required<Asked>, me: string): ListRule | null {
  if (apart !== null || desk === 'mine') return null
  const isAtDesk = isStatusDesk(desk)
    ? (one: CaseSummary) => DESK_STATUSES[desk].includes(one.status)
    : (one: CaseSummary) => one.supervised && isOpenCase(one)
  const belongs = (one: CaseSummary) =>
    isAtDesk(one) && passes(filter, one, { me, nowMs: serverNow() }) && holdsWords(one, q)
  return { belongs, order: desk === 'done' ? byChange : byUrgency }
}

/** A desk's cases, or those of a list apart from the desks, most urgent first, kept live. */
export function useCaseQueue(desk: Desk, { q = '', apart = null, filter = NO_FILTER }: Asked = {}) {
  const queries = useQueryClient()
  const me = useSession().data?.id ?? ''
  const key = ['cases', 'queue', apart ?? desk, q, filter]
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      request(caseEndpoints.list, {
        query: { ...queryOf(desk, q, apart, filter), ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: REFRESH_MS,
    // Compared whole at every step otherwise; the steps know themselves what they change.
    structuralSharing: false,
  })
  const again = useSeldom(() => void queries.invalidateQueries({ queryKey: key }))
  useLiveOver<StreamCase, Fetched>(
    'case',
    key,
    (data, steps) => {
      const rule = ruleOf(desk, { q, apart, filter }, me)
      if (rule !== null) return withSteps(data, rule, steps) as Fetched
      again()
      return data
    },
    LIST_EVERY_MS,
  )
  useLive('reset', () => void queries.invalidateQueries({ queryKey: ['cases'] }))
  const pages = list.data?.pages
  const items: readonly CaseSummary[] = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return { list, items, more }
}

/** Soon after it is first wanted, and however often that is, not again for a while. */
function useSeldom(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lastMs = useRef(0)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return useCallback(() => {
    if (timer.current !== undefined) return
    const wait = Math.max(SETTLE_MS, lastMs.current + AT_MOST_EVERY_MS - Date.now())
    timer.current = setTimeout(() => {
      timer.current = undefined
      lastMs.current = Date.now()
      latest.current()
    }, wait)
  }, [])
}
