import { z } from 'zod'
import { type CaseAction, caseKind, caseSource } from './case.ts'
import { instant, lonLat } from './common.ts'

const text = z.string().trim().max(2000)
const reason = text.min(1)
const attachmentIds = z.array(z.uuid()).max(20)

/** A question of a class's script as it was asked, and what the citizen said. */
export const answerGiven = z.object({
  question: z.string().trim().min(1).max(300),
  answer: z.string().trim().min(1).max(500),
})
export type AnswerGiven = z.infer<typeof answerGiven>

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
  answers: z.array(answerGiven).max(40).optional(),
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
