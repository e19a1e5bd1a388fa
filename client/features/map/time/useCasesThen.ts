import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { areaEndpoints, type CaseAt } from '../../../../server/contract/area.ts'
import type { Light } from '../../../../server/contract/common.ts'
import { request } from '../../../lib/api.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import type { CaseMark } from '../../../scene/scene-port.ts'
import { type StatesThen, statesThen } from '../colors/states-then.ts'
import { lightThen, readingOf } from './case-then.ts'
import type { Playing } from './usePlaying.ts'

const PAGE = 2000
/** As many as the map shows of now. */
const AT_MOST = 6000
/** Readings ahead of the one that is shown. */
const AHEAD = 2
/** The past does not change, but for what was written down late. */
const KEPT_MS = 300_000

interface Reading {
  readonly items: readonly CaseAt[]
  readonly isCut: boolean
}

async function readThen(ms: number, signal: AbortSignal): Promise<Reading> {
  const items: CaseAt[] = []
  let cursor: string | null = ''
  while (cursor !== null && items.length < AT_MOST) {
    const page: { items: CaseAt[]; nextCursor: string | null } = await request(areaEndpoints.casesAt, {
      query: { at: new Date(ms).toISOString(), limit: PAGE, ...(cursor === '' ? {} : { cursor }) },
      signal,
    })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items, isCut: cursor !== null }
}

const NOW = { marks: null, states: null }

const optionsOf = (ms: number) => ({
  queryKey: ['cases', 'then', ms],
  queryFn: ({ signal }: { signal: AbortSignal }) => readThen(ms, signal),
  staleTime: KEPT_MS,
  gcTime: KEPT_MS,
})

export interface CasesThen {
  /** Null: the map shows now. */
  readonly marks: readonly CaseMark[] | null
  /** What they say of buildings and grids. */
  readonly states: StatesThen | null
  readonly lights: Readonly<Record<Light, number>>
  readonly isCut: boolean
  readonly isWaiting: boolean
  readonly error: unknown
  readonly retry: () => void
}

/** What was open at the very instant; while it plays, by readings that lie a step apart, fetched ahead. */
export function useCasesThen({ atMs, isPlaying, step }: Playing): CasesThen {
  const queries = useQueryClient()
  const reading = atMs === null ? 0 : isPlaying ? readingOf(atMs, step) : atMs
  const found = useQuery({ ...optionsOf(reading), enabled: atMs !== null, placeholderData: keepPreviousData })
  useEffect(() => {
    if (!isPlaying || reading === 0) return
    for (let ahead = 1; ahead <= AHEAD; ahead += 1) {
      const next = reading + ahead * step
      if (next <= serverNow()) void queries.prefetchQuery(optionsOf(next))
    }
  }, [queries, isPlaying, reading, step])
  const { data } = found
  const { marks, states } = useMemo(() => {
    if (atMs === null) return NOW
    const lit = (data?.items ?? []).map((one) => ({
      ...one,
      light: lightThen(one, atMs) ?? ('green' as const),
    }))
    const marks = lit.map(({ id, location, light, urgent }) => ({ id, ...location, light, urgent }))
    return { marks, states: statesThen(lit) }
  }, [data, atMs])
  const lights = { green: 0, yellow: 0, red: 0 }
  for (const { light } of marks ?? []) lights[light] += 1
  return {
    ...{ marks, states },
    lights,
    isCut: data?.isCut ?? false,
    isWaiting: atMs !== null && (found.isPending || found.isPlaceholderData),
    error: found.error,
    retry: () => void found.refetch(),
  }
}
