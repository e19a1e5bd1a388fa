import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type MapView, mapViewEndpoints } from '../../../../server/contract/map-view.ts'
import { request } from '../../../lib/api.ts'

const KEY = ['map-views']
const NONE: readonly MapView[] = []

/** My kept views, and what can be done with them. */
export function useKeptViews() {
  const queries = useQueryClient()
  const again = () => void queries.invalidateQueries({ queryKey: KEY })
  const found = useQuery({
    queryKey: KEY,
    queryFn: () => request(mapViewEndpoints.list),
    staleTime: 300_000,
  })
  const keep = useMutation({
    mutationFn: (body: { name: string; query: string }) => request(mapViewEndpoints.keep, { body }),
    onSuccess: again,
  })
  const forget = useMutation({
    mutationFn: (id: string) => request(mapViewEndpoints.forget, { params: { id } }),
    onSuccess: again,
  })
  return { views: found.data?.items ?? NONE, found, keep, forget }
}

/** Shift and a figure: the kept view of that number. By the key that was pressed: with Shift a layout makes other signs of it. */
export function useViewKeys(views: readonly MapView[], onOpen: (view: MapView) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
      if (digit === undefined || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, [contenteditable], [role=dialog]')
      )
        return
      const view = views[Number(digit) - 1]
      if (view === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      onOpen(view)
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [views, onOpen])
}
