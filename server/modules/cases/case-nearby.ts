import { z } from 'zod'
import type { Nearby } from '../../contract/case-queries.ts'
import type { Actor } from '../../contract/case-rules.ts'
import type { Queryable } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import type { ReadDeps } from './case-read.ts'
import { duplicatesOfCase } from './duplicates/duplicates-find.ts'

const file = (name: string) => sql(import.meta.url, `sql/nearby-${name}.sql`)
const files = {
  components: file('components'),
  cameras: file('cameras'),
  inspectors: file('inspectors'),
}
const place = { lon: z.number(), lat: z.number(), distanceM: z.number() }
const componentRow = z.object({
  id: z.string(),
  code: z.string(),
  classCode: z.string(),
  className: z.string(),
  ...place,
})
const cameraRow = z.object({ id: z.string(), name: z.string(), kind: z.string(), ...place })
const inspectorRow = z.object({ id: z.uuid(), name: z.string(), at: z.date(), ...place })
/** Whoever was silent longer is not "near". */
const silentMs = 4 * 3_600_000

/** What is near a case that the reader may see. Field staff and cameras are no business of a handling unit. */
export async function readNearby(
  db: Queryable,
  deps: Pick<ReadDeps, 'clock' | 'policies'>,
  actor: Actor,
  id: string,
): Promise<Nearby> {
  const now = deps.clock.now()
  const isUnit = actor.scope.kind === 'unit'
  const since = new Date(now.getTime() - silentMs)
  const duplicates = await duplicatesOfCase(db, deps, actor, id)
  const components = z.array(componentRow).parse(await db.any(files.components, { id }))
  const cameras = isUnit ? [] : z.array(cameraRow).parse(await db.any(files.cameras, { id }))
  const inspectors = isUnit ? [] : z.array(inspectorRow).parse(await db.any(files.inspectors, { id, since }))
  return {
    duplicates: duplicates.items.map(({ case: found, distanceM }) => ({ ...found, distanceM })),
    components: components.map(located),
    cameras: cameras.map(located),
    inspectors: inspectors.map(({ at, ...row }) => ({ ...located(row), at: at.toISOString() })),
  }
}

function located<T extends { lon: number; lat: number }>({ lon, lat, ...row }: T) {
  return { ...row, location: { lon, lat } }
}
