import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import {
  type ComplaintBody,
  type ComplaintDetail,
  type ComplaintStep,
  complaintEndpoints,
} from '../../../server/contract/complaint.ts'
import { request } from '../../lib/api.ts'

export const COMPLAINTS = ['complaints'] as const
export type ComplaintState = z.output<NonNullable<(typeof complaintEndpoints)['list']['query']>>['state']
/** Steps come by the stream; the time that is left is told by the server, and what was taken from me is told to nobody. */
const REFRESH_MS = 120_000

export const useComplaints = (state: ComplaintState) =>
  useInfiniteQuery({
    queryKey: [...COMPLAINTS, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      request(complaintEndpoints.list, {
        query: pageParam === null ? { state } : { state, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFRESH_MS,
  })

export const useComplaint = (id: string) =>
  useQuery({
    queryKey: [...COMPLAINTS, 'one', id],
    queryFn: ({ signal }) => request(complaintEndpoints.one, { params: { id }, signal }),
    refetchInterval: REFRESH_MS,
  })

/** What a step or a registration answers is the complaint as it is now. */
function useKept() {
  const queries = useQueryClient()
  return (detail: ComplaintDetail) => {
    if (detail.mayRead) queries.setQueryData([...COMPLAINTS, 'one', detail.id], detail)
    void queries.invalidateQueries({ queryKey: [...COMPLAINTS, 'list'] })
  }
}

export function useRegister() {
  const keep = useKept()
  return useMutation({
    mutationFn: (body: ComplaintBody) => request(complaintEndpoints.register, { body }),
    onSuccess: keep,
  })
}

export function useComplaintStep(id: string) {
  const keep = useKept()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: ComplaintStep) => request(complaintEndpoints.act, { params: { id }, body }),
    onSuccess: keep,
    onError: () => void queries.invalidateQueries({ queryKey: [...COMPLAINTS, 'one', id] }),
  })
}

/** Who may be complained of. */
export const useUnits = () =>
  useQuery({
    queryKey: [...COMPLAINTS, 'units'],
    queryFn: ({ signal }) => request(complaintEndpoints.units, { signal }),
    staleTime: 3_600_000,
  })

/** The case behind a link, to name it. */
export const useNamedCase = (id: string | null) =>
  useQuery({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => request(caseEndpoints.one, { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
  })

/** The case of a number as it was typed; null where there is none. */
export async function findCase(number: string): Promise<string | null> {
  const { items } = await request(caseEndpoints.list, { query: { q: number, limit: 5 } })
  return items.find((one) => one.number === number)?.id ?? null
}

const SETTING = [...COMPLAINTS, 'settings'] as const
export const useSetting = () =>
  useQuery({ queryKey: SETTING, queryFn: ({ signal }) => request(complaintEndpoints.settings, { signal }) })

export function useReviseSetting() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; answerDays: number }) =>
      request(complaintEndpoints.revise, { body }),
    onSuccess: (now) => queries.setQueryData(SETTING, now),
    onError: () => void queries.invalidateQueries({ queryKey: SETTING }),
  })
}
