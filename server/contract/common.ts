import { z } from 'zod'

/** A WGS 84 position, degrees. */
export const lonLat = z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
export type LonLat = z.infer<typeof lonLat>

/** An instant as RFC 3339 with offset, as it leaves the server (UTC or local; compare as instants). */
export const instant = z.iso.datetime({ offset: true })

/** The edition of the class list in force (GB/T 47678.5-2026). */
export const CURRENT_EDITION = 'GB/T 47678.5-2026'

export const LIGHTS = ['green', 'yellow', 'red'] as const
/** Light of a clock (accounting.md 2): yellow at most 20 % of the budget left, red over it. */
export const light = z.enum(LIGHTS)
export type Light = z.infer<typeof light>

/** One wrong field of a request; `field` is a path such as `location.lon`. */
export const fieldError = z.object({ field: z.string(), code: z.string(), detail: z.string() })
export type FieldError = z.infer<typeof fieldError>

/** Every error answer (RFC 9457). `code` is what a client translates. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(fieldError).optional(),
})
export type Problem = z.infer<typeof problem>

/** A keyset page; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(500).optional(),
})

/** `west,south,east,north` in degrees, as a query parameter. */
export const bbox = z
  .string()
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
  .refine(
    ([w, s, e, n]) => w < e && s < n && w >= -180 && e <= 180 && s >= -90 && n <= 90,
    'west,south,east,north',
  )
export type Bbox = z.infer<typeof bbox>

const position = z.array(z.number()).min(2).max(3)
/** A GeoJSON geometry (RFC 7946), shape checked loosely: the database is the judge of validity. */
export const geometry = z.object({
  type: z.enum(['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']),
  coordinates: z.union([
    position,
    z.array(position),
    z.array(z.array(position)),
    z.array(z.array(z.array(position))),
  ]),
})
export type Geometry = z.infer<typeof geometry>
export const featureOf = <T extends z.ZodType>(properties: T) =>
  z.object({ type: z.literal('Feature'), id: z.string(), geometry, properties })
export const collectionOf = <T extends z.ZodType>(properties: T) =>
  z.object({ type: z.literal('FeatureCollection'), features: z.array(featureOf(properties)) })

/** Query of a GeoJSON collection: at most 10,000 features. */
export const mapQuery = z.object({
  bbox: bbox.optional(),
  class: z.string().max(20).optional(),
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})
