import { z } from 'zod'
import { caseAction, stageName } from './case.ts'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * Why a stretch of a case's life is charged to its unit, or is not (accounting.md 3): `handling` rule 1 · `whole-span` rule 2, between
 * the episodes after two repeats · `command-duty` rule 3 · `deferral` rule 4 · `other-run` another unit's or an earlier run's ·
 * `center` at the center or under check · `ended` closed, rejected, voided or merged.
 */
export const SEGMENT_RULES = [
  'handling',
  'whole-span',
  'command-duty',
  'deferral',
  'other-run',
  'center',
  'ended',
] as const

/** A stretch of a case's life under one rule; the counted ones add up to what is charged. Seconds of `clock`. */
export const segment = z.object({
  from: instant,
  to: instant,
  stage: stageName.nullable(),
  /** The center's working clock, the unit's own, or the wall clock of an urgent case. */
  clock: z.enum(['working', 'unit', 'wall']),
  seconds: z.number(),
  counted: z.boolean(),
  rule: z.enum(SEGMENT_RULES),
})
export type CaseSegment = z.infer<typeof segment>

/** Why a case is due when it is, and what it is charged: segments from report to `at` without a gap. */
export const explanation = z.object({
  at: instant,
  unit: z.string().nullable(),
  chargedSeconds: z.number(),
  /** What the unit's limit is made of; null without a unit or a limit. */
  limit: z
    .object({
      totalSeconds: z.number(),
      baseSeconds: z.number(),
      extensionSeconds: z.number(),
      dutySeconds: z.number(),
    })
    .nullable(),
  deadline: instant.nullable(),
  /** The deadline with no extension or deferral confirmed: it decides the period of assessment. */
  baseDeadline: instant.nullable(),
  segments: z.array(segment),
})
export type Explanation = z.infer<typeof explanation>

export const DECISION_KINDS = [
  'extension',
  'deferral',
  'return',
  'refused-feedback',
  'refused-close',
  'void',
  'reopen',
  'supervision',
  'urgent',
] as const
const step = z.object({
  version: z.int(),
  at: instant,
  by: z.string(),
  /** The reason, instruction or answer given. */
  words: z.string().nullable(),
})
/** A line of the ledger of approvals and decisions: what was asked, and what became of it. */
export const decision = z.object({
  kind: z.enum(DECISION_KINDS),
  asked: step,
  /** Null while it waits; a decision taken at once decides itself. */
  decided: step.nullable(),
  outcome: z.enum(['pending', 'approved', 'denied', 'lapsed', 'done']),
  /** Extension: working minutes asked and granted. */
  minutesAsked: z.number().nullable(),
  minutesGranted: z.number().nullable(),
  /** Deferral: planned end, and when it ended. */
  until: instant.nullable(),
  endedAt: instant.nullable(),
})
export type Decision = z.infer<typeof decision>

export const ALLOWANCE_KINDS = ['repeat', 'extension', 'deferral'] as const
const allowance = z.object({ used: z.int(), allowed: z.int(), left: z.int() })
/** What a unit has spent of its allowances in a period as it stands now (accounting.md 4); `left` is negative when overspent. */
export const allowances = z.object({
  unit: z.string(),
  period: z.string(),
  assigned: z.int(),
  repeat: allowance,
  extension: allowance,
  deferral: allowance,
})
export type Allowances = z.infer<typeof allowances>

/** 代整治 (`handling`) and 追缴 (`recovery`): money spent on a case, and who paid it back. Fen; negative corrects an earlier line. */
export const COST_KINDS = ['handling', 'recovery'] as const
export const costBody = z.object({
  kind: z.enum(COST_KINDS),
  cents: z
    .int()
    .min(-1e10)
    .max(1e10)
    .refine((cents) => cents !== 0),
  /** Who spent it, or who paid it back. */
  party: z.string().trim().min(1).max(100),
  note: z.string().trim().max(2000).optional(),
})
export const costLine = z.object({
  id: z.string(),
  kind: z.enum(COST_KINDS),
  cents: z.int(),
  party: z.string(),
  note: z.string().nullable(),
  at: instant,
  by: z.string(),
})
export type CostLine = z.infer<typeof costLine>
export const costs = z.object({
  items: z.array(costLine),
  spentCents: z.int(),
  recoveredCents: z.int(),
  mayWrite: z.boolean(),
})
export type Costs = z.infer<typeof costs>

/** A ready text for a reason, note or answer. */
export const replyTemplate = z.object({
  id: z.string(),
  /** The action it is for; null: for any. */
  action: caseAction.nullable(),
  text: z.string(),
  textEn: z.string().nullable(),
})
export type ReplyTemplate = z.infer<typeof replyTemplate>

const caseId = z.object({ id: z.uuid() })
export const caseAccountEndpoints = {
  explanation: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/explanation',
    tag: 'cases',
    summary: 'Why it is due then and what is charged, second by second',
    params: caseId,
    answer: explanation,
  }),
  decisions: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/decisions',
    tag: 'cases',
    summary: 'The ledger of approvals and decisions, oldest first',
    params: caseId,
    answer: z.object({ items: z.array(decision) }),
  }),
  costs: endpoint({
    method: 'get',
    path: '/api/v1/cases/{id}/costs',
    tag: 'cases',
    summary: 'What was spent on it and paid back',
    params: caseId,
    answer: costs,
  }),
  addCost: endpoint({
    method: 'post',
    path: '/api/v1/cases/{id}/costs',
    tag: 'cases',
    summary: 'Write down a cost or its recovery',
    params: caseId,
    body: costBody,
    answer: costs,
    status: 201,
    idempotency: 'required',
  }),
  allowances: endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/allowances',
    tag: 'units',
    summary: 'Repeats, extensions and deferrals a unit has left in a period',
    params: z.object({ unit: z.string() }),
    query: z.object({ period: z.string().max(10).optional() }),
    answer: allowances,
  }),
  templates: endpoint({
    method: 'get',
    path: '/api/v1/templates',
    tag: 'cases',
    summary: 'Ready texts for replies',
    answer: z.object({ items: z.array(replyTemplate) }),
  }),
  addTemplate: endpoint({
    method: 'post',
    path: '/api/v1/templates',
    tag: 'cases',
    summary: 'Keep a ready text',
    body: z.object({
      action: caseAction.nullable(),
      text: z.string().trim().min(1).max(500),
      textEn: z.string().trim().min(1).max(500).optional(),
    }),
    answer: replyTemplate,
    status: 201,
    roles: ['supervisor', 'admin'],
  }),
  removeTemplate: endpoint({
    method: 'delete',
    path: '/api/v1/templates/{id}',
    tag: 'cases',
    summary: 'Drop a ready text',
    params: z.object({ id: z.string().regex(/^\d{1,15}$/) }),
    answer: z.null(),
    status: 204,
    roles: ['supervisor', 'admin'],
  }),
} as const
