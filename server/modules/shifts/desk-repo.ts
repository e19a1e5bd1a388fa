import { z } from 'zod'
import { DESKS } from '../../contract/case-queries.ts'
import { role } from '../../contract/role.ts'
import {
  DEFAULT_SETTINGS,
  type OperatorNote,
  type OperatorSettings,
  operatorSettings,
  queueFilter,
  type SavedFilter,
} from '../../contract/shift.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { SessionActor } from '../../http/session.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  filters: file('list-filters'),
  addFilter: file('insert-filter'),
  countFilters: file('count-filters'),
  removeFilter: file('delete-filter'),
  settings: file('read-settings'),
  keepSettings: file('keep-settings'),
  caseNotes: file('list-case-notes'),
  log: file('list-log'),
  recent: file('list-recent-notes'),
  addNote: file('insert-note'),
  removeNote: file('remove-note'),
}

const filterRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    filter: queueFilter,
    desk: z.enum(DESKS).nullable(),
    sharedWith: role.nullable(),
    ownerId: z.uuid(),
    ownerName: z.string(),
  })
  .transform(
    ({ ownerId, ownerName, ...rest }): SavedFilter => ({
      ...rest,
      owner: { id: ownerId, name: ownerName },
    }),
  )

export async function listFilters(db: Queryable, actor: SessionActor): Promise<SavedFilter[]> {
  return z.array(filterRow).parse(await db.any(files.filters, { me: actor.id, roles: [...actor.roles] }))
}

export async function insertFilter(
  t: Tx,
  filter: Omit<SavedFilter, 'owner'> & { me: string; now: Date },
): Promise<void> {
  await t.none(files.addFilter, filter)
}

export async function countFilters(t: Tx, me: string): Promise<number> {
  return (await t.one<{ n: number }>(files.countFilters, { me })).n
}

/** False where there is none of one's own. */
export async function deleteFilter(t: Tx, me: string, id: string): Promise<boolean> {
  return (await t.oneOrNone(files.removeFilter, { me, id })) !== null
}

/** What was never chosen, or by an older client, is as by default. */
export async function readSettings(db: Queryable, me: string): Promise<OperatorSettings> {
  const row = await db.oneOrNone<{ settings: unknown }>(files.settings, { me })
  const found = operatorSettings.partial().safeParse(row?.settings ?? {})
  return { ...DEFAULT_SETTINGS, ...(found.success ? found.data : {}) } as OperatorSettings
}

export async function keepSettings(t: Tx, me: string, settings: OperatorSettings): Promise<void> {
  await t.none(files.keepSettings, { me, settings })
}

const noteColumns = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  text: z.string(),
  shared: z.boolean(),
  at: z.date(),
  authorId: z.uuid(),
  authorName: z.string(),
})
const noteOf = ({ authorId, authorName, at, ...rest }: z.infer<typeof noteColumns>): OperatorNote => ({
  ...rest,
  at: at.toISOString(),
  author: { id: authorId, name: authorName },
})
const noteRow = noteColumns.transform(noteOf)
const recentRow = noteColumns
  .extend({ caseNumber: z.string().nullable() })
  .transform(({ caseNumber, ...note }) => ({ ...noteOf(note), caseNumber }))

export async function listCaseNotes(db: Queryable, me: string, caseId: string): Promise<OperatorNote[]> {
  return z.array(noteRow).parse(await db.any(files.caseNotes, { me, caseId }))
}

/** Where a page of something newest first goes on. */
export interface After {
  readonly at: Date | string
  readonly id: string
}

export async function listLog(
  db: Queryable,
  me: string,
  after: After,
  limit: number,
): Promise<OperatorNote[]> {
  return z.array(noteRow).parse(await db.any(files.log, { me, ...after, limit }))
}

export async function listRecentNotes(db: Queryable, since: Date) {
  return z.array(recentRow).parse(await db.any(files.recent, { since }))
}

export async function insertNote(
  t: Tx,
  note: { id: string; caseId: string | null; me: string; text: string; shared: boolean; at: Date },
): Promise<void> {
  await t.none(files.addNote, note)
}

/** False where there is none of one's own. */
export async function removeNote(t: Tx, me: string, id: string, now: Date): Promise<boolean> {
  return (await t.oneOrNone(files.removeNote, { me, id, now })) !== null
}
