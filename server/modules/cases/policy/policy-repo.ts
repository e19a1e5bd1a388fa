import { z } from 'zod'
import { policyDefinition } from '../../../contract/policy.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import type { CaseState } from '../../../engine/types.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  insert: file('insert-revision'),
  supersede: file('supersede-jobs'),
  startJob: file('start-job'),
  putUnits: file('put-units'),
  audit: file('insert-audit'),
  list: file('list-revisions'),
  units: file('list-unit-codes'),
  openCases: file('list-open-cases'),
  lockCases: file('lock-open-cases'),
  moveCases: file('move-cases'),
  countMoved: file('count-moved'),
  unfinished: file('find-unfinished'),
  finish: file('finish-job'),
  tell: file('tell-screens'),
}

/** Answers whether nobody else was first. */
export async function insertRevision(
  t: Tx,
  row: { number: number; at: Date; by: string; reason: string; definition: object },
): Promise<boolean> {
  const given = { ...row, definition: JSON.stringify(row.definition) }
  return (await t.oneOrNone(files.insert, given)) !== null
}

const jobCounts = z.object({ revision: z.int(), judged: z.int(), moved: z.int() })

/** Ends what still runs for an older revision: the newer one moves those cases at once to where they end. */
export async function supersedeJobs(t: Tx, at: Date) {
  return z.array(jobCounts).parse(await t.any(files.supersede, { at }))
}

export async function startJob(t: Tx, revision: number, at: Date): Promise<void> {
  await t.none(files.startJob, { revision, at })
}

/** The organisations' own columns follow the policy, for whoever lists units. */
export async function putUnits(t: Tx, units: readonly object[]): Promise<void> {
  await t.none(files.putUnits, { units: JSON.stringify(units) })
}

export async function insertAudit(
  t: Tx,
  line: { at: Date; action: string; revision: number; detail: object },
): Promise<void> {
  await t.none(files.audit, { ...line, detail: JSON.stringify(line.detail) })
}

const revisionRow = z.object({
  number: z.int(),
  at: z.date(),
  byId: z.uuid().nullable(),
  byName: z.string().nullable(),
  reason: z.string(),
  definition: policyDefinition.nullable(),
  state: z.enum(['running', 'done', 'superseded']).nullable(),
  openCases: z.int().nullable(),
  remaining: z.int().nullable(),
  judged: z.int().nullable(),
  moved: z.int().nullable(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})
export type RevisionRow = z.infer<typeof revisionRow>

/** Newest first; what it says only of the one asked for. */
export async function listRevisions(db: Queryable, number: number | null): Promise<RevisionRow[]> {
  return z.array(revisionRow).parse(await db.any(files.list, { number }))
}

export async function unitCodes(db: Queryable): Promise<Set<string>> {
  const rows = z.array(z.object({ code: z.string() })).parse(await db.any(files.units))
  return new Set(rows.map(({ code }) => code))
}

const openCase = z.object({
  id: z.uuid(),
  number: z.string(),
  unitCode: z.string().nullable(),
  stage: z.string().nullable(),
  policyRevision: z.int(),
  /** When the last event was written down: the row is what the clocks were then. */
  recordedAt: z.date(),
  state: z.custom<CaseState>((value) => typeof value === 'object' && value !== null && 'visits' in value),
  yellowAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  redAt: z.date().nullable(),
  twiceAt: z.date().nullable(),
  processYellowAt: z.date().nullable(),
  processDueAt: z.date().nullable(),
  processRedAt: z.date().nullable(),
  deadlineAt: z.date().nullable(),
  baseDeadlineAt: z.date().nullable(),
})
export type OpenCase = z.infer<typeof openCase>

/** Open cases after a place in the order of revision and id. */
export async function listOpenCases(
  db: Queryable,
  after: { policyRevision: number; id: string },
  limit: number,
): Promise<OpenCase[]> {
  return z.array(openCase).parse(await db.any(files.openCases, { ...after, limit }))
}

/** Open cases not judged by a revision yet, locked; those that somebody else holds are left for later. */
export async function lockOpenCases(t: Tx, revision: number, limit: number): Promise<OpenCase[]> {
  return z.array(openCase).parse(await t.any(files.lockCases, { revision, limit }))
}

export async function moveCases(t: Tx, revision: number, rows: readonly object[]): Promise<void> {
  await t.none(files.moveCases, { revision, rows: JSON.stringify(rows) })
}

export async function countMoved(
  t: Tx,
  counts: { revision: number; judged: number; moved: number },
): Promise<void> {
  await t.none(files.countMoved, counts)
}

/** Whether a job runs, or an open case came in under an older revision. */
export async function isUnfinished(db: Queryable): Promise<boolean> {
  return (await db.one<{ unfinished: boolean }>(files.unfinished)).unfinished
}

/** The job that ended here and now; null where cases remain, or another server ended it. */
export async function finishJob(t: Tx, revision: number, at: Date) {
  return jobCounts.nullable().parse(await t.oneOrNone(files.finish, { revision, at }))
}

/** One line for all live screens: load afresh. */
export async function tellScreens(t: Tx, revision: number, at: Date): Promise<void> {
  await t.none(files.tell, { revision, at })
}
