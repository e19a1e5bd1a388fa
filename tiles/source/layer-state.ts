import { createHash } from 'node:crypto'
import type { Queryable } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { coverClasses } from '../content/cover-classes.ts'
import { openGround } from '../terrain/ground.ts'

/** What is served under /tiles and made from rows. */
export type TileLayer = 'buildings' | 'components' | 'pipes' | 'basemap'

const buildingState = sql(import.meta.url, 'sql/building-state.sql')
const componentState = sql(import.meta.url, 'sql/component-state.sql')
const basemapState = sql(import.meta.url, 'sql/basemap-state.sql')

/** Raised when the builders change: tiles of an older program are made anew. */
const format = 10

/** What a layer's tiles depend on beside its rows: when it changes, all of them are built anew. */
export async function layerBasis(db: Queryable, layer: TileLayer): Promise<string> {
  // What stands on the ground is built anew with it; the base map shows its slopes.
  const ground = await openGround(db)
  return nameOf([format, layer, ground?.version])
}

/** A short name for the state of a layer's rows and of what else it depends on: another state, another name. */
export async function layerVersion(db: Queryable, layer: TileLayer): Promise<string> {
  return nameOf([await layerBasis(db, layer), await stateRows(db, layer)])
}

const nameOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16)

function stateRows(db: Queryable, layer: TileLayer): Promise<unknown[]> {
  switch (layer) {
    case 'buildings':
      return db.any(buildingState)
    case 'components':
      return db.any(componentState, { geometryType: 'POINT', classes: [] })
    case 'pipes':
      // Manholes lead down to them.
      return db.any(componentState, { geometryType: 'LINESTRING', classes: coverClasses() })
    case 'basemap':
      return db.any(basemapState)
  }
}
