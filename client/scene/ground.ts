import { type Cartesian2, type Cartesian3, CesiumTerrainProvider, type Scene } from 'cesium'

/** Heights at the crossings of a net of meridians and parallels, decimetres above the ellipsoid; rows from south to north. */
interface GroundNet {
  readonly west: number
  readonly south: number
  readonly stepLon: number
  readonly stepLat: number
  readonly columns: number
  readonly rows: number
  readonly decimetres: Int32Array
}

interface Known {
  /** Null: the city has no elevation model and lies on the ellipsoid. */
  readonly net: GroundNet | null
  readonly provider: CesiumTerrainProvider | null
}

const FOLDER = '/tiles/terrain'

/** One city a page: all its scenes stand on the same ground, and layers ask for it without carrying it around. */
let known: Known | undefined
let asked: Promise<void> | undefined

/** Fetches the ground once; a city whose ground cannot be had lies on the ellipsoid until the next try. */
export function loadGround(): Promise<void> {
  asked ??= fetchGround()
    .then((found) => {
      known = found
    })
    .catch(() => {
      asked = undefined
    })
  return asked
}

/** The height of the ground at a place (degrees), metres above the ellipsoid; 0 where the city has no elevation model. */
export function groundM(lon: number, lat: number): number {
  const net = known?.net
  return net === null || net === undefined ? 0 : heightIn(net, lon, lat)
}

/** Whether the city has an elevation model. */
export const hasGround = (): boolean => known?.net !== null && known?.net !== undefined

/** Lays the ground under a scene. */
export function layGround(scene: Scene): void {
  const provider = known?.provider
  if (provider !== null && provider !== undefined) scene.terrainProvider = provider
}

/** The ground under a point of the picture, as far as it is drawn; else the ellipsoid. Undefined in the sky. */
export function groundUnder(scene: Scene, point: Cartesian2): Cartesian3 | undefined {
  const { camera, globe, ellipsoid } = scene
  const ray = hasGround() ? camera.getPickRay(point) : undefined
  return (ray === undefined ? undefined : globe.pick(ray, scene)) ?? camera.pickEllipsoid(point, ellipsoid)
}

async function fetchGround(): Promise<Known> {
  const answer = await fetch(`${FOLDER}/layer.json`)
  if (!answer.ok) throw new Error(`The terrain answered ${answer.status}.`)
  const layer = (await answer.json()) as {
    available: readonly unknown[]
    cityloop?: { heights: string; lattice: Omit<GroundNet, 'decimetres'> }
  }
  if (layer.available.length === 0 || layer.cityloop === undefined) return { net: null, provider: null }
  const { heights, lattice } = layer.cityloop
  const [bytes, provider] = await Promise.all([
    fetch(`${FOLDER}/${heights}`).then((file) => file.arrayBuffer()),
    CesiumTerrainProvider.fromUrl(FOLDER),
  ])
  return { net: { ...lattice, decimetres: unpack(bytes) }, provider }
}

/** Each height is written as the difference from the one before. */
function unpack(bytes: ArrayBuffer): Int32Array {
  const view = new DataView(bytes)
  const decimetres = new Int32Array(bytes.byteLength / 2)
  let height = 0
  for (let i = 0; i < decimetres.length; i++) {
    height += view.getInt16(2 * i, true)
    decimetres[i] = height
  }
  return decimetres
}

function heightIn(
  { west, south, stepLon, stepLat, columns, rows, decimetres }: GroundNet,
  lon: number,
  lat: number,
): number {
  const x = Math.max(0, Math.min(columns - 1, (lon - west) / stepLon))
  const y = Math.max(0, Math.min(rows - 1, (lat - south) / stepLat))
  const i = Math.min(columns - 2, Math.floor(x))
  const j = Math.min(rows - 2, Math.floor(y))
  const at = (column: number, row: number) => decimetres[row * columns + column] ?? 0
  const low = at(i, j) + (at(i + 1, j) - at(i, j)) * (x - i)
  const high = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * (x - i)
  return (low + (high - low) * (y - j)) / 10
}

/** A line with places on it at least every 25 m where the ground is not level, so that it follows the ground. */
export function alongGround(line: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  if (!hasGround()) return [...line]
  return line.flatMap((to, i) => {
    const from = line[i - 1]
    if (from === undefined) return [to]
    const east = (to[0] - from[0]) * 111_320 * Math.cos((to[1] * Math.PI) / 180)
    const parts = Math.min(200, Math.max(1, Math.ceil(Math.hypot(east, (to[1] - from[1]) * 111_320) / 25)))
    return Array.from({ length: parts }, (_, k): readonly [number, number] => {
      const share = (k + 1) / parts
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    })
  })
}
