import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import { FEW_PEOPLE, PEOPLE_BANDS } from '../../contract/map-state.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { AppDeps } from '../../http/deps.ts'
import { areaRange, gridRange } from '../../http/map-filter.ts'
import { localDate } from '../../platform/clock.ts'
import { kept } from '../../platform/kept.ts'
import { FEW, suppressedKeys } from './population-rules.ts'

const files = { byBuilding: sql(import.meta.url, 'sql/count-people-by-building.sql') }
const row = z.object({ id: z.int(), groupKey: z.string(), people: z.int() })

/** A building's digit on the map, and the cell that says who may see it. */
export interface BandedBuilding {
  readonly id: number
  readonly gridCode: string
  readonly band: number
}

/** The digit of so many people (contract, FEW_PEOPLE). */
export const bandOf = (people: number): number =>
  people < FEW ? FEW_PEOPLE : FEW_PEOPLE + PEOPLE_BANDS.filter((least) => people >= least).length

/** Every building with dwellings and its band on a day; what its cell's published sum would tell is not told here either. */
async function readBands(db: Queryable, at: string): Promise<BandedBuilding[]> {
  const rows = z.array(row).parse(await db.any(files.byBuilding, { at }))
  const hidden = suppressedKeys(rows.map(({ id, ...counted }) => ({ key: String(id), ...counted })))
  return rows.map(({ id, groupKey, people }) => ({
    id,
    gridCode: groupKey,
    band: hidden.has(String(id)) ? FEW_PEOPLE : bandOf(people),
  }))
}

/** Who lives where changes by the day: the whole district is counted at most every ten minutes. */
const KEPT_MS = 600_000

/** Answers the digits of a scope's buildings: a string from the first id on, 0 where there is nothing to tell. */
export function createPeopleBands({ database, clock, config }: AppDeps) {
  const load = kept(KEPT_MS, (at: string) => readBands(database.db, at))
  return async (scope: Scope): Promise<{ from: number; bands: string }> => {
    const all = await load(localDate(clock.now(), config.timeZone))
    const { gridFrom, gridTo } = scope.kind === 'unit' ? areaRange(null) : gridRange(scope)
    return digitsOf(
      gridFrom === null || gridTo === null
        ? all
        : all.filter(({ gridCode }) => gridCode >= gridFrom && gridCode <= gridTo),
    )
  }
}

/** Ids are rows' own and lie close; zeros between them vanish when the answer is packed. */
export function digitsOf(buildings: readonly BandedBuilding[]): { from: number; bands: string } {
  const from = buildings[0]?.id ?? 1
  const last = buildings.at(-1)?.id ?? 0
  const digits = new Uint8Array(Math.max(0, last - from + 1)).fill(48)
  for (const { id, band } of buildings) digits[id - from] = 48 + band
  return { from, bands: new TextDecoder().decode(digits) }
}
