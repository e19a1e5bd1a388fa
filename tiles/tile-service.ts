import { join } from 'node:path'
import type { Db } from '../server/db/connect.ts'
import type { Log } from '../server/platform/log.ts'
import { type BasemapRequest, type BasemapTile, createBasemap } from './basemap/basemap.ts'
import {
  buildLayer,
  type LayerBuild,
  lookThoroughly,
  MODEL_LAYERS,
  type ModelLayer,
  renewLayer,
  TREE,
} from './build/build-layer.ts'
import { KEPT_BUILDS, type Manifest, openLayerStore } from './build/layer-store.ts'
import { announceTiles, hasChanged, pruneChanges } from './source/tile-changes.ts'
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
  /** The same for layers whose rows are known to have changed: cheap, to be called every second or two. */
  renew(): Promise<void>
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

/** How often notes of changes that every builder has seen are thrown away. */
const PRUNE_MS = 3_600_000
/** How often all rows are read to find what has changed without a note: seconds of work in a large city. */
const THOROUGH_MS = 3_600_000
/** The same where the layer was edited meanwhile. */
const AGAIN_MS = 600_000
/** After a build a layer rests this many times as long as that took; after an update no longer than the next edit can wait. */
const RESTS = 4
const LONGEST_REST_MS = 1500

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

  let prunedAt = 0
  const builtFor = new Map<ModelLayer, { restMs: number; at: number }>()

  /** When each layer's rows are next read from one end to the other. */
  const thoroughAt = new Map<ModelLayer, number>()

  const refreshLayer = async (layer: ModelLayer) => {
    // Another program may have built it: `npm run tiles` beside this server.
    if (!served.has(layer)) {
      const published = await store.published(layer)
      if (published[0] !== undefined) served.set(layer, published)
    }
    const [before] = served.get(layer) ?? []
    const deps = { db, store, layer, log }
    const built = before === undefined ? await buildLayer(deps) : await renewLayer(deps, before)
    if (built !== null) await take(layer, built, before)
  }
  /** Reads all rows of a layer beside whatever is built meanwhile, and has built what has changed without a note. */
  const compareLayer = async (layer: ModelLayer, before: Manifest) => {
    const deps = { db, store, layer, log }
    const look = await lookThoroughly(deps, before)
    await whenFree(async () => {
      const isOld = stopped || served.get(layer)?.[0] !== before
      const built = isOld ? null : await renewLayer(deps, before, look)
      if (built !== null) await take(layer, built, before)
      // What was noted covers what was not: looked again, when the notes are dealt with.
      const again = isOld || served.get(layer)?.[0]?.rows === null
      thoroughAt.set(layer, Date.now() + (again ? AGAIN_MS : THOROUGH_MS))
    })
  }
  const compareAll = async () => {
    for (const layer of MODEL_LAYERS) {
      const [before] = served.get(layer) ?? []
      if (!stopped && before !== undefined && Date.now() >= (thoroughAt.get(layer) ?? 0))
        await compareLayer(layer, before)
    }
  }
  const take = async (layer: ModelLayer, built: LayerBuild, before: Manifest | undefined) => {
    const { features, files, problems, tookMs, how, ...manifest } = built
    served.set(
      layer,
      [{ ...manifest, features, files, problems }, ...(served.get(layer) ?? [])].slice(0, KEPT_BUILDS),
    )
    log.info(
      {
        layer,
        how,
        features,
        files: Object.keys(files).length,
        problems: problems.length,
        tookMs: Math.round(tookMs),
      },
      'tiles built',
    )
    const restMs = how === 'whole' ? RESTS * tookMs : Math.min(RESTS * tookMs, LONGEST_REST_MS)
    builtFor.set(layer, { restMs, at: Date.now() })
    if (before !== undefined && before.files[TREE] !== files[TREE])
      await announceTiles(db, layer, built.version)
  }
  const refreshAll = async () => {
    // First of all: what stands on the ground is built after it.
    await terrain.refresh()
    for (const layer of MODEL_LAYERS) if (!stopped) await refreshLayer(layer)
    if (!stopped) await basemap.refresh()
    if (!stopped && Date.now() - prunedAt > PRUNE_MS) {
      prunedAt = Date.now()
      await pruneChanges(db)
    }
  }
  /** A layer that takes long to build does not take up the whole machine while it is edited. */
  const mayBuild = (layer: ModelLayer): boolean => {
    const last = builtFor.get(layer)
    return last === undefined || Date.now() - last.at > last.restMs
  }
  const renewChanged = async () => {
    for (const [layer, [known]] of served) {
      if (stopped || known === undefined || !mayBuild(layer)) continue
      if (await hasChanged(db, layer, known.position)) await refreshLayer(layer)
    }
  }
  let running: Promise<void> | undefined
  const alone = (work: () => Promise<void>) => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
  const whenFree = async (work: () => Promise<void>) => {
    while (running !== undefined) await running.catch(() => undefined)
    await alone(work)
  }
  let comparing: Promise<void> | undefined
  const refresh = async () => {
    await alone(refreshAll)
    comparing ??= compareAll().finally(() => {
      comparing = undefined
    })
    await comparing
  }
  const manifests = async (layer: ModelLayer): Promise<Manifest[]> => {
    if (!served.has(layer)) await alone(refreshAll)
    return served.get(layer) ?? []
  }

  return {
    start: () =>
      void refresh().catch((error: unknown) => log.error({ err: error }, 'tiles could not be built')),
    refresh,
    renew: () => alone(renewChanged),
    async file(layer, path) {
      const found = (await manifests(layer)).find(({ files }) => Object.hasOwn(files, path))
      if (found === undefined) return undefined
      return {
        gzipped: await store.read(found, path),
        contentType: path.endsWith('.glb') ? 'model/gltf-binary' : 'application/json',
        etag: `"${found.files[path]?.slice(0, 32)}"`,
        immutable: path !== TREE,
      }
    },
    basemap: (request) => basemap.tile(request),
    terrain,
    async stop() {
      stopped = true
      await running?.catch(() => undefined)
      await comparing?.catch(() => undefined)
      await basemap.stop()
    },
  }
}
