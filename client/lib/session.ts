import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sessionEndpoints, type User } from '../../server/contract/identity.ts'
import { ApiError, request } from './api.ts'

export const SESSION_KEY = ['session'] as const

/** Who is logged in here; null: nobody. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async (): Promise<User | null> => {
      try {
        return (await request(sessionEndpoints.whoAmI)).user
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return null
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useLogin() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => request(sessionEndpoints.login, { body }),
    onSuccess: ({ user }) => {
      // What another person saw here before must not show through.
      queries.clear()
      queries.setQueryData(SESSION_KEY, user)
    },
  })
}

export function useLogout() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => request(sessionEndpoints.logout),
    onSettled: () => {
      queries.clear()
      queries.setQueryData(SESSION_KEY, null)
    },
  })
}
