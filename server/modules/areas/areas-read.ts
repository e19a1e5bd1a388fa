import { z } from 'zod'
import { type AreaItem, type AreaKind, areaItem, type PlaceNearby } from '../../contract/area.ts'
import type { AreaLimits } from '../../contract/area-rules.ts'
import { AREA_LIMITS } from '../../contract/area-rules.ts'
import type { LonLat } from '../../contract/common.ts'
import { metresPerDegree } from '../../contract/geodesy.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'
import { malformed } from '../../http/problem.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  counts: file('count-inside'),
  cells: file('list-cells-inside'),
  limit: file('read-limit'),
  place: file('find-place'),
  componentsNear: file('list-components-near'),
  inspectorsNear: file('list-inspectors-near'),
}
const lists = {
  components: file('list-components-inside'),
  cameras: file('list-cameras-inside'),
  buildings: file('list-buildings-inside'),
  inspectors: file('list-inspectors-inside'),
}
/** Whoever was silent longer is nowhere. */
const SILENT_MS = 4 * 3_600_000
const sinceOf = (now: Date) => new Date(now.getTime() - SILENT_MS)
/** Field staff is no business of a handling unit. */
const showsStaff = (scope: Scope) => scope.kind !== 'unit'

const countRow = z.object({
  kind: z.enum(['components', 'cameras', 'buildings', 'inspectors']),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  n: z.int(),
})

/** Things inside a polygon (GeoJSON) within the scope: how many of each kind, components by class. */
export async function countInside(db: Queryable, scope: Scope, polygon: string, now: Date) {
  const given = { polygon, since: sinceOf(now), showsStaff: showsStaff(scope), ...gridRange(scope) }
  return z.array(countRow).parse(await db.any(files.counts, given))
}

const itemRow = areaItem
  .omit({ location: true, light: true })
  .extend({ lon: z.number(), lat: z.number() })
  .transform(({ lon, lat, ...item }): AreaItem => ({ ...item, light: null, location: { lon, lat } }))

export interface InsideQuery {
  readonly polygon: string
  readonly now: Date
  readonly class?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** One kind of thing inside a polygon, a page by id. */
export async function listInside(
  db: Queryable,
  scope: Scope,
  kind: Exclude<AreaKind, 'cases'>,
  query: InsideQuery,
): Promise<{ items: AreaItem[]; nextCursor: string | null }> {
  if (kind === 'inspectors' && !showsStaff(scope)) return { items: [], nextCursor: null }
  const isName = kind === 'inspectors'
  const { cursor, limit, polygon } = query
  if (cursor !== undefined && !(isName ? /^[0-9a-f-]{36}$/ : /^\d{1,18}$/).test(cursor))
    throw malformed('The cursor is not one of this list.')
  const rows = z.array(itemRow).parse(
    await db.any(lists[kind], {
      ...{ polygon, class: query.class ?? null, since: sinceOf(query.now), limit: limit + 1 },
      after: cursor ?? (isName ? '' : '0'),
      ...gridRange(scope),
    }),
  )
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Codes of the scope's unit grids whose middle lies inside. */
export async function cellsInside(db: Queryable, scope: Scope, polygon: string): Promise<string[]> {
  const rows = await db.any<{ code: string }>(files.cells, { polygon, ...gridRange(scope) })
  return rows.map(({ code }) => code)
}

export async function readLimits(db: Queryable): Promise<AreaLimits> {
  const found = await db.oneOrNone<{ km2: number | null }>(files.limit)
  return { ...AREA_LIMITS, km2: found?.km2 ?? AREA_LIMITS.km2 }
}

const placeRow = z.object({
  gridCode: z.string(),
  buildingId: z.string().nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  address: z.string().nullable(),
  gridLeader: z.string().nullable(),
  inspector: z.string().nullable(),
  heads: z.array(z.string()),
})
const near = { lon: z.number(), lat: z.number(), distanceM: z.number() }
const componentRow = z
  .object({ id: z.string(), code: z.string(), name: z.string(), nameEn: z.string(), ...near })
  .transform(located)
const inspectorRow = z.object({ id: z.uuid(), name: z.string(), ...near }).transform(located)

function located<T extends LonLat & { distanceM: number }>({ lon, lat, distanceM, ...row }: T) {
  return { ...row, location: { lon, lat }, distanceM: Math.round(distanceM * 10) / 10 }
}

/** What is at a place and near it, as far as the scope reaches. */
export async function readPlaceNearby(
  db: Queryable,
  scope: Scope,
  place: LonLat,
  now: Date,
): Promise<PlaceNearby> {
  const { lon, lat } = place
  const range = gridRange(scope)
  const { east: eastM, north: northM } = metresPerDegree(lat)
  const found = placeRow
    .nullable()
    .parse(await db.oneOrNone(files.place, { lon, lat, eastM, northM, ...range }))
  const components = z.array(componentRow).parse(await db.any(files.componentsNear, { lon, lat, ...range }))
  const inspectors = showsStaff(scope)
    ? z
        .array(inspectorRow)
        .parse(await db.any(files.inspectorsNear, { lon, lat, since: sinceOf(now), ...range }))
    : []
  return {
    gridCode: found?.gridCode ?? null,
    building: buildingOf(found),
    managers: found === null || !showsStaff(scope) ? [] : managersOf(found),
    components,
    inspectors,
  }
}

type Place = z.infer<typeof placeRow>

function buildingOf(found: Place | null): PlaceNearby['building'] {
  if (found === null || found.buildingId === null) return null
  const { buildingId: id, name, nameEn, address } = found
  return { id, name, nameEn, address }
}

function managersOf({ gridLeader, inspector, heads }: Place): PlaceNearby['managers'] {
  return [
    ...(gridLeader === null ? [] : [{ duty: 'grid-leader' as const, name: gridLeader }]),
    ...heads.map((name) => ({ duty: 'building-head' as const, name })),
    ...(inspector === null ? [] : [{ duty: 'inspector' as const, name: inspector }]),
  ]
}
