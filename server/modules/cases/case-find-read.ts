import { z } from 'zod'
import type { Actor } from '../../contract/case-rules.ts'
import { pgp, type Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { orderOf, scopeConditions, textPattern, textPieces } from './case-filter.ts'

const listFile = sql(import.meta.url, 'sql/list-cases.sql')
const format = pgp.as.format
const order = orderOf('newest')

/** So many of the newest are looked through for a text, and so many more that the index of texts names. */
const NEWEST = 10_000
const NAMED = 3000

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

async function read(db: Queryable, actor: Actor, conditions: readonly string[], limit: number) {
  const all = [...scopeConditions(actor.scope), ...conditions].join(' and ')
  return z.array(found).parse(await db.any(listFile, { conditions: all, order, limit }))
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
  const numbers = format('s.number between $<from> and $<to> and s.number like $<pattern>', values)
  // The range is found first: its newest by the index of dates would be looked for among all.
  const within = `s.id in (select n.id from (select s.id from case_record s where ${numbers} order by s.number desc limit ${NAMED}) n)`
  return read(db, actor, [within], limit)
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
  const newest = await read(db, actor, [pattern, amongNewest(actor)], limit)
  if (newest.length >= limit) return newest
  const named = `s.id in (select n.id from (select s.id from case_record s where ${textPieces(text)} limit ${NAMED}) n)`
  const others = await read(db, actor, [pattern, named], limit)
  const known = new Set(newest.map(({ id }) => id))
  return [...newest, ...others.filter(({ id }) => !known.has(id))].slice(0, limit)
}

/** The newest of what the actor's scope holds, each by its own index. */
function amongNewest({ scope }: Actor): string {
  const area = scope.area?.length === 12 ? 's.community_code' : 's.street_code'
  const held =
    scope.kind === 'district'
      ? 'true'
      : scope.area !== null
        ? format(`${area} = $<area>`, scope)
        : format('s.unit_code = $<unit>', scope)
  return `s.id in (select n.id from (select s.id from case_record s where ${held} order by ${order} limit ${NEWEST}) n)`
}

/** Newest first, cases within scope of any of these classes. */
export async function findCasesOfClasses(
  db: Queryable,
  actor: Actor,
  classes: readonly { kind: string; code: string }[],
  limit: number,
): Promise<FoundCase[]> {
  if (classes.length === 0) return []
  const newest = classes.map((one) =>
    format(
      `(select s.id from case_record s where s.class_code = $<code> and s.kind = $<kind> order by s.reported_at desc limit ${NAMED})`,
      one,
    ),
  )
  return read(db, actor, [`s.id in (${newest.join(' union all ')})`], limit)
}
