import { z } from 'zod'
import type { Actor } from '../../contract/case-rules.ts'
import { pgp, type Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { scopeConditions, textPattern, textPieces } from './case-filter.ts'

const files = {
  newest: sql(import.meta.url, 'sql/find-newest-cases.sql'),
  named: sql(import.meta.url, 'sql/find-named-cases.sql'),
}
const format = pgp.as.format

/** So many of the newest are looked through for a text, and so many more that an index names. */
const NEWEST = 1000
const REACH = 3000

const found = z.object({
  id: z.uuid(),
  number: z.string(),
  className: z.string().nullable(),
  classNameEn: z.string().nullable(),
  address: z.string().nullable(),
  description: z.string(),
  gridCode: z.string(),
  lon: z.number(),
  lat: z.number(),
})
export type FoundCase = z.infer<typeof found>

const joined = (conditions: readonly string[]) => conditions.join(' and ') || 'true'

/** The newest among those that an index names. */
async function amongNamed(db: Queryable, actor: Actor, named: string, conditions: string[], limit: number) {
  const all = joined([...scopeConditions(actor.scope), ...conditions])
  return z.array(found).parse(await db.any(files.named, { named, conditions: all, reach: REACH, limit }))
}

/** Newest first, the cases within scope whose number is this or begins with it; none where it cannot be a number. */
export async function findCasesByNumber(
  db: Queryable,
  actor: Actor,
  text: string,
  limit: number,
): Promise<FoundCase[]> {
  if (!/^[A-Z]+\d[\d-]*$/.test(text)) return []
  // Digits after the same beginning sort alike in every collation, so the unique index serves any.
  const values = { from: text, to: `${text}9999999999999999`, pattern: `${text}%` }
  const range = 's.number between $<from> and $<to> and s.number like $<pattern> order by s.number desc'
  return amongNamed(db, actor, format(range, values), [], limit)
}

/**
 * Newest first, cases within scope that hold a text in number, address or description. A common word is among the newest, a rare one
 * is named by the index of texts; of one that is neither, some may be missed, which keeps a search short whatever is typed.
 */
export async function findCasesByText(
  db: Queryable,
  actor: Actor,
  text: string,
  limit: number,
): Promise<FoundCase[]> {
  const pattern = textPattern(text)
  const asked = { held: heldBy(actor), conditions: pattern, reach: NEWEST, limit }
  const newest = z.array(found).parse(await db.any(files.newest, asked))
  if (newest.length >= limit) return newest
  const others = await amongNamed(db, actor, textPieces(text), [pattern], limit)
  const known = new Set(newest.map(({ id }) => id))
  return [...newest, ...others.filter(({ id }) => !known.has(id))].slice(0, limit)
}

/** What the actor's scope holds now, as an index orders it by date. */
function heldBy({ scope }: Actor): string {
  if (scope.kind === 'district') return 'true'
  if (scope.area === null) return format('s.unit_code = $<unit>', scope)
  return format(scope.area.length === 12 ? 's.community_code = $<area>' : 's.street_code = $<area>', scope)
}

/** Newest first, cases within scope of any of these classes. */
export async function findCasesOfClasses(
  db: Queryable,
  actor: Actor,
  classes: readonly { kind: string; code: string }[],
  limit: number,
): Promise<FoundCase[]> {
  if (classes.length === 0) return []
  const each = Math.ceil(REACH / classes.length)
  const newest = classes.map((one) =>
    format(
      `(select c.id from case_record c where c.class_code = $<code> and c.kind = $<kind> order by c.reported_at desc limit ${each})`,
      one,
    ),
  )
  return amongNamed(db, actor, `s.id in (${newest.join(' union all ')})`, [], limit)
}
