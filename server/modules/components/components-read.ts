import { z } from 'zod'
import { geometry } from '../../contract/common.ts'
import { componentProperties } from '../../contract/geography.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange, type MapQuery, mapFilter } from '../../http/map-filter.ts'

const files = {
  list: sql(import.meta.url, 'sql/list-components.sql'),
  find: sql(import.meta.url, 'sql/find-component.sql'),
}
const row = componentProperties
  .extend({ id: z.coerce.string(), geometry })
  .transform(({ geometry, ...properties }) => ({
    type: 'Feature' as const,
    id: properties.id,
    geometry,
    properties,
  }))

/** Components as GeoJSON features, within the scope. */
export async function listComponents(db: Queryable, scope: Scope, query: MapQuery) {
  return z.array(row).parse(await db.any(files.list, mapFilter(scope, query)))
}

/** Null where it does not exist, or lies outside the scope. */
export async function findComponent(db: Queryable, scope: Scope, id: string) {
  return row.nullable().parse(await db.oneOrNone(files.find, { id, ...gridRange(scope) }))
}
