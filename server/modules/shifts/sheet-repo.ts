import { z } from 'zod'
import { caseStatus } from '../../contract/case.ts'
import { type SheetContent, type ShiftSheet, sheetContent } from '../../contract/shift.ts'
import { pgp, type Queryable, type Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { After } from './desk-repo.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  counts: file('sheet-counts'),
  cases: file('sheet-cases'),
  units: file('sheet-units'),
  last: file('last-sheet'),
  insert: file('insert-sheet'),
  list: file('list-sheets'),
  read: file('read-sheet'),
  confirm: file('confirm-sheet'),
  waiting: file('count-waiting'),
  tell: file('tell-sheets'),
  operator: file('find-operator'),
}

const countRow = z.object({
  status: caseStatus,
  n: z.int(),
  red: z.int(),
  redSoon: z.int(),
  urgent: z.int(),
  supervised: z.int(),
})
export async function countOpen(db: Queryable, now: Date, soon: Date) {
  return z.array(countRow).parse(await db.any(files.counts, { now, soon }))
}

const caseRow = z
  .object({
    id: z.uuid(),
    number: z.string(),
    className: z.string().nullable(),
    classNameEn: z.string().nullable(),
    status: caseStatus,
    address: z.string().nullable(),
    urgent: z.boolean(),
    dueAt: z.date().nullable(),
    unitCode: z.string().nullable(),
    unitName: z.string().nullable(),
    unitNameEn: z.string().nullable(),
  })
  .transform(({ unitCode, unitName, unitNameEn, dueAt, className, classNameEn, ...rest }) => ({
    ...rest,
    className: className ?? '',
    classNameEn: classNameEn ?? className ?? '',
    dueAt: dueAt?.toISOString() ?? null,
    unit: unitCode === null ? null : { code: unitCode, name: unitName ?? unitCode, nameEn: unitNameEn },
  }))
type SheetList = { claimedBy: string } | { redBefore: Date } | 'urgent'

/** Open cases of one kind, soonest due first, at most a hundred. */
export async function listSheetCases(db: Queryable, which: SheetList): Promise<SheetContent['mine']> {
  return z.array(caseRow).parse(await db.any(files.cases, { condition: conditionOf(which) }))
}

function conditionOf(which: SheetList): string {
  if (which === 'urgent') return 's.urgent'
  return 'claimedBy' in which
    ? pgp.as.format('s.claimed_by = $<claimedBy>', which)
    : pgp.as.format('s.due_at < $<redBefore>', which)
}

const unitRow = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  open: z.int(),
  red: z.int(),
})
export async function listWaitingOn(db: Queryable, now: Date): Promise<SheetContent['waitingOn']> {
  return z.array(unitRow).parse(await db.any(files.units, { now }))
}

export async function lastSheetAt(db: Queryable): Promise<Date | null> {
  return (await db.one<{ at: Date | null }>(files.last)).at
}

export async function insertSheet(
  t: Tx,
  sheet: {
    id: string
    now: Date
    me: string
    to: string | null
    words: string
    content: SheetContent
    caseIds: readonly string[]
  },
): Promise<void> {
  await t.none(files.insert, { ...sheet, caseIds: [...sheet.caseIds] })
}

const sheetColumns = z.object({
  id: z.uuid(),
  madeAt: z.date(),
  fromId: z.uuid(),
  fromName: z.string(),
  toId: z.uuid().nullable(),
  toName: z.string().nullable(),
  words: z.string(),
  confirmedAt: z.date().nullable(),
  confirmedBy: z.uuid().nullable(),
  confirmedName: z.string().nullable(),
  handed: z.int(),
})
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
const sheetOf = (row: z.infer<typeof sheetColumns>): ShiftSheet => ({
  id: row.id,
  madeAt: row.madeAt.toISOString(),
  from: { id: row.fromId, name: row.fromName },
  to: person(row.toId, row.toName),
  words: row.words,
  confirmedAt: row.confirmedAt?.toISOString() ?? null,
  confirmedBy: person(row.confirmedBy, row.confirmedName),
  handed: row.handed,
})
const wholeRow = sheetColumns.extend({ content: sheetContent, caseIds: z.array(z.uuid()) })

export async function listSheets(db: Queryable, after: After, limit: number): Promise<ShiftSheet[]> {
  return z
    .array(sheetColumns)
    .parse(await db.any(files.list, { ...after, limit }))
    .map(sheetOf)
}

export async function readSheet(db: Queryable, id: string) {
  const row = wholeRow.nullable().parse(await db.oneOrNone(files.read, { id }))
  return row === null ? null : { sheet: sheetOf(row), content: row.content, caseIds: row.caseIds }
}

/** False where it was confirmed already. */
export async function markConfirmed(t: Tx, id: string, me: string, now: Date): Promise<boolean> {
  return (await t.oneOrNone(files.confirm, { id, me, now })) !== null
}

export async function countWaiting(db: Queryable, me: string, since: Date): Promise<number> {
  return (await db.one<{ n: number }>(files.waiting, { me, since })).n
}

export async function tellSheets(t: Tx, now: Date): Promise<void> {
  await t.none(files.tell, { now })
}

export async function findOperator(db: Queryable, id: string) {
  return db.oneOrNone<{ id: string; name: string }>(files.operator, { id })
}
