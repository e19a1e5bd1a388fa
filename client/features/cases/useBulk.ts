import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CaseAction } from '../../../server/contract/case.ts'
import { caseEndpoints } from '../../../server/contract/case-endpoints.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { problem } from '../../../server/contract/common.ts'
import { ApiError, request } from '../../lib/api.ts'

export interface BulkTask {
  readonly action: CaseAction
  readonly cases: readonly Pick<CaseSummary, 'id' | 'version'>[]
  readonly fields: Readonly<Record<string, unknown>>
}
/** What became of one case, or would. */
export interface BulkResult {
  readonly id: string
  readonly error: ApiError | null
}

/** The same action on many cases. Tried first: the server judges each as if it were done and leaves all as it was. */
export function useBulk(isTried: boolean) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ action, cases, fields }: BulkTask): Promise<BulkResult[]> => {
      const body = {
        ...fields,
        action,
        cases: cases.map(({ id, version }) => ({ id, version })),
        ...(isTried ? { dryRun: true } : {}),
      }
      return (await request(caseEndpoints.actMany, { body })).items.map(resultOf)
    },
    onSuccess: () => {
      if (!isTried) void queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
}

type Item = z.output<(typeof caseEndpoints.actMany)['answer']>['items'][number]

const resultOf = (item: Item): BulkResult => ({
  id: item.id,
  error: item.status < 400 ? null : new ApiError(problem.parse(item.problem)),
})
