import { performance } from 'node:perf_hooks'
import type { Db } from '../../server/db/connect.ts'
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
}

/** Builds a layer from all rows and makes it the served one at once, whole. Those before stay a while: open viewers still ask for them. */
export async function buildLayer(deps: Deps, progress?: Progress): Promise<LayerBuild> {
  // Looked before the rows are read: one that changes meanwhile makes the result stale, not wrong.
  const look = await lookAt(deps.db, deps.layer, null)
  const built = await buildWhole(deps, look, progress)
  await pruneChanges(deps.db)
  return built
}

/**
 * Brings a published build up to the rows as they are now, by what has changed of them where that is known. Null where
 * nothing has: `before` is as good as new.
 */
export async function renewLayer(deps: Deps, before: Manifest): Promise<LayerBuild | null> {
  const look = await lookAt(deps.db, deps.layer, before.position)
  if (look.version === before.version) {
    // Its place among the changes moves on, so that it never grows too old to update from.
    before.position = look.position
    return null
  }
  return (
    (look.basis === before.basis ? await updateLayer(deps, before, look) : null) ?? buildWhole(deps, look)
  )
}

async function updateLayer(
  { db, store, layer }: Deps,
  before: Manifest,
  look: LayerLook,
): Promise<LayerBuild | null> {
  const from = performance.now()
  const draft = await store.draft(layer, before)
  try {
    const sink = recordingSink(draft.sink, before)
    const built = await updateInto(db, layer, sink, look)
    if (built === null) {
      await draft.discard()
      return null
    }
    const { version, basis, position } = look
    const manifest: Manifest = { layer, version, basis, position, ...built, files: sink.files }
    await draft.publish(manifest)
    return { ...manifest, tookMs: performance.now() - from, how: 'update' }
  } catch {
    // What the build before left may be gone or broken; if it is the database, building everything says so.
    await draft.discard()
    return null
  }
}

async function buildWhole(
  { db, store, layer }: Deps,
  { version, basis, position }: LayerLook,
  progress?: Progress,
): Promise<LayerBuild> {
  const from = performance.now()
  const draft = await store.draft(layer)
  try {
    const sink = recordingSink(draft.sink)
    const built = await buildInto(db, layer, sink, progress)
    const manifest: Manifest = { layer, version, basis, position, ...built, files: sink.files }
    await draft.publish(manifest)
    return { ...manifest, tookMs: performance.now() - from, how: 'whole' }
  } catch (error) {
    await draft.discard()
    throw error
  }
}
