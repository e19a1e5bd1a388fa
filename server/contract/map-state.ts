import { z } from 'zod'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'
import { STATISTICS_ROLES } from './population.ts'

/** What a building's worst open case says; 0: no case is open there (any more). */
export const LIGHT_CODES = ['none', 'green', 'yellow', 'red'] as const
/** The fewest people of each band of a building; below the first one nothing is told (domain.md, principles). */
export const PEOPLE_BANDS = [5, 20, 50, 100, 200] as const
/** The fewest open cases of each band of a building or a grid cell. */
export const OPEN_BANDS = [1, 2, 5, 10, 20] as const
/** The fewest people of each band of a unit grid cell. */
export const CELL_PEOPLE_BANDS = [5, 50, 200, 500, 1000] as const
/** A band's digit: 0 no dwelling, 1 fewer than five or not told, then the bands in order. */
export const FEW_PEOPLE = 1

/** Building id, index in LIGHT_CODES, open cases. */
export const buildingCases = z.tuple([z.int(), z.int().min(0).max(3), z.int()])
export type BuildingCases = z.infer<typeof buildingCases>
/** A grid's code, index in LIGHT_CODES, open cases. */
export const gridCases = z.tuple([z.string(), z.int().min(1).max(3), z.int().min(1)])
export type GridCases = z.infer<typeof gridCases>

/** What the map colours buildings by: ids and small numbers, no personal data. */
export const mapStateEndpoints = {
  cases: endpoint({
    method: 'get',
    path: '/api/v1/map/buildings/cases',
    tag: 'map',
    summary:
      'Buildings with an open case of my scope, by the worst light; since an instant only what changed',
    query: z.object({ since: instant.optional() }),
    answer: z.object({ at: instant, isWhole: z.boolean(), items: z.array(buildingCases) }),
  }),
  grids: endpoint({
    method: 'get',
    path: '/api/v1/map/grids/cases',
    tag: 'map',
    summary: 'Grid cells with an open case of my scope, by the worst light',
    query: z.object({ kind: z.enum(['unit', 'responsibility']).default('unit') }),
    answer: z.object({ at: instant, items: z.array(gridCases) }),
  }),
  people: endpoint({
    method: 'get',
    path: '/api/v1/map/buildings/people',
    tag: 'map',
    summary: 'How many people live in each building, in bands: one digit a building, by its id',
    roles: STATISTICS_ROLES,
    answer: z.object({
      /** The id of the first digit. */
      from: z.int(),
      bands: z.string(),
    }),
  }),
} as const
