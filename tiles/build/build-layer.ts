import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Db } from '../../server/db/connect.ts'
import type { Log } from '../../server/platform/log.ts'
import type { Sink, UpdateSink } from '../sink/sink.ts'
import { buildingSource } from '../source/building-source.ts'
import { componentSource } from '../source/component-source.ts'
import { type LayerLook, lookAt, pruneChanges } from '../source/tile-changes.ts'
import { openGround } from '../terrain/ground.ts'
import { standingBuildings, standingComponents } from '../terrain/stand.ts'
import type { Built } from './banded-build.ts'
import { buildBuildings, updateBuildings } from './build-buildings.ts'
import { buildComponents, updateComponents } from './build-components.ts'
import { type LayerStore, type Manifest, recordingSink } from './layer-store.ts'
import type { Progress } from './progress.ts'

/** The layers of 3D Tiles. */
export const MODEL_LAYERS = ['buildings', 'components', 'pipes'] as const
export type ModelLayer = (typeof MODEL_LAYERS)[number]

/** The one file of a layer that keeps its name. */
export const TREE = 'tileset.json'

/** `how`: from all rows, or from those that have changed. */
export interface LayerBuild extends Manifest {
  tookMs: number
  how: 'whole' | 'update'
}

/** Builds a layer from the database into `sink`. The same rows give the same bytes. */
export async function buildInto(db: Db, layer: ModelLayer, sink: Sink, progress?: Progress): Promise<Built> {
  const ground = await openGround(db)
  const more = progress === undefined ? {} : { progress }
  if (layer === 'buildings')
    return buildBuildings(standingBuildings(buildingSource(db), ground), sink, progress)
  const shape = layer === 'components' ? 'point' : 'line'
  return buildComponents(standingComponents(componentSource(db, shape), ground), sink, { shape, ...more })
}

/** Null where the layer, or what has changed of it, does not allow an update. */
async function updateInto(
  db: Db,
  layer: ModelLayer,
  sink: UpdateSink,
  { cells }: LayerLook,
): Promise<Built | null> {
  if (cells === null || cells.length === 0) return null
  const ground = await openGround(db)
  if (layer === 'buildings')
    return updateBuildings(standingBuildings(buildingSource(db), ground), sink, cells)
  const shape = layer === 'components' ? 'point' : 'line'
  return updateComponents(standingComponents(componentSource(db, shape), ground), sink, {
    shape,
    changed: cells,
  })
}

interface Deps {
  db: Db
  store: LayerStore
  layer: ModelLayer
  /** Told why an update came to nothing. */
  log?: Log
}

/** Builds a layer from all rows and makes it the served one at once, whole. Those before stay a while: open viewers still ask for them. */
export async function buildLayer(deps: Deps, progress?: Progress): Promise<LayerBuild> {
  // Looked before the rows are read: one that changes meanwhile makes the result stale, not wrong.
  const look = await lookAt(deps.db, deps.layer, null, { thorough: true })
  const built = await buildWhole(deps, look, progress)
  await pruneChanges(deps.db)
  return built
}

/** Reads all rows to find what has changed without a note: seconds in a large city. For `renewLayer`. */
export const lookThoroughly = ({ db, layer }: Deps, before: Manifest): Promise<LayerLook> =>
  lookAt(db, layer, before.position, { thorough: true })

/** Reads what was noted of changes; all rows only where that is not enough to know anything. */
async function lookAtNotes(deps: Deps, before: Manifest): Promise<LayerLook> {
  const look = await lookAt(deps.db, deps.layer, before.position, { thorough: false })
  const isKnown = look.cells !== null || look.basis !== before.basis || before.rows === null
  return isKnown ? look : lookThoroughly(deps, before)
}

/**
 * Brings a published build up to the rows as they are now, by what was noted of their changes or by a thorough look. Null
 * where nothing has changed: `before` is as good as new.
 */
export async function renewLayer(
  deps: Deps,
  before: Manifest,
  thoroughLook?: LayerLook,
): Promise<LayerBuild | null> {
  const look = thoroughLook ?? (await lookAtNotes(deps, before))
  if (look.basis !== before.basis) return buildWhole(deps, look)
  if (isAsBefore(before, look)) {
    // Its place among the changes moves on, so that it never grows too old to update from.
    before.position = look.position
    if (look.rows !== null) {
      before.rows = look.rows.mark
      await deps.store.remember(before)
    }
    return null
  }
  const updated = await updateLayer(deps, before, look)
  if (updated === 'same') {
    before.position = look.position
    before.rows = null
    return null
  }
  return updated ?? buildWhole(deps, look)
}

/** Whether a build shows the rows as they are: nothing was noted and, if they were all read, they are those it was made of. */
function isAsBefore(before: Manifest, { cells, rows }: LayerLook): boolean {
  if (rows !== null && rows.mark === before.rows) return true
  if (cells === null || cells.length > 0) return false
  if (rows === null) return true
  const nowhere = before.problems.filter(({ problem }) => problem === 'no-place').length
  // Since an update nobody has read them all: then their number must do.
  return before.rows === null && rows.rows === before.features + nowhere
}

/** Null where it cannot be done; 'same' where what has changed is not on the map, as a name. */
async function updateLayer(
  { db, store, layer, log }: Deps,
  before: Manifest,
  look: LayerLook,
): Promise<LayerBuild | 'same' | null> {
  const from = performance.now()
  const draft = await store.draft(layer, before)
  try {
    const sink = recordingSink(draft.sink, before)
    const built = await updateInto(db, layer, sink, look)
    if (built === null) {
      await draft.discard()
      return null
    }
    // What has come past the notes is not in it: the mark of all rows would say that it is.
    const manifest = manifestOf(layer, { ...look, rows: null }, { ...built, ...filesOf(sink) })
    if (looksTheSame(manifest, before)) {
      await draft.discard()
      return 'same'
    }
    await draft.publish(manifest)
    return { ...manifest, tookMs: performance.now() - from, how: 'update' }
  } catch (error) {
    log?.warn({ err: error, layer }, 'tiles could not be brought up to what has changed: all are built anew')
    // What the build before left may be gone or broken; if it is the database, building everything says so.
    await draft.discard()
    return null
  }
}

/** By the tileset, which names every content by its digest. */
const looksTheSame = (a: Manifest, b: Manifest): boolean =>
  a.files[TREE] === b.files[TREE] && JSON.stringify(a.problems) === JSON.stringify(b.problems)

async function buildWhole(
  { db, store, layer }: Deps,
  look: LayerLook,
  progress?: Progress,
): Promise<LayerBuild> {
  const from = performance.now()
  const draft = await store.draft(layer)
  try {
    const sink = recordingSink(draft.sink)
    const built = await buildInto(db, layer, sink, progress)
    const manifest = manifestOf(layer, look, { ...built, ...filesOf(sink) })
    await draft.publish(manifest)
    return { ...manifest, tookMs: performance.now() - from, how: 'whole' }
  } catch (error) {
    await draft.discard()
    throw error
  }
}

const filesOf = ({ files, state }: Pick<Manifest, 'files' | 'state'>) => ({ files, state })

function manifestOf(
  layer: ModelLayer,
  { basis, position, rows }: LayerLook,
  built: Pick<Manifest, 'features' | 'problems' | 'files' | 'state'>,
): Manifest {
  // Each build has a folder of its own, also one that shows what another showed before.
  const version = randomBytes(8).toString('hex')
  return { layer, version, basis, position, rows: rows?.mark ?? null, ...built }
}
