import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessionEndpoints, type User } from '../../server/contract/identity.ts'
import { ApiError, request } from './api.ts'

export const SESSION_KEY = ['session'] as const
/** Says that a login may be open here, so that a stranger's page need not ask and be refused. The login itself is a cookie no script can read. */
const MARK = 'session'

/** Who is logged in here; null: nobody. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async (): Promise<User | null> => {
      if (localStorage.getItem(MARK) === null) return null
      try {
        return (await request(sessionEndpoints.whoAmI)).user
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return forget()
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

function forget(): null {
  localStorage.removeItem(MARK)
  return null
}

/** What another person saw here before must not show through. */
function become(queries: QueryClient, user: User | null): void {
  if (user === null) forget()
  else localStorage.setItem(MARK, '1')
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
  queries.setQueryData(SESSION_KEY, user)
}

export function useLogin() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { username: string; password: string; newPassword?: string }) =>
      request(sessionEndpoints.login, { body }),
    onSuccess: ({ user }) => become(queries, user),
  })
}

export function useLogout() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => request(sessionEndpoints.logout),
    onSettled: () => become(queries, null),
  })
}
