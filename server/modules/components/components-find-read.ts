import { z } from 'zod'
import type { LonLat } from '../../contract/common.ts'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'

const files = {
  byCode: sql(import.meta.url, 'sql/find-components-by-code.sql'),
  around: sql(import.meta.url, 'sql/find-components-of-classes.sql'),
  ofClass: sql(import.meta.url, 'sql/find-components-of-class.sql'),
}
const found = z.object({
  id: z.coerce.string(),
  code: z.string(),
  name: z.string().nullable(),
  className: z.string(),
  classNameEn: z.string(),
  gridCode: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
})
export type FoundComponent = z.infer<typeof found>

/** By the beginning of the code: six digits, the division, would be the whole city. */
export async function findComponentsByCode(db: Queryable, scope: Scope, code: string, limit: number) {
  if (!/^\d{7,17}$/.test(code)) return []
  return z.array(found).parse(await db.any(files.byCode, { code, limit, ...gridRange(scope) }))
}

/** About 250 m to each side. */
const AROUND = { east: 0.0028, north: 0.00225 }

/** Components of the classes, the nearest to a place first, or any of the first class that has some. */
export async function findComponentsOfClasses(
  db: Queryable,
  scope: Scope,
  { classes, near, limit }: { classes: readonly string[]; near: LonLat | null; limit: number },
): Promise<FoundComponent[]> {
  const range = gridRange(scope)
  if (near !== null && classes.length > 0) {
    const rows = await db.any(files.around, { classes, limit, ...near, ...AROUND, ...range })
    if (rows.length > 0) return z.array(found).parse(rows)
  }
  for (const classCode of classes) {
    const rows = await db.any(files.ofClass, { classCode, limit, ...range })
    if (rows.length > 0) return z.array(found).parse(rows)
  }
  return []
}
