import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import { type DuplicateRule, duplicateEndpoints } from '../../../server/contract/duplicate.ts'
import { request } from '../../lib/api.ts'

const KEY = ['duplicate-rules'] as const

export const useRules = () =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => request(duplicateEndpoints.rules, { signal }) })

/** Names of classes and major classes, to read a rule's code by. */
export const useClasses = () =>
  useQuery({
    queryKey: ['classes'],
    queryFn: () => request(catalogEndpoints.classes),
    staleTime: 3_600_000,
  })

export const useTrial = () =>
  useMutation({
    mutationFn: (rules: DuplicateRule[]) => request(duplicateEndpoints.tryOut, { body: { rules } }),
  })

export function useReviseRules() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; rules: DuplicateRule[] }) =>
      request(duplicateEndpoints.revise, { body }),
    onSuccess: (answer) => queries.setQueryData(KEY, answer),
  })
}
