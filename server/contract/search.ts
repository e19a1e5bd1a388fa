import { z } from 'zod'
import { lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What can be found. `road` is a street's name as a place, `street` the subdistrict (街道). */
export const SEARCH_KINDS = [
  'case',
  'building',
  'component',
  'camera',
  'grid',
  'class',
  'street',
  'community',
  'road',
] as const
export const searchKind = z.enum(SEARCH_KINDS)
export type SearchKind = z.infer<typeof searchKind>

/** Where in a found thing the words or initials stand: characters `from` (inclusive) to `to` (exclusive) of one of its fields. */
export const searchMatch = z.object({
  field: z.enum(['title', 'titleEn', 'detail', 'code']),
  from: z.int().min(0),
  to: z.int().min(1),
})
export type SearchMatch = z.infer<typeof searchMatch>

/**
 * One found thing. `id` is that of its own endpoint: a case's uuid; the number of a building, component, camera or road; the code of a
 * grid, street or community; `kind/code` of a class. `detail` is an address, the subdistrict a thing lies in, or the words of a case
 * that matched. Scores order the answer and mean nothing elsewhere: an exact code or name, then beginnings, words, initials; what is
 * near comes before what is far.
 */
export const searchHit = z.object({
  kind: searchKind,
  id: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  detail: z.string().nullable(),
  code: z.string().nullable(),
  location: lonLat.nullable(),
  gridCode: z.string().nullable(),
  score: z.number(),
  match: searchMatch.nullable(),
})
export type SearchHit = z.infer<typeof searchHit>

/** What `q` may hold at most. */
export const SEARCH_MAX_LENGTH = 100

export const searchQuery = z
  .object({
    q: z.string().trim().min(1).max(SEARCH_MAX_LENGTH),
    kinds: z
      .string()
      .transform((text) => [...new Set(text.split(','))])
      .pipe(z.array(searchKind).min(1))
      .optional(),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(6),
  })
  .refine(({ lon, lat }) => (lon === undefined) === (lat === undefined), {
    path: ['lat'],
    message: 'lon and lat come together',
  })
export type SearchQuery = z.infer<typeof searchQuery>

export const searchEndpoints = {
  search: endpoint({
    method: 'get',
    path: '/api/v1/search',
    tag: 'search',
    summary:
      'Anything with a name, an address or a code, within my scope: by words, beginnings of codes or pinyin initials. `limit` of each kind, best first; `kinds` a comma list; lon and lat prefer what is near',
    query: searchQuery,
    answer: z.object({ items: z.array(searchHit) }),
  }),
} as const
