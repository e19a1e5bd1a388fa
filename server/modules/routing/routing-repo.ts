import { z } from 'zod'
import { type RoutingDefinition, routingDefinition } from '../../contract/routing.ts'
import type { KnownToRouting } from '../../contract/routing-faults.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  versions: file('list-versions'),
  draft: file('read-draft'),
  lockDraft: file('lock-draft'),
  putDraft: file('put-draft'),
  clearDraft: file('clear-draft'),
  markTried: file('mark-tried'),
  insertVersion: file('insert-version'),
  audit: file('insert-audit'),
  known: file('read-known'),
  places: file('list-places'),
}

const versionRow = z.object({
  number: z.int(),
  at: z.date(),
  inForceFrom: z.date(),
  byId: z.uuid(),
  byName: z.string(),
  reason: z.string(),
  rules: z.int(),
  definition: routingDefinition.nullable(),
})
export type VersionRow = z.infer<typeof versionRow>

/** Newest first; what it says only of the one asked for. */
export async function listVersions(db: Queryable, number: number | null): Promise<VersionRow[]> {
  return z.array(versionRow).parse(await db.any(files.versions, { number }))
}

const draftRow = z.object({
  version: z.int(),
  basedOn: z.int(),
  definition: routingDefinition.nullable(),
  tried: z.boolean(),
  byId: z.uuid(),
  byName: z.string(),
  updatedAt: z.date(),
})

/** Null where nothing is being changed. */
export async function readDraft(db: Queryable) {
  const row = draftRow.nullable().parse(await db.oneOrNone(files.draft))
  return row === null || row.definition === null ? null : { ...row, definition: row.definition }
}

export async function lockDraft(t: Tx): Promise<void> {
  await t.oneOrNone(files.lockDraft)
}

/** Answers whether nobody else was first. */
export async function putDraft(
  t: Tx,
  draft: { version: number; basedOn: number; definition: RoutingDefinition; by: string; at: Date },
): Promise<boolean> {
  const given = { ...draft, definition: JSON.stringify(draft.definition) }
  return (await t.oneOrNone(files.putDraft, given)) !== null
}

/** Answers whether there was one. */
export async function clearDraft(t: Tx, at: Date): Promise<boolean> {
  return (await t.oneOrNone(files.clearDraft, { at })) !== null
}

/** Answers whether it still is the draft. */
export async function markTried(t: Queryable, version: number): Promise<boolean> {
  return (await t.oneOrNone(files.markTried, { version })) !== null
}

export async function insertVersion(
  t: Tx,
  row: { at: Date; inForceFrom: Date; by: string; reason: string; definition: RoutingDefinition },
): Promise<number> {
  const given = { ...row, definition: JSON.stringify(row.definition) }
  return z.object({ number: z.int() }).parse(await t.one(files.insertVersion, given)).number
}

export async function insertAudit(
  t: Tx,
  line: { at: Date; by: string; action: string; object: string; reason: string | null; detail: object },
): Promise<void> {
  await t.none(files.audit, { ...line, detail: JSON.stringify(line.detail) })
}

const codes = z.array(z.string()).transform((list): ReadonlySet<string> => new Set(list))
const knownRow = z.object({ units: codes, organisations: codes, classes: codes, places: codes })

/** What the rules of a definition may name. */
export async function readKnown(db: Queryable, { rules }: RoutingDefinition): Promise<KnownToRouting> {
  const places = [...new Set(rules.flatMap(({ when }) => when.places))]
  return knownRow.parse(await db.one(files.known, { places }))
}

const place = z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })
export async function listPlaces(db: Queryable) {
  return z.array(place).parse(await db.any(files.places))
}
