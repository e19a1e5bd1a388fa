import { performance } from 'node:perf_hooks'
import type { Db } from '../../server/db/connect.ts'
import type { Sink } from '../sink/sink.ts'
import { buildingSource } from '../source/building-source.ts'
import { componentSource } from '../source/component-source.ts'
import { layerVersion } from '../source/layer-state.ts'
import { type Built, buildBuildings } from './build-buildings.ts'
import { buildComponents } from './build-components.ts'
import { type LayerStore, type Manifest, recordingSink } from './layer-store.ts'
import type { Progress } from './progress.ts'

/** The layers of 3D Tiles. */
export const MODEL_LAYERS = ['buildings', 'components', 'pipes'] as const
export type ModelLayer = (typeof MODEL_LAYERS)[number]

export interface LayerBuild extends Manifest {
  tookMs: number
}

/** Builds a layer from the database into `sink`. The same rows give the same bytes. */
export function buildInto(db: Db, layer: ModelLayer, sink: Sink, progress?: Progress): Promise<Built> {
  const more = progress === undefined ? {} : { progress }
  if (layer === 'buildings') return buildBuildings(buildingSource(db), sink, progress)
  const shape = layer === 'components' ? 'point' : 'line'
  return buildComponents(componentSource(db, shape), sink, { shape, ...more })
}

/** Builds a layer and makes it the served one at once, whole. The old one stays until the next build: open viewers still ask for it. */
export async function buildLayer(
  { db, store, layer }: { db: Db; store: LayerStore; layer: ModelLayer },
  progress?: Progress,
): Promise<LayerBuild> {
  const from = performance.now()
  // Asked before the rows are read: a row that changes meanwhile makes the result stale, not wrong.
  const version = await layerVersion(db, layer)
  const draft = await store.draft(layer)
  try {
    const sink = recordingSink(draft.sink)
    const built = await buildInto(db, layer, sink, progress)
    const manifest: Manifest = { layer, version, ...built, files: sink.files }
    await draft.publish(manifest)
    return { ...manifest, tookMs: performance.now() - from }
  } catch (error) {
    await draft.discard()
    throw error
  }
}
