import { z } from 'zod'
import { caseAction, caseKind, caseSource, caseStatus, limit, stageName } from './case.ts'
import { instant, light, lonLat } from './common.ts'
import { escalationLevel } from './escalation.ts'
import { ROUTING_REASONS } from './routing-rules.ts'

/** One visit to a stage. Seconds are of the case's clock; `clock` says which. */
export const stageVisit = z.object({
  stage: stageName,
  from: instant,
  to: instant.nullable(),
  usedSeconds: z.number(),
  budgetSeconds: z.number().nullable(),
  light,
  clock: z.enum(['working', 'wall']),
})
export type StageVisit = z.infer<typeof stageVisit>

const named = z.object({ id: z.string(), name: z.string() })
/** A case as lists and the map show it. */
export const caseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: caseKind,
  classCode: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  source: caseSource,
  status: caseStatus,
  version: z.int(),
  urgent: z.boolean(),
  special: z.boolean(),
  location: lonLat,
  address: z.string().nullable(),
  gridCode: z.string(),
  street: z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() }),
  unit: z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
  description: z.string(),
  reportedAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  stage: stageName.nullable(),
  light: light.nullable(),
  yellowAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** Seconds of the stage's own clock still left (negative: over), null where it has no budget. */
  remainingSeconds: z.number().nullable(),
  clock: z.enum(['working', 'wall']),
  supervised: z.boolean(),
  pending: z.enum(['extension', 'deferral']).nullable(),
  claimedBy: named.nullable(),
})
export type CaseSummary = z.infer<typeof caseSummary>

const routingRuleWords = z.object({
  key: z.string(),
  /** Its place in the order of the rules. */
  number: z.int(),
  name: z.string(),
  nameEn: z.string().nullable(),
})
/** A unit that the routing rules name for a case, and why. */
export const suggestedUnit = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  reason: z.enum(ROUTING_REASONS),
  rule: routingRuleWords,
  /** It does another unit's work (代管). */
  deputyFor: z
    .object({ unit: z.object({ name: z.string(), nameEn: z.string().nullable() }), rule: routingRuleWords })
    .nullable(),
  /** What the unit holds now, and how much of it is red; only of a case that is to be dispatched. */
  load: z.object({ open: z.int(), red: z.int() }).nullable(),
})
export type SuggestedUnit = z.infer<typeof suggestedUnit>

/** The whole case. `reporter` is null for those who may not see one. */
export const caseDetail = caseSummary.extend({
  edition: z.string(),
  communityCode: z.string(),
  communityName: z.string(),
  componentId: z.string().nullable(),
  componentCode: z.string().nullable(),
  ownerless: z.boolean(),
  provisional: z.boolean(),
  origin: z.enum(['live', 'demo', 'simulator', 'migrated']),
  reporter: z
    .object({ name: z.string().nullable(), phone: z.string().nullable(), userId: z.string().nullable() })
    .nullable(),
  condition: z.object({ id: z.string(), text: z.string(), textEn: z.string() }).nullable(),
  limit: limit.nullable(),
  limitIsDefault: z.boolean(),
  verifier: named.nullable(),
  checker: named.nullable(),
  mergedInto: z.uuid().nullable(),
  /** Duplicates merged into it: they have no clock of their own and follow it. */
  followers: z.array(z.object({ id: z.uuid(), number: z.string() })),
  /** Within a unit or to a street's own teams, oldest first; seconds are of the case's clock while that one had it. */
  handOvers: z.array(
    z.object({
      to: z.string(),
      name: z.string(),
      kind: z.enum(['operator', 'handler', 'team']),
      from: instant,
      until: instant.nullable(),
      seconds: z.number(),
    }),
  ),
  /** What was raised to whom, oldest first. */
  escalations: z.array(
    z.object({
      stage: stageName,
      level: escalationLevel,
      at: instant,
      card: z.enum(['yellow', 'red']).nullable(),
    }),
  ),
  stages: z.array(stageVisit),
  processLight: light,
  processUsedSeconds: z.number(),
  processBudgetSeconds: z.number().nullable(),
  deadline: instant.nullable(),
  chargedSeconds: z.number().nullable(),
  limitSeconds: z.number().nullable(),
  beyondAllowance: z.boolean(),
  worstLight: light,
  attachments: z.array(
    z.object({
      id: z.uuid(),
      version: z.int(),
      width: z.int(),
      height: z.int(),
      takenAt: instant.nullable(),
      uploadedAt: instant,
    }),
  ),
  /** Best first; of a case that no unit has yet. */
  suggestedUnits: z.array(suggestedUnit),
  allowedActions: z.array(caseAction),
})
export type CaseDetail = z.infer<typeof caseDetail>

export const caseEvent = z.object({
  version: z.int(),
  at: instant,
  recordedAt: instant,
  action: caseAction,
  actor: z.object({
    id: z.string().nullable(),
    name: z.string(),
    role: z.string(),
    org: z.string().nullable(),
  }),
  fromStatus: caseStatus.nullable(),
  toStatus: caseStatus,
  data: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
  attachments: z.array(z.uuid()),
})
export type CaseEvent = z.infer<typeof caseEvent>
