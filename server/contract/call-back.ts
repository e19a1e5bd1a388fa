import { z } from 'zod'
import { caseKind, caseStatus } from './case.ts'
import { instant, light, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'

export const CALL_BACK_STATES = ['waiting', 'claimed', 'done', 'given-up', 'cancelled'] as const
const text = z.string().trim().max(2000)

/** A citizen who is to be told how his case ended. */
export const callBack = z.object({
  id: z.string(),
  state: z.enum(CALL_BACK_STATES),
  case: z.object({
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    kind: caseKind,
    className: z.string(),
    classNameEn: z.string(),
    address: z.string().nullable(),
    status: caseStatus,
  }),
  because: z.enum(['closed', 'rejected']),
  /** The last words written on the case: what was done, or why it was refused. */
  answer: z.string().nullable(),
  name: z.string().nullable(),
  mask: z.string().nullable(),
  endedAt: instant,
  dueAt: instant,
  light,
  tryAt: instant.nullable(),
  tries: z.int(),
  claimedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  rating: z.int().nullable(),
  words: z.string().nullable(),
  doneAt: instant.nullable(),
  /** The citizen is not content and asks for more: a supervisor reopens the case, or leaves it. */
  reopenWanted: z.boolean(),
})
export type CallBack = z.infer<typeof callBack>

export const callBackResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('reached'),
    rating: z.int().min(1).max(5).nullable(),
    words: text.optional(),
    reopen: z.boolean().default(false),
  }),
  z.object({ outcome: z.literal('not-reached'), tryAt: instant.optional(), words: text.optional() }),
])
export type CallBackResult = z.infer<typeof callBackResult>

const id = z.object({ id: z.string().regex(/^\d{1,15}$/) })
const clerk = { tag: 'call-backs', roles: ['intake', 'supervisor', 'dispatcher'] } as const

export const callBackEndpoints = {
  list: endpoint({
    ...clerk,
    method: 'get',
    path: '/api/v1/call-backs',
    summary:
      'Citizens to be called back, the most urgent first; or done, or those who want the case reopened',
    query: pageQuery.extend({ view: z.enum(['todo', 'done', 'reopen']).default('todo') }),
    answer: z.object({ items: z.array(callBack), nextCursor: z.string().nullable() }),
  }),
  claim: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/call-backs/{id}/claim',
    summary: 'I make this call; 409 with the name of who does already',
    params: id,
    answer: callBack,
  }),
  dial: endpoint({
    tag: 'call-backs',
    roles: ['intake', 'supervisor'],
    method: 'post',
    path: '/api/v1/call-backs/{id}/dial',
    summary: 'The number to dial, in clear, for a call-back that I claimed; leaves an audit line',
    params: id,
    answer: z.object({ number: z.string(), callId: z.uuid() }),
    idempotency: 'never',
  }),
  result: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/call-backs/{id}/result',
    summary: 'What came of it: reached with a rating, or not',
    params: id,
    body: callBackResult,
    answer: callBack,
  }),
  settle: endpoint({
    tag: 'call-backs',
    roles: ['supervisor'],
    method: 'post',
    path: '/api/v1/call-backs/{id}/settle',
    summary: 'The wish to reopen was decided',
    params: id,
    answer: callBack,
  }),
} as const
