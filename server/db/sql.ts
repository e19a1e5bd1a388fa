import { fileURLToPath } from 'node:url'
import pgPromise, { type QueryFile } from 'pg-promise'

/**
 * A query from a file beside its repository: `sql(import.meta.url, 'sql/find-case.sql')`.
 * Read once; a missing or broken file stops the program at start, not at the first request.
 */
export function sql(importMetaUrl: string, file: string): QueryFile {
  const path = fileURLToPath(new URL(file, importMetaUrl))
  const query = new pgPromise.QueryFile(path, { minify: true })
  if (query.error) throw query.error
  return query
}
