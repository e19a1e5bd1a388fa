import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { LonLat } from '../../../server/contract/common.ts'
import { duplicateEndpoints } from '../../../server/contract/duplicate.ts'
import { geographyEndpoints } from '../../../server/contract/geography.ts'
import { searchEndpoints } from '../../../server/contract/search.ts'
import { ApiError, request } from '../../lib/api.ts'
import type { Draft } from './drafts.ts'

const LEAST = 2
const EACH = 5

/** Places by what is typed: houses, streets, communities, grids. */
export function usePlaceSearch(typed: string, isWanted: boolean) {
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['place-search', q],
    queryFn: ({ signal }) =>
      request(searchEndpoints.search, {
        query: { q, kinds: 'building,road,community,grid', limit: EACH },
        signal,
      }),
    enabled: isWanted && q.length >= LEAST,
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const items = isWanted && q.length >= LEAST ? (found.data?.items ?? []) : []
  return {
    items: items.filter(({ location }) => location !== null),
    isEmpty: found.isSuccess && !found.isPlaceholderData && items.length === 0 && q.length >= LEAST,
  }
}

/** The cell and street of a place; `outside` where the district has none there. */
export function useGridAt(place: LonLat | null) {
  const grid = useQuery({
    queryKey: ['grid-at', place?.lon.toFixed(5), place?.lat.toFixed(5)],
    queryFn: () => request(geographyEndpoints.gridAt, { query: place ?? { lon: 0, lat: 0 } }),
    enabled: place !== null,
    retry: false,
    staleTime: 600_000,
  })
  return {
    grid: place === null ? undefined : grid.data?.properties,
    isOutside: place !== null && grid.error instanceof ApiError,
  }
}

/** What this call may repeat, once its class and place are known. */
export function useRepeats({ class: chosen, place }: Pick<Draft, 'class' | 'place'>) {
  return useQuery({
    queryKey: ['duplicates', chosen?.kind, chosen?.code, place?.lon.toFixed(6), place?.lat.toFixed(6)],
    queryFn: ({ signal }) =>
      request(duplicateEndpoints.find, {
        query: {
          kind: chosen?.kind ?? 'event',
          classCode: chosen?.code ?? '',
          lon: place?.lon ?? 0,
          lat: place?.lat ?? 0,
        },
        signal,
      }),
    enabled: chosen !== null && place !== null,
    retry: false,
    // Somebody may have told the same a second ago: never an answer of before.
    staleTime: 0,
  })
}
