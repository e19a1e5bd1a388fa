import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const words = (max: number) => z.string().trim().max(max)

/** The pyramids that are understood. CGCS2000 (4490) lies within centimetres of WGS 84: its pyramid is that of 4326. */
export const MAP_SCHEMES = ['EPSG:3857', 'EPSG:4326', 'EPSG:4490'] as const
export const MAP_SERVICE_KINDS = ['base', 'overlay'] as const

/**
 * A tile service of the city's own. The address holds `{z}`, `{x}` and `{y}` (counted from the north) or `{-y}` (from the south),
 * and `{s}` for one of its subdomains; a WMTS is written out: `…&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`.
 */
const mapServiceText = z.object({
  name: words(60).min(1),
  nameEn: words(100).nullable(),
  url: words(1000).min(1),
  subdomains: z.array(z.string().regex(/^[a-z0-9-]{1,20}$/)).max(20),
  attribution: words(200).min(1),
  kind: z.enum(MAP_SERVICE_KINDS),
  scheme: z.enum(MAP_SCHEMES),
  firstLevel: z.int().min(0).max(3),
  minZoom: z.int().min(0).max(22),
  maxZoom: z.int().min(0).max(22),
  enabled: z.boolean(),
})
export type MapServiceText = z.infer<typeof mapServiceText>

export const mapService = mapServiceText.extend({ id: z.uuid(), version: z.int() })
export type MapService = z.infer<typeof mapService>

/** What an administrator declares: pictures shifted by GCJ-02 are refused, for no constant undoes the shift. */
const declared = mapServiceText.extend({ shift: z.enum(['none', 'gcj02']) })
export type DeclaredMapService = z.infer<typeof declared>

/** What came when a service was asked for one tile over the middle of the city. */
const trial = z.object({
  /** `picture`: as it must be; `refused`: another status than 200; `no-picture`: something else, or far too much. */
  came: z.enum(['picture', 'refused', 'no-picture', 'timeout', 'unreachable']),
  z: z.int(),
  x: z.int(),
  y: z.int(),
  status: z.int().nullable(),
  mediaType: z.string().nullable(),
  bytes: z.int().nullable(),
  /** Whether browsers may read it from another site, as the map must. */
  allowsSites: z.boolean().nullable(),
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  /** Drawn anew, as a data: address. */
  picture: z.string().nullable(),
  tookMs: z.int(),
})
export type MapServiceTrial = z.infer<typeof trial>

const id = z.object({ id: z.uuid() })
const admin = { tag: 'map services', roles: ['admin'] } as const

export const mapServiceEndpoints = {
  list: endpoint({
    tag: 'map services',
    method: 'get',
    path: '/api/v1/map-services',
    summary:
      'Map services of the city’s own, in the order of their names; those not in use are told to administrators alone',
    answer: z.object({ items: z.array(mapService) }),
  }),
  add: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/map-services',
    summary: 'A new service; 422 names what is wrong with it',
    body: declared,
    answer: mapService,
    status: 201,
  }),
  try: endpoint({
    ...admin,
    method: 'post',
    path: '/api/v1/map-services/try',
    summary:
      'Asks a declared service for one tile over the middle of the city, from the server, and keeps nothing',
    body: declared,
    answer: trial,
    idempotency: 'never',
  }),
  edit: endpoint({
    ...admin,
    method: 'put',
    path: '/api/v1/map-services/{id}',
    summary: 'Changes a service. 409 where another did meanwhile',
    params: id,
    body: declared.extend({ version: z.int().min(1) }),
    answer: mapService,
  }),
  remove: endpoint({
    ...admin,
    method: 'delete',
    path: '/api/v1/map-services/{id}',
    summary: 'Takes a service away',
    params: id,
    answer: z.null(),
    status: 204,
  }),
}
