import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import type { Cell } from '../tree/mercator.ts'
import { layerBasis, type RowState, rowState, type TileLayer } from './layer-state.ts'

/**
 * Up to where a builder knows a layer's changes: the transactions before `since` (an xid8, longer than a number), and of
 * the later ones those rows of tile_change. `lookedAt`: seconds since 1970, by the database's clock.
 */
export interface ChangePosition {
  since: string
  seen: number[]
  lookedAt: number
}

/** A layer's rows at one moment. */
export interface LayerLook {
  /** What the tiles depend on beside rows; another basis, and all must be built. */
  basis: string
  /** Where rows have changed since the position looked from. Null: not known, or too much to list. */
  cells: Cell[] | null
  position: ChangePosition
  /** All rows in short; null in a look at the changes alone. */
  rows: RowState | null
}

const files = {
  snapshot: sql(import.meta.url, 'sql/one-snapshot.sql'),
  has: sql(import.meta.url, 'sql/has-tile-changes.sql'),
  list: sql(import.meta.url, 'sql/list-tile-changes.sql'),
  prune: sql(import.meta.url, 'sql/prune-tile-changes.sql'),
  announce: sql(import.meta.url, 'sql/announce-tiles.sql'),
}

const mostCells = 5000
/** Changes are kept for seven days; a day less, so that none is missed. */
const longestSeconds = 6 * 86_400

/** The layers whose notes tell of a change of this one. */
const notedAs = (layer: TileLayer): TileLayer[] => (layer === 'basemap' ? ['basemap', 'buildings'] : [layer])

/** Reads what has changed of a layer since `from`; a `thorough` look reads every row of it, too, at the same moment. */
export function lookAt(
  db: Db,
  layer: TileLayer,
  from: ChangePosition | null,
  { thorough }: { thorough: boolean },
): Promise<LayerLook> {
  return tx(db, async (t) => {
    await t.none(files.snapshot)
    const basis = await layerBasis(t, layer)
    const found = await t.one<ChangePosition & { isOurs: boolean; cellCount: number; cells: Cell[] }>(
      files.list,
      { layers: notedAs(layer), since: from?.since ?? null, seen: from?.seen ?? [], limit: mostCells },
    )
    const { since, seen, lookedAt, isOurs, cellCount, cells } = found
    const isRecent = from !== null && lookedAt - from.lookedAt < longestSeconds
    return {
      basis,
      cells: isOurs && isRecent && cellCount <= mostCells ? cells : null,
      position: { since, seen: seen.map(Number), lookedAt },
      rows: thorough ? await rowState(t, layer) : null,
    }
  })
}

/** Whether it is worth looking: cheap enough to ask every second. */
export async function hasChanged(
  db: Db,
  layer: TileLayer,
  { since, seen }: ChangePosition,
): Promise<boolean> {
  const { hasChanged } = await db.one<{ hasChanged: boolean }>(files.has, {
    layers: notedAs(layer),
    since,
    seen,
  })
  return hasChanged
}

export const pruneChanges = (db: Db): Promise<null> => db.none(files.prune)

/** Tells open viewers, over the live stream, that a layer is served anew. */
export const announceTiles = (db: Db, layer: TileLayer, version: string): Promise<null> =>
  db.none(files.announce, { layer, version })
