import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { catalogEndpoints } from '../../../server/contract/catalog.ts'
import { type RoutingDefinition, routingEndpoints } from '../../../server/contract/routing.ts'
import { request } from '../../lib/api.ts'

const KEY = ['routing'] as const
const RARELY_CHANGES = 3_600_000

/** The rules in force, the draft and the versions before. */
export function useRouting() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(routingEndpoints.routing, { signal }),
  })
}

/** Every write shows what is there now, also where it was refused: somebody else may have been first. */
function useRoutingWrite<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: KEY }) })
}

export const useSaveDraft = () =>
  useRoutingWrite((body: { definition: RoutingDefinition; version: number; basedOn: number }) =>
    request(routingEndpoints.saveDraft, { body }),
  )

export const useDropDraft = () => useRoutingWrite(() => request(routingEndpoints.dropDraft))

export const useEnforce = () =>
  useRoutingWrite((body: { draftVersion: number; reason: string; inForceFrom?: string }) =>
    request(routingEndpoints.enforce, { body }),
  )

/** What an older version says, fetched when it is asked for. */
export const useVersion = () =>
  useMutation({
    mutationFn: (number: number) => request(routingEndpoints.version, { params: { number } }),
  })

export function useAccuracy(days: number) {
  return useQuery({
    queryKey: [...KEY, 'accuracy', days],
    queryFn: ({ signal }) => request(routingEndpoints.accuracy, { query: { days }, signal }),
  })
}

export function useUnits() {
  return useQuery({
    queryKey: ['units'],
    queryFn: () => request(catalogEndpoints.units),
    staleTime: RARELY_CHANGES,
  })
}

export function useClasses() {
  return useQuery({
    queryKey: ['classes'],
    queryFn: () => request(catalogEndpoints.classes),
    staleTime: RARELY_CHANGES,
  })
}
