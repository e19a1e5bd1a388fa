import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { boxOf } from '../../geodata/model/lattice.ts'
import type { Db } from '../../server/db/connect.ts'
import type { Log } from '../../server/platform/log.ts'
import { type ElevationGround, GroundGoneError, openGround } from '../terrain/ground.ts'
import { createBasemapState, type Known, STATE_FILE } from './basemap-state.ts'
import { createDrawThread } from './draw-thread.ts'
import { type MapBounds, readBounds, readFeatures } from './features.ts'
import { readRelief } from './relief.ts'
import { type BasemapRequest, cutsOf, type View, viewBounds, viewKey, viewOf } from './view.ts'

export type { BasemapRequest } from './view.ts'

export interface BasemapTile {
  /** PNG of 256 pixels, or WebP of 512. */
  picture: Buffer
  etag: string
}

export interface Basemap {
  /** A tile of 256 × 256 or 512 × 512 pixels, drawn when first asked for and kept until the city changes. */
  tile(request: BasemapRequest): Promise<BasemapTile>
  /** Looks whether the city has changed. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

interface City extends Known {
  ground: ElevationGround | null
  bounds: MapBounds
}

/** Pictures in work at once: one is read while another is drawn. The embedded database is one session for all. */
const picturesAtOnce = 2

export function createBasemap({ db, folder, log }: { db: Db; folder: string; log: Log }): Basemap {
  const thread = createDrawThread()
  const limit = limiter(picturesAtOnce)
  const inWork = new Map<string, Promise<Uint8Array[]>>()
  const blank = new Map<string, Promise<Uint8Array[]>>()
  let city: City | undefined
  let first: Promise<void> | undefined

  const state = createBasemapState({ db, folder })
  const refresh = async () => {
    const known = await state.look(city)
    if (city?.version === known.version) {
      city = { ...city, ...known }
      return
    }
    const ground = await openGround(db)
    city = { ...known, ground, bounds: withGround(await readBounds(db), ground) }
    await removeOthers(folder, known.version)
  }
  const pathOf = ({ version }: City, { z, x, y, style, size = 256 }: BasemapRequest) =>
    join(folder, version, `${style}-${size}`, String(z), String(x), `${y}.${size === 512 ? 'webp' : 'png'}`)

  const drawPicture = (known: City, view: View): Promise<Uint8Array[]> => {
    const key = `${known.version}/${viewKey(view)}`
    const running = inWork.get(key)
    if (running !== undefined) return running
    const picture = limit(async () => {
      const tiles = await thread.draw(
        view,
        await readFeatures(db, view),
        await readRelief(known.ground, view),
      )
      await Promise.all(
        cutsOf(view).map((cut, i) => writeWhole(pathOf(known, cut), tiles[i] as Uint8Array)),
      ).catch((error: unknown) => log.warn({ err: error }, 'base map tiles could not be kept'))
      return tiles
    }).finally(() => inWork.delete(key))
    inWork.set(key, picture)
    return picture
  }

  const tileOf = async (known: City, request: BasemapRequest): Promise<BasemapTile> => {
    const view = viewOf(request)
    if (isOutside(view, known.bounds)) {
      const { cut, style } = view
      const name = `${style}-${cut}`
      const empty = blank.get(name) ?? thread.draw({ z: 0, x: 0, y: 0, span: cut, cut, style }, [])
      blank.set(name, empty)
      return answer((await empty)[0])
    }
    const kept = await readFile(pathOf(known, request)).catch(() => undefined)
    if (kept !== undefined) return answer(kept)
    const tiles = await drawPicture(known, view)
    return answer(tiles[cutsOf(view).findIndex(({ x, y }) => x === request.x && y === request.y)])
  }

  return {
    refresh,
    async tile(request) {
      // Many ask at once for the first tiles: one look serves them all.
      if (city === undefined) {
        first ??= refresh()
        await first.finally(() => {
          first = undefined
        })
      }
      try {
        return await tileOf(city as City, request)
      } catch (error) {
        if (!(error instanceof GroundGoneError)) throw error
        await refresh()
        return tileOf(city as City, request)
      }
    },
    stop: () => thread.stop(),
  }
}

function answer(drawn: Uint8Array | undefined): BasemapTile {
  const bytes = Buffer.from(drawn ?? new Uint8Array())
  return { picture: bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` }
}

/** Hills around the city are drawn as far as they are known. */
function withGround(bounds: MapBounds, ground: ElevationGround | null): MapBounds {
  if (ground === null || bounds.west === null) return bounds
  const [west, south, east, north] = boxOf(ground.lattice)
  return {
    west: Math.min(bounds.west, west),
    south: Math.min(bounds.south, south),
    east: Math.max(bounds.east, east),
    north: Math.max(bounds.north, north),
  }
}

function isOutside(view: View, bounds: MapBounds): boolean {
  if (bounds.west === null) return true
  const [west, south, east, north] = viewBounds(view, 16)
  return east < bounds.west || west > bounds.east || north < bounds.south || south > bounds.north
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.draft`, bytes)
  await rename(`${path}.draft`, path)
}

async function removeOthers(folder: string, version: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if (name !== version && name !== STATE_FILE)
      await rm(join(folder, name), { recursive: true, force: true })
}

/** Lets so many run at once; the others wait in the order they came. */
function limiter(atOnce: number) {
  const queue: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resume) => queue.push(resume))
    else running++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
