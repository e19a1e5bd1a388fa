import { z } from 'zod'
import { CASE_SOURCES, caseKind } from './case.ts'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

const unitCode = z.string().max(60)
const timeOfDay = z.string().max(8)
const localDate = z.string().max(10)

/**
 * When a rule holds. An empty list or `null` asks nothing; several conditions must all hold, one of each list. Shapes only: whether
 * anybody could route by it is judged with 422.
 */
export const routingWhen = z.object({
  classes: z
    .array(z.object({ kind: caseKind, code: z.string().max(10) }))
    .max(500)
    .default([]),
  /** Major classes: the first two digits of a class. */
  majors: z
    .array(z.object({ kind: caseKind, code: z.string().max(2) }))
    .max(100)
    .default([]),
  /** Codes of streets (9 digits), communities (12) or unit grids (15). */
  places: z.array(z.string().max(15)).max(1000).default([]),
  /** A drawn area instead of places: its corners `[lon, lat]`, not closed. */
  area: z
    .array(z.tuple([z.number(), z.number()]))
    .max(500)
    .nullable()
    .default(null),
  /** By the nearest road: on a carriageway or beside it. */
  placeRule: z.enum(['carriageway', 'pavement']).nullable().default(null),
  /** The owner: assigned by a dispatcher, else the component's. */
  owners: z.array(unitCode).max(200).default([]),
  /** Local time of day, `from` within and `to` without; over midnight where `to` is earlier. */
  hours: z.object({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
  /** 0 is Sunday. */
  weekdays: z.array(z.int().min(0).max(6)).max(7).default([]),
  /** Local dates, both within. */
  dates: z.object({ from: localDate.nullable(), to: localDate.nullable() }).nullable().default(null),
  /** The center's working time, or the rest of the day. */
  working: z.boolean().nullable().default(null),
  sources: z.array(z.enum(CASE_SOURCES)).max(CASE_SOURCES.length).default([]),
  urgent: z.boolean().nullable().default(null),
})
export type RoutingWhen = z.infer<typeof routingWhen>

/** Where a rule sends: to units (the first one; the others are second choices), by owner or place, or one unit's work to its deputy (代管). */
export const routingTarget = z.discriminatedUnion('to', [
  z.object({ to: z.literal('unit'), units: z.array(unitCode).max(20) }),
  z.object({ to: z.literal('owner') }),
  z.object({ to: z.literal('street') }),
  z.object({ to: z.literal('deputy'), of: unitCode, unit: unitCode }),
])
export type RoutingTarget = z.infer<typeof routingTarget>

export const routingRule = z.object({
  /** Stays the same from version to version: what is measured of a rule goes by it. */
  key: z.string().min(1).max(160),
  name: z.string().max(200),
  nameEn: z.string().max(200),
  /** The higher goes first; among equals the more specific. */
  priority: z.int().min(0).max(9999),
  enabled: z.boolean(),
  when: routingWhen,
  target: routingTarget,
})
export type RoutingRule = z.infer<typeof routingRule>
export const routingDefinition = z.object({ rules: z.array(routingRule).max(2000) })
export type RoutingDefinition = z.infer<typeof routingDefinition>

const person = z.object({ id: z.uuid(), name: z.string() })
/** A set of rules; number 0 is made of the catalog and rules until somebody puts another in force. */
export const routingVersionSummary = z.object({
  number: z.int(),
  state: z.enum(['in-force', 'scheduled', 'past']),
  at: instant.nullable(),
  inForceFrom: instant.nullable(),
  by: person.nullable(),
  reason: z.string(),
  rules: z.int(),
})
export type RoutingVersionSummary = z.infer<typeof routingVersionSummary>
export const routingVersion = routingVersionSummary.extend({ definition: routingDefinition })
export type RoutingVersion = z.infer<typeof routingVersion>

/** What is being changed, one for all administrators. */
export const routingDraft = z.object({
  version: z.int(),
  basedOn: z.int(),
  definition: routingDefinition,
  /** This very draft was tried on past cases. */
  tried: z.boolean(),
  by: person,
  updatedAt: instant,
})
export type RoutingDraft = z.infer<typeof routingDraft>

const named = z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })

/** Part of a trial: counts add up, the last part has no cursor. */
export const routingPreview = z.object({
  cases: z.int(),
  same: z.int(),
  elsewhere: z.int(),
  /** No rule of the draft names a unit. */
  unroutable: z.int(),
  /** Where the dispatchers chose what the rules in force, and what those of the draft name first. */
  agreesNow: z.int(),
  agreesThen: z.int(),
  /** From the unit named now to the one named then; null: none. */
  moves: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), cases: z.int() })),
  examples: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      at: instant,
      from: z.string().nullable(),
      to: z.string().nullable(),
      chosen: z.string(),
      /** The draft's rule that says so. */
      rule: z.string().nullable(),
    }),
  ),
  /** The dispatches reach back to here. */
  oldestAt: instant.nullable(),
  nextCursor: z.string().nullable(),
})
export type RoutingPreview = z.infer<typeof routingPreview>
/** Examples of a whole trial. */
export const PREVIEW_EXAMPLES = 50

const measure = z.object({
  dispatches: z.int(),
  /** Some unit was suggested. */
  suggested: z.int(),
  /** The dispatcher chose the first suggestion. */
  followed: z.int(),
})
export type RoutingMeasure = z.infer<typeof measure>
/** Of first dispatches in a period. */
export const routingAccuracy = z.object({
  from: instant,
  to: instant,
  overall: measure,
  rules: z.array(
    measure.extend({
      key: z.string(),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
      /** What was chosen instead, most often first. */
      instead: z.array(z.object({ unit: z.string(), cases: z.int() })),
    }),
  ),
  classes: z.array(
    measure.extend({
      kind: caseKind,
      code: z.string(),
      name: z.string().nullable(),
      nameEn: z.string().nullable(),
    }),
  ),
  trend: z.array(measure.extend({ day: z.string() })),
})
export type RoutingAccuracy = z.infer<typeof routingAccuracy>

const admin = ['admin'] as const
const readers = ['admin', 'dispatcher', 'supervisor', 'assessor'] as const
const tag = 'routing'

export const routingEndpoints = {
  routing: endpoint({
    method: 'get',
    path: '/api/v1/routing',
    tag,
    summary: 'The routing rules in force, the draft, and the versions before them',
    roles: readers,
    answer: z.object({
      current: routingVersion,
      draft: routingDraft.nullable(),
      versions: z.array(routingVersionSummary),
      /** Streets and communities, for those who choose places. */
      places: z.array(named),
    }),
  }),
  version: endpoint({
    method: 'get',
    path: '/api/v1/routing/versions/{number}',
    tag,
    summary: 'A version of the routing rules; 0 is what the catalog says today',
    roles: readers,
    params: z.object({ number: z.coerce.number().int().min(0).max(1_000_000) }),
    answer: routingVersion,
  }),
  saveDraft: endpoint({
    method: 'post',
    path: '/api/v1/routing/draft',
    tag,
    summary: 'Keep changed rules as the draft; contradictions and circles are refused by name',
    idempotency: 'required',
    roles: admin,
    body: z.object({
      definition: routingDefinition,
      /** The draft that was changed, 0 where there was none: 409 where another one came since. */
      version: z.int().min(0),
      basedOn: z.int().min(0),
    }),
    answer: routingDraft,
  }),
  dropDraft: endpoint({
    method: 'delete',
    path: '/api/v1/routing/draft',
    tag,
    summary: 'Give the draft up',
    roles: admin,
    status: 204,
    answer: z.null(),
  }),
  preview: endpoint({
    method: 'post',
    path: '/api/v1/routing/preview',
    tag,
    summary: 'Where the draft would have sent past cases; a large number in parts',
    idempotency: 'never',
    roles: admin,
    body: z.object({
      draftVersion: z.int().min(1),
      days: z.int().min(1).max(3660).default(90),
      cases: z.int().min(1).max(1_000_000).default(100_000),
      cursor: z.string().max(200).optional(),
    }),
    answer: routingPreview,
  }),
  enforce: endpoint({
    method: 'post',
    path: '/api/v1/routing/versions',
    tag,
    summary: 'Put the draft, once tried, in force from an instant',
    status: 201,
    idempotency: 'required',
    roles: admin,
    body: z.object({
      draftVersion: z.int().min(1),
      reason: z.string().trim().min(1).max(500),
      /** Absent: now. */
      inForceFrom: instant.optional(),
    }),
    answer: routingVersion,
  }),
  accuracy: endpoint({
    method: 'get',
    path: '/api/v1/routing/accuracy',
    tag,
    summary: 'How often dispatchers chose the unit suggested first: by rule, class and day',
    roles: readers,
    /** A period, or so many days until now. */
    query: z.object({
      from: instant.optional(),
      to: instant.optional(),
      days: z.coerce.number().int().min(1).max(400).default(30),
    }),
    answer: routingAccuracy,
  }),
} as const
