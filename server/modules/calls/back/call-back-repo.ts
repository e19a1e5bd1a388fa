import { z } from 'zod'
import { CALL_BACK_STATES, type CallBack } from '../../../contract/call-back.ts'
import { CASE_KINDS, caseStatus } from '../../../contract/case.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { type Keyring, maskName } from '../../../platform/keyring.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  todo: file('list-todo'),
  done: file('list-done'),
  reopen: file('list-reopen'),
  read: file('read-back'),
  lock: file('lock-back'),
  claim: file('claim-back'),
  insertTry: file('insert-try'),
  reached: file('reached'),
  notReached: file('not-reached'),
  settle: file('settle'),
  endDialled: file('end-dialled'),
}

const row = z.object({
  id: z.coerce.string(),
  state: z.enum(CALL_BACK_STATES),
  caseId: z.uuid(),
  caseNumber: z.string(),
  caseVersion: z.int(),
  caseKind: z.enum(CASE_KINDS),
  className: z.string().nullable(),
  classNameEn: z.string().nullable(),
  classCode: z.string(),
  address: z.string().nullable(),
  caseStatus,
  because: z.enum(['closed', 'rejected']),
  answer: z.string().nullable(),
  nameEnc: z.instanceof(Buffer).nullable(),
  mask: z.string().nullable(),
  madeAt: z.date(),
  dueAt: z.date(),
  nextAt: z.date(),
  tryAt: z.date().nullable(),
  tries: z.int(),
  claimedBy: z.uuid().nullable(),
  claimedByName: z.string().nullable(),
  rating: z.int().nullable(),
  words: z.string().nullable(),
  doneAt: z.date().nullable(),
  reopenWanted: z.boolean(),
})
type Row = z.infer<typeof row>

/** Of the time for an answer the last fifth is yellow (accounting.md 2). */
const NEAR_SHARE = 0.2

function callBackOf(one: Row, keyring: Keyring, now: Date): CallBack {
  const end = (one.doneAt ?? now).getTime()
  const near = one.dueAt.getTime() - (one.dueAt.getTime() - one.madeAt.getTime()) * NEAR_SHARE
  const className = one.className ?? one.classCode
  return {
    id: one.id,
    state: one.state,
    case: {
      id: one.caseId,
      number: one.caseNumber,
      version: one.caseVersion,
      kind: one.caseKind,
      className,
      classNameEn: one.classNameEn ?? className,
      address: one.address,
      status: one.caseStatus,
    },
    because: one.because,
    answer: one.answer,
    name: one.nameEnc === null ? null : maskName(keyring.decrypt(one.nameEnc)),
    mask: one.mask,
    endedAt: one.madeAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    light: end > one.dueAt.getTime() ? 'red' : end >= near ? 'yellow' : 'green',
    tryAt: one.tryAt?.toISOString() ?? null,
    tries: one.tries,
    claimedBy: one.claimedBy === null ? null : { id: one.claimedBy, name: one.claimedByName ?? '' },
    rating: one.rating,
    words: one.words,
    doneAt: one.doneAt?.toISOString() ?? null,
    reopenWanted: one.reopenWanted,
  }
}

/** What a reading of call-backs needs beside the database. */
export interface BackDeps {
  readonly keyring: Keyring
  readonly now: Date
}
export type BackView = 'todo' | 'done' | 'reopen'

/** A page with the place of its last row; `after` as an earlier page told it. */
export async function listBacks(
  db: Queryable,
  { keyring, now }: BackDeps,
  asked: { view: BackView; after: { at: string; id: string } | null; limit: number },
): Promise<{ items: CallBack[]; next: { at: string; id: string } | null }> {
  const { view, after, limit } = asked
  const place = { at: after?.at ?? null, id: after?.id ?? null, limit: limit + 1 }
  const rows = z.array(row).parse(await db.any(files[view], place))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const at = view === 'done' ? (last?.doneAt ?? last?.nextAt) : last?.nextAt
  const hasMore = rows.length > limit && last !== undefined && at !== undefined
  return {
    items: page.map((one) => callBackOf(one, keyring, now)),
    next: hasMore ? { at: at.toISOString(), id: last.id } : null,
  }
}

export async function readBack(
  db: Queryable,
  { keyring, now }: BackDeps,
  id: string,
): Promise<CallBack | null> {
  const found = row.nullable().parse(await db.oneOrNone(files.read, { id }))
  return found === null ? null : callBackOf(found, keyring, now)
}

const lockedRow = z.object({
  id: z.string(),
  state: z.enum(CALL_BACK_STATES),
  tries: z.int(),
  claimedBy: z.uuid().nullable(),
  aboutCaseId: z.uuid(),
  caseId: z.uuid(),
  phoneEnc: z.instanceof(Buffer).nullable(),
})
export async function lockBack(t: Tx, id: string) {
  return lockedRow.nullable().parse(await t.oneOrNone(files.lock, { id }))
}

export async function claimBack(t: Tx, id: string, by: string, at: Date, stale: Date): Promise<boolean> {
  return (await t.oneOrNone(files.claim, { id, by, at, stale })) !== null
}

interface Try {
  id: string
  at: Date
  by: string
  words: string | null
}
export async function writeReached(
  t: Tx,
  given: Try & { rating: number | null; reopen: boolean },
): Promise<void> {
  await t.none(files.insertTry, { ...given, outcome: 'reached' })
  await t.none(files.reached, given)
}

export async function writeNotReached(t: Tx, given: Try & { tryAt: Date; most: number }): Promise<void> {
  await t.none(files.insertTry, { ...given, outcome: 'not-reached' })
  await t.none(files.notReached, given)
}

export async function endDialled(t: Tx, caseId: string, by: string, at: Date): Promise<void> {
  await t.none(files.endDialled, { caseId, by, at })
}

export async function settleBack(t: Tx, id: string): Promise<boolean> {
  return (await t.oneOrNone(files.settle, { id })) !== null
}
