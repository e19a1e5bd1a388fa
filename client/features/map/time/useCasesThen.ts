import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { areaEndpoints, type CaseAt } from '../../../../server/contract/area.ts'
import type { Light } from '../../../../server/contract/common.ts'
import { request } from '../../../lib/api.ts'
import { serverNow } from '../../../lib/server-clock.ts'
import type { CaseMark } from '../../../scene/scene-port.ts'
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

const optionsOf = (ms: number) => ({
  queryKey: ['cases', 'then', ms],
  queryFn: ({ signal }: { signal: AbortSignal }) => readThen(ms, signal),
  staleTime: KEPT_MS,
  gcTime: KEPT_MS,
})

export interface CasesThen {
  /** Null: the map shows now. */
  readonly marks: readonly CaseMark[] | null
  readonly lights: Readonly<Record<Light, number>>
  readonly isCut: boolean
  readonly isWaiting: boolean
  readonly error: unknown
  readonly retry: () => void
}

/** What was open at the instant that plays; while it plays, what comes next is fetched ahead. */
export function useCasesThen({ atMs, isPlaying, step }: Playing): CasesThen {
  const queries = useQueryClient()
  const reading = atMs === null ? 0 : readingOf(atMs, step)
  const found = useQuery({ ...optionsOf(reading), enabled: atMs !== null, placeholderData: keepPreviousData })
  useEffect(() => {
    if (!isPlaying || reading === 0) return
    for (let ahead = 1; ahead <= AHEAD; ahead += 1) {
      const next = reading + ahead * step
      if (next <= serverNow()) void queries.prefetchQuery(optionsOf(next))
    }
  }, [queries, isPlaying, reading, step])
  const { data } = found
  const marks = useMemo(
    () =>
      atMs === null
        ? null
        : (data?.items ?? []).map((one) => ({
            id: one.id,
            ...one.location,
            light: lightThen(one, atMs) ?? ('green' as const),
            urgent: one.urgent,
          })),
    [data, atMs],
  )
  const lights = { green: 0, yellow: 0, red: 0 }
  for (const { light } of marks ?? []) lights[light] += 1
  return {
    marks,
    lights,
    isCut: data?.isCut ?? false,
    isWaiting: atMs !== null && (found.isPending || found.isPlaceholderData),
    error: found.error,
    retry: () => void found.refetch(),
  }
}
