import { z } from 'zod'
import { caseStatus, stageName } from './case.ts'
import { instant, pageOf, pageQuery } from './common.ts'
import { complaintCounts } from './complaint.ts'
import { endpoint } from './endpoint.ts'
import type { Role } from './role.ts'

/** Why a resolved case is not timely, in the order they are named (accounting.md 4). */
export const blemish = z.enum(['extension', 'deferral', 'return', 'repeat'])
export const SPENDING_KINDS = ['repeat', 'extension', 'deferral'] as const

/** How a case stands in the assessment of its unit; seconds are charged and allowed under the allowances. */
export const verdict = z.object({
  chargedSeconds: z.number(),
  limitSeconds: z.number(),
  /** Null while a confirmed deferral has no end. */
  deadline: instant.nullable(),
  baseDeadline: instant,
  /** A deferral within the allowance takes it out of the due count. */
  deducted: z.boolean(),
  resolved: z.boolean(),
  timely: z.boolean(),
  blemishes: z.array(blemish),
  /** What asked for an allowance, and whether it was within it. */
  grants: z.array(z.object({ kind: z.enum(SPENDING_KINDS), at: instant, confirmed: z.boolean() })),
})
export type Verdict = z.infer<typeof verdict>

export const assessedCase = verdict.extend({
  id: z.uuid(),
  number: z.string(),
  unit: z.string(),
  status: caseStatus,
  stageSeconds: z.partialRecord(stageName, z.number()),
})

const allowance = z.object({ asked: z.int(), allowed: z.int() })
/** A unit's standing: rates are fractions, the score of 100; null where nothing was due, never 100. */
export const assessedUnit = z.object({
  unit: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  assigned: z.int(),
  deducted: z.int(),
  due: z.int(),
  resolved: z.int(),
  timely: z.int(),
  resolvedRate: z.number().nullable(),
  timelyRate: z.number().nullable(),
  score: z.number().nullable(),
  allowances: z.object({ repeat: allowance, extension: allowance, deferral: allowance }),
  /** Complaints about its handling registered in the period, beside the score; null for the unit itself, which does not know of them. */
  complaints: complaintCounts.nullable(),
})

/** Who may see how units stand; a unit sees itself. */
export const ASSESSMENT_ROLES: readonly Role[] = [
  'assessor',
  'leader',
  'supervisor',
  'dispatcher',
  'admin',
  'unit',
  'unit-lead',
  'street',
]
const when = {
  /** `2026-10`, `2026-Q4` or `2026`; the running month if absent. */
  period: z.string().max(10).optional(),
  /** Only events up to and at it exist; now if absent. */
  asOf: instant.optional(),
}
export const assessmentEndpoints = {
  units: endpoint({
    method: 'get',
    path: '/api/v1/assessment/units',
    tag: 'assessment',
    summary: 'How the units stand in a period',
    roles: ASSESSMENT_ROLES,
    query: z.object(when),
    answer: z.object({ period: z.string(), asOf: instant, items: z.array(assessedUnit) }),
  }),
  cases: endpoint({
    method: 'get',
    path: '/api/v1/assessment/units/{unit}/cases',
    tag: 'assessment',
    summary: 'The cases behind a unit’s score, in the order of their numbers',
    roles: ASSESSMENT_ROLES,
    params: z.object({ unit: z.string() }),
    /** `case`: this one alone: why its score is what it is. */
    query: pageQuery.extend({ ...when, case: z.uuid().optional() }),
    answer: pageOf(assessedCase),
  }),
} as const
