import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { userEndpoints } from '../../../server/contract/admin-user.ts'
import { type AuditQuestion, auditEndpoints } from '../../../server/contract/audit.ts'
import { request } from '../../lib/api.ts'

const PAGE = 50

/** What was asked, a page after the other; asked anew only on purpose, for each question is itself audited. */
export function useAudit(question: AuditQuestion, asked: number) {
  return useInfiniteQuery({
    queryKey: ['audit', question, asked],
    queryFn: ({ pageParam, signal }) =>
      request(auditEndpoints.search, { body: { ...question, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })
}

export function useAuditTerms() {
  return useQuery({
    queryKey: ['audit-terms'],
    queryFn: () => request(auditEndpoints.terms),
    staleTime: 60_000,
  })
}

/** People by a piece of their name: whose deeds are looked for. */
export function useActors(q: string) {
  return useQuery({
    queryKey: ['audit-actors', q],
    queryFn: ({ signal }) => request(userEndpoints.list, { query: { q, limit: 20 }, signal }),
    staleTime: 60_000,
  })
}

/** The CSV of a question: a POST, for a question may hold what belongs in no address. */
export const useAuditExport = () =>
  useMutation({
    mutationFn: async (question: AuditQuestion) => {
      const answer = await fetch(auditEndpoints.export.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      })
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.text()
    },
  })
