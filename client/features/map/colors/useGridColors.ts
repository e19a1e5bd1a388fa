import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { geographyEndpoints } from '../../../../server/contract/geography.ts'
import type { User } from '../../../../server/contract/identity.ts'
import { CELL_PEOPLE_BANDS, mapStateEndpoints } from '../../../../server/contract/map-state.ts'
import { maySeeStatistics } from '../../../../server/contract/population.ts'
import type { StreamCase } from '../../../../server/contract/stream.ts'
import { request } from '../../../lib/api.ts'
import { useLive, useLiveBatch } from '../../../lib/live.tsx'
import type { CityColors, GridLayerId, LayerId, Picked, ScenePort } from '../../../scene/scene-port.ts'
import { gridFinder } from '../view/grid-at.ts'
import { useUnitCells } from '../view/useUnitCells.ts'
import { bandOf, caseState } from './case-state.ts'
import type { StatesThen } from './states-then.ts'

/** Layers of cells, as the server names their kinds. */
export const KIND_OF = { 'unit-grids': 'unit', 'responsibility-grids': 'responsibility' } as const
export type GridKind = (typeof KIND_OF)[GridLayerId]
/** Steps of a moment are asked about together. */
const ASK_EVERY_MS = 3_000
/** Lights turn by time alone: then no step tells of it. */
const LOOK_EVERY_MS = 30_000
const NONE: readonly string[] = []

/** Cells with open cases, by code. */
export function useGridCases(kind: GridKind, isWanted: boolean) {
  const queries = useQueryClient()
  const key = useMemo(() => ['map', 'grid-cases', kind], [kind])
  const found = useQuery({
    queryKey: key,
    enabled: isWanted,
    refetchInterval: LOOK_EVERY_MS,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const { items } = await request(mapStateEndpoints.grids, { query: { kind }, signal })
      return new Map(items.map(([code, light, open]) => [code, caseState(light, open)]))
    },
  })
  const ask = useCallback(() => {
    if (isWanted) void queries.invalidateQueries({ queryKey: key })
  }, [queries, key, isWanted])
  useLiveBatch<StreamCase>('case', ask, ASK_EVERY_MS)
  useLive('reset', ask)
  return found
}

/** Unit cells by the band of their people (1: fewer than the first band or not told); for those who plan by it. */
export function useGridPeople(user: User, isWanted: boolean) {
  return useQuery({
    queryKey: ['grids', 'unit'],
    queryFn: () => request(geographyEndpoints.grids, { query: { kind: 'unit' } }),
    staleTime: 600_000,
    enabled: isWanted && maySeeStatistics(user),
    select: peopleOf,
  })
}

const peopleOf = ({
  features,
}: {
  features: readonly { id: string; properties: { residents: number | '<5' | null } }[]
}): ReadonlyMap<string, number> =>
  new Map(
    features.map(({ id, properties: { residents } }) => [
      id,
      typeof residents === 'number' ? 1 + bandOf(residents, CELL_PEOPLE_BANDS) : 1,
    ]),
  )

interface GridColoring {
  user: User
  port: ScenePort | null
  by: CityColors
  shown: ReadonlySet<LayerId>
  picked: Picked | null
  /** Grids that a search lists, unit and responsibility ones. */
  found: readonly string[]
  past: StatesThen | null
}

/** Keeps the colours of the cells that are shown: what they are coloured by, what a search found, which one is chosen. */
export function useGridColors({ user, port, by, shown, picked, found, past }: GridColoring): void {
  const asksCases = (by === 'cases' || by === 'open') && past === null
  const unit = useGridCases('unit', asksCases && shown.has('unit-grids')).data
  const patrol = useGridCases('responsibility', asksCases && shown.has('responsibility-grids')).data
  useCellStates(port, 'unit-grids', past?.unit ?? unit)
  useCellStates(port, 'responsibility-grids', past?.responsibility ?? patrol)
  const people = useGridPeople(user, by === 'people' && shown.has('unit-grids')).data
  useEffect(() => {
    if (people !== undefined)
      port?.setGridStates('unit-grids', 'people', [...people.keys()], [...people.values()])
  }, [port, people])
  const chosen = useChosenCell(picked, shown.has('unit-grids'))
  useEffect(
    () => port?.setGridStates('unit-grids', 'chosen', chosen === null ? NONE : [chosen], [1]),
    [port, chosen],
  )
  useEffect(() => {
    const ones = found.map(() => 1)
    port?.setGridStates('unit-grids', 'found', found, ones)
    port?.setGridStates('responsibility-grids', 'found', found, ones)
  }, [port, found])
}

function useCellStates(
  port: ScenePort | null,
  layer: GridLayerId,
  states: ReadonlyMap<string, number> | undefined,
): void {
  useEffect(() => {
    if (states !== undefined) port?.setGridStates(layer, 'light', [...states.keys()], [...states.values()])
  }, [port, layer, states])
}

/** The cell that was picked, or that lies under the place that was. */
function useChosenCell(picked: Picked | null, isShown: boolean): string | null {
  const cells = useUnitCells(isShown)
  const find = useMemo(() => gridFinder(cells), [cells])
  if (picked === null) return null
  if (picked.kind === 'unit-grid') return picked.id
  return picked.kind === 'ground' && isShown ? find(picked.place) : null
}
