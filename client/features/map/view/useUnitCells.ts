import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { geographyEndpoints } from '../../../../server/contract/geography.ts'
import { request } from '../../../lib/api.ts'
import type { GridArea } from '../../../scene/scene-port.ts'

/** The unit grids, as the map has asked for them already; not asked for before they are wanted. */
export function useUnitCells(isWanted: boolean): readonly GridArea[] {
  const { data } = useQuery({
    queryKey: ['grids', 'unit'],
    queryFn: () => request(geographyEndpoints.grids, { query: { kind: 'unit' } }),
    staleTime: 600_000,
    enabled: isWanted,
  })
  return useMemo(
    () =>
      (data?.features ?? []).map(({ id, geometry: { type, coordinates } }) => ({
        code: id,
        polygons: (type === 'Polygon' ? [coordinates] : coordinates) as unknown as GridArea['polygons'],
      })),
    [data],
  )
}
