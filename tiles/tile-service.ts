import { join } from 'node:path'
import type { Db } from '../server/db/connect.ts'
import type { Log } from '../server/platform/log.ts'
import { type BasemapRequest, type BasemapTile, createBasemap } from './basemap/basemap.ts'
import { buildLayer, MODEL_LAYERS, type ModelLayer } from './build/build-layer.ts'
import { type Manifest, openLayerStore } from './build/layer-store.ts'
import { layerVersion } from './source/layer-state.ts'
import { createTerrain, type Terrain } from './terrain/terrain.ts'

/** A file of a layer: gzipped bytes, and what HTTP says about them. */
export interface TileFile {
  gzipped: Buffer
  contentType: string
  etag: string
  /** Its name changes with its content. */
  immutable: boolean
}

export interface TileService {
  /** Starts building what is missing or stale; requests for a layer never built before wait for it. */
  start(): void
  /** Looks whether rows have changed, and builds what they change. Runs one after another, however often it is called. */
  refresh(): Promise<void>
  file(layer: ModelLayer, path: string): Promise<TileFile | undefined>
  basemap(request: BasemapRequest): Promise<BasemapTile>
  readonly terrain: Terrain
  stop(): Promise<void>
}

/** When each layer that is served was built; null: not yet. */
export function tilesBuilt(dataDir: string): Promise<{ layer: ModelLayer; builtAt: Date | null }[]> {
  const store = openLayerStore(join(dataDir, 'tiles'))
  return Promise.all(MODEL_LAYERS.map(async (layer) => ({ layer, builtAt: await store.builtAt(layer) })))
}

interface Deps {
  db: Db
  dataDir: string
  log: Log
}

/** Everything under /tiles, made from the database and kept in DATA_DIR/tiles. */
export function createTileService({ db, dataDir, log }: Deps): TileService {
  const folder = join(dataDir, 'tiles')
  const store = openLayerStore(folder)
  const basemap = createBasemap({ db, folder: join(folder, 'basemap'), log })
  const terrain = createTerrain({ db })
  const served = new Map<ModelLayer, Manifest[]>()
  let stopped = false

  const refreshLayer = async (layer: ModelLayer) => {
    const version = await layerVersion(db, layer)
    if (served.get(layer)?.[0]?.version === version) return
    // Another program may have built it: `npm run tiles` beside this server.
    let published = await store.published(layer)
    if (published[0] !== undefined) served.set(layer, published)
    if (published[0]?.version === version) return
    const { features, files, problems, tookMs } = await buildLayer({ db, store, layer })
    log.info(
      {
        layer,
        features,
        files: Object.keys(files).length,
        problems: problems.length,
        tookMs: Math.round(tookMs),
      },
      'tiles built',
    )
    published = await store.published(layer)
    served.set(layer, published)
  }
  const refreshAll = async () => {
    // First of all: what stands on the ground is built after it.
    await terrain.refresh()
    for (const layer of MODEL_LAYERS) if (!stopped) await refreshLayer(layer)
    if (!stopped) await basemap.refresh()
  }
  let running: Promise<void> | undefined
  const refresh = () => {
    running ??= refreshAll().finally(() => {
      running = undefined
    })
    return running
  }
  const manifests = async (layer: ModelLayer): Promise<Manifest[]> => {
    if (!served.has(layer)) await refresh()
    return served.get(layer) ?? []
  }

  return {
    start: () =>
      void refresh().catch((error: unknown) => log.error({ err: error }, 'tiles could not be built')),
    refresh,
    async file(layer, path) {
      const found = (await manifests(layer)).find(({ files }) => Object.hasOwn(files, path))
      if (found === undefined) return undefined
      return {
        gzipped: await store.read(found, path),
        contentType: path.endsWith('.glb') ? 'model/gltf-binary' : 'application/json',
        etag: `"${found.files[path]?.slice(0, 32)}"`,
        immutable: path !== 'tileset.json',
      }
    },
    basemap: (request) => basemap.tile(request),
    terrain,
    async stop() {
      stopped = true
      await running?.catch(() => undefined)
      await basemap.stop()
    },
  }
}
