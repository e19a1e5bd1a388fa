import { z } from 'zod'
import { caseKind, caseSource } from './case.ts'
import { caseSummary } from './case-shape.ts'
import { instant, lonLat, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

const OPERATORS = ['intake', 'dispatcher', 'supervisor'] as const

/**
 * What makes a later report a possible duplicate of an earlier case: near (`radiusM`, metres), lately (`days`), of the same family of
 * classes (`family`: class codes or their beginnings, `06` being every class of major class 06).
 */
const duplicateReach = z.object({
  radiusM: z.int().min(5).max(2000),
  days: z.int().min(1).max(365),
  family: z
    .array(z.string().regex(/^\d{2,6}$/))
    .min(1)
    .max(30),
})

/** How much each factor of the score counts; only their proportions matter. */
const duplicateWeights = z.object({
  distance: z.number().min(0).max(100),
  time: z.number().min(0).max(100),
  class: z.number().min(0).max(100),
  component: z.number().min(0).max(100),
})

/** 顽疾: so many closed cases of the family within a radius (metres) in a window of days. */
const recurringReach = z.object({
  radiusM: z.int().min(5).max(500),
  days: z.int().min(7).max(1100),
  count: z.int().min(2).max(100),
})

/**
 * One rule: for a class (`06010`), a major class (`06`), or all of a kind (`code` null). The narrowest wins. An empty `family`
 * stands for the major class of whatever is reported.
 */
export const duplicateRule = z.object({
  kind: caseKind,
  code: z
    .string()
    .regex(/^\d{2,6}$/)
    .nullable(),
  radiusM: duplicateReach.shape.radiusM,
  days: duplicateReach.shape.days,
  family: z.array(z.string().regex(/^\d{2,6}$/)).max(30),
  weights: duplicateWeights,
  /** Below this score (0 to 1) nothing is suggested. */
  minScore: z.number().min(0).max(1),
  recurring: recurringReach,
})
export type DuplicateRule = z.infer<typeof duplicateRule>

/** One factor of a score: `value` 0 to 1, `share` of the whole weight, `points` what it adds to the score. */
export const DUPLICATE_FACTORS = ['distance', 'time', 'class', 'component'] as const
export type DuplicateFactor = (typeof DUPLICATE_FACTORS)[number]
const factor = z.object({
  name: z.enum(DUPLICATE_FACTORS),
  value: z.number(),
  share: z.number(),
  points: z.number(),
})
export type ScoreFactor = z.infer<typeof factor>

/** A case that may be the same problem. `score` 0 to 1 is the sum of the factors' points. */
export const duplicateItem = z.object({
  case: caseSummary,
  distanceM: z.number(),
  score: z.number(),
  why: z.object({
    /** Null where one of the two names no component. */
    sameComponent: z.boolean().nullable(),
    sameClass: z.boolean(),
    /** Metres. */
    distance: z.number(),
    /** Hours between the two reports. */
    ageHours: z.number(),
    factors: z.array(factor),
  }),
  /** An open case that a further report can join, or that another can be merged into. */
  joinable: z.boolean(),
  /** Reports of this problem so far: its own, those that joined, and the cases merged into it. */
  reports: z.int(),
})
export type DuplicateItem = z.infer<typeof duplicateItem>

/** The recurring problem (顽疾) at a place: earlier closed cases of the family there. */
export const recurringHere = z.object({
  count: z.int(),
  sinceOn: z.iso.date(),
  closedCount: z.int(),
  lastClosedAt: instant,
  caseIds: z.array(z.uuid()),
})
export type RecurringHere = z.infer<typeof recurringHere>

/** Possible duplicates, open ones first, best first; and whether the place has this trouble again and again. */
export const duplicates = z.object({
  rule: duplicateReach,
  items: z.array(duplicateItem),
  recurring: recurringHere.nullable(),
})
export type Duplicates = z.infer<typeof duplicates>

export const duplicateQuery = z.object({
  kind: caseKind,
  classCode: z.string().min(1).max(10),
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  componentId: z.string().max(40).optional(),
})

/** A further report of the same problem: another citizen, or another of us. */
export const joinBody = z.object({
  source: caseSource,
  reporter: z
    .object({ name: z.string().trim().max(50).optional(), phone: z.string().trim().max(20).optional() })
    .optional(),
  description: z.string().trim().max(2000).optional(),
  attachments: z.array(z.uuid()).max(20).optional(),
})
export type JoinBody = z.infer<typeof joinBody>

/** One report of a case: the first, one that joined, or a case merged into it (`caseId`). Reporters only for the center, masked. */
export const caseReportLine = z.object({
  at: instant,
  kind: z.enum(['first', 'joined', 'merged']),
  source: caseSource,
  description: z.string(),
  caseId: z.uuid().nullable(),
  number: z.string().nullable(),
  reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
})
export type CaseReportLine = z.infer<typeof caseReportLine>
export const caseReports = z.object({ count: z.int(), items: z.array(caseReportLine) })

/** A spot with a recurring problem. */
export const recurringSpot = z.object({
  id: z.string(),
  kind: caseKind,
  family: z.array(z.string()),
  className: z.string(),
  classNameEn: z.string(),
  location: lonLat,
  address: z.string().nullable(),
  street: z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() }),
  count: z.int(),
  openCount: z.int(),
  sinceOn: z.iso.date(),
  lastClosedAt: instant,
  /** The latest ones, newest first. */
  cases: z.array(z.object({ id: z.uuid(), number: z.string() })),
})
export type RecurringSpot = z.infer<typeof recurringSpot>

const rules = z.array(duplicateRule).min(1).max(200)
/** What rules would have done: past merged pairs they find (recall), and how many pairs they suggest a day. */
export const duplicateTrial = z.object({
  mergedPairs: z.int(),
  found: z.int(),
  /** Null where nothing was ever merged. */
  recall: z.number().nullable(),
  missed: z.array(
    z.object({
      number: z.string(),
      into: z.string(),
      distanceM: z.number(),
      ageHours: z.number(),
      score: z.number().nullable(),
      because: z.enum(['too-far', 'too-old', 'other-family', 'low-score']),
    }),
  ),
  reports: z.int(),
  days: z.number(),
  suggestedPairs: z.int(),
  suggestedPerDay: z.number(),
  reportsWithSuggestion: z.int(),
})
export type DuplicateTrial = z.infer<typeof duplicateTrial>

const caseId = z.object({ id: z.uuid() })
export const duplicateEndpoints = {
  find: endpoint({
    method: 'get',
    path: '/api/v1/duplicates',
    tag: 'duplicates',
    summary: 'Cases within my scope that a report at this place may repeat, each with its score and why',
    query: duplicateQuery,
    answer: duplicates,
  }),
  ofCase: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/duplicates',
    tag: 'duplicates',
    summary: 'Cases within my scope that may be the same problem as this one',
    params: caseId,
    answer: duplicates,
  }),
  join: endpoint({
    method: 'post',
    path: '/api/v1/cases/{id}/join',
    tag: 'duplicates',
    summary: 'A further report of the same problem joins this open case',
    params: caseId,
    body: joinBody,
    answer: z.object({ case: caseSummary, reports: z.int() }),
    status: 201,
    idempotency: 'required',
    roles: ['inspector', 'intake', 'supervisor', 'dispatcher', 'video', 'grid-leader', 'building-head'],
  }),
  reports: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/reports',
    tag: 'duplicates',
    summary: 'Every report of this problem: the first, those that joined, those merged into it',
    params: caseId,
    answer: caseReports,
  }),
  recurring: endpoint({
    method: 'get',
    path: '/api/v1/recurring',
    tag: 'duplicates',
    summary: 'Spots with a recurring problem within my scope, the latest first',
    query: pageQuery,
    answer: z.object({ items: z.array(recurringSpot), nextCursor: z.string().nullable() }),
  }),
  rules: endpoint({
    method: 'get',
    path: '/api/v1/duplicates/rules',
    tag: 'duplicates',
    summary: 'The rules by which duplicates and recurring problems are found',
    answer: z.object({ version: z.int(), rules }),
    roles: [...OPERATORS, 'admin'],
  }),
  revise: endpoint({
    method: 'put',
    path: '/api/v1/duplicates/rules',
    tag: 'duplicates',
    summary: 'Put other rules in force',
    body: z.object({ version: z.int(), rules }),
    answer: z.object({ version: z.int(), rules }),
    roles: ['admin'],
  }),
  tryOut: endpoint({
    method: 'post',
    path: '/api/v1/duplicates/rules/trial',
    tag: 'duplicates',
    summary: 'Try rules on past cases, beside those in force',
    body: z.object({ rules }),
    answer: z.object({ inForce: duplicateTrial, proposed: duplicateTrial }),
    idempotency: 'never',
    roles: ['admin', 'supervisor'],
  }),
} as const
