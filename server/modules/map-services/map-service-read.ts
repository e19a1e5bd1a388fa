import type { Db } from '../../db/connect.ts'
import { cached } from '../../platform/cached.ts'
import { listServices } from './map-service-repo.ts'
import { originsOf } from './map-service-rules.ts'

/** So long another process may not know of a change. */
const KEEP_MS = 5000

/** How long the first pages wait for a busy database; later ones do not. */
const FIRST_WAIT_MS = 500

/**
 * Whom browsers may ask for pictures beside this server: those that an administrator configured, and nobody where there is none. Every
 * answer of the server asks this, a probe's, too: while the database is busy or away it is what was known last, at once.
 */
export function createMapOrigins(db: Db): () => Promise<readonly string[]> {
  let last: readonly string[] | undefined
  const read = cached(KEEP_MS, async () => {
    const services = await listServices(db)
    last = [...new Set(services.filter(({ enabled }) => enabled).flatMap(originsOf))]
    return last
  })
  return () => {
    const waited = Promise.withResolvers<readonly string[]>()
    const timer = setTimeout(() => waited.resolve(last ?? []), last === undefined ? FIRST_WAIT_MS : 0)
    const asked = read()
      .catch(() => last ?? [])
      .finally(() => clearTimeout(timer))
    return Promise.race([asked, waited.promise])
  }
}
