import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import { problem } from '../../../server/contract/common.ts'
import { duplicateEndpoints } from '../../../server/contract/duplicate.ts'
import { ApiError, request } from '../../lib/api.ts'

/** What may be the same problem as a case, and whether its place has this trouble again and again. */
export function useDuplicates(id: string, version: number) {
  return useQuery({
    queryKey: ['cases', 'duplicates', id, version],
    queryFn: ({ signal }) => request(duplicateEndpoints.ofCase, { params: { id }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
}

export function useReports(id: string, version: number) {
  return useQuery({
    queryKey: ['cases', 'reports', id, version],
    queryFn: ({ signal }) => request(duplicateEndpoints.reports, { params: { id }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
}

/** A case as a merge names it. */
export interface Mergeable {
  readonly id: string
  readonly number: string
  readonly version: number
}
export interface MergeResult {
  readonly done: readonly Mergeable[]
  readonly refused: readonly ApiError[]
}

/** Merges cases into one, or undoes it: each stands for itself, and the answer says which did. */
export function useMerge() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ cases, into }: { cases: readonly Mergeable[]; into: Mergeable | null }) => {
      const step =
        into === null ? { action: 'unmerge' as const } : { action: 'merge' as const, into: into.id }
      const body = { ...step, cases: cases.map(({ id, version }) => ({ id, version })) }
      const { items } = await request(caseEndpoints.actMany, { body })
      const result: MergeResult = {
        done: items.flatMap(({ case: done }) => (done === undefined ? [] : [done])),
        refused: items.flatMap((item) =>
          item.status < 400 ? [] : [new ApiError(problem.parse(item.problem))],
        ),
      }
      return result
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
}
