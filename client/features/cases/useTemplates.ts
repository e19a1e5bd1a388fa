import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseAction } from '../../../server/contract/case.ts'
import { caseAccountEndpoints, type ReplyTemplate } from '../../../server/contract/case-accounts.ts'
import { request } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'

const KEY = ['templates']

/** Ready texts for an action: its own first, then those for any. */
export const templatesFor = (all: readonly ReplyTemplate[], action: CaseAction): ReplyTemplate[] => [
  ...all.filter((one) => one.action === action),
  ...all.filter((one) => one.action === null),
]

/** The ready texts for an action, and what those who may keep them can do. */
export function useTemplates(action: CaseAction) {
  const queries = useQueryClient()
  const user = useSession().data
  const again = () => void queries.invalidateQueries({ queryKey: KEY })
  const list = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(caseAccountEndpoints.templates, { signal }),
    staleTime: 600_000,
  })
  const keep = useMutation({
    mutationFn: (text: string) => request(caseAccountEndpoints.addTemplate, { body: { action, text } }),
    onSuccess: again,
  })
  const drop = useMutation({
    mutationFn: (id: string) => request(caseAccountEndpoints.removeTemplate, { params: { id } }),
    onSuccess: again,
  })
  const keepers: readonly string[] = caseAccountEndpoints.addTemplate.roles ?? []
  const mayKeep = user?.roles.some((role) => keepers.includes(role)) ?? false
  return { list, items: templatesFor(list.data?.items ?? [], action), keep, drop, mayKeep }
}
