import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { callEndpoints } from '../../../server/contract/call.ts'
import { callBackEndpoints } from '../../../server/contract/call-back.ts'
import type { CaseKind } from '../../../server/contract/case.ts'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import type { StreamCall } from '../../../server/contract/stream.ts'
import { ApiError, request } from '../../lib/api.ts'
import { useLive } from '../../lib/live.tsx'

const DESK = ['calls', 'desk'] as const
/** The stream says when something changed; this is for what it may have missed. */
const REFRESH_MS = 30_000

/** Who waits, what I have open, my day: kept live. */
export function useDesk() {
  const queries = useQueryClient()
  const desk = useQuery({
    queryKey: DESK,
    queryFn: ({ signal }) => request(callEndpoints.desk, { signal }),
    refetchInterval: REFRESH_MS,
  })
  const again = useCallback(() => void queries.invalidateQueries({ queryKey: ['calls'] }), [queries])
  useLive<StreamCall>('call', ({ what }) => {
    void queries.invalidateQueries({ queryKey: DESK })
    if (what === 'call-back') void queries.invalidateQueries({ queryKey: ['call-backs'] })
    if (what === 'flag') again()
  })
  useLive('reset', again)
  return desk
}

/** What is known of the number of a call; asked again when it changes. */
export function useHistory(id: string | null, mask: string | null) {
  return useQuery({
    queryKey: ['calls', 'history', id, mask],
    queryFn: ({ signal }) => request(callEndpoints.history, { params: { id: id ?? '' }, signal }),
    enabled: id !== null && mask !== null,
  })
}

export function useClasses() {
  return useQuery({
    queryKey: ['classes'],
    queryFn: () => request(catalogEndpoints.classes),
    staleTime: 3_600_000,
  })
}

/** The class with its script and questions. */
export function useClass(chosen: { kind: CaseKind; code: string } | null) {
  return useQuery({
    queryKey: ['class', chosen?.kind, chosen?.code],
    queryFn: () =>
      request(catalogEndpoints.class, { params: chosen ?? { kind: 'event' as const, code: '' } }),
    enabled: chosen !== null,
    staleTime: 300_000,
  })
}

/** A step at the desk after which what it shows is asked for anew. */
export function useDeskStep<G, A>(step: (given: G) => Promise<A>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: step,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['calls'] }),
  })
}

/** Answers owed: a view of them, live by the desk's own listening. */
export function useBacks(view: 'todo' | 'done' | 'reopen', limit = 50) {
  return useQuery({
    queryKey: ['call-backs', view, limit],
    queryFn: ({ signal }) => request(callBackEndpoints.list, { query: { view, limit }, signal }),
    refetchInterval: REFRESH_MS * 4,
  })
}

export function useBackStep<G, A>(step: (given: G) => Promise<A>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: step,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['call-backs'] })
      void queries.invalidateQueries({ queryKey: DESK })
    },
  })
}

/** Who has it already, where that is why a step was refused. */
export function takenByOf(error: unknown): string | null {
  if (!(error instanceof ApiError)) return null
  return error.problem.errors?.find(({ code }) => code === 'call-taken')?.detail ?? null
}
