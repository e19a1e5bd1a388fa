import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import { dwelling, person, type STATS_BY } from '../../contract/population.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { AppDeps } from '../../http/deps.ts'
import { areaRange, type GridRange, gridRange, likePattern } from '../../http/map-filter.ts'
import { localDate } from '../../platform/clock.ts'
import { kept } from '../../platform/kept.ts'
import type { Keyring } from '../../platform/keyring.ts'
import { suppressedKeys } from './population-rules.ts'

export { suppressedKeys }

const files = {
  count: sql(import.meta.url, 'sql/count-people.sql'),
  grids: sql(import.meta.url, 'sql/list-grid-areas.sql'),
  streets: sql(import.meta.url, 'sql/list-street-areas.sql'),
  persons: sql(import.meta.url, 'sql/list-persons.sql'),
  dwellings: sql(import.meta.url, 'sql/list-dwellings.sql'),
}
export type StatsBy = (typeof STATS_BY)[number]
export const WHOLE_DISTRICT: GridRange = { gridFrom: null, gridTo: null }
const countRow = z.object({ key: z.string(), people: z.int() })
const areaRow = z.object({
  key: z.string(),
  name: z.string().nullable(),
  groupKey: z.string(),
  areaM2: z.number().nullable(),
})
const personRow = person.extend({
  id: z.coerce.string(),
  buildingId: z.coerce.string(),
  dwellingId: z.coerce.string(),
})
const dwellingRow = dwelling.omit({ people: true, residents: true }).extend({ id: z.coerce.string() })

const AGES = ['0-2', '3-5', '6-14', '15-17', '18-34', '35-59', '60-79', '80+']
const fixedKeys = { age: AGES, sex: ['f', 'm'], kind: ['resident', 'floating'] }

/** How many people lived in a range of cells on a day (`2026-11-21`); every cell is named, few people are `<5`. */
export async function countPeople(db: Queryable, range: GridRange, { by, at }: { by: StatsBy; at: string }) {
  const counts = z.array(countRow).parse(await db.any(files.count, { by, at, ...range }))
  const peopleOf = new Map(counts.map((row) => [row.key, row.people]))
  const areas = await areasOf(db, by, range)
  const hidden = suppressedKeys(areas.map((area) => ({ ...area, people: peopleOf.get(area.key) ?? 0 })))
  return areas.map(({ key, name, areaM2 }) => {
    const people = peopleOf.get(key) ?? 0
    if (hidden.has(key)) return { key, name, people: '<5' as const, perKm2: null }
    return { key, name, people, perKm2: areaM2 === null ? null : Math.round((people / areaM2) * 1e6) }
  })
}

async function areasOf(db: Queryable, by: StatsBy, range: GridRange) {
  if (by === 'grid') return z.array(areaRow).parse(await db.any(files.grids, range))
  if (by === 'street') return z.array(areaRow).parse(await db.any(files.streets, range))
  return fixedKeys[by].map((key) => ({ key, name: null, groupKey: '', areaM2: null }))
}

/** Published people of every unit grid of the district on a day, remembered for a minute; other modules sum and show them. */
export function createPeopleByCell({ database }: Pick<AppDeps, 'database'>) {
  return kept(60_000, async (at: string) => {
    const cells = await countPeople(database.db, WHOLE_DISTRICT, { by: 'grid', at })
    return new Map(cells.map((cell) => [cell.key, cell.people]))
  })
}

/** The same of today. */
export function createResidentCounts({ database, clock, config }: AppDeps) {
  const load = createPeopleByCell({ database })
  return () => load(localDate(clock.now(), config.timeZone))
}

export interface PersonQuery {
  q?: string | undefined
  building?: string | undefined
  grid?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Masked people of the scope's area. A whole phone or identity number finds its person; part of one finds nobody. */
export async function listPersons(db: Queryable, keyring: Keyring, scope: Scope, query: PersonQuery) {
  const rows = await findPersons(db, scope, {
    ...searchOf(keyring, query.q),
    ...query,
    limit: query.limit + 1,
  })
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  const nextCursor = rows.length > query.limit && last !== undefined ? last.id : null
  return { items: items.map(({ dwellingId, ...shown }) => shown), nextCursor }
}

function searchOf(keyring: Keyring, q: string | undefined): { hash: Buffer | null; pattern: string | null } {
  const text = q?.trim()
  if (!text) return { hash: null, pattern: null }
  const isNumber = /^\+?[\d\s()-]{7,}[\dXx]$/.test(text)
  return isNumber
    ? { hash: keyring.lookupHash(text), pattern: null }
    : { hash: null, pattern: likePattern(text) }
}

async function findPersons(
  db: Queryable,
  scope: Scope,
  query: PersonQuery & { hash: Buffer | null; pattern: string | null },
) {
  const isId = (text: string | undefined) => text === undefined || /^\d{1,18}$/.test(text)
  if (!isId(query.building) || !isId(query.cursor)) return []
  const rows = await db.any(files.persons, {
    ...populationRange(scope),
    grid: query.grid ?? null,
    building: query.building ?? null,
    after: query.cursor ?? '0',
    hash: query.hash,
    pattern: query.pattern,
    limit: query.limit,
  })
  return z.array(personRow).parse(rows)
}

/** Population data of an area belongs to those who look after it: a unit has none. */
export function populationRange(scope: Scope): GridRange {
  return scope.kind === 'unit' ? areaRange(null) : gridRange(scope)
}

/** At most this many people are listed in one building. */
const fullHouse = 20_000

/** The dwellings of a building with who lives there now, masked. */
export async function listDwellings(db: Queryable, scope: Scope, building: string) {
  const dwellings = z.array(dwellingRow).parse(await db.any(files.dwellings, { building }))
  const people = await findPersons(db, scope, { building, limit: fullHouse, hash: null, pattern: null })
  const byDwelling = Map.groupBy(people, (one) => one.dwellingId)
  return dwellings.map((home) => {
    const residents = (byDwelling.get(home.id) ?? []).map(({ dwellingId, ...shown }) => shown)
    return { ...home, people: residents.length, residents }
  })
}
