import { z } from 'zod'
import { CASE_KINDS } from '../../../contract/case.ts'
import type { Actor } from '../../../contract/case-rules.ts'
import { CURRENT_EDITION } from '../../../contract/common.ts'
import type { DuplicateRule, RecurringSpot } from '../../../contract/duplicate.ts'
import { type Db, pgp, type Queryable, type Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { tx } from '../../../db/tx.ts'
import { malformed } from '../../../http/problem.ts'
import type { Clock } from '../../../platform/clock.ts'
import { patternsOf, readRules } from './duplicate-repo.ts'
import { familyOf, ruleFor } from './duplicate-rules.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  take: file('take-due'),
  around: file('count-around'),
  put: file('put-spot'),
  lock: file('lock-spots'),
  restart: file('restart-spots'),
  list: file('list-spots'),
}
const edition = CURRENT_EDITION
const DAY_MS = 86_400_000
/** Closed cases looked around in one transaction. */
const PORTION = 50

/** Looks around every case closed since, so that spots with a recurring problem are known; answers how many were looked at. */
export async function findSpots(db: Db, signal?: AbortSignal): Promise<number> {
  let looked = 0
  for (let n = PORTION; n === PORTION && signal?.aborted !== true; looked += n)
    n = await tx(db, (t) => findSome(t))
  return looked
}

const dueRow = z.object({ id: z.uuid(), kind: z.enum(CASE_KINDS), classCode: z.string() })
const aroundRow = z.object({ id: z.uuid(), n: z.int() })

async function findSome(t: Tx): Promise<number> {
  await t.one(files.lock)
  const due = z.array(dueRow).parse(await t.any(files.take, { limit: PORTION }))
  if (due.length === 0) return 0
  const { rules } = await readRules(t)
  const asked = new Map(due.map((row) => [row.id, searchOf(ruleFor(rules, row.kind, row.classCode), row)]))
  const found = await t.any(files.around, { edition, asked: JSON.stringify([...asked.values()]) })
  for (const { id, n } of z.array(aroundRow).parse(found)) {
    const search = asked.get(id)
    if (search === undefined) continue
    const { radius_m: radiusM, days, need, family } = search
    await t.none(files.put, { id, n, radiusM, days, need, family })
  }
  return due.length
}

function searchOf(rule: DuplicateRule, { id, classCode }: z.infer<typeof dueRow>) {
  const { radiusM, days, count } = rule.recurring
  const family = familyOf(rule, classCode).toSorted()
  return { id, radius_m: radiusM, days, need: count, family, patterns: patternsOf(family) }
}

/** After a change of the rules. */
export async function restartSpots(t: Tx, rules: readonly DuplicateRule[], now: Date): Promise<void> {
  const longest = Math.max(...rules.map(({ recurring }) => recurring.days))
  await t.one(files.lock)
  await t.none(files.restart, { since: new Date(now.getTime() - longest * DAY_MS) })
}

const spotRow = z.object({
  id: z.coerce.string(),
  kind: z.enum(CASE_KINDS),
  family: z.array(z.string()),
  className: z.string(),
  classNameEn: z.string(),
  lon: z.number(),
  lat: z.number(),
  address: z.string().nullable(),
  streetCode: z.string(),
  streetName: z.string().nullable(),
  streetNameEn: z.string().nullable(),
  days: z.int(),
  need: z.int(),
  lastClosedAt: z.date(),
  n: z.int(),
  open: z.int(),
  cases: z.array(z.object({ id: z.uuid(), number: z.string() })),
})
const CASES_NAMED = 20

/** Spots within a district or an area, the latest first; a unit has none of its own. Those that have calmed down are left out. */
export async function listSpots(
  db: Queryable,
  deps: { clock: Clock; timeZone: string },
  { scope }: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: RecurringSpot[]; nextCursor: string | null }> {
  const now = deps.clock.now()
  const before = page.cursor === undefined ? { beforeAt: null, beforeId: null } : placeOf(page.cursor)
  const asked = { ...before, scope: scopeOf(scope), limit: page.limit, now, edition }
  const rows = z.array(spotRow).parse(await db.any(files.list, asked))
  const last = rows.at(-1)
  return {
    items: rows.filter(({ n, need }) => n >= need).map((row) => spotOf(row, now, deps.timeZone)),
    nextCursor:
      rows.length < page.limit || last === undefined
        ? null
        : Buffer.from(`${last.lastClosedAt.toISOString()} ${last.id}`).toString('base64url'),
  }
}

function spotOf(row: z.infer<typeof spotRow>, now: Date, timeZone: string): RecurringSpot {
  const { id, kind, family, className, classNameEn, address, lon, lat, days, n, open, cases } = row
  const since = new Date(now.getTime() - days * DAY_MS)
  return {
    ...{ id, kind, family, className, classNameEn, address, location: { lon, lat } },
    street: { code: row.streetCode, name: row.streetName ?? row.streetCode, nameEn: row.streetNameEn },
    count: n,
    openCount: open,
    sinceOn: since.toLocaleDateString('sv-SE', { timeZone }),
    lastClosedAt: row.lastClosedAt.toISOString(),
    cases: cases.slice(0, CASES_NAMED),
  }
}

function scopeOf({ kind, area }: Actor['scope']): string {
  if (kind === 'district') return 'true'
  if (area === null) return 'false'
  return pgp.as.format(`r.${area.length === 12 ? 'community_code' : 'street_code'} = $<area>`, { area })
}

function placeOf(cursor: string): { beforeAt: string; beforeId: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^\d{1,15}$/.test(id))
    throw malformed('The cursor is not one of this list.')
  return { beforeAt: at, beforeId: id }
}
