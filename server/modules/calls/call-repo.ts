import { z } from 'zod'
import { CALL_KINDS, type PhoneCall } from '../../contract/call.ts'
import type { StreamCall } from '../../contract/stream.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  insert: file('insert-call'),
  byExternal: file('find-by-external'),
  read: file('read-call'),
  lock: file('lock-call'),
  take: file('take-call'),
  setNumber: file('set-number'),
  hangUp: file('hang-up'),
  end: file('end-call'),
  waiting: file('list-waiting'),
  mine: file('list-mine'),
  day: file('count-day'),
  callBacks: file('count-call-backs'),
  mark: file('insert-mark'),
  lift: file('lift-marks'),
  unflagWaiting: file('unflag-waiting'),
  outbox: file('insert-outbox'),
  audit: file('insert-audit'),
  questions: file('list-questions'),
  countArticleUse: file('use-article'),
  answerAtOnce: file('answer-at-once'),
}

const kind = z.enum(CALL_KINDS).nullable()
const row = z
  .object({
    id: z.uuid(),
    direction: z.enum(['in', 'out']),
    line: z.string().nullable(),
    numberMask: z.string().nullable(),
    startedAt: z.date(),
    takenBy: z.uuid().nullable(),
    takenByName: z.string().nullable(),
    takenAt: z.date().nullable(),
    hungUpAt: z.date().nullable(),
    endedAt: z.date().nullable(),
    kind,
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    articleId: z.uuid().nullable(),
    note: z.string().nullable(),
    flagged: z.boolean(),
    fromExchange: z.boolean(),
  })
  .transform(
    ({
      numberMask,
      startedAt,
      takenBy,
      takenByName,
      takenAt,
      hungUpAt,
      endedAt,
      caseId,
      caseNumber,
      ...rest
    }): PhoneCall => ({
      ...rest,
      mask: numberMask,
      startedAt: startedAt.toISOString(),
      takenBy: takenBy === null ? null : { id: takenBy, name: takenByName ?? '' },
      takenAt: takenAt?.toISOString() ?? null,
      hungUpAt: hungUpAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      case: caseId === null || caseNumber === null ? null : { id: caseId, number: caseNumber },
    }),
  )
export const callRows = z.array(row)

/** A number as its row holds it; all null where it is withheld. */
export interface SealedNumber {
  readonly numberEnc: Buffer | null
  readonly numberMask: string | null
  readonly numberHash: Buffer | null
}

export interface NewCall extends SealedNumber {
  id: string
  direction: 'in' | 'out'
  externalId: string | null
  line: string | null
  startedAt: Date
  takenBy: string | null
  takenAt: Date | null
  kind: 'call-back' | null
  caseId: string | null
  flagged: boolean
}

/** False where it is there already. */
export async function insertCall(t: Tx, call: NewCall): Promise<boolean> {
  return (await t.oneOrNone(files.insert, call)) !== null
}

export async function findByExternal(db: Queryable, externalId: string): Promise<string | null> {
  return (await db.oneOrNone<{ id: string }>(files.byExternal, { externalId }))?.id ?? null
}

export async function readCall(db: Queryable, id: string): Promise<PhoneCall | null> {
  return row.nullable().parse(await db.oneOrNone(files.read, { id }))
}

const lockedRow = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  takenBy: z.uuid().nullable(),
  endedAt: z.date().nullable(),
  kind,
  caseId: z.uuid().nullable(),
  numberEnc: z.instanceof(Buffer).nullable(),
  numberHash: z.instanceof(Buffer).nullable(),
  fromExchange: z.boolean(),
})
export type LockedCall = z.infer<typeof lockedRow>

export async function lockCall(t: Tx, id: string): Promise<LockedCall | null> {
  return lockedRow.nullable().parse(await t.oneOrNone(files.lock, { id }))
}

export async function takeCall(t: Tx, id: string, by: string, at: Date): Promise<boolean> {
  return (await t.oneOrNone(files.take, { id, by, at })) !== null
}

export async function setNumber(t: Tx, id: string, number: SealedNumber): Promise<void> {
  await t.none(files.setNumber, { id, ...number })
}

/** The id of the call whose line was cut, or null. */
export async function hangUp(t: Tx, externalId: string, at: Date): Promise<string | null> {
  return (await t.oneOrNone<{ id: string }>(files.hangUp, { externalId, at }))?.id ?? null
}

export interface CallEnd {
  id: string
  at: Date
  kind: string
  caseId: string | null
  articleId: string | null
  note: string | null
}
export async function endCall(t: Tx, end: CallEnd): Promise<void> {
  await t.none(files.end, end)
}

/** Somebody who waited longer than this has rung off, whether the exchange said so or not. */
const WAITING_MS = 12 * 3_600_000

export async function readDesk(db: Queryable, by: string, now: Date, since: Date) {
  const waiting = callRows.parse(await db.any(files.waiting, { since: new Date(now.getTime() - WAITING_MS) }))
  const mine = callRows.parse(await db.any(files.mine, { by }))
  const today = await db.one<{ calls: number; averageSeconds: number | null }>(files.day, { by, since })
  const { n } = await db.one<{ n: number }>(files.callBacks)
  return { waiting, mine, today, callBacks: n }
}

export async function insertMark(t: Tx, id: string, by: string, at: Date, reason: string): Promise<void> {
  await t.none(files.mark, { id, by, at, reason })
}

/** Takes the marks of this call's number back; answers how many. */
export async function liftMarks(t: Tx, id: string, by: string, at: Date, reason: string): Promise<number> {
  const { n } = await t.one<{ n: number }>(files.lift, { id, by, at, reason })
  await t.none(files.unflagWaiting, { id })
  return n
}

export async function tellDesk(t: Tx, id: string, what: StreamCall['what'], at: Date): Promise<void> {
  await t.none(files.outbox, { id, what, at })
}

export interface AuditLine {
  at: Date
  actorId: string
  action: string
  kind: 'call' | 'call-back' | 'case'
  id: string
  reason: string | null
}
export async function insertAudit(t: Tx, line: AuditLine): Promise<void> {
  await t.none(files.audit, line)
}

const question = z.object({
  id: z.string(),
  text: z.string(),
  answer: z.enum(['text', 'choice', 'number', 'yes-no']),
  required: z.boolean(),
  choices: z.array(z.object({ text: z.string() })),
})
export type AskedQuestion = z.infer<typeof question>
export async function listQuestions(
  db: Queryable,
  classKind: string,
  code: string,
): Promise<AskedQuestion[]> {
  return z.array(question).parse(await db.any(files.questions, { kind: classKind, code }))
}

/** What a case that just ended owes its caller was said on the line. */
export async function answerAtOnce(t: Tx, caseId: string, by: string, at: Date): Promise<void> {
  await t.none(files.answerAtOnce, { caseId, by, at })
}

/** False where there is no such article. */
export async function countArticleUse(t: Tx, id: string): Promise<boolean> {
  return (await t.oneOrNone(files.countArticleUse, { id })) !== null
}
