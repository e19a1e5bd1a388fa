import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db/connect.ts'
import { sql } from '../db/sql.ts'
import type { Job } from '../platform/jobs.ts'
import { conflict, malformed } from './problem.ts'

const claimKey = sql(import.meta.url, 'sql/idempotency-claim.sql')
const findKey = sql(import.meta.url, 'sql/idempotency-find.sql')
const recordKey = sql(import.meta.url, 'sql/idempotency-record.sql')
const forgetKeys = sql(import.meta.url, 'sql/idempotency-forget.sql')

/** Scope of a key: one user at one path. */
export interface KeyScope {
  userId: string
  path: string
  key: string
}

/** An answer as it was first given: sent again byte for byte. */
export interface RecordedAnswer {
  status: number
  body: string
}

/** The request's key, or undefined where it sent none; a missing one is refused where it is required. */
export function readKey(header: string | undefined, required: boolean): string | undefined {
  const key = header?.trim()
  if (!key) {
    if (required) throw malformed('This request needs an Idempotency-Key header.')
    return undefined
  }
  if (key.length > 200) throw malformed('The Idempotency-Key is longer than 200 characters.')
  return key
}

export function hashBody(body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest()
}

/**
 * Inside the transaction of the effect: answers what the key got before, or undefined and the key is this transaction's.
 * If the transaction is undone, so is the claim. Another body under the same key is a conflict.
 */
export async function claim(t: Tx, scope: KeyScope, bodyHash: Buffer): Promise<RecordedAnswer | undefined> {
  if ((await t.oneOrNone(claimKey, { ...scope, bodyHash })) !== null) return undefined
  const known = await t.one<{ bodyHash: Buffer; status: number; body: string }>(findKey, scope)
  if (!known.bodyHash.equals(bodyHash))
    throw conflict('idempotency-key-reused', 'This Idempotency-Key was used with another body.')
  return known
}

export async function record(t: Tx, scope: KeyScope, answer: RecordedAnswer): Promise<void> {
  await t.none(recordKey, { ...scope, ...answer })
}

/** Keys are kept for 48 hours, twice what is promised. */
export function forgetOldKeys(db: Db, now: () => Date): Job {
  return {
    name: 'idempotency-forget',
    everyMs: 3_600_000,
    run: async () => {
      await db.none(forgetKeys, { before: new Date(now().getTime() - 48 * 3_600_000) })
    },
  }
}
