import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Box, boxOf, type Lattice } from '../../geodata/model/lattice.ts'
import type { Db } from '../../server/db/connect.ts'
import { type ElevationGround, fadeDeg, GroundGoneError, openGround } from './ground.ts'
import { encodeTerrain } from './quantized-mesh.ts'
import { coarseMesh, exactMesh } from './terrain-mesh.ts'
import { boxOfTile, isInPyramid, rangeOf, type TerrainTile } from './tiling.ts'

const compress = promisify(gzip)

/** A file of the terrain: gzipped bytes and their name for caches. */
export interface TerrainFile {
  gzipped: Buffer
  contentType: string
  etag: string
  /** Asked for with the version that it has: the same address never gives another. */
  immutable: boolean
}

export interface Terrain {
  /** Looks whether the ground has changed. */
  refresh(): Promise<void>
  /** What Cesium asks first; without a ground it names no tile. */
  layerJson(): Promise<TerrainFile>
  /** Undefined where there is no such tile. */
  tile(tile: TerrainTile, version: string | undefined): Promise<TerrainFile | undefined>
  /** Heights of the city in one small file, for what a client puts on the ground. Undefined without a ground. */
  heights(version: string | undefined): Promise<TerrainFile | undefined>
}

/** The deepest level is the first whose tiles have so few posts a side. */
const postsPerTile = 64
const [leastDeepestZ, mostDeepestZ] = [15, 18]
/** Posts of the small file, at most: 200 kB packed. */
const mostClientPosts = 250_000
/** Tiles kept, some 30 kB each. */
const keptTiles = 500

/** Terrain for Cesium, made from the ground tile by tile when first asked for. */
export function createTerrain({ db }: { db: Db }): Terrain {
  let ground: ElevationGround | null | undefined
  let kept = new Map<string, Promise<TerrainFile>>()
  const current = async () => {
    if (ground === undefined) ground = await openGround(db)
    return ground
  }
  const remembered = (key: string, make: () => Promise<TerrainFile>): Promise<TerrainFile> => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > keptTiles && oldest !== undefined) kept.delete(oldest)
    return made
  }
  const refresh = async () => {
    const now = await openGround(db)
    if (now?.version === ground?.version && ground !== undefined) return
    ground = now
    kept = new Map()
  }
  /** Where another ground comes while heights of one are read, it is that of the other: never a piece of both. */
  const standing = async <T>(make: (known: ElevationGround | null) => Promise<T>): Promise<T> => {
    try {
      return await make(await current())
    } catch (error) {
      if (!(error instanceof GroundGoneError)) throw error
      await refresh()
      return make(await current())
    }
  }
  return {
    refresh,
    async layerJson() {
      const known = await current()
      return remembered('layer.json', () => fileOf(JSON.stringify(layerOf(known)), 'application/json'))
    },
    tile: (tile, version) =>
      standing(async (known) => {
        if (known === null || !isInPyramid(tile) || tile.z > deepestOf(known.lattice)) return undefined
        const file = await remembered(`${tile.z}/${tile.x}/${tile.y}`, async () =>
          fileOf(await bytesOf(known, tile), 'application/vnd.quantized-mesh'),
        )
        return { ...file, immutable: version === known.version }
      }),
    heights: (version) =>
      standing(async (known) => {
        if (known === null) return undefined
        const file = await remembered('heights', async () =>
          fileOf(await clientHeights(known), 'application/octet-stream'),
        )
        return { ...file, immutable: version === known.version }
      }),
  }
}

async function fileOf(content: string | Buffer, contentType: string): Promise<TerrainFile> {
  const gzipped = await compress(content)
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`
  return { gzipped, contentType, etag, immutable: false }
}

async function bytesOf(ground: ElevationGround, tile: TerrainTile): Promise<Buffer> {
  const box = boxOfTile(tile)
  if (tile.z < deepestOf(ground.lattice)) return encodeTerrain(await coarseMesh(box, ground.over))
  return encodeTerrain(exactMesh(ground.lattice, box, await ground.over(box)))
}

function deepestOf({ stepLon, stepLat }: Lattice): number {
  const step = Math.min(stepLon, stepLat)
  const z = Math.ceil(Math.log2(180 / (postsPerTile * step)))
  return Math.max(leastDeepestZ, Math.min(mostDeepestZ, z))
}

/** The area with heights of its own, and where its border levels out. */
const reachOf = (lattice: Lattice): Box => {
  const [west, south, east, north] = boxOf(lattice)
  return [west - fadeDeg, south - fadeDeg, east + fadeDeg, north + fadeDeg]
}

/** After the reference of TileJSON that quantized-mesh uses; `cityloop` is ours. */
function layerOf(ground: ElevationGround | null) {
  const common = { tilejson: '2.1.0', format: 'quantized-mesh-1.0', scheme: 'tms', projection: 'EPSG:4326' }
  if (ground === null) return { ...common, version: '0', tiles: [], available: [] }
  const deepest = deepestOf(ground.lattice)
  const reach = reachOf(ground.lattice)
  const levels = Array.from({ length: deepest + 1 }, (_, z) => [
    z === 0 ? { startX: 0, startY: 0, endX: 1, endY: 0 } : rangeOf(z, reach),
  ])
  return {
    ...common,
    ...{ version: ground.version, minzoom: 0, maxzoom: deepest, bounds: reach, available: levels },
    tiles: ['{z}/{x}/{y}.terrain?v={version}'],
    cityloop: { heights: `heights.bin?v=${ground.version}`, lattice: clientLattice(ground.lattice) },
  }
}

/** The ground's own net, or one that has fewer posts; and around it where the border levels out. */
function clientLattice(lattice: Lattice): Lattice {
  const [west, south, east, north] = reachOf(lattice)
  const own = ((east - west) / lattice.stepLon) * ((north - south) / lattice.stepLat)
  const times = Math.max(1, Math.ceil(Math.sqrt(own / mostClientPosts)))
  const [stepLon, stepLat] = [lattice.stepLon * times, lattice.stepLat * times]
  // Its posts are posts of the ground: whole steps from it.
  const [before, below] = [Math.floor(fadeDeg / stepLon), Math.floor(fadeDeg / stepLat)]
  return {
    ...{ west: lattice.west - before * stepLon, south: lattice.south - below * stepLat, stepLon, stepLat },
    columns: before + Math.ceil((east - lattice.west) / stepLon),
    rows: below + Math.ceil((north - lattice.south) / stepLat),
  }
}

/** Decimetres above the ellipsoid as 16-bit differences from the western neighbour, row by row from the south-west. */
async function clientHeights(ground: ElevationGround): Promise<Buffer> {
  const lattice = clientLattice(ground.lattice)
  const bytes = Buffer.alloc(lattice.columns * lattice.rows * 2)
  const [west, , east] = boxOf(lattice)
  let [before, at] = [0, 0]
  for (let j = 0; j < lattice.rows; j++) {
    const lat = lattice.south + j * lattice.stepLat
    const heightAt = await ground.over([west, lat, east, lat])
    for (let i = 0; i < lattice.columns; i++) {
      const decimetres = Math.round(heightAt(lattice.west + i * lattice.stepLon, lat) * 10)
      at = bytes.writeInt16LE(Math.max(-32768, Math.min(32767, decimetres - before)), at)
      before = decimetres
    }
  }
  return bytes
}
