import { useQueryClient } from '@tanstack/react-query'
import type { StreamComplaint } from '../../../server/contract/stream.ts'
import { useLive, useLiveBatch } from '../../lib/live.tsx'
import { COMPLAINTS } from './useComplaints.ts'

/** A registration for the leading group is two steps at once, a page of them a burst: one asking for all. */
const SETTLE_MS = 300

/** Asks again for what changed: an event is an id, what it says is told to those who ask and may read it. */
export function useComplaintsLive(): void {
  const queries = useQueryClient()
  useLiveBatch<StreamComplaint>(
    'complaint',
    (changed) => {
      for (const { id } of new Map(changed.map((one) => [one.id, one])).values())
        void queries.invalidateQueries({ queryKey: [...COMPLAINTS, 'one', id] })
      void queries.invalidateQueries({ queryKey: [...COMPLAINTS, 'list'] })
    },
    SETTLE_MS,
  )
  useLive('reset', () => void queries.invalidateQueries({ queryKey: COMPLAINTS }))
}
