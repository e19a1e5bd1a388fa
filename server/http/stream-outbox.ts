import { z } from 'zod'
import { complaintAddress, mayHearOfComplaint } from '../contract/complaint.ts'
import type { Scope } from '../contract/identity.ts'
import { isOperator } from '../contract/shift.ts'
import { CALL_ROLES, STREAM_TOPICS } from '../contract/stream.ts'
import type { Db, Queryable } from '../db/connect.ts'
import { sql } from '../db/sql.ts'
import type { Job } from '../platform/jobs.ts'
import type { SessionActor } from './session.ts'

const files = {
  settled: sql(import.meta.url, 'sql/outbox-settled.sql'),
  read: sql(import.meta.url, 'sql/outbox-read.sql'),
  head: sql(import.meta.url, 'sql/outbox-head.sql'),
  prune: sql(import.meta.url, 'sql/outbox-prune.sql'),
  behind: sql(import.meta.url, 'sql/outbox-behind.sql'),
}

const outboxRow = z.object({
  /** Its place: what lies before it was committed or undone when it was read. */
  position: z.number(),
  topic: z.enum([...STREAM_TOPICS, 'policy']),
  payload: z.record(z.string(), z.unknown()),
  streetCode: z.string().nullable(),
  communityCode: z.string().nullable(),
  unitCodes: z.array(z.string()),
})
export type OutboxRow = z.infer<typeof outboxRow>

/** `id:` of an event, or undefined for what never was one. */
export const parsePosition = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** In the order of positions, which never changes: what is not yet settled waits. Not within a transaction's one snapshot. */
export async function readOutbox(db: Db, after: number, limit: number): Promise<OutboxRow[]> {
  const { settled } = await db.one<{ settled: number }>(files.settled)
  return z.array(outboxRow).parse(await db.any(files.read, { after, settled, limit }))
}

/** Where a new listener begins, the last position that was given away, and the last row that is gone. */
export async function readHead(
  db: Queryable,
): Promise<{ head: number; drawn: number; pruned: number | undefined }> {
  const { head, drawn, pruned } = await db.one<{ head: number; drawn: number; pruned: string | null }>(
    files.head,
  )
  return { head, drawn, pruned: pruned === null ? undefined : parsePosition(pruned) }
}

/** How far a reader that stands at `head` is behind; one who has no place, since nobody listens, is not. */
export async function readBehind(
  db: Queryable,
  head: number | undefined,
  now: Date,
): Promise<{ waiting: number; oldestSeconds: number }> {
  if (head === undefined) return { waiting: 0, oldestSeconds: 0 }
  const found = await db.one<{ waiting: number; oldestAt: Date | null }>(files.behind, { head })
  const { waiting, oldestAt } = found
  return { waiting, oldestSeconds: oldestAt === null ? 0 : Math.max(0, +now - +oldestAt) / 1000 }
}

/** Who may hear of a row: judged for each listener when it is sent. */
export function isInScope(scope: Scope, row: OutboxRow): boolean {
  if (scope.kind === 'district') return true
  if (scope.area !== null && (scope.area === row.streetCode || scope.area === row.communityCode)) return true
  return scope.unit !== null && row.unitCodes.includes(scope.unit)
}

const address = z.object({
  roles: z.array(z.string()),
  unit: z.string().nullable(),
  user: z.string().nullable(),
})

const FOR_ALL: ReadonlySet<OutboxRow['topic']> = new Set(['policy', 'tiles', 'ground', 'map-services'])

/** Whether a listener may hear of a row: a step within his scope, a notice addressed to him. */
export function concerns(actor: SessionActor, row: OutboxRow): boolean {
  // The shape of the city is no secret among its staff.
  if (FOR_ALL.has(row.topic)) return true
  if (row.topic === 'presence') return isOperator(actor)
  if (row.topic === 'call') return actor.roles.some((role) => CALL_ROLES.includes(role))
  if (row.topic === 'complaint') return mayHearOfComplaint(actor, complaintAddress.parse(row.payload))
  if (row.topic !== 'notice') return isInScope(actor.scope, row)
  const { roles, unit, user } = address.parse(row.payload)
  if (user !== null) return user === actor.id
  return actor.roles.some((role) => roles.includes(role)) && (unit === null || unit === actor.scope.unit)
}

const dayMs = 86_400_000

/** Steps can be resumed for a week; positions, which nobody resumes, go after an hour, as does who was where. */
export function pruneOutbox(db: Db, now: () => Date): Job {
  return {
    name: 'outbox-prune',
    everyMs: 600_000,
    run: async () => {
      const at = now().getTime()
      await db.none(files.prune, {
        casesBefore: new Date(at - 7 * dayMs),
        positionsBefore: new Date(at - dayMs / 24),
      })
    },
  }
}
