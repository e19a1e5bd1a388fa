import { z } from 'zod'
import { CASE_KINDS, caseStatus } from './case.ts'
import { bbox, instant, light, lonLat, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import { fewCount } from './population.ts'

/** What lies in an area, by kind. */
export const AREA_KINDS = ['cases', 'components', 'cameras', 'buildings', 'inspectors'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** Body limit of a ring: more points than this are a malformed request; what `ringFault` refuses is answered by name. */
const MOST_POINTS = 5000
/** A GeoJSON polygon of one ring, WGS 84 degrees; no holes. Its content is judged by `ringFault`. */
export const areaPolygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.tuple([z.array(z.tuple([z.number(), z.number()])).max(MOST_POINTS)]),
})
export type AreaPolygon = z.infer<typeof areaPolygon>
const area = z.object({
  polygon: areaPolygon,
  /** Cases that were open at this instant, people of its day; absent: now. */
  at: instant.optional(),
})

const classCount = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  n: z.int(),
})
export const areaCounts = z.object({
  areaM2: z.number(),
  at: instant,
  counts: z.record(z.enum(AREA_KINDS), z.int()),
  /** False: so many cases went on after the instant that not all could be judged; then `counts.cases` and `lights` are of the first. */
  allCases: z.boolean(),
  lights: z.record(light, z.int()),
  components: z.array(classCount),
  cases: z.array(classCount),
  /**
   * People of the unit grids whose middle lies inside, made of the published figures alone: nothing can be told from it that these do not
   * tell. `hidden` cells show `<5` there and are not in the sum. Null: not my right.
   */
  residents: z.object({ people: fewCount, cells: z.int(), hidden: z.int() }).nullable(),
})
export type AreaCounts = z.infer<typeof areaCounts>

/** One thing inside: what a list and the map need, nothing personal but the name of staff on duty. */
export const areaItem = z.object({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  status: z.string().nullable(),
  light: light.nullable(),
  location: lonLat,
})
export type AreaItem = z.infer<typeof areaItem>

/** A case as it stood at an instant; `yellowAt` and `redAt` are of the stage that ran then: its light changes at and after them. */
export const caseAt = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  className: z.string().nullable(),
  classNameEn: z.string().nullable(),
  status: caseStatus,
  urgent: z.boolean(),
  light: light.nullable(),
  yellowAt: instant.nullable(),
  redAt: instant.nullable(),
  location: lonLat,
  /** What it counts for on the map: the building it stands at, its unit grid, the responsibility grid that this belongs to now. */
  buildingId: z.int().nullable(),
  gridCode: z.string(),
  responsibilityCode: z.string().nullable(),
})
export type CaseAt = z.infer<typeof caseAt>

const component = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  location: lonLat,
  distanceM: z.number(),
})
const personNear = z.object({ id: z.uuid(), name: z.string(), location: lonLat, distanceM: z.number() })
export const placeNearby = z.object({
  gridCode: z.string().nullable(),
  building: z
    .object({
      id: z.string(),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  /** Who looks after the place. */
  managers: z.array(
    z.object({ duty: z.enum(['grid-leader', 'inspector', 'building-head']), name: z.string() }),
  ),
  components: z.array(component),
  inspectors: z.array(personNear),
})
export type PlaceNearby = z.infer<typeof placeNearby>

export const areaEndpoints = {
  inside: endpoint({
    method: 'post',
    path: '/api/v1/areas/inside',
    tag: 'areas',
    summary:
      'What lies inside a polygon: counts by kind and class, lights of its open cases, people by right',
    body: area,
    answer: areaCounts,
    idempotency: 'never',
  }),
  list: endpoint({
    method: 'post',
    path: '/api/v1/areas/inside/{kind}',
    tag: 'areas',
    summary: 'One kind of what lies inside, a page at a time',
    params: z.object({ kind: z.enum(AREA_KINDS) }),
    body: area.extend({
      class: z.string().max(20).optional(),
      limit: z.int().min(1).max(500).default(100),
      cursor: z.string().max(100).optional(),
    }),
    answer: pageOf(areaItem),
    idempotency: 'never',
  }),
  nearby: endpoint({
    method: 'get',
    path: '/api/v1/areas/nearby',
    tag: 'areas',
    summary: 'The building at a place, who looks after it, components and people on duty near it',
    query: z.object({ lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) }),
    answer: placeNearby,
  }),
  casesAt: endpoint({
    method: 'get',
    path: '/api/v1/cases/at',
    tag: 'cases',
    summary: 'Cases that were open at an instant, with their status and light then',
    query: pageQuery.extend({
      at: instant,
      bbox: bbox.optional(),
      limit: z.coerce.number().int().min(1).max(2000).default(500),
    }),
    answer: pageOf(caseAt).extend({ at: instant }),
  }),
} as const
