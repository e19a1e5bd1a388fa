import { z } from 'zod'
import { stageName } from './case.ts'
import { instant, pageQuery } from './common.ts'
import { endpoint } from './endpoint.ts'
import { escalationLevel } from './escalation.ts'

/**
 * Something that certain people must hear: an escalation (`level`; `card` when it is a yellow or red card to a unit's lead), an
 * instruction of supervision, an urging. It names no person of the public.
 */
export const notice = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(['escalation', 'supervision', 'urging', 'verification', 'complaint']),
  level: escalationLevel.nullable(),
  card: z.enum(['yellow', 'red']).nullable(),
  stage: stageName.nullable(),
  /** Null for what concerns no single case, such as a failed verification of the log. */
  case: z
    .object({ id: z.uuid(), number: z.string(), className: z.string(), classNameEn: z.string() })
    .nullable(),
  unit: z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
  words: z.string().nullable(),
  readAt: instant.nullable(),
})
export type Notice = z.infer<typeof notice>

export const noticeEndpoints = {
  list: endpoint({
    method: 'get',
    path: '/api/v1/notices',
    tag: 'notices',
    summary: 'What I must hear of, newest first; the stream says `notice` when there is a new one',
    query: pageQuery.extend({ unread: z.stringbool().optional() }),
    answer: z.object({ items: z.array(notice), nextCursor: z.string().nullable(), unread: z.int() }),
  }),
  read: endpoint({
    method: 'post',
    path: '/api/v1/notices/read',
    tag: 'notices',
    summary: 'I have read everything up to and with this one, or this one alone',
    body: z.object({ id: z.string().regex(/^\d{1,15}$/), upTo: z.boolean().default(false) }),
    answer: z.object({ unread: z.int() }),
  }),
} as const
