import { z } from 'zod'
import { geometry, type LonLat } from '../../contract/common.ts'
import { gridProperties } from '../../contract/geography.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'

const files = {
  unit: sql(import.meta.url, 'sql/list-unit-grids.sql'),
  responsibility: sql(import.meta.url, 'sql/list-responsibility-grids.sql'),
  at: sql(import.meta.url, 'sql/find-grid-at.sql'),
}
const row = gridProperties
  .omit({ center: true, residents: true })
  .extend({ lon: z.number(), lat: z.number(), geometry })
  .transform(({ geometry, lon, lat, ...properties }) => ({
    type: 'Feature' as const,
    id: properties.code,
    geometry,
    properties: { ...properties, center: { lon, lat }, residents: null },
  }))

/** Grids within the scope, in force now or at an instant, without their residents. */
export async function listGrids(
  db: Queryable,
  scope: Scope,
  { kind, at = null }: { kind: 'unit' | 'responsibility'; at?: string | null },
) {
  return z.array(row).parse(await db.any(files[kind], { ...gridRange(scope), at }))
}

/** Null outside the district and outside the scope. */
export async function findGridAt(db: Queryable, scope: Scope, place: LonLat) {
  return row.nullable().parse(await db.oneOrNone(files.at, { ...place, ...gridRange(scope) }))
}
