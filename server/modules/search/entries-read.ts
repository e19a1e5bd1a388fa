import { z } from 'zod'
import type { LonLat } from '../../contract/common.ts'
import type { Scope } from '../../contract/identity.ts'
import { type SearchHit, type SearchKind, searchKind } from '../../contract/search.ts'
import { pgp, type Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'
import { findMatch } from './search-match.ts'
import { beginningPiece, initialsPattern, mayBeInitials, searchPieces } from './search-text.ts'

const findFile = sql(import.meta.url, 'sql/find-entries.sql')
const format = pgp.as.format

/** Kinds that are neither cases nor components: all of them have an entry. */
const ENTRY_KINDS: readonly SearchKind[] = [
  'building',
  'camera',
  'grid',
  'class',
  'street',
  'community',
  'road',
]

export interface EntryQuery {
  /** See `searchKey`. */
  readonly key: string
  readonly kinds: readonly SearchKind[]
  readonly near: LonLat | null
  /** Of each kind. */
  readonly limit: number
}

const row = z.object({
  kind: searchKind,
  id: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  detail: z.string().nullable(),
  code: z.string().nullable(),
  initials: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  gridCode: z.string().nullable(),
  score: z.number(),
})

/** The best entries of each kind within the scope, best first. */
export async function findEntries(db: Queryable, scope: Scope, query: EntryQuery): Promise<SearchHit[]> {
  const kinds = ENTRY_KINDS.filter((kind) => query.kinds.includes(kind))
  if (kinds.length === 0 || query.key === '') return []
  const rows = z.array(row).parse(await db.any(findFile, entryParameters(scope, { ...query, kinds })))
  return rows.map(({ initials, lon, lat, ...shown }) => ({
    ...shown,
    location: lon === null || lat === null ? null : { lon, lat },
    match: findMatch(shown, query.key, initials),
  }))
}

/** What the query file takes; the bench asks the same without the rest of the server. */
export function entryParameters(scope: Scope, { key, kinds, near, limit }: EntryQuery) {
  const pieces = searchPieces(key)
  return {
    pieces,
    beginning: [...new Set([...pieces, beginningPiece(key)])],
    ...matchConditions(key),
    scope: scopeCondition(scope),
    score: scoreOf(key),
    farness: farnessFrom(near),
    buildings: kinds.includes('building'),
    kinds,
    limit,
    isNear: near !== null,
    ...boxAround(near),
  }
}

/** A key holds no punctuation (`searchKey`), so it is plain in a pattern and in a regular expression. */
function matchConditions(key: string) {
  const like = (pattern: string) => format('e.words like $<pattern>', { pattern })
  if (!mayBeInitials(key)) return { holds: like(`%${key}%`), begins: like(`%/${key}%`) }
  const pattern = initialsPattern(key)
  return {
    holds: `(${like(`%${key}%`)} or ${format('e.initials ~ $<pattern>', { pattern })})`,
    begins: `(${like(`%/${key}%`)} or ${format('e.initials ~ $<pattern>', { pattern: `/${pattern}` })})`,
  }
}

/** Classes belong to no place. A street's code is the beginning of its cells' codes. */
function scopeCondition(scope: Scope): string {
  const { gridFrom, gridTo } = gridRange(scope)
  if (gridFrom === null) return 'true'
  return format(`(e.kind = 'class' or rpad(e.grid_code, 15, '0') between $<gridFrom> and $<gridTo>)`, {
    gridFrom,
    gridTo,
  })
}

/**
 * Exact code, exact name, beginnings, words, initials; a building's address is as good as its name. A house number that ends where
 * the key does comes before a longer one.
 */
function scoreOf(key: string): string {
  const pattern = initialsPattern(key)
  const like = (rest: string) =>
    (['/', '%/'] as const).map((start) => `f.words like '${start}' || $<key> || '${rest}'`)
  const [titleIs, fieldIs] = like('/%')
  const [titleBegins, fieldBegins] = like('%')
  const isBuilding = `f.kind = 'building'`
  const steps = [
    'case when search_key(f.code) = $<key> then 1000',
    `when ${titleIs} or ${isBuilding} and ${fieldIs} then 950`,
    `when ${fieldIs} then 900`,
    `when search_key(f.code) like $<key> || '%' then 850`,
    `when ${titleBegins} or ${isBuilding} and ${fieldBegins} then 800`,
    `when ${fieldBegins} then 700`,
    `when f.words like '%' || $<key> || '%' then 600`,
    ...(mayBeInitials(key)
      ? [
          `when f.initials ~ ('^/' || $<pattern> || '/') then 550`,
          `when f.initials ~ ('/' || $<pattern>) then 500`,
        ]
      : []),
    'else 400 end',
  ]
  const whole = /\d$/.test(key)
    ? ` + case when f.words ~ ($<key> || '(?![0-9])') or f.initials ~ ($<pattern> || '(?![0-9])') then 25 else 0 end`
    : ''
  return format(`(${steps.join(' ')}${whole})`, { key, pattern })
}

/** From 0 on the spot to almost 20: it orders those that match alike. */
function farnessFrom(near: LonLat | null): string {
  if (near === null) return '0'
  const values = { ...near, east: metresEast(near.lat), north: METRES_NORTH }
  const metres = `sqrt(((st_x(f.place) - $<lon>) * $<east>) ^ 2 + ((st_y(f.place) - $<lat>) * $<north>) ^ 2)`
  return format(`coalesce(20 * ${metres} / (${metres} + 1500), 20)`, values)
}

const METRES_NORTH = 111_195
const metresEast = (lat: number) => METRES_NORTH * Math.cos((lat * Math.PI) / 180)
/** What counts as near: so far to each side. */
const NEAR_M = 1000

function boxAround(near: LonLat | null) {
  const { lon, lat } = near ?? { lon: 0, lat: 0 }
  const [east, north] = [NEAR_M / Math.max(1, metresEast(lat)), NEAR_M / METRES_NORTH]
  return { west: lon - east, south: lat - north, east: lon + east, north: lat + north }
}
