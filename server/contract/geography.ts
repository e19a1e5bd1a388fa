import { z } from 'zod'
import { collectionOf, featureOf, instant, lonLat, mapQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

/** A unit grid (单元网格) or responsibility grid (责任网格); `center` lies inside the cell. */
export const gridProperties = z.object({
  code: z.string(),
  kind: z.enum(['unit', 'responsibility']),
  name: z.string().nullable(),
  center: lonLat,
  areaM2: z.number(),
  streetCode: z.string(),
  streetName: z.string(),
  communityCode: z.string().nullable(),
  communityName: z.string().nullable(),
  version: z.int(),
  residents: z.union([z.int(), z.literal('<5')]).nullable(),
})
export const buildingProperties = z.object({
  id: z.string(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  address: z.string().nullable(),
  kind: z.string(),
  heightM: z.number(),
  heightEstimated: z.boolean(),
  floors: z.int().nullable(),
  baseM: z.number(),
  gridCode: z.string().nullable(),
  center: lonLat,
})
export const componentProperties = z.object({
  id: z.string(),
  code: z.string(),
  classCode: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  name: z.string().nullable(),
  ownerUnit: z.string().nullable(),
  ownerName: z.string().nullable(),
  state: z.string(),
  heightM: z.number(),
  depthM: z.number().nullable(),
  diameterMm: z.number().nullable(),
  gridCode: z.string().nullable(),
})
export const cameraProperties = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['fixed', 'dome', 'panoramic']),
  heightM: z.number(),
  headingDeg: z.number().nullable(),
  pitchDeg: z.number(),
  hfovDeg: z.number(),
  vfovDeg: z.number(),
  rangeM: z.number(),
  directionEstimated: z.boolean(),
  gridCode: z.string().nullable(),
})

/** Why a camera near a place does not see it. */
export const coverage = z.object({
  id: z.string(),
  name: z.string(),
  distanceM: z.number(),
  sees: z.boolean(),
  whyNot: z.enum(['out-of-range', 'outside-view', 'behind-building']).nullable(),
  blockedBy: z.string().nullable(),
})
export type Coverage = z.infer<typeof coverage>
const id = z.object({ id: z.string().regex(/^\d{1,18}$/) })
const get = <P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  tag: string,
  path: string,
  summary: string,
  answer: A,
  more: { params?: P; query?: Q } = {},
) => endpoint({ method: 'get', tag, path: `/api/v1${path}`, summary, answer, ...more })

export const geographyEndpoints = {
  grids: get(
    'grids',
    '/grids',
    'Unit or responsibility grids within my scope, now or at an instant, not paged',
    collectionOf(gridProperties),
    {
      query: z.object({
        kind: z.enum(['unit', 'responsibility']).default('unit'),
        /** As they were at an instant; absent: now. */
        at: instant.optional(),
      }),
    },
  ),
  gridAt: get('grids', '/grids/at', 'The unit grid at a place', featureOf(gridProperties), {
    query: z.object({ lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }),
  }),
  buildings: get('buildings', '/buildings', 'Buildings', collectionOf(buildingProperties), {
    query: mapQuery,
  }),
  building: get('buildings', '/buildings/{id}', 'A building', featureOf(buildingProperties), { params: id }),
  components: get(
    'components',
    '/components',
    'Components; the map uses tiles instead',
    collectionOf(componentProperties),
    { query: mapQuery },
  ),
  component: get('components', '/components/{id}', 'A component', featureOf(componentProperties), {
    params: id,
  }),
  cameras: get('cameras', '/cameras', 'Cameras', collectionOf(cameraProperties), { query: mapQuery }),
  camera: get('cameras', '/cameras/{id}', 'A camera', featureOf(cameraProperties), { params: id }),
  covering: get(
    'cameras',
    '/cameras/covering',
    'Cameras with line of sight to a point, best first',
    z.object({ items: z.array(coverage) }),
    {
      query: z.object({
        lon: z.coerce.number().min(-180).max(180),
        lat: z.coerce.number().min(-90).max(90),
        height: z.coerce.number().min(0).max(1000).default(1),
      }),
    },
  ),
  city: get(
    'city',
    '/city',
    'The district, its streets, its outline and the figures of its layers',
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      center: lonLat,
      streets: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })),
      counts: z.object({
        buildings: z.int(),
        components: z.int(),
        pipesKm: z.number(),
        cameras: z.int(),
        grids: z.int(),
        residents: z.int().nullable(),
        inspectors: z.int(),
      }),
      /** Names of the datasets it was imported from: some must be named wherever the map is shown. */
      sources: z.array(z.string()),
    }),
  ),
} as const

/** Field staff: where the person was last, whether on duty. */
export const inspector = z.object({
  id: z.uuid(),
  name: z.string(),
  onDuty: z.boolean(),
  responsibilityGrid: z.string().nullable(),
  location: lonLat.nullable(),
  at: instant.nullable(),
  accuracyM: z.number().nullable(),
})
export type Inspector = z.infer<typeof inspector>
export const positionReport = z.object({
  at: instant,
  ...lonLat.shape,
  accuracy: z.number().min(0).max(10_000).optional(),
})
/** Where one was: seconds after the start, and degrees, position by position. */
export const inspectorTrack = z.object({
  id: z.uuid(),
  name: z.string(),
  seconds: z.array(z.int()),
  lon: z.array(z.number()),
  lat: z.array(z.number()),
})
export type InspectorTrack = z.infer<typeof inspectorTrack>
/** So much of a day is replayed from one answer. */
export const TRACKS_LONGEST_MS = 1_800_000
export const inspectorEndpoints = {
  list: get(
    'inspectors',
    '/inspectors',
    'Inspectors with their last position',
    z.object({ items: z.array(inspector) }),
  ),
  track: get(
    'inspectors',
    '/inspectors/{id}/track',
    'Where one was',
    z.object({ items: z.array(positionReport) }),
    { params: z.object({ id: z.uuid() }), query: z.object({ from: instant, to: instant }) },
  ),
  tracks: get(
    'inspectors',
    '/inspectors/tracks',
    'Where all whom I see were, for half an hour at most, one position a step; audited',
    z.object({ items: z.array(inspectorTrack) }),
    {
      query: z.object({
        from: instant,
        to: instant,
        step: z.coerce.number().int().min(5).max(600).default(15),
      }),
    },
  ),
  positions: endpoint({
    method: 'post',
    path: '/api/v1/positions',
    tag: 'inspectors',
    summary: 'My positions, oldest first; the bad ones are named, the good ones kept',
    body: z.array(positionReport).min(1).max(1000),
    roles: ['inspector'],
    idempotency: 'required',
    answer: z.object({
      accepted: z.int(),
      rejected: z.array(
        z.object({
          index: z.int(),
          reason: z.enum(['invalid', 'duplicate', 'future', 'too-old', 'too-fast', 'too-inaccurate']),
        }),
      ),
    }),
  }),
} as const
