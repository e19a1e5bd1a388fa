import type { Db } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { tx } from '../../db/tx.ts'

const findNews = sql(import.meta.url, 'sql/find-ground-news.sql')
const markTold = sql(import.meta.url, 'sql/mark-ground-told.sql')
const tell = sql(import.meta.url, 'sql/tell-ground.sql')

/** Looks for another ground and tells open viewers, once the terrain that they then ask for is that of the new one. */
export function createGroundWatch(db: Db, terrain: { refresh(): Promise<void> }): () => Promise<void> {
  let known: string | null | undefined
  return async () => {
    const row = await db.oneOrNone<{ version: string; isTold: boolean }>(findNews)
    const version = row?.version ?? null
    const before = known
    if (version === before && row?.isTold !== false) return
    await terrain.refresh()
    known = version
    await tx(db, async (t) => {
      const isGone = version === null && typeof before === 'string'
      const isNew = row?.isTold === false && (await t.oneOrNone(markTold, { version })) !== null
      // The same file imported again is no news.
      if (isGone || (isNew && version !== before)) await t.none(tell, { version })
    })
  }
}
