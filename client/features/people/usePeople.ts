import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import { organisationEndpoints } from '../../../server/contract/admin-organisation.ts'
import { userEndpoints } from '../../../server/contract/admin-user.ts'
import type { Endpoint } from '../../../server/contract/endpoint.ts'
import type { Role } from '../../../server/contract/identity.ts'
import { type Given, request } from '../../lib/api.ts'

const USERS = ['admin-users'] as const
const ORGANISATIONS = ['admin-organisations'] as const
const PAGE = 50

export interface UserFilter {
  readonly q: string
  readonly role: Role | undefined
  readonly org: string | undefined
  readonly state: 'active' | 'disabled' | 'all'
}

export function useUsers(filter: UserFilter) {
  return useInfiniteQuery({
    queryKey: [...USERS, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request(userEndpoints.list, { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useUser(id: string) {
  return useQuery({
    queryKey: [...USERS, 'one', id],
    queryFn: ({ signal }) => request(userEndpoints.show, { params: { id }, signal }),
  })
}

export function useOrganisations() {
  return useQuery({
    queryKey: ORGANISATIONS,
    queryFn: ({ signal }) => request(organisationEndpoints.list, { signal }),
    staleTime: 60_000,
  })
}

export function useScope(code: string | null) {
  return useQuery({
    queryKey: [...ORGANISATIONS, 'scope', code],
    queryFn: ({ signal }) => request(organisationEndpoints.scope, { params: { code: code ?? '' }, signal }),
    enabled: code !== null,
  })
}

/** A change of people: what was shown of them is asked afresh, also after a refusal. */
export function usePeopleChange<E extends Endpoint>(endpoint: E) {
  const queries = useQueryClient()
  return useMutation<z.output<E['answer']>, Error, Given<E>>({
    mutationFn: (given) => request(endpoint, given),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: USERS })
      await queries.invalidateQueries({ queryKey: ORGANISATIONS })
    },
  })
}
