import { createHash } from 'node:crypto'
import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'

/** What is served under /tiles and made from rows. */
export type TileLayer = 'buildings' | 'components' | 'pipes' | 'basemap'

const buildingState = sql(import.meta.url, 'sql/building-state.sql')
const componentState = sql(import.meta.url, 'sql/component-state.sql')
const basemapState = sql(import.meta.url, 'sql/basemap-state.sql')

/** Raised when the builders change: tiles of an older program are made anew. */
const format = 5

/** A short name for the state of a layer's rows: another state, another name. */
export async function layerVersion(db: Db, layer: TileLayer): Promise<string> {
  const rows = await stateRows(db, layer)
  return createHash('sha256')
    .update(JSON.stringify([format, layer, rows]))
    .digest('hex')
    .slice(0, 16)
}

function stateRows(db: Db, layer: TileLayer): Promise<unknown[]> {
  switch (layer) {
    case 'buildings':
      return db.any(buildingState)
    case 'components':
      return db.any(componentState, { geometryType: 'POINT' })
    case 'pipes':
      return db.any(componentState, { geometryType: 'LINESTRING' })
    case 'basemap':
      return db.any(basemapState)
  }
}
