import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { User } from '../../../../server/contract/identity.ts'
import { mapStateEndpoints } from '../../../../server/contract/map-state.ts'
import { maySeeStatistics } from '../../../../server/contract/population.ts'
import type { StreamCase } from '../../../../server/contract/stream.ts'
import { request } from '../../../lib/api.ts'
import { useLive, useLiveBatch } from '../../../lib/live.tsx'
import type { CityColors, Picked, ScenePort } from '../../../scene/scene-port.ts'
import { type BuildingCasesKnown, fromDigits, withAnswer } from './building-cases.ts'
import type { StatesThen } from './states-then.ts'

const CASES = ['map', 'building-cases']
/** Steps of a moment are asked about together. */
const ASK_EVERY_MS = 2_000
/** Lights turn by time alone: then no step tells of it. */
const LOOK_EVERY_MS = 30_000
const PEOPLE_KEPT_MS = 600_000
const NONE: readonly number[] = []

/** Buildings with open cases: all of them once, then what changed. */
export function useBuildingCases(isWanted: boolean) {
  const queries = useQueryClient()
  const found = useQuery({
    queryKey: CASES,
    enabled: isWanted,
    structuralSharing: false,
    refetchInterval: LOOK_EVERY_MS,
    queryFn: async ({ signal }): Promise<BuildingCasesKnown> => {
      const known = queries.getQueryData<BuildingCasesKnown>(CASES)
      const query = known === undefined ? {} : { since: known.at }
      return withAnswer(known, await request(mapStateEndpoints.cases, { query, signal }))
    },
  })
  const ask = useCallback(() => {
    if (isWanted) void queries.invalidateQueries({ queryKey: CASES })
  }, [queries, isWanted])
  useLiveBatch<StreamCase>('case', ask, ASK_EVERY_MS)
  useLive('reset', () => void queries.resetQueries({ queryKey: CASES }))
  return found
}

/** How many people live in each building, in bands; only for those who plan by it. */
export const useBuildingPeople = (user: User, isWanted: boolean) =>
  useQuery({
    queryKey: ['map', 'building-people'],
    enabled: isWanted && maySeeStatistics(user),
    queryFn: () => request(mapStateEndpoints.people),
    staleTime: PEOPLE_KEPT_MS,
  })

interface Coloring {
  user: User
  port: ScenePort | null
  by: CityColors
  /** What is picked on the map; a building shows it. */
  picked: Picked | null
  /** Buildings that a search lists. */
  found: readonly number[]
  past: StatesThen | null
}

/** Keeps the colours of the city's buildings: what they are coloured by, what a search found, which one is chosen. */
export function useBuildingColors({ user, port, by, picked, found, past }: Coloring): void {
  const now = useBuildingCases((by === 'cases' || by === 'open') && past === null).data?.states
  const states = past?.buildings ?? now
  const people = useBuildingPeople(user, by === 'people').data
  useEffect(() => port?.setColors(by), [port, by])
  useEffect(() => {
    if (states !== undefined) port?.setBuildingStates('light', [...states.keys()], [...states.values()])
  }, [port, states])
  useEffect(() => {
    if (people === undefined) return
    const { ids, values } = fromDigits(people)
    port?.setBuildingStates('people', ids, values)
  }, [port, people])
  const chosen = picked?.kind === 'building' ? Number(picked.id) : null
  useEffect(() => port?.setBuildingStates('chosen', chosen === null ? NONE : [chosen], [1]), [port, chosen])
  useEffect(
    () =>
      port?.setBuildingStates(
        'found',
        found,
        found.map(() => 1),
      ),
    [port, found],
  )
}
