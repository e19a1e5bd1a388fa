import type { CaseListQuery } from '../../contract/case-queries.ts'
import { type Actor, OPEN_STATUSES } from '../../contract/case-rules.ts'
import type { Scope } from '../../contract/identity.ts'
import { pgp } from '../../db/connect.ts'
import { malformed } from '../../http/problem.ts'

const format = pgp.as.format

/**
 * The conditions of a list but for its text, only those that were asked for: the planner sees constants and picks an index for each question,
 * which one query for all filters would hide from it. `s` is the view case_summary or the table.
 */
export function conditionsOf(query: CaseListQuery, actor: Actor, now: Date): string[] {
  const found: string[] = scopeConditions(actor.scope)
  const add = (condition: string, values: object) => void found.push(format(condition, values))
  const { status, unit, grid, street, class: classCode, source, light, bbox, from, to } = query
  if (status !== undefined && status.length > 0) {
    if (status.length === 1) add('s.status = $<status>', { status: status[0] })
    else add('s.status in ($<status:csv>)', { status })
  }
  if (query.ids !== undefined) add('s.id in ($<ids:csv>)', query)
  if (unit !== undefined) add('s.unit_code = $<unit>', { unit })
  if (grid !== undefined) add('s.grid_code = $<grid>', { grid })
  if (street !== undefined) add('s.street_code = $<street>', { street })
  if (classCode !== undefined) add('s.class_code = $<classCode>', { classCode })
  if (query.community !== undefined) add('s.community_code = $<community>', query)
  if (query.kind !== undefined) add('s.kind = $<kind>', query)
  if (source !== undefined) add('s.source = $<source>', { source })
  if (light !== undefined) add(lightConditions[light], { now })
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox
    const envelope = { west, south, east, north }
    add('s.geom && st_makeenvelope($<west>, $<south>, $<east>, $<north>, 4326)', envelope)
  }
  if (from !== undefined) add('s.reported_at >= $<from>', { from: new Date(from) })
  if (to !== undefined) add('s.reported_at < $<to>', { to: new Date(to) })
  if (query.supervised) found.push('s.supervised')
  if (query.provisional) found.push('s.provisional')
  if (query.ownerless) found.push('s.ownerless')
  if (query.urgent) found.push('s.urgent')
  if (query.unclaimed) found.push('s.claimed_by is null')
  // Said again in the words of the indexes of open cases: a narrowed queue is judged from one of them and never walks the closed ones.
  if (status !== undefined && status.length > 0 && status.every((one) => openStatuses.has(one)))
    found.push(isOpen)
  if (query.mine) add(mineCondition, { me: actor.id })
  return found
}

const openStatuses: ReadonlySet<string> = new Set(OPEN_STATUSES)
const isOpen = `s.status not in ('closed', 'rejected', 'voided', 'merged')`
/** The very expression of the index case_record_open_newest: without a limit, red never comes. */
const redAt = `coalesce(s.red_at, timestamptz 'infinity')`
const lightConditions = {
  red: `${isOpen} and ${redAt} < $<now>`,
  yellow: `${isOpen} and s.yellow_at <= $<now> and ${redAt} >= $<now>`,
  green: `${isOpen} and (s.yellow_at is null or s.yellow_at > $<now>) and ${redAt} >= $<now>`,
}
/** Claimed by me, or asked of me. */
const mineCondition = `${isOpen} and (s.claimed_by = $<me> or (s.verifier_id = $<me> and s.status = 'verifying') or (s.checker_id = $<me> and s.status = 'checking'))`
const searchText = `s.number || ' ' || coalesce(s.address, '') || ' ' || s.description`
/** A text anywhere in number, address or description. */
export const textPattern = (text: string) =>
  format(`(${searchText}) ilike $<pattern>`, { pattern: `%${text.replaceAll(/[\\%_]/g, '\\$&')}%` })

/**
 * What finds a text by the index case_record_search, whose very expression this is; beside it the pattern proves the order of the
 * pieces. A word's pairs of characters say all that its single ones would.
 */
export function textPieces(text: string): string {
  const sizes = [...text].length === 1 ? '{1}' : '{2}'
  return format(`text_pieces(${searchText}, '{1,2}') @> text_pieces($<text>, $<sizes>)`, { text, sizes })
}

/** What lies outside does not exist. `alias` names the case's table. */
export function scopeConditions(scope: Scope, alias = 's'): string[] {
  if (scope.kind === 'district') return []
  const column = scope.area?.length === 12 ? 'community_code' : 'street_code'
  const parts = [
    ...(scope.area === null ? [] : [format(`${alias}.${column} = $<area>`, scope)]),
    ...(scope.unit === null
      ? []
      : [format(`${alias}.id in (select h.case_id from case_unit h where h.unit_code = $<unit>)`, scope)]),
  ]
  return parts.length === 0 ? ['false'] : [`(${parts.join(' or ')})`]
}

/** A list's order, each with an index that walks it, and what lies after a place in it. */
interface Order {
  readonly instant: string
  readonly by: string
  readonly key: string
  readonly after: '<' | '>'
}
const orders: Record<CaseListQuery['sort'], Order> = {
  newest: {
    instant: 's.reported_at',
    by: 's.reported_at desc, s.id desc',
    key: '(s.reported_at, s.id)',
    after: '<',
  },
  updated: {
    instant: 's.updated_at',
    by: 's.updated_at desc, s.id desc',
    key: '(s.updated_at, s.id)',
    after: '<',
  },
  due: {
    instant: 's.due_at',
    by: `coalesce(s.due_at, timestamptz 'infinity'), s.id`,
    key: `(coalesce(s.due_at, timestamptz 'infinity'), s.id)`,
    after: '>',
  },
}
export const orderOf = (sort: CaseListQuery['sort']) => orders[sort].by
export const instantOf = (sort: CaseListQuery['sort']) => orders[sort].instant

/** What a list places after a cursor. */
export const afterCursor = (sort: CaseListQuery['sort'], cursor: string) =>
  compare(sort, orders[sort].after, cursor)
/** What it places before the cursor, and at it. */
export const upToCursor = (sort: CaseListQuery['sort'], cursor: string) =>
  compare(sort, orders[sort].after === '<' ? '>=' : '<=', cursor)

function compare(sort: CaseListQuery['sort'], operator: string, cursor: string): string {
  const [of, at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (of !== sort || !at || !id || !/^[0-9a-f-]{36}$/.test(id) || !(at === 'infinity' || Date.parse(at) > 0))
    throw malformed('The cursor is not one of this list.')
  return format(`${orders[sort].key} ${operator} ($<at>::timestamptz, $<id>::uuid)`, { at, id })
}

/** Where a page ended. */
export const cursorOf = (
  sort: CaseListQuery['sort'],
  row: { id: string; reportedAt: Date; updatedAt: Date; dueAt: Date | null },
) => placeOf(sort, row.id, { newest: row.reportedAt, updated: row.updatedAt, due: row.dueAt }[sort])

/** Rows are written with whole milliseconds, so an ISO instant names the place exactly. */
export const placeOf = (sort: CaseListQuery['sort'], id: string, at: Date | null) =>
  Buffer.from(`${sort} ${at?.toISOString() ?? 'infinity'} ${id}`).toString('base64url')
