import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import { type PolicyDefinition, policyEndpoints } from '../../../server/contract/policy.ts'
import { request } from '../../lib/api.ts'

const KEY = ['policy'] as const
const POLL_MS = 1000

/** The policy in force with its revisions; asked again and again while a job moves cases. */
export function usePolicy() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(policyEndpoints.policy, { signal }),
    refetchInterval: ({ state }) => (state.data?.current.job?.state === 'running' ? POLL_MS : false),
  })
}

export function useUnits() {
  return useQuery({
    queryKey: ['units'],
    queryFn: () => request(catalogEndpoints.units),
    staleTime: 3_600_000,
  })
}

/** What a definition would do now. */
export const usePreview = () =>
  useMutation({
    mutationFn: (definition: PolicyDefinition) => request(policyEndpoints.preview, { body: { definition } }),
  })

export function useRevise() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { definition: PolicyDefinition; reason: string; basedOn: number }) =>
      request(policyEndpoints.revise, { body }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['units'] })
      return queries.invalidateQueries({ queryKey: KEY })
    },
  })
}

export const useHolidays = () =>
  useMutation({ mutationFn: (year: number) => request(policyEndpoints.holidays, { params: { year } }) })
