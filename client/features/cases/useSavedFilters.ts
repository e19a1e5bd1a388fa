import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { isOperator, type SavedFilter, shiftEndpoints } from '../../../server/contract/shift.ts'
import { request } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import { useOperatorSettings } from '../../lib/useOperatorSettings.ts'

const KEY = ['shift', 'filters']
const NONE: readonly SavedFilter[] = []

/** In the order somebody wants, those he never ordered after them. */
export function inOrder(filters: readonly SavedFilter[], order: readonly string[]): readonly SavedFilter[] {
  const place = new Map(order.map((id, i) => [id, i]))
  return filters.toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length))
}

/** Kept filters in my order, and what can be done with them. */
export function useSavedFilters() {
  const queries = useQueryClient()
  const me = useSession().data
  const { settings, change } = useOperatorSettings()
  const again = () => void queries.invalidateQueries({ queryKey: KEY })
  const mayKeep = me !== undefined && me !== null && isOperator(me)
  const found = useQuery({
    queryKey: KEY,
    queryFn: () => request(shiftEndpoints.filters),
    enabled: mayKeep,
    staleTime: 300_000,
  })
  const add = useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof shiftEndpoints.addFilter)['body']>>) =>
      request(shiftEndpoints.addFilter, { body }),
    onSuccess: again,
  })
  const remove = useMutation({
    mutationFn: (id: string) => request(shiftEndpoints.removeFilter, { params: { id } }),
    onSuccess: again,
  })
  const filters = inOrder(found.data?.items ?? NONE, settings.filterOrder)
  const moveUp = (id: string) => {
    const ids = filters.map((one) => one.id)
    const at = ids.indexOf(id)
    if (at > 0) change({ filterOrder: ids.with(at - 1, id).with(at, ids[at - 1] ?? id) })
  }
  const makeDefault = (id: string | null) => change({ defaultFilter: id })
  return { filters, add, remove, moveUp, makeDefault, defaultId: settings.defaultFilter, mayKeep, me }
}
