import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Geometry } from '../../../server/contract/common.ts'
import { geographyEndpoints, type Inspector, inspectorEndpoints } from '../../../server/contract/geography.ts'
import type { User } from '../../../server/contract/identity.ts'
import { maySeeInspectors } from '../../../server/contract/inspector-view.ts'
import { maySeeStatistics, populationEndpoints } from '../../../server/contract/population.ts'
import type { StreamPosition, StreamTiles } from '../../../server/contract/stream.ts'
import { request } from '../../lib/api.ts'
import { useLive, useLiveBatch } from '../../lib/live.tsx'
import type {
  CaseMark,
  GridArea,
  InspectorMark,
  LayerId,
  PopulatedArea,
  ScenePort,
} from '../../scene/scene-port.ts'

const RARELY_CHANGES = 600_000
type Point = { geometry: Geometry }

const placeOf = ({ geometry }: Point) => {
  const [lon = 0, lat = 0] = geometry.coordinates as number[]
  return { lon, lat }
}

function polygonsOf({ type, coordinates }: Geometry): GridArea['polygons'] {
  if (type === 'Polygon') return [coordinates as unknown as GridArea['polygons'][number]]
  return type === 'MultiPolygon' ? (coordinates as unknown as GridArea['polygons']) : []
}

export function useCity() {
  return useQuery({
    queryKey: ['city'],
    queryFn: () => request(geographyEndpoints.city),
    staleTime: RARELY_CHANGES,
  })
}

const useGrids = (kind: 'unit' | 'responsibility', isWanted: boolean) =>
  useQuery({
    queryKey: ['grids', kind],
    queryFn: () => request(geographyEndpoints.grids, { query: { kind } }),
    staleTime: RARELY_CHANGES,
    enabled: isWanted,
  })

const INSPECTORS = ['inspectors', 'map']

/** Field staff: who is on duty, and where each was when asked. Who may not know does not ask. */
export function useInspectors(user: User) {
  return useQuery({
    queryKey: INSPECTORS,
    queryFn: () => request(inspectorEndpoints.list),
    enabled: maySeeInspectors(user),
    refetchInterval: 120_000,
  })
}

/** Positions of a moment go to the map together. */
const MOVE_EVERY_MS = 250

/** Moves inspectors as the stream tells; thousands of positions a second are not laid into lists, but who is new on the map is. */
function useInspectorMoves(port: ScenePort | null, isLive: boolean): void {
  const queries = useQueryClient()
  useLiveBatch<StreamPosition>(
    'position',
    (moves) => {
      if (isLive) port?.moveInspectors(moves.map(({ id, location }) => ({ id, ...location })))
      const known = queries.getQueryData<{ items: Inspector[] }>(INSPECTORS)
      if (known === undefined) return
      const shown = new Set(
        known.items.flatMap((one) => (one.onDuty && one.location !== null ? [one.id] : [])),
      )
      const fresh = new Map(moves.flatMap((move) => (shown.has(move.id) ? [] : [[move.id, move]])))
      if (fresh.size === 0) return
      const items = known.items.map((one) => {
        const move = fresh.get(one.id)
        return move === undefined ? one : { ...one, location: move.location, at: move.at, onDuty: true }
      })
      queries.setQueryData(INSPECTORS, { items })
    },
    MOVE_EVERY_MS,
  )
}

interface MapData {
  user: User
  port: ScenePort | null
  shown: ReadonlySet<LayerId>
  cases: readonly CaseMark[]
  /** Where inspectors were at the instant that is shown; null: now. */
  inspectorsThen?: readonly InspectorMark[] | null
}

/** Hands the map what its layers show; what is switched off is not even asked for. Answers which layers failed. */
export function useMapData({
  user,
  port,
  shown,
  cases,
  inspectorsThen = null,
}: MapData): ReadonlySet<LayerId> {
  const queries = useQueryClient()
  // Grids may have been drawn anew, and who lives or patrols where with them.
  useLive('reset', () => {
    for (const key of ['grids', 'population', 'inspectors', 'city'])
      void queries.invalidateQueries({ queryKey: [key] })
  })
  useLive<StreamTiles>('tiles', ({ layer }) => port?.reloadTiles(layer))
  const inspectors = useInspectors(user)
  useInspectorMoves(port, inspectorsThen === null)
  const cameras = useQuery({
    queryKey: ['cameras', 'map'],
    queryFn: () => request(geographyEndpoints.cameras, { query: { limit: 10_000 } }),
    staleTime: RARELY_CHANGES,
    enabled: shown.has('cameras'),
  })
  const unitGrids = useGrids('unit', shown.has('unit-grids') || shown.has('population'))
  const responsibilityGrids = useGrids('responsibility', shown.has('responsibility-grids'))
  const people = useQuery({
    queryKey: ['population', 'grid'],
    queryFn: () => request(populationEndpoints.stats, { query: { by: 'grid' } }),
    staleTime: RARELY_CHANGES,
    enabled: shown.has('population') && maySeeStatistics(user),
  })
  const areas = useMemo(
    () =>
      (unitGrids.data?.features ?? []).map(({ id, geometry }) => ({
        code: id,
        polygons: polygonsOf(geometry),
      })),
    [unitGrids.data],
  )
  const populated = useMemo((): PopulatedArea[] => {
    const byCode = new Map((people.data?.items ?? []).map((item) => [item.key, item]))
    return areas.map((area) => {
      const found = byCode.get(area.code)
      return {
        ...area,
        people: typeof found?.people === 'number' ? found.people : null,
        perKm2: found?.perKm2 ?? null,
      }
    })
  }, [areas, people.data])

  useEffect(() => port?.setLayers(shown), [port, shown])
  useEffect(() => port?.setData('cases', cases), [port, cases])
  const isPast = inspectorsThen !== null
  // Crumbs of another day are not of this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: cleared as the map changes between then and now
  useEffect(() => () => port?.setData('inspectors', []), [port, isPast])
  useEffect(() => {
    if (inspectorsThen !== null) return port?.setData('inspectors', inspectorsThen)
    const onDuty = (inspectors.data?.items ?? []).filter((one) => one.onDuty && one.location !== null)
    port?.setData(
      'inspectors',
      onDuty.flatMap(({ id, name, location }) => (location === null ? [] : [{ id, name, ...location }])),
    )
  }, [port, inspectors.data, inspectorsThen])
  useEffect(() => {
    port?.setData(
      'cameras',
      (cameras.data?.features ?? []).map((camera) => ({
        id: camera.id,
        ...placeOf(camera),
        heightM: camera.properties.heightM,
        headingDeg: camera.properties.headingDeg,
        hfovDeg: camera.properties.hfovDeg,
        rangeM: camera.properties.rangeM,
      })),
    )
  }, [port, cameras.data])
  useEffect(() => port?.setData('unit-grids', areas), [port, areas])
  useEffect(() => port?.setData('population', populated), [port, populated])
  useEffect(() => {
    port?.setData(
      'responsibility-grids',
      (responsibilityGrids.data?.features ?? []).map(({ id, geometry }) => ({
        code: id,
        polygons: polygonsOf(geometry),
      })),
    )
  }, [port, responsibilityGrids.data])
  return useMemo(() => {
    const failed: [LayerId, boolean][] = [
      ['inspectors', inspectors.isError],
      ['cameras', cameras.isError],
      ['unit-grids', unitGrids.isError],
      ['responsibility-grids', responsibilityGrids.isError],
      ['population', people.isError],
    ]
    return new Set(failed.flatMap(([id, hasFailed]) => (hasFailed ? [id] : [])))
  }, [inspectors.isError, cameras.isError, unitGrids.isError, responsibilityGrids.isError, people.isError])
}
