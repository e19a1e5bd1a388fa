import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'

const files = {
  mine: sql(import.meta.url, 'sql/list-grids-of-person.sql'),
  scope: sql(import.meta.url, 'sql/count-grids-in-scope.sql'),
}
const grid = z.object({ code: z.string(), name: z.string() })

/** The responsibility grids that a person walks or leads. */
export async function responsibilityOf(db: Queryable, userId: string): Promise<z.infer<typeof grid>[]> {
  return z.array(grid).parse(await db.any(files.mine, { userId }))
}

/** How many unit grids lie in a scope, at most `most`; a unit's scope has no area and sees them all. */
export async function countGridsIn(db: Queryable, scope: Scope, most: number): Promise<number> {
  return (await db.one<{ n: number }>(files.scope, { area: scope.area ?? '', most })).n
}
