import { z } from 'zod'
import { complaintAddress, mayHearOfComplaint } from '../contract/complaint.ts'
import type { Scope } from '../contract/identity.ts'
import { isOperator } from '../contract/shift.ts'
import { CALL_ROLES } from '../contract/stream.ts'
import type { Db, Queryable } from '../db/connect.ts'
import { sql } from '../db/sql.ts'
import type { Job } from '../platform/jobs.ts'
import type { SessionActor } from './session.ts'

const files = {
  read: sql(import.meta.url, 'sql/outbox-read.sql'),
  head: sql(import.meta.url, 'sql/outbox-head.sql'),
  prune: sql(import.meta.url, 'sql/outbox-prune.sql'),
  behind: sql(import.meta.url, 'sql/outbox-behind.sql'),
}

/**
 * A place in the outbox. Ordered by transaction, then row: a sequence alone would skip what commits late. Transaction
 * numbers outgrow doubles, hence bigint.
 */
export interface Position {
  readonly xid: bigint
  readonly row: number
}

const outboxRow = z
  .object({
    position: z.number(),
    xid: z.string(),
    topic: z.enum([
      'case',
      'counters',
      'position',
      'notice',
      'policy',
      'call',
      'presence',
      'complaint',
      'tiles',
      'ground',
      'map-services',
    ]),
    payload: z.record(z.string(), z.unknown()),
    streetCode: z.string().nullable(),
    communityCode: z.string().nullable(),
    unitCodes: z.array(z.string()),
  })
  .transform(({ xid, position, ...row }) => ({ ...row, at: { xid: BigInt(xid), row: position } }))
export type OutboxRow = z.infer<typeof outboxRow>

/** `id:` of an event, or undefined for what never was one. */
export function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,19})\.(\d{1,15})$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  return { xid: BigInt(match[1]), row: Number(match[2]) }
}
export const formatPosition = ({ xid, row }: Position) => `${xid}.${row}`
export const isAfter = (a: Position, b: Position) => a.xid > b.xid || (a.xid === b.xid && a.row > b.row)

export async function readOutbox(db: Queryable, after: Position, limit: number): Promise<OutboxRow[]> {
  const given = { xid: String(after.xid), position: after.row, limit }
  return z.array(outboxRow).parse(await db.any(files.read, given))
}

/** Where a new listener begins, and the last row that is gone. */
export async function readHead(db: Queryable): Promise<{ head: Position; pruned: Position | undefined }> {
  const found = await db.one<{ xid: string; pruned: string | null }>(files.head)
  return {
    head: { xid: BigInt(found.xid), row: 0 },
    pruned: found.pruned === null ? undefined : parsePosition(found.pruned),
  }
}

/** How far a reader that stands at `head` is behind; one who has no place, since nobody listens, is not. */
export async function readBehind(
  db: Queryable,
  head: Position | undefined,
  now: Date,
): Promise<{ waiting: number; oldestSeconds: number }> {
  if (head === undefined) return { waiting: 0, oldestSeconds: 0 }
  const given = { xid: String(head.xid), position: head.row }
  const found = await db.one<{ waiting: number; oldestAt: Date | null }>(files.behind, given)
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
