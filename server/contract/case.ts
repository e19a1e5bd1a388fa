import { z } from 'zod'
import { bbox, instant, light, lonLat, pageOf, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Statuses of a case (domain.md, "The loop"). */
export const CASE_STATUSES = [
  'reported',
  'verifying',
  'accepted',
  'filed',
  'coordinating',
  'dispatched',
  'deferred',
  'completed',
  'checking',
  'checked',
  'closed',
  'rejected',
  'voided',
  'merged',
] as const
export const caseStatus = z.enum(CASE_STATUSES)
export type CaseStatus = z.infer<typeof caseStatus>

/** Every action of the loop; `report` makes the case. */
export const CASE_ACTIONS = [
  'report',
  'request-verify',
  'verify',
  'accept',
  'reject',
  'merge',
  'unmerge',
  'file',
  'coordinate',
  'assign-owner',
  'escalate',
  'dispatch',
  'sign',
  'hand-over',
  'return',
  'request-extension',
  'approve-extension',
  'deny-extension',
  'request-deferral',
  'approve-deferral',
  'deny-deferral',
  'resume',
  'complete',
  'refuse-feedback',
  'send-check',
  'check-pass',
  'check-fail',
  'close',
  'refuse-close',
  'void',
  'reopen',
  'supervise',
  'answer-supervision',
  'urge',
  'comment',
  'attach',
  'claim',
  'mark-urgent',
] as const
export const caseAction = z.enum(CASE_ACTIONS)
export type CaseAction = z.infer<typeof caseAction>

export const CASE_KINDS = ['event', 'component'] as const
export const caseKind = z.enum(CASE_KINDS)
export type CaseKind = z.infer<typeof caseKind>
export const CASE_SOURCES = [
  'inspector',
  'hotline',
  'web',
  'video',
  'grid-leader',
  'building-head',
  'government',
  'device',
] as const
export const caseSource = z.enum(CASE_SOURCES)
export type CaseSource = z.infer<typeof caseSource>

/** Budgets (accounting.md 1): working hours, working days of 390 minutes, or wall-clock hours for urgent cases. */
export const LIMIT_UNITS = ['work-hours', 'work-days', 'hours'] as const
export const limit = z.object({ unit: z.enum(LIMIT_UNITS), value: z.number().positive() })
export type Limit = z.infer<typeof limit>

export const STAGES = [
  'verify',
  'file',
  'dispatch',
  'handle',
  'send-check',
  'check',
  'close',
  'supervise',
] as const
export const stageName = z.enum(STAGES)
export type StageName = z.infer<typeof stageName>

const text = z.string().trim().max(2000)
const reason = text.min(1)
const attachmentIds = z.array(z.uuid()).max(20)

export const reportBody = z.object({
  source: caseSource,
  kind: caseKind,
  classCode: z.string().min(1).max(10),
  location: lonLat,
  description: text,
  address: z.string().trim().max(200).optional(),
  componentId: z.string().max(40).optional(),
  reporter: z
    .object({ name: z.string().trim().max(50).optional(), phone: z.string().trim().max(20).optional() })
    .optional(),
  urgent: z.boolean().optional(),
  attachments: attachmentIds.optional(),
})
export type ReportBody = z.infer<typeof reportBody>

const base = {
  version: z.int().min(1),
  note: text.optional(),
  attachments: attachmentIds.optional(),
  place: lonLat.optional(),
}
const act = <A extends CaseAction, S extends z.ZodRawShape>(action: A, shape: S) =>
  z.object({ action: z.literal(action), ...base, ...shape })

/** One action of the loop with what it takes (api.md, "Actions and what they take"). */
export const actionBody = z.discriminatedUnion('action', [
  act('request-verify', { inspector: z.uuid().optional() }),
  act('verify', { found: z.boolean() }),
  act('accept', {}),
  act('reject', { reason }),
  act('merge', { into: z.uuid() }),
  act('unmerge', {}),
  act('file', { condition: z.string().optional() }),
  act('coordinate', {}),
  act('assign-owner', { unit: z.string(), costCents: z.int().min(0).optional() }),
  act('escalate', { to: z.string() }),
  act('dispatch', {
    unit: z.string(),
    condition: z.string().optional(),
    provisional: z.boolean().optional(),
  }),
  act('sign', {}),
  act('hand-over', { to: z.string() }),
  act('return', { reason }),
  act('request-extension', {
    minutes: z
      .int()
      .min(1)
      .max(390 * 60),
    reason,
  }),
  act('approve-extension', {
    minutes: z
      .int()
      .min(1)
      .max(390 * 60)
      .optional(),
  }),
  act('deny-extension', { reason }),
  act('request-deferral', { reason, until: instant.optional() }),
  act('approve-deferral', {}),
  act('deny-deferral', { reason }),
  act('resume', {}),
  act('complete', {}),
  act('refuse-feedback', { reason }),
  act('send-check', { inspector: z.uuid().optional() }),
  act('check-pass', {}),
  act('check-fail', { reason }),
  act('close', { condition: z.string().optional() }),
  act('refuse-close', { reason }),
  act('void', { reason }),
  act('reopen', { reason }),
  act('supervise', { instruction: reason }),
  act('answer-supervision', { answer: reason }),
  act('urge', {}),
  act('comment', {}),
  act('attach', {}),
  act('claim', {}),
  act('mark-urgent', {
    hours: z
      .number()
      .positive()
      .max(24 * 30),
    reason,
  }),
])
export type ActionBody = z.infer<typeof actionBody>

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
  suggestedUnits: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
      reason: z.enum(['class', 'place', 'owner', 'street']),
    }),
  ),
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

const statuses = z
  .string()
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(caseStatus))
/** Desks of the command queue; each is a set of statuses or a mark. */
export const DESKS = [
  'accept',
  'file',
  'dispatch',
  'handling',
  'check',
  'close',
  'supervised',
  'mine',
  'done',
] as const
export type Desk = (typeof DESKS)[number]
export const DESK_STATUSES: Record<Exclude<Desk, 'supervised' | 'mine'>, readonly CaseStatus[]> = {
  accept: ['reported', 'verifying'],
  file: ['accepted'],
  dispatch: ['filed', 'coordinating'],
  handling: ['dispatched', 'deferred'],
  check: ['completed', 'checking'],
  close: ['checked'],
  done: ['closed', 'rejected', 'voided', 'merged'],
}
export const CASE_SORTS = ['newest', 'due', 'updated'] as const
export const caseListQuery = pageQuery.extend({
  status: statuses.optional(),
  unit: z.string().optional(),
  grid: z.string().optional(),
  street: z.string().optional(),
  class: z.string().optional(),
  source: caseSource.optional(),
  light: light.optional(),
  bbox: bbox.optional(),
  q: z.string().max(100).optional(),
  from: instant.optional(),
  to: instant.optional(),
  sort: z.enum(CASE_SORTS).default('newest'),
  supervised: z.stringbool().optional(),
  mine: z.stringbool().optional(),
})
export type CaseListQuery = z.infer<typeof caseListQuery>

const withDistance = { distanceM: z.number() }
export const nearby = z.object({
  duplicates: z.array(caseSummary.extend(withDistance)),
  components: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      classCode: z.string(),
      className: z.string(),
      location: lonLat,
      ...withDistance,
    }),
  ),
  cameras: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), location: lonLat, ...withDistance }),
  ),
  inspectors: z.array(
    z.object({ id: z.uuid(), name: z.string(), location: lonLat, at: instant, ...withDistance }),
  ),
})
export type Nearby = z.infer<typeof nearby>

/** Live counts of the queue's desks, and of lights among open cases. */
export const caseCounts = z.object({
  desks: z.record(z.enum(DESKS), z.int()),
  lights: z.record(light, z.int()),
  today: z.object({ reported: z.int(), filed: z.int(), closed: z.int() }),
})
export type CaseCounts = z.infer<typeof caseCounts>

const caseId = z.object({ id: z.uuid() })
export const bulkBody = z
  .object({
    action: caseAction,
    cases: z
      .array(z.object({ id: z.uuid(), version: z.int().min(1) }))
      .min(1)
      .max(200),
  })
  .loose()
export const caseEndpoints = {
  report: endpoint({
    method: 'post',
    path: '/api/v1/cases',
    tag: 'cases',
    summary: 'Report a problem',
    body: reportBody,
    answer: caseDetail,
    status: 201,
    idempotency: 'required',
    roles: ['inspector', 'intake', 'supervisor', 'dispatcher', 'video', 'grid-leader', 'building-head'],
  }),
  list: endpoint({
    method: 'get',
    path: '/api/v1/cases',
    tag: 'cases',
    summary: 'Cases within my scope',
    query: caseListQuery,
    answer: pageOf(caseSummary),
  }),
  counts: endpoint({
    method: 'get',
    path: '/api/v1/cases/counts',
    tag: 'cases',
    summary: 'Cases by desk and light within my scope',
    answer: caseCounts,
  }),
  one: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}',
    tag: 'cases',
    summary: 'A case with its clocks and allowed actions',
    params: caseId,
    answer: caseDetail,
  }),
  events: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/events',
    tag: 'cases',
    summary: 'Its immutable history, oldest first',
    params: caseId,
    answer: z.object({ items: z.array(caseEvent) }),
  }),
  nearby: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/nearby',
    tag: 'cases',
    summary: 'What is near it',
    params: caseId,
    answer: nearby,
  }),
  act: endpoint({
    method: 'post',
    path: '/api/v1/cases/{id}/actions',
    tag: 'cases',
    summary: 'Do one action of the loop',
    params: caseId,
    body: actionBody,
    answer: caseDetail,
    idempotency: 'required',
  }),
  actMany: endpoint({
    method: 'post',
    path: '/api/v1/cases/actions',
    tag: 'cases',
    summary: 'The same action on many cases, each with its own result',
    body: bulkBody,
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          status: z.int(),
          case: caseSummary.optional(),
          problem: z.unknown().optional(),
        }),
      ),
    }),
    idempotency: 'required',
  }),
} as const

export const attachment = z.object({
  id: z.uuid(),
  sha256: z.string(),
  mediaType: z.string(),
  width: z.int(),
  height: z.int(),
  takenAt: instant.optional(),
})
export type Attachment = z.infer<typeof attachment>
export const attachmentEndpoints = {
  upload: endpoint({
    method: 'post',
    path: '/api/v1/attachments',
    tag: 'attachments',
    summary: 'Upload a photo (field `file`)',
    bodyType: 'multipart/form-data',
    answer: attachment,
    status: 201,
    idempotency: 'required',
  }),
  download: endpoint({
    method: 'get',
    path: '/api/v1/attachments/{id}',
    tag: 'attachments',
    summary: 'The photo, or its thumbnail',
    params: caseId,
    query: z.object({ size: z.enum(['thumb', 'full']).default('full') }),
    answer: z.unknown(),
    answerType: 'image/*',
  }),
} as const
