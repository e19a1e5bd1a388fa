import { z } from 'zod'
import type { CaseAt } from '../../contract/area.ts'
import { caseAction } from '../../contract/case.ts'
import { type Actor, OPEN_STATUSES } from '../../contract/case-rules.ts'
import { type Bbox, light } from '../../contract/common.ts'
import { pgp, type Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { project } from '../../engine/project.ts'
import type { Policy } from '../../engine/types.ts'
import { malformed, wrongField } from '../../http/problem.ts'
import { scopeConditions } from './case-filter.ts'
import { eventData, foldAll } from './case-fold.ts'
import type { PolicySource } from './case-policy.ts'
import { lightAt, summaryRow } from './case-view.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-cases-at.sql'),
  count: sql(import.meta.url, 'sql/count-cases-at.sql'),
}

const row = summaryRow
  .pick({
    id: true,
    number: true,
    kind: true,
    classCode: true,
    className: true,
    classNameEn: true,
    lon: true,
    lat: true,
    gridCode: true,
  })
  .extend(summaryRow.pick({ status: true, urgent: true, stage: true, yellowAt: true, redAt: true }).shape)
  .extend({
    policyRevision: z.int(),
    buildingId: z.int().nullable(),
    responsibilityCode: z.string().nullable(),
    /** Null where nothing happened since: then the row itself is how the case stood. */
    events: z
      .array(
        z.object({
          at: z.string().transform((at) => Date.parse(at)),
          action: caseAction,
          actorId: z.uuid().nullable(),
          data: eventData,
        }),
      )
      .nullable(),
  })
type Row = z.infer<typeof row>

export interface CasesAtQuery {
  readonly at: Date
  readonly bbox?: Bbox | undefined
  /** GeoJSON of a polygon. */
  readonly polygon?: string | undefined
  readonly classCode?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * A page of the cases that were open at an instant, by id, as they stood then. A page may hold fewer than asked for: those whose span holds the
 * instant and who were closed for a while within it are left out.
 */
export async function readCasesAt(
  db: Queryable,
  policies: PolicySource,
  actor: Actor,
  query: CasesAtQuery,
): Promise<{ items: CaseAt[]; nextCursor: string | null }> {
  const { at, limit } = query
  const conditions = conditionsAt(actor, query).join(' and ') || 'true'
  const rows = z.array(row).parse(await db.any(files.list, { at, conditions, limit: limit + 1 }))
  const page = rows.slice(0, limit)
  const policyOf = await policies.ofEach(db, page)
  const items = page.flatMap((one) => {
    const then = one.events === null ? asStored(one, at) : asFolded(one, policyOf(one), at)
    return then === null ? [] : [then]
  })
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function conditionsAt(actor: Actor, { bbox, polygon, classCode, cursor }: CasesAtQuery): string[] {
  const found = scopeConditions(actor.scope)
  const add = (condition: string, values: object) => void found.push(pgp.as.format(condition, values))
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox
    add('s.geom && st_makeenvelope($<west>, $<south>, $<east>, $<north>, 4326)', { west, south, east, north })
  }
  if (polygon !== undefined)
    add('st_intersects(s.geom, st_setsrid(st_geomfromgeojson($<polygon>), 4326))', { polygon })
  if (classCode !== undefined) add('s.class_code = $<classCode>', { classCode })
  if (cursor !== undefined) {
    if (!z.uuid().safeParse(cursor).success) throw malformed('The cursor is not one of this list.')
    add('s.id > $<cursor>::uuid', { cursor })
  }
  return found
}

const isOpen = (status: string) => OPEN_STATUSES.some((open) => open === status)
const iso = (at: Date | number | null) => (at === null ? null : new Date(at).toISOString())

function common({ id, number, kind, classCode, className, classNameEn, lon, lat, ...where }: Row) {
  const { buildingId, gridCode, responsibilityCode } = where
  const place = { location: { lon, lat }, buildingId, gridCode, responsibilityCode }
  return { id, number, kind, classCode, className, classNameEn, ...place }
}

function asStored(one: Row, at: Date): CaseAt | null {
  if (!isOpen(one.status)) return null
  const { status, urgent, yellowAt, redAt } = one
  const marks = { yellowAt: iso(yellowAt), redAt: iso(redAt) }
  return { ...common(one), status, urgent, light: lightAt(one, at.getTime()), ...marks }
}

function asFolded(one: Row, policy: Policy, at: Date): CaseAt | null {
  if (one.events === null || one.events.length === 0) return null
  const { state } = foldAll(one.events)
  if (!isOpen(state.status)) return null
  const { stage, urgent, yellowAt, redAt } = project(state, policy, at.getTime())
  const then = { stage, yellowAt: dateOf(yellowAt), redAt: dateOf(redAt) }
  const marks = { yellowAt: iso(yellowAt), redAt: iso(redAt) }
  return { ...common(one), status: state.status, urgent, light: lightAt(then, at.getTime()), ...marks }
}

const dateOf = (ms: number | null) => (ms === null ? null : new Date(ms))

const countRow = z.object({
  code: z.string(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  light: light.nullable(),
  n: z.int(),
})

/** How many cases are open now in a polygon, by class and light. */
export async function countOpenInside(db: Queryable, actor: Actor, query: { at: Date; polygon: string }) {
  const conditions = conditionsAt(actor, { ...query, limit: 0 }).join(' and ')
  return z.array(countRow).parse(await db.any(files.count, { at: query.at, conditions }))
}

/** Clocks of screens go a little before ours: what they call now is now. */
const SKEW_MS = 10 * 60_000

/** The instant that was asked about; 422 for one that nobody knows yet. */
export function knownInstant(at: string, now: Date): Date {
  const asked = Date.parse(at)
  if (asked > now.getTime() + SKEW_MS)
    throw wrongField('at', 'in-the-future', 'Nobody knows yet what is open then.')
  return new Date(Math.min(asked, now.getTime()))
}

export type { PolicySource }
