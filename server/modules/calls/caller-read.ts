import { z } from 'zod'
import type { CallerCase, CallerHistory } from '../../contract/call.ts'
import type { CallRules } from '../../contract/call-rules.ts'
import { CASE_KINDS, caseStatus } from '../../contract/case.ts'
import { OPEN_STATUSES } from '../../contract/case-rules.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { type Keyring, maskName } from '../../platform/keyring.ts'
import { callRows } from './call-repo.ts'
import { readRules } from './call-rules-repo.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  caller: file('find-caller'),
  calls: file('list-calls-of-number'),
  callCount: file('count-calls-of-number'),
  cases: file('list-cases-of-number'),
  name: file('latest-name-of-number'),
  flag: file('read-flag'),
  flagged: file('list-flagged'),
}

const callerRow = z.object({ id: z.uuid(), numberHash: z.instanceof(Buffer).nullable() })
export async function findCaller(db: Queryable, id: string) {
  return callerRow.nullable().parse(await db.oneOrNone(files.caller, { id }))
}

const SHOWN = 10
const DAY_MS = 86_400_000
const windowStart = (now: Date, { abuseDays }: CallRules) => new Date(now.getTime() - abuseDays * DAY_MS)
const flagEnd = (decisive: Date, { abuseDays }: CallRules) =>
  new Date(decisive.getTime() + abuseDays * DAY_MS).toISOString()

const flagRow = z.object({ marks: z.int(), decisive: z.date().nullable(), reasons: z.array(z.string()) })

/** The flag of a number, or null: enough marks in the window that nobody lifted. It ends as the deciding mark grows old. */
export async function readFlag(
  db: Queryable,
  hash: Buffer | null,
  now: Date,
): Promise<CallerHistory['flag']> {
  if (hash === null) return null
  const rules = await readRules(db)
  const asked = { hash, since: windowStart(now, rules), enough: rules.abuseMarks }
  const { marks, decisive, reasons } = flagRow.parse(await db.one(files.flag, asked))
  return decisive === null
    ? null
    : { marks, until: flagEnd(decisive, rules), reasons: reasons.slice(0, SHOWN) }
}

const flaggedRow = z.object({
  callId: z.uuid(),
  mask: z.string().nullable(),
  marks: z.int(),
  decisive: z.date(),
  reasons: z.array(z.string()),
})

export async function listFlagged(db: Queryable, now: Date) {
  const rules = await readRules(db)
  const asked = { since: windowStart(now, rules), enough: rules.abuseMarks }
  const rows = await db.any(files.flagged, asked)
  return z
    .array(flaggedRow)
    .parse(rows)
    .map(({ decisive, ...rest }) => ({ ...rest, until: flagEnd(decisive, rules) }))
}

const caseRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  classCode: z.string(),
  className: z.string().nullable(),
  classNameEn: z.string().nullable(),
  address: z.string().nullable(),
  status: caseStatus,
  stage: z.string().nullable(),
  yellowAt: z.date().nullable(),
  redAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  reportedAt: z.date(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  rating: z.int().nullable(),
})

/** What is known of a number by its hash: nothing where it is withheld. */
export async function readHistory(
  db: Queryable,
  deps: { keyring: Keyring; now: Date },
  asked: { id: string; hash: Buffer | null; scope: Scope },
): Promise<CallerHistory> {
  const { id, hash, scope } = asked
  if (hash === null) return { name: null, calls: [], callCount: 0, cases: [], flag: null }
  const { kind, area } = scope
  const calls = callRows.parse(await db.any(files.calls, { id, hash, limit: SHOWN }))
  const { n } = await db.one<{ n: number }>(files.callCount, { hash })
  const cases = z.array(caseRow).parse(await db.any(files.cases, { hash, kind, area, limit: SHOWN }))
  const named = await db.oneOrNone<{ nameEnc: Buffer }>(files.name, { hash })
  return {
    name: named === null ? null : maskName(deps.keyring.decrypt(named.nameEnc)),
    calls,
    callCount: n,
    cases: cases.map((one) => callerCaseOf(one, deps.now)),
    flag: await readFlag(db, hash, deps.now),
  }
}

function callerCaseOf(row: z.infer<typeof caseRow>, now: Date): CallerCase {
  const { stage, yellowAt, redAt, dueAt, reportedAt, unitName, unitNameEn, className, classNameEn, ...rest } =
    row
  const isOver = redAt !== null && now > redAt
  const isNear = yellowAt !== null && now >= yellowAt
  return {
    ...rest,
    className: className ?? row.classCode,
    classNameEn: classNameEn ?? className ?? row.classCode,
    light: stage === null ? null : isOver ? 'red' : isNear ? 'yellow' : 'green',
    reportedAt: reportedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    unit: unitName === null ? null : { name: unitName, nameEn: unitNameEn },
    open: (OPEN_STATUSES as readonly string[]).includes(row.status),
  }
}
