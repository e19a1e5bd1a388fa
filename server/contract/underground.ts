import { z } from 'zod'
import { areaPolygon } from './area.ts'
import { lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'
import { GROUND_VERTICALS } from './ground.ts'

/** How far one question about the underground reaches. */
export const UNDERGROUND_LIMITS = {
  radiusM: 100,
  linePoints: 50,
  lineM: 5000,
  digKm2: 1,
  digDepthM: 50,
  digWithinM: 20,
  items: 1000,
} as const

/** A pipe, or what leads down to one: a component with a depth, or a cover. Depth is that of a pipe's axis under the ground. */
export const buriedThing = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['pipe', 'component']),
  classCode: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  ownerName: z.string().nullable(),
  state: z.string(),
  /** Null: not known, which is not zero. */
  depthM: z.number().nullable(),
  diameterMm: z.number().nullable(),
  /** Its place nearest to what was asked about. */
  location: lonLat,
})
export type BuriedThing = z.infer<typeof buriedThing>

const underPlace = buriedThing.extend({ distanceM: z.number() })
export type UnderPlace = z.infer<typeof underPlace>

/** Where a section cuts a pipe: so many metres along the line. */
export const sectionCut = buriedThing.extend({
  atM: z.number(),
  /** The ground there, metres above sea level; null: no elevation model says it. */
  groundM: z.number().nullable(),
})
export type SectionCut = z.infer<typeof sectionCut>

/** The ground along a section. */
const sectionGround = z.object({
  /** What the elevation model counts its heights from (those above the ellipsoid are told above EGM96). */
  vertical: z.enum(GROUND_VERTICALS),
  /** From the start of the line to its end; height null: beyond the elevation model. */
  line: z.array(z.object({ atM: z.number(), heightM: z.number().nullable() })),
})
export type SectionGround = z.infer<typeof sectionGround>

/** A pipe near a planned dig; every distance is from its wall, not its axis. */
export const digConflict = buriedThing.extend({
  /** To the side of the dig; 0 over or under it. */
  besideM: z.number(),
  /** Under the bottom of the dig; 0 beside or above it. Null: its depth is not known. */
  belowM: z.number().nullable(),
  /** The shortest way from the dig to its wall; 0: the dig cuts it. Of unknown depth: to the side alone. */
  clearanceM: z.number(),
})
export type DigConflict = z.infer<typeof digConflict>

const listed = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    /** False: there are more than the list holds. */
    isAll: z.boolean(),
  })

const place = {
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
}

export const undergroundEndpoints = {
  at: endpoint({
    method: 'get',
    path: '/api/v1/underground/at',
    tag: 'underground',
    summary: 'Pipes and what leads down to them within a radius of a place, nearest first',
    query: z.object({
      ...place,
      radius: z.coerce.number().min(0.5).max(UNDERGROUND_LIMITS.radiusM).default(10),
    }),
    answer: listed(underPlace),
  }),
  section: endpoint({
    method: 'post',
    path: '/api/v1/underground/section',
    tag: 'underground',
    summary:
      'The pipes that a line crosses, with their distance along it, depth and diameter, and the ground above them',
    body: z.object({
      line: z.object({
        type: z.literal('LineString'),
        coordinates: z
          .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
          .min(2)
          .max(UNDERGROUND_LIMITS.linePoints),
      }),
    }),
    answer: listed(sectionCut).extend({
      lengthM: z.number(),
      /** Null: the city has no elevation model. */
      ground: sectionGround.nullable(),
    }),
    idempotency: 'never',
  }),
  conflicts: endpoint({
    method: 'post',
    path: '/api/v1/underground/conflicts',
    tag: 'underground',
    summary: 'Pipes within a distance of a planned dig, the nearest first',
    body: z.object({
      polygon: areaPolygon,
      depthM: z.number().min(0.1).max(UNDERGROUND_LIMITS.digDepthM),
      withinM: z.number().min(0).max(UNDERGROUND_LIMITS.digWithinM),
    }),
    answer: listed(digConflict).extend({ areaM2: z.number() }),
    idempotency: 'never',
  }),
} as const
