import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CALL_RULES, type CallRules, callRuleEndpoints } from '../../../server/contract/call-rules.ts'
import { request } from '../../lib/api.ts'

const KEY = ['calls', 'rules'] as const
const USUAL: CallRules = {
  version: 0,
  abuseMarks: CALL_RULES.abuseMarks.usual,
  abuseDays: CALL_RULES.abuseDays.usual,
  backHours: CALL_RULES.backHours.usual,
  backTries: CALL_RULES.backTries.usual,
}

export const useCallRules = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(callRuleEndpoints.read, { signal }),
    staleTime: 60_000,
  })

/** For words about them: what is usual until they are known. */
export const useKnownCallRules = (): CallRules => useCallRules().data ?? USUAL

export function useReviseCallRules() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: CallRules) => request(callRuleEndpoints.revise, { body }),
    onSuccess: (now) => queries.setQueryData(KEY, now),
    onError: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
