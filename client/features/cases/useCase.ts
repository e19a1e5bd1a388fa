import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ActionBody } from '../../../server/contract/case-actions.ts'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { ApiError, request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const detailKey = (id: string) => ['cases', 'one', id]
const eventsKey = (id: string) => ['cases', 'events', id]

/** A case as I may see it, kept live. */
export function useCase(id: string, isWanted = true) {
  const queries = useQueryClient()
  useLive<StreamCase>('case', (step) => {
    const known = queries.getQueryData<CaseDetail>(detailKey(id))
    if (step.case.id !== id || (known !== undefined && known.version >= step.version)) return
    void queries.invalidateQueries({ queryKey: detailKey(id) })
    void queries.invalidateQueries({ queryKey: eventsKey(id) })
  })
  return useQuery({
    queryKey: detailKey(id),
    queryFn: ({ signal }) => request(caseEndpoints.one, { params: { id }, signal }),
    refetchInterval: 60_000,
    enabled: isWanted,
  })
}

export function useCaseEvents(id: string) {
  return useQuery({
    queryKey: eventsKey(id),
    queryFn: ({ signal }) => request(caseEndpoints.events, { params: { id }, signal }),
  })
}

export function useNearby(id: string) {
  return useQuery({
    queryKey: ['cases', 'nearby', id],
    queryFn: ({ signal }) => request(caseEndpoints.nearby, { params: { id }, signal }),
    staleTime: 60_000,
  })
}

/** One action on a case. A try again after a lost answer sends the same key: it cannot happen twice. */
export function useCaseAction(id: string) {
  const queries = useQueryClient()
  const sent = useRef<{ body: string; key: string }>(undefined)
  return useMutation({
    mutationFn: (body: ActionBody) => {
      const text = JSON.stringify(body)
      if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() }
      return request(caseEndpoints.act, { params: { id }, body, key: sent.current.key })
    },
    onSuccess: (detail) => {
      queries.setQueryData(detailKey(id), detail)
      void queries.invalidateQueries({ queryKey: eventsKey(id) })
      void queries.invalidateQueries({ queryKey: ['cases', 'queue'], refetchType: 'active' })
    },
    onError: (error) => {
      if (error instanceof ApiError && [403, 404, 409].includes(error.problem.status))
        void queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
}
