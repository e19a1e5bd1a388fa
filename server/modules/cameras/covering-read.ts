import { z } from 'zod'
import type { Scope } from '../../contract/identity.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { gridRange } from '../../http/map-filter.ts'
import { coverageOf } from './coverage-rules.ts'

const covering = sql(import.meta.url, 'sql/list-covering.sql')
const row = z.object({
  id: z.coerce.string(),
  name: z.string(),
  kind: z.enum(['fixed', 'dome', 'panoramic']),
  distanceM: z.number(),
  inRange: z.boolean(),
  inView: z.boolean(),
  blockedBy: z.coerce.string().nullable(),
})

/** A camera hangs on a wall: the first metres of its ray inside a footprint are that wall. */
const wallM = 3
/** A place at a door is on the footprint's edge: the last metre hides nothing. */
const doorM = 1
const shown = 50

/**
 * The scope's cameras around a point, best first; `heightM` above the ground. The ground counts as flat: camera, building and point
 * stand on it.
 */
export async function camerasCovering(
  db: Queryable,
  scope: Scope,
  { lon, lat, heightM }: { lon: number; lat: number; heightM: number },
) {
  const rows = z
    .array(row)
    .parse(await db.any(covering, { lon, lat, height: heightM, wallM, doorM, ...gridRange(scope) }))
  return coverageOf(rows).slice(0, shown)
}
