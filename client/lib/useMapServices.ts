import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint } from '../../server/contract/endpoint.ts'
import { mapServiceEndpoints } from '../../server/contract/map-service.ts'
import { type Given, request } from './api.ts'
import { useLive } from './live.tsx'

const KEY = ['map-services'] as const

/** The map services, asked again when somebody has changed them. */
export function useMapServices() {
  const queries = useQueryClient()
  useLive('map-services', () => void queries.invalidateQueries({ queryKey: KEY }))
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request(mapServiceEndpoints.list, { signal }),
    staleTime: 300_000,
  })
}

/** A change of the map services: they are asked afresh, also after a refusal. */
export function useMapServiceChange<E extends Endpoint>(endpoint: E) {
  const queries = useQueryClient()
  return useMutation<z.output<E['answer']>, Error, Given<E>>({
    mutationFn: (given) => request(endpoint, given),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
