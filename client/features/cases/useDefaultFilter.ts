import { useEffect, useRef } from 'react'
import type { Desk } from '../../../server/contract/case-queries.ts'
import type { QueueFilter } from '../../../server/contract/shift.ts'
import { isEmpty } from './queue-filter.ts'
import { useSavedFilters } from './useSavedFilters.ts'

/** The filter somebody wants to begin with is set once, where the address names none. */
export function useDefaultFilter(filter: QueueFilter, onFilter: (filter: QueueFilter, desk?: Desk) => void) {
  const { filters, defaultId } = useSavedFilters()
  const isDone = useRef(!isEmpty(filter))
  const wanted = filters.find(({ id }) => id === defaultId)
  useEffect(() => {
    if (isDone.current || wanted === undefined) return
    isDone.current = true
    onFilter(wanted.filter)
  }, [wanted, onFilter])
}
