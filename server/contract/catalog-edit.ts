import { z } from 'zod'
import { caseKind, limit } from './case.ts'
import { caseClassDetail, classQuestion } from './catalog.ts'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Where units share a class, the part of the street that decides (`class_unit.place_rule`). */
export const PLACE_RULES = ['carriageway', 'pavement'] as const

const hour = z.string().max(5).nullable()
/** A condition as it is edited; `id` null for a new one. Night hours `HH:MM` in local time, for a special one that holds at night only. */
export const conditionDraft = z.object({
  id: z.string().max(80).nullable(),
  text: z.string().max(200),
  textEn: z.string().max(300),
  closing: z.string().max(200),
  closingEn: z.string().max(300),
  limit: limit.extend({ value: z.number() }),
  urgent: z.boolean(),
  special: z.boolean(),
  nightFrom: hour,
  nightTo: hour,
})
export type ConditionDraft = z.infer<typeof conditionDraft>

const words = { text: z.string().max(500), textEn: z.string().max(800) }
/** A question of the call desk as it is edited; `id` null for a new one. */
export const questionDraft = classQuestion.extend({
  ...words,
  id: z.string().max(20).nullable(),
  choices: z.array(z.object(words)).max(30),
})
export type QuestionDraft = z.infer<typeof questionDraft>

/** All of a class that an administrator sets. Shapes only: whether it can be worked by is judged with 422. */
export const classDraft = z.object({
  name: z.string().max(60),
  nameEn: z.string().max(120),
  photoRequired: z.boolean(),
  /** No new case takes it; those that have it keep it. */
  retired: z.boolean(),
  conditions: z.array(conditionDraft).max(60),
  units: z.array(z.object({ code: z.string().max(60), placeRule: z.enum(PLACE_RULES).nullable() })).max(20),
  /** What a clerk at the telephone says first; null: nothing of this class's own. */
  script: z.object({ text: z.string().max(2000), textEn: z.string().max(3000) }).nullable(),
  questions: z.array(questionDraft).max(20),
})
export type ClassDraft = z.infer<typeof classDraft>

const reason = z.string().trim().min(1).max(500)
const key = z.object({ kind: caseKind, code: z.string().max(10) })

/** What a draft's limits would have made of the cases that are closed; open ones keep the limit they were filed with. */
export const limitTrial = z.object({
  conditions: z.array(
    z.object({
      id: z.string(),
      before: limit,
      after: limit,
      /** The newest closed cases looked at, at most `LIMIT_TRIAL_CASES`. */
      cases: z.int(),
      lateBefore: z.int(),
      lateAfter: z.int(),
      /** Up to ten that would have become late, or would not have been. */
      examples: z.array(z.object({ id: z.uuid(), number: z.string(), late: z.boolean() })),
    }),
  ),
  /** Open cases of the class: none of them moves. */
  openCases: z.int(),
})
export type LimitTrial = z.infer<typeof limitTrial>
/** Closed cases of a condition that a trial looks at. */
export const LIMIT_TRIAL_CASES = 1000

export const classChange = z.object({
  version: z.int(),
  at: instant,
  by: z.object({ id: z.uuid(), name: z.string() }),
  reason: z.string(),
  before: classDraft.nullable(),
  after: classDraft,
})
export type ClassChange = z.infer<typeof classChange>

const admin = ['admin'] as const
export const catalogEditEndpoints = {
  make: endpoint({
    method: 'post',
    path: '/api/v1/classes',
    tag: 'catalog',
    summary: 'Make a local class: its code is of a major class that exists, its serial within 080–999',
    status: 201,
    roles: admin,
    body: key.extend({ reason, draft: classDraft }),
    answer: caseClassDetail,
  }),
  change: endpoint({
    method: 'put',
    path: '/api/v1/classes/{kind}/{code}',
    tag: 'catalog',
    summary: 'Change a class: names, conditions with limits, units; its cases keep what they were filed with',
    roles: admin,
    params: key,
    body: z.object({ version: z.int(), reason, draft: classDraft }),
    answer: caseClassDetail,
  }),
  trial: endpoint({
    method: 'post',
    path: '/api/v1/classes/{kind}/{code}/trial',
    tag: 'catalog',
    summary: 'What changed limits would have made of closed cases',
    idempotency: 'never',
    roles: admin,
    params: key,
    body: z.object({ draft: classDraft }),
    answer: limitTrial,
  }),
  changes: endpoint({
    method: 'get',
    path: '/api/v1/classes/{kind}/{code}/changes',
    tag: 'catalog',
    summary: 'Who changed a class, when and why, newest first',
    roles: admin,
    params: key,
    answer: z.object({ items: z.array(classChange) }),
  }),
} as const
