import type { Db } from '../../db/connect.ts'
import { cached } from '../../platform/cached.ts'
import { listServices } from './map-service-repo.ts'
import { originsOf } from './map-service-rules.ts'

/** So long another process may not know of a change. */
const KEEP_MS = 5000

/** Whom browsers may ask for pictures beside this server: those that an administrator configured, and nobody where there is none. */
export function createMapOrigins(db: Db): () => Promise<readonly string[]> {
  let last: readonly string[] = []
  const read = cached(KEEP_MS, async () => {
    const services = await listServices(db)
    last = [...new Set(services.filter(({ enabled }) => enabled).flatMap(originsOf))]
    return last
  })
  // While the database is away pages are answered as before.
  return () => read().catch(() => last)
}
