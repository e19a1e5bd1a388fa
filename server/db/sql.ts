import { fileURLToPath } from 'node:url'
import pgPromise, { type QueryFile } from 'pg-promise'

const known = new Map<string, QueryFile>()

/**
 * A query from a file beside its repository: `sql(import.meta.url, 'sql/find-case.sql')`.
 * Read once; a missing or broken file stops the program at start, not at the first request.
 */
export function sql(importMetaUrl: string, file: string): QueryFile {
  const path = fileURLToPath(new URL(file, importMetaUrl))
  const read = known.get(path)
  if (read !== undefined) return read
  const query = new pgPromise.QueryFile(path, { minify: true })
  if (query.error) throw query.error
  known.set(path, query)
  return query
}
