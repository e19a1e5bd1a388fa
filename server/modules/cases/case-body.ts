import { z } from 'zod'
import { type ActionBody, actionBody } from '../../contract/case-actions.ts'

/** A step as it was asked for, and which of its words are lacking. */
export interface GivenStep {
  readonly body: ActionBody
  readonly lacking: readonly string[]
}

/** What people must write. Its absence is wrong content (422), told after right, version and status, not a wrong shape (400). */
const words: readonly unknown[] = ['reason', 'instruction', 'answer']

/** The contract's body, except that lacking words are noted instead of refused. */
export const givenStep = z.unknown().transform((given, context): GivenStep => {
  const parsed = actionBody.safeParse(given)
  if (parsed.success) return { body: parsed.data, lacking: [] }
  const { issues } = parsed.error
  const lacking = issues
    .filter(({ path: [field] }) => words.includes(field))
    .map(({ path }) => String(path[0]))
  const isOnlyThat = lacking.length > 0 && lacking.every((field) => isBlank(Object(given)[field]))
  const filled = isOnlyThat
    ? actionBody.safeParse({ ...Object(given), ...Object.fromEntries(lacking.map((field) => [field, '?'])) })
    : parsed
  if (filled.success) return { body: filled.data, lacking }
  for (const { message, path } of filled.error.issues)
    context.issues.push({ code: 'custom', message, path: [...path], input: given })
  return z.NEVER
})

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
