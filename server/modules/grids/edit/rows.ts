import type { Plan, PlannedCell } from './plan.ts'
import type { Ring } from './plane.ts'

export const polygonOf = (ring: Ring) => ({
  type: 'Polygon' as const,
  coordinates: [[...ring, ...ring.slice(0, 1)].map(([lon, lat]) => [lon, lat])],
})

/** Planned cells as query files take them, by the codes they will have. */
export const asRows = ({ opened }: { opened: readonly PlannedCell[] }): string =>
  JSON.stringify(
    opened.map(({ code, communityCode, ring }) => ({
      ...{ name: code, code, community: communityCode },
      geom: polygonOf(ring),
    })),
  )

export const closingOf = ({ closed }: Pick<Plan, 'closed'>): string[] => closed.map(({ id }) => id)
