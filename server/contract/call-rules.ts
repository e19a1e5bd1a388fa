import { z } from 'zod'
import type { FieldError } from './common.ts'
import { endpoint } from './endpoint.ts'

/**
 * What rules the call desk, with its bounds and what stands there at first. After `abuseMarks` abusive calls within `abuseDays` days a
 * number is flagged: its next calls queue behind others and the clerk is warned; the flag ends by itself as the marks grow old, a
 * supervisor may lift it, and it never keeps a report from being written down. A citizen is owed his answer within `backHours` hours
 * of the case's end; after `backTries` calls that reach nobody it is given up.
 */
export const CALL_RULES = {
  abuseMarks: { least: 1, most: 20, usual: 3 },
  abuseDays: { least: 1, most: 365, usual: 30 },
  backHours: { least: 1, most: 336, usual: 24 },
  backTries: { least: 1, most: 10, usual: 3 },
} as const
export type CallRule = keyof typeof CALL_RULES
export const CALL_RULE_NAMES = Object.keys(CALL_RULES) as readonly CallRule[]

export const callRules = z.object({
  version: z.int(),
  abuseMarks: z.number(),
  abuseDays: z.number(),
  backHours: z.number(),
  backTries: z.number(),
})
export type CallRules = z.infer<typeof callRules>

/** Each figure that is no whole number within its bounds. */
export function callRuleFaults(rules: Readonly<Record<CallRule, number>>): FieldError[] {
  return CALL_RULE_NAMES.flatMap((field) => {
    const { least, most } = CALL_RULES[field]
    const value = rules[field]
    const isGood = Number.isInteger(value) && value >= least && value <= most
    return isGood
      ? []
      : [{ field, code: 'out-of-bounds', detail: `A whole number from ${least} to ${most}.` }]
  })
}

export const callRuleEndpoints = {
  read: endpoint({
    method: 'get',
    path: '/api/v1/calls/rules',
    tag: 'calls',
    summary: 'When a number is flagged, and how an answer is owed',
    answer: callRules,
    roles: ['intake', 'supervisor', 'dispatcher', 'admin'],
  }),
  revise: endpoint({
    method: 'put',
    path: '/api/v1/calls/rules',
    tag: 'calls',
    summary: 'Set them, from the version that was seen; 422 names each figure out of its bounds',
    body: callRules,
    answer: callRules,
    roles: ['admin'],
  }),
} as const
