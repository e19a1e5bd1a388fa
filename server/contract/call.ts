import { z } from 'zod'
import { caseKind, caseStatus } from './case.ts'
import { instant, light, lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What a call turned out to be; null while it is not concluded. */
export const CALL_KINDS = [
  'report',
  'join',
  'enquiry',
  'follow',
  'complaint',
  'abusive',
  'silent',
  'call-back',
] as const
export const callKind = z.enum(CALL_KINDS)

const text = z.string().trim().max(2000)
const person = z.object({ id: z.uuid(), name: z.string() })

/** A call. Its number is never shown in clear here: `mask` is null where it was withheld. */
export const phoneCall = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  line: z.string().nullable(),
  mask: z.string().nullable(),
  startedAt: instant,
  takenBy: person.nullable(),
  takenAt: instant.nullable(),
  hungUpAt: instant.nullable(),
  endedAt: instant.nullable(),
  kind: callKind.nullable(),
  case: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  articleId: z.uuid().nullable(),
  note: z.string().nullable(),
  /** The number was flagged when the call came in: it queues behind others. */
  flagged: z.boolean(),
  /** The exchange named it; else a clerk keyed it in. */
  fromExchange: z.boolean(),
})
export type PhoneCall = z.infer<typeof phoneCall>

/** A case that this number reported or joined. */
export const callerCase = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: caseKind,
  classCode: z.string(),
  className: z.string(),
  classNameEn: z.string(),
  address: z.string().nullable(),
  status: caseStatus,
  light: light.nullable(),
  reportedAt: instant,
  dueAt: instant.nullable(),
  unit: z.object({ name: z.string(), nameEn: z.string().nullable() }).nullable(),
  open: z.boolean(),
  rating: z.int().nullable(),
})
export type CallerCase = z.infer<typeof callerCase>

/** What is known of the number of a call, newest first; nothing for one withheld. */
export const callerHistory = z.object({
  /** By the latest report: family name and stars. */
  name: z.string().nullable(),
  calls: z.array(phoneCall),
  callCount: z.int(),
  cases: z.array(callerCase),
  flag: z.object({ marks: z.int(), until: instant, reasons: z.array(z.string()) }).nullable(),
})
export type CallerHistory = z.infer<typeof callerHistory>

export const callDesk = z.object({
  /** Longest waiting first, flagged numbers behind the others. */
  waiting: z.array(phoneCall),
  /** Mine that are not concluded: the one I speak with and those I parked. */
  mine: z.array(phoneCall),
  today: z.object({ calls: z.int(), averageSeconds: z.number().nullable() }),
  callBacks: z.int(),
})
export type CallDesk = z.infer<typeof callDesk>

/** A number: null where it is withheld. Judged by `readPhone`; 422 names one that is none. */
const number = z.string().trim().max(40).nullable()

const callReportFields = z.object({
  kind: caseKind,
  classCode: z.string().min(1).max(10),
  location: lonLat,
  address: z.string().trim().max(200).optional(),
  description: text,
  name: z.string().trim().max(50).optional(),
  urgent: z.boolean().optional(),
  /** To the questions of the class (GET /classes/{kind}/{code}): words, a choice as its Chinese text, a number, `yes` or `no`. */
  answers: z
    .array(z.object({ questionId: z.string(), answer: z.string().trim().max(500) }))
    .max(40)
    .default([]),
  /** What goes on with the case at once: accepted, sent to be verified by an inspector first, or rejected as none of ours. */
  next: z.enum(['none', 'accept', 'verify', 'reject']).default('none'),
  /** Why it is rejected; required then. The questions of the class need no answer then. */
  reason: text.min(1).optional(),
  /** The caller heard the reason on this call: no answer is owed any more. */
  told: z.boolean().default(false),
})
export const callReport = callReportFields.refine(
  ({ next, reason }) => (next === 'reject') === (reason !== undefined),
  { path: ['reason'], error: 'A rejection has a reason, nothing else has.' },
)
export type CallReport = z.infer<typeof callReport>

const id = z.object({ id: z.uuid() })
const roles = ['intake', 'supervisor', 'dispatcher'] as const
const clerk = { tag: 'calls', roles } as const

export const callEndpoints = {
  desk: endpoint({
    ...clerk,
    method: 'get',
    path: '/api/v1/calls/desk',
    summary: 'Who waits, what I have open, my day',
    answer: callDesk,
  }),
  keyIn: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls',
    summary:
      'A call that the exchange did not name; the id is the clerk’s, so that trying again makes no second one',
    body: z.object({ id: z.uuid(), number, startedAt: instant.optional() }),
    answer: phoneCall,
    status: 201,
  }),
  take: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/take',
    summary: 'I answer this call; 409 with the name of who has it already',
    params: id,
    answer: phoneCall,
  }),
  setNumber: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/number',
    summary: 'The number of a call of mine that came without one, or was keyed in',
    params: id,
    body: z.object({ number }),
    answer: phoneCall,
  }),
  history: endpoint({
    ...clerk,
    method: 'get',
    path: '/api/v1/calls/{id}/history',
    summary: 'Earlier calls and cases of its number, masked',
    params: id,
    answer: callerHistory,
  }),
  reveal: endpoint({
    tag: 'calls',
    roles: ['intake', 'supervisor'],
    method: 'post',
    path: '/api/v1/calls/{id}/reveal',
    summary: 'The number in clear, for a reason; leaves an audit line',
    params: id,
    body: z.object({ reason: text.min(1) }),
    answer: z.object({ number: z.string().nullable() }),
    idempotency: 'never',
  }),
  report: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/report',
    summary: 'The call reports a problem: makes the case and concludes the call, both or neither',
    params: id,
    body: callReport,
    answer: z.object({
      call: phoneCall,
      case: z.object({ id: z.uuid(), number: z.string(), status: caseStatus, version: z.int() }),
    }),
    status: 201,
    idempotency: 'required',
  }),
  join: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/join',
    summary:
      'The call tells of a problem that has an open case: joins it and concludes the call, both or neither',
    params: id,
    body: z.object({
      caseId: z.uuid(),
      name: z.string().trim().max(50).optional(),
      description: text.optional(),
    }),
    answer: phoneCall,
    status: 201,
    idempotency: 'required',
  }),
  conclude: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/conclude',
    summary: 'The call is over and made no case of its own',
    params: id,
    body: z.object({
      kind: z.enum(['enquiry', 'follow', 'complaint', 'abusive', 'silent']),
      caseId: z.uuid().optional(),
      articleId: z.uuid().optional(),
      note: text.optional(),
    }),
    answer: phoneCall,
  }),
  markAbusive: endpoint({
    ...clerk,
    method: 'post',
    path: '/api/v1/calls/{id}/abusive',
    summary: 'The caller is abusive; the call goes on, and may still make a report',
    params: id,
    body: z.object({ reason: text.min(1) }),
    answer: callerHistory,
  }),
  flagged: endpoint({
    tag: 'calls',
    roles: ['supervisor'],
    method: 'get',
    path: '/api/v1/calls/flagged',
    summary: 'Numbers flagged now',
    answer: z.object({
      items: z.array(
        z.object({
          callId: z.uuid(),
          mask: z.string().nullable(),
          marks: z.int(),
          until: instant,
          reasons: z.array(z.string()),
        }),
      ),
    }),
  }),
  lift: endpoint({
    tag: 'calls',
    roles: ['supervisor'],
    method: 'post',
    path: '/api/v1/calls/{id}/lift',
    summary: 'The flag of this call’s number is lifted, for a reason',
    params: id,
    body: z.object({ reason: text.min(1) }),
    answer: z.object({ lifted: z.int() }),
  }),
} as const
