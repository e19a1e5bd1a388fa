import { z } from 'zod'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * The hook of a telephone exchange (README, "The telephone exchange"): it tells of a call when it rings and when it ends, with a
 * token of a user whose only role is `telephony`. Telling the same again changes nothing.
 */
const callId = z.string().trim().min(1).max(100)
const roles = ['telephony'] as const

export const telephonyEndpoints = {
  ring: endpoint({
    method: 'post',
    path: '/api/v1/telephony/calls',
    tag: 'telephony',
    summary:
      'A call comes in; `number` is null where the caller withholds it, `callId` is the exchange’s own',
    body: z.object({
      number: z.string().trim().max(40).nullable(),
      at: instant,
      callId,
      /** The line or the number that was dialled. */
      line: z.string().trim().max(40).optional(),
    }),
    answer: z.object({ id: z.uuid(), callId: z.string(), known: z.boolean() }),
    status: 201,
    roles,
  }),
  hangUp: endpoint({
    method: 'post',
    path: '/api/v1/telephony/calls/{callId}/end',
    tag: 'telephony',
    summary: 'The line was cut, by whomever; what the clerk writes goes on',
    params: z.object({ callId }),
    body: z.object({ at: instant }),
    answer: z.object({ id: z.uuid(), callId: z.string() }),
    roles,
  }),
} as const
