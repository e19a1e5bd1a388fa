import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  DEFAULT_SETTINGS,
  isOperator,
  type OperatorSettings,
  shiftEndpoints,
} from '../../server/contract/shift.ts'
import { request } from './api.ts'
import { useSession } from './session.ts'

const KEY = ['shift', 'settings']

/** How I want my screen: shown as changed at once, kept by the server for every screen of mine. */
export function useOperatorSettings() {
  const queries = useQueryClient()
  const me = useSession().data
  const mayKeep = me !== undefined && me !== null && isOperator(me)
  const found = useQuery({
    queryKey: KEY,
    queryFn: () => request(shiftEndpoints.settings),
    enabled: mayKeep,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const settings = found.data ?? DEFAULT_SETTINGS
  const keeping = useMutation({
    mutationFn: (body: OperatorSettings) => request(shiftEndpoints.keepSettings, { body }),
    onError: () => void queries.invalidateQueries({ queryKey: KEY }),
  })
  const change = (part: Partial<OperatorSettings>) => {
    const next = { ...settings, ...part }
    queries.setQueryData(KEY, next)
    if (mayKeep) keeping.mutate(next)
  }
  return { settings, change, isLoaded: found.isSuccess || !mayKeep }
}
