import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { Role } from './identity.ts'

/** Fewer than 5 people are never counted out (domain.md, principles). */
export const fewCount = z.union([z.int(), z.literal('<5')])
export const POPULATION_ROLES: readonly Role[] = ['population', 'street', 'grid-leader', 'building-head']
/** Who may see how many people live where. */
export const STATISTICS_ROLES: readonly Role[] = [
  'leader',
  'supervisor',
  'assessor',
  'dispatcher',
  'population',
  'street',
  'admin',
]
export const maySeeStatistics = (actor: { readonly roles: readonly Role[] }): boolean =>
  actor.roles.some((role) => STATISTICS_ROLES.includes(role))
/** A person as shown: numbers and name masked. */
export const person = z.object({
  id: z.string(),
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  sex: z.enum(['f', 'm']),
  birthYear: z.int(),
  kind: z.enum(['resident', 'floating']),
  buildingId: z.string().nullable(),
  dwelling: z.string().nullable(),
  since: z.string(),
})
export const dwelling = z.object({
  id: z.string(),
  entrance: z.int(),
  floor: z.int(),
  room: z.string(),
  people: z.int(),
  residents: z.array(person),
})
export const STATS_BY = ['grid', 'street', 'age', 'sex', 'kind'] as const
export const populationEndpoints = {
  persons: endpoint({
    method: 'get',
    path: '/api/v1/persons',
    tag: 'population',
    summary: 'People living in my area, masked',
    roles: POPULATION_ROLES,
    query: z.object({
      q: z.string().max(50).optional(),
      building: z.string().optional(),
      grid: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({ items: z.array(person), nextCursor: z.string().nullable() }),
  }),
  dwellings: endpoint({
    method: 'get',
    path: '/api/v1/buildings/{id}/dwellings',
    tag: 'population',
    summary: 'The dwellings of a building and who lives there, masked',
    roles: POPULATION_ROLES,
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    answer: z.object({ items: z.array(dwelling) }),
  }),
  stats: endpoint({
    method: 'get',
    path: '/api/v1/population/stats',
    tag: 'population',
    summary: 'How many people, fewer than five never counted out',
    roles: STATISTICS_ROLES,
    query: z.object({ by: z.enum(STATS_BY).default('grid'), at: z.iso.date().optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          name: z.string().nullable(),
          people: fewCount,
          perKm2: z.number().nullable(),
        }),
      ),
    }),
  }),
} as const
