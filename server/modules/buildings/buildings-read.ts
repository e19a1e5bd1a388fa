import { z } from 'zod'
import { geometry } from '../../contract/common.ts'
import { buildingProperties } from '../../contract/geography.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange, type MapQuery, mapFilter } from '../../http/map-filter.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-buildings.sql'),
  find: sql(import.meta.url, 'sql/find-building.sql'),
}
const row = buildingProperties
  .omit({ id: true, center: true })
  .extend({ id: z.coerce.string(), lon: z.number(), lat: z.number(), geometry })
  .transform(({ geometry, lon, lat, ...properties }) => ({
    type: 'Feature' as const,
    id: properties.id,
    geometry,
    properties: { ...properties, center: { lon, lat } },
  }))

/** Buildings as GeoJSON features, within the scope. */
export async function listBuildings(db: Queryable, scope: Scope, query: MapQuery) {
  return z.array(row).parse(await db.any(files.list, mapFilter(scope, query)))
}

/** Null where it does not exist, or lies outside the scope. */
export async function findBuilding(db: Queryable, scope: Scope, id: string) {
  return row.nullable().parse(await db.oneOrNone(files.find, { id, ...gridRange(scope) }))
}
