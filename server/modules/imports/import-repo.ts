import { z } from 'zod'
import { type ImportJob, type ImportOptions, importJob } from '../../contract/import-job.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-jobs'),
  insert: file('insert-job'),
  cancel: file('ask-cancel'),
  claim: file('claim-job'),
  running: file('list-running'),
  setRunner: file('set-runner'),
  beat: file('beat'),
  end: file('end-job'),
  audit: file('insert-audit'),
  known: file('list-known'),
}
const instant = z.date().transform((at) => at.toISOString())
const row = importJob
  .omit({ by: true })
  .extend({
    requestedBy: z.uuid(),
    requestedName: z.string(),
    requestedAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .transform(
    ({ requestedBy, requestedName, ...job }): ImportJob => ({
      ...job,
      by: { id: requestedBy, name: requestedName },
    }),
  )

/** Before which import a page begins. */
export interface Before {
  readonly at: string
  readonly id: string
}

export async function listJobs(db: Queryable, limit: number, before: Before | null): Promise<ImportJob[]> {
  const from = { beforeAt: before?.at ?? null, beforeId: before?.id ?? null }
  return z.array(row).parse(await db.any(files.list, { id: null, ...from, limit }))
}

export async function findJob(db: Queryable, id: string): Promise<ImportJob | null> {
  const found = await db.oneOrNone(files.list, { id, beforeAt: null, beforeId: null, limit: 1 })
  return row.nullable().parse(found)
}

export interface NewJob {
  readonly id: string
  readonly options: ImportOptions
  readonly fileName: string
  readonly fileBytes: number
  readonly sha256: string
  readonly by: string
  readonly now: Date
  readonly host: string
}

export async function insertJob(t: Tx, { options, ...job }: NewJob): Promise<void> {
  await t.none(files.insert, { ...job, kind: options.kind, options: JSON.stringify(options) })
}

/** False where it is over or writes already. */
export async function askCancel(t: Tx, id: string, now: Date): Promise<boolean> {
  return (await t.oneOrNone(files.cancel, { id, now })) !== null
}

export async function claimJob(db: Queryable, given: { runner: string; host: string; now: Date }) {
  return (await db.oneOrNone<{ id: string }>(files.claim, given))?.id ?? null
}

export async function listRunning(db: Queryable, host: string) {
  return db.any<{ id: string; runner: string; heartbeatAt: Date; step: string | null }>(files.running, {
    host,
  })
}

export async function setRunner(db: Queryable, id: string, runner: string): Promise<void> {
  await db.none(files.setRunner, { id, runner })
}

export interface Progress {
  readonly step: 'reading' | 'writing' | 'grids'
  readonly share: number
  readonly objects: number
  readonly rejected: number
}

/** False where the import was called off, or is no longer this one's. */
export async function beat(db: Queryable, id: string, now: Date, progress: Progress): Promise<boolean> {
  return (await db.oneOrNone(files.beat, { id, now, ...progress })) !== null
}

export interface Ending {
  readonly state: 'done' | 'failed' | 'cancelled' | 'interrupted'
  readonly counts?: Readonly<Record<string, number>>
  readonly problem?: string
  readonly problemParts?: unknown
  readonly rejected?: number
}

/** False where it had ended already. */
export async function endJob(db: Queryable, id: string, now: Date, ending: Ending): Promise<boolean> {
  const { state, counts, problem = null, problemParts, rejected = null } = ending
  const parts = problemParts === undefined ? null : JSON.stringify(problemParts)
  const told = counts === undefined ? null : JSON.stringify(counts)
  return (await db.oneOrNone(files.end, { id, now, state, counts: told, problem, parts, rejected })) !== null
}

export async function insertAudit(
  t: Tx,
  line: { at: Date; actorId: string; action: string; id: string; detail: object },
): Promise<void> {
  await t.none(files.audit, { ...line, detail: JSON.stringify(line.detail) })
}

/** Uploads among these that an import still needs. */
export async function neededUploads(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  return new Set((await db.any<{ id: string }>(files.known, { ids })).map(({ id }) => id))
}
