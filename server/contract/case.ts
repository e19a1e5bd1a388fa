import { z } from 'zod'

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
