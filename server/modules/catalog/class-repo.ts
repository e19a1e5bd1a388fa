import { z } from 'zod'
import type { CaseKind } from '../../contract/case.ts'
import { type ClassDraft, classChange } from '../../contract/catalog-edit.ts'
import type { Queryable, Tx } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  lock: file('lock-class'),
  edition: file('current-edition'),
  insert: file('insert-class'),
  update: file('update-class'),
  retire: file('retire-conditions'),
  conditions: file('put-conditions'),
  units: file('put-units'),
  script: file('put-script'),
  clearQuestions: file('clear-questions'),
  questions: file('put-questions'),
  change: file('insert-change'),
  changes: file('list-changes'),
}

export interface ClassKey {
  readonly edition: string
  readonly kind: CaseKind
  readonly code: string
}

const major = z.object({ digits: z.string(), major: z.string(), major_en: z.string() })
const editionRow = z.object({ edition: z.string(), majors: z.array(major) })
export async function readEdition(t: Queryable, kind: CaseKind) {
  return editionRow.parse(await t.one(files.edition, { kind }))
}

/** The class's version, locked; null where there is none. */
export async function lockClass(t: Tx, kind: CaseKind, code: string): Promise<number | null> {
  const row = z
    .object({ version: z.int() })
    .nullable()
    .parse(await t.oneOrNone(files.lock, { kind, code }))
  return row?.version ?? null
}

type ClassWords = Pick<ClassDraft, 'name' | 'nameEn' | 'photoRequired'> & { pinyin: string }

/** Answers false where the code is taken. */
export async function insertClass(
  t: Tx,
  key: ClassKey,
  words: ClassWords & { major: string; majorEn: string },
): Promise<boolean> {
  return (await t.oneOrNone(files.insert, { ...key, ...words })) !== null
}

export async function updateClass(
  t: Tx,
  key: ClassKey,
  words: ClassWords & { retired: boolean; at: Date },
): Promise<void> {
  await t.none(files.update, { ...key, ...words })
}

/** Every condition with the id it keeps or gets. */
export async function putConditions(
  t: Tx,
  key: ClassKey,
  given: { at: Date; conditions: readonly (ClassDraft['conditions'][number] & { id: string })[] },
): Promise<void> {
  const rows = given.conditions.map(({ limit, ...rest }, i) => ({
    ...rest,
    ordinal: i + 1,
    limitUnit: limit.unit,
    limitValue: limit.value,
  }))
  await t.none(files.retire, { ...key, at: given.at, kept: rows.map(({ id }) => id) })
  await t.none(files.conditions, { ...key, rows: JSON.stringify(rows) })
}

export async function putUnits(t: Tx, key: ClassKey, units: ClassDraft['units']): Promise<void> {
  const rows = units.map((one, i) => ({ ...one, ordinal: i + 1 }))
  await t.none(files.units, { ...key, codes: rows.map(({ code }) => code), rows: JSON.stringify(rows) })
}

/** What the call desk says and asks. */
export async function putWords(
  t: Tx,
  key: ClassKey,
  { script, questions }: Pick<ClassDraft, 'script' | 'questions'>,
): Promise<void> {
  const { text, textEn } = script ?? { text: null, textEn: null }
  await t.none(files.script, { ...key, text, textEn })
  const kept = questions.flatMap(({ id }) => (id === null ? [] : [id]))
  await t.none(files.clearQuestions, { ...key, kept })
  const rows = questions.map((one, i) => ({ ...one, ordinal: i + 1 }))
  await t.none(files.questions, { ...key, rows: JSON.stringify(rows) })
}

export async function insertChange(
  t: Tx,
  key: ClassKey,
  line: {
    version: number
    at: Date
    by: string
    reason: string
    action: 'class-make' | 'class-change'
    before: ClassDraft | null
    after: ClassDraft
  },
): Promise<void> {
  const { before, after } = line
  await t.none(files.change, {
    ...key,
    ...line,
    before: before === null ? null : JSON.stringify(before),
    after: JSON.stringify(after),
  })
}

const changeRow = classChange.extend({ at: z.date() })
export async function listChanges(db: Queryable, kind: CaseKind, code: string) {
  const rows = z.array(changeRow).parse(await db.any(files.changes, { kind, code }))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
