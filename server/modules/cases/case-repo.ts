import { z } from 'zod'
import { CASE_KINDS, CASE_SOURCES, caseStatus, LIMIT_UNITS } from '../../contract/case.ts'
import { ORGANISATION_KINDS, role, type Scope } from '../../contract/identity.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { CaseState } from '../../engine/types.ts'
import type { CaseFold } from './case-fold.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  lock: file('lock-case'),
  lockMany: file('lock-cases'),
  insertCases: file('insert-cases'),
  update: file('update-case'),
  insertEvents: file('insert-events'),
  insertOutbox: file('insert-outbox'),
  insertAudit: file('insert-audit'),
  insertReporterPeople: file('insert-reporter-people'),
  nextNumber: file('next-case-number'),
  raiseNumbers: file('raise-case-numbers'),
  reportTargets: file('find-report-targets'),
  conditions: file('find-conditions'),
  organisation: file('find-organisation'),
  colleague: file('find-colleague'),
  drawInspector: file('draw-inspector'),
  mergeTarget: file('find-merge-target'),
  dueResumptions: file('list-due-resumptions'),
}

/** The engine's own JSON: only the engine knows its shape, so it is checked for being there. */
const state = z.custom<CaseState>((value) => typeof value === 'object' && value !== null && 'visits' in value)
const lockedRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  edition: z.string(),
  classCode: z.string(),
  source: z.enum(CASE_SOURCES),
  status: caseStatus,
  version: z.int(),
  streetCode: z.string(),
  communityCode: z.string(),
  unitCode: z.string().nullable(),
  reporterId: z.uuid().nullable(),
  verifierId: z.uuid().nullable(),
  checkerId: z.uuid().nullable(),
  claimedBy: z.uuid().nullable(),
  mergedInto: z.uuid().nullable(),
  ownerless: z.boolean(),
  provisional: z.boolean(),
  ownerUnit: z.string().nullable(),
  conditionId: z.string().nullable(),
  limitUnit: z.enum(LIMIT_UNITS).nullable(),
  limitValue: z.number().nullable(),
  limitIsDefault: z.boolean(),
  supervisionOf: z.string().nullable(),
  reportedAt: z.date(),
  photoRequired: z.boolean(),
  held: z.boolean(),
  state,
})
export type LockedCase = z.infer<typeof lockedRow>

/** Locks the case for the rest of the transaction. `unit` is the caller's, to say whether it holds or held the case. */
export async function lockCase(t: Tx, id: string, unit: string | null): Promise<LockedCase | null> {
  return lockedRow.nullable().parse(await t.oneOrNone(files.lock, { id, unit }))
}

/** Before a step or request that touches several cases: locks them all at once, whatever the order they are named in. */
export async function lockCases(t: Tx, ids: readonly string[]): Promise<void> {
  await t.any(files.lockMany, { ids })
}

/** What the row keeps of its events. */
export function foldOf(row: LockedCase): CaseFold {
  const { state, limitUnit, limitValue, ownerless, provisional, ownerUnit, verifierId, checkerId } = row
  const { claimedBy, mergedInto, conditionId, limitIsDefault, supervisionOf } = row
  const limit = limitUnit === null || limitValue === null ? null : { unit: limitUnit, value: limitValue }
  const people = { verifierId, checkerId, claimedBy }
  const chosen = { conditionId, limit, limitIsDefault }
  return {
    state,
    marks: { ownerless, provisional, ownerUnit, mergedInto, supervisionOf, ...people, ...chosen },
  }
}

export async function insertCases(t: Tx, rows: readonly object[]): Promise<void> {
  await t.none(files.insertCases, { rows: JSON.stringify(rows) })
}

export async function updateCase(t: Tx, row: object): Promise<void> {
  await t.none(files.update, { row: JSON.stringify(row) })
}

/** An event as it is stored; keys are the columns. */
export interface EventRow {
  case_id: string
  version: number
  at: Date
  recorded_at: Date
  action: string
  actor_id: string | null
  actor_role: string
  actor_name: string
  org_code: string | null
  lon: number | null
  lat: number | null
  from_status: string | null
  to_status: string
  data: object
  note: string | null
  attachments: readonly string[]
  personal_hash: string | null
}

export async function insertEvents(t: Tx, events: readonly EventRow[]): Promise<void> {
  await t.none(files.insertEvents, { events: JSON.stringify(events) })
}

export async function insertOutbox(t: Tx, row: { id: string; at: Date; payload: object }): Promise<void> {
  await t.none(files.insertOutbox, { ...row, payload: JSON.stringify(row.payload) })
}

export async function insertAudit(
  t: Tx,
  line: { at: Date; actorId: string; action: string; caseId: string; reason: string | null },
): Promise<void> {
  await t.none(files.insertAudit, line)
}

export async function insertReporterPeople(t: Tx, people: readonly object[]): Promise<void> {
  if (people.length > 0) await t.none(files.insertReporterPeople, { people: JSON.stringify(people) })
}

export async function nextSerial(t: Tx, prefix: string, day: string): Promise<number> {
  return (await t.one<{ last: number }>(files.nextNumber, { prefix, day })).last
}

export async function raiseNumbers(
  t: Tx,
  counters: readonly { prefix: string; day: string; last: number }[],
): Promise<void> {
  await t.none(files.raiseNumbers, { counters: JSON.stringify(counters) })
}

const targets = z.object({
  edition: z.string(),
  classCode: z.string().nullable(),
  gridCode: z.string().nullable(),
  componentId: z.coerce.string().nullable(),
  componentClass: z.string().nullable(),
})
export async function findReportTargets(
  db: Queryable,
  asked: {
    kind: string
    classCode: string
    lon: number
    lat: number
    componentId: string | null
    componentCode: string | null
  },
) {
  return targets.nullable().parse(await db.oneOrNone(files.reportTargets, asked))
}

export const conditionRow = z.object({
  id: z.string(),
  limitUnit: z.enum(LIMIT_UNITS),
  limitValue: z.number(),
  urgent: z.boolean(),
  special: z.boolean(),
  nightFrom: z.string().nullable(),
  nightTo: z.string().nullable(),
  isDefault: z.boolean(),
})
export type Condition = z.infer<typeof conditionRow>
export async function findConditions(
  db: Queryable,
  of: { edition: string; kind: string; classCode: string; conditionId: string | null },
): Promise<Condition[]> {
  return z.array(conditionRow).parse(await db.any(files.conditions, of))
}

const organisationRow = z.object({
  code: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  isHandlingUnit: z.boolean(),
  parentCode: z.string().nullable(),
})
export async function findOrganisation(db: Queryable, code: string) {
  return organisationRow.nullable().parse(await db.oneOrNone(files.organisation, { code }))
}

const colleagueRow = z.object({ id: z.uuid(), roles: z.array(role), orgCode: z.string() })
export async function findColleague(db: Queryable, id: string) {
  return colleagueRow.nullable().parse(await db.oneOrNone(files.colleague, { id }))
}

export async function drawInspector(
  db: Queryable,
  asked: { named: string | null; reporterId: string | null; unit: string | null; seed: string },
): Promise<string | null> {
  const row = await db.oneOrNone<{ id: string }>(files.drawInspector, asked)
  return row?.id ?? null
}

export async function findMergeTarget(db: Queryable, id: string, scope: Scope) {
  return db.oneOrNone<{ id: string; number: string }>(files.mergeTarget, { ...scope, id })
}

export async function listDueResumptions(db: Queryable, now: Date): Promise<string[]> {
  return (await db.any<{ id: string }>(files.dueResumptions, { now })).map(({ id }) => id)
}
