import { createHash } from 'node:crypto'
import type { Queryable } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { coverClasses } from '../content/cover-classes.ts'
import { openGround } from '../terrain/ground.ts'

/** What is served under /tiles and made from rows. */
export type TileLayer = 'buildings' | 'components' | 'pipes' | 'basemap'

/** All rows of a layer in short. */
export interface RowState {
  /** How many its tiles must show, or name as having no place; 0 where nobody counts. */
  rows: number
  /** Another one for every state of the rows. */
  mark: string
}

const buildingState = sql(import.meta.url, 'sql/building-state.sql')
const componentState = sql(import.meta.url, 'sql/component-state.sql')
const basemapState = sql(import.meta.url, 'sql/basemap-state.sql')

/** Raised when the builders change: tiles of an older program are made anew. */
const format = 16

/** What a layer's tiles depend on beside its rows: when it changes, all of them are built anew. */
export async function layerBasis(db: Queryable, layer: TileLayer): Promise<string> {
  // What stands on the ground is built anew with it; the base map shows its slopes.
  const ground = await openGround(db)
  return nameOf([format, layer, ground?.version])
}

/** A short name: of something else, another one. */
const nameOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 16)

/** Reads every row of the layer: seconds in a large city, so it is asked rarely. */
export function rowState(db: Queryable, layer: TileLayer): Promise<RowState> {
  switch (layer) {
    case 'buildings':
      return db.one(buildingState)
    case 'components':
      return db.one(componentState, { geometryType: 'POINT', classes: [] })
    case 'pipes':
      // Manholes lead down to them.
      return db.one(componentState, { geometryType: 'LINESTRING', classes: coverClasses() })
    case 'basemap':
      return db.one(basemapState)
  }
}
