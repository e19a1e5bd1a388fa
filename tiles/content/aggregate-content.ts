import type { PropertyTable } from '../format/property-table.ts'
import type { Mesh } from '../geometry/mesh.ts'
import { cover, emptyBounds, liftToLocal, planeAt, regionAround, toPlane } from '../geometry/plane.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { boundsOf, type Cell, cellAt, cellSizeM, toUnit } from '../tree/mercator.ts'
import type { Content } from './building-content.ts'
import { FAMILIES, FAMILY_COLORS, type Family, familyOf } from './component-colors.ts'
import { unlit } from './component-content.ts'
import { encodeMesh } from './encode-mesh.ts'

/** A mark stands for a cell this many levels below its tile: 32 × 32 marks a tile at most. */
const levelsBelow = 5
const sectors = 12
/** Above the highest foot in its cell, so that the ground does not swallow it. */
const liftM = 2

interface Sum {
  x: number
  y: number
  /** Sums of degrees × 10⁷: whole numbers, so that the order does not matter. */
  lon: number
  lat: number
  heightM: number
  count: number
  families: Partial<Record<Family, number>>
}

/** The side of the cells that a tile's marks stand for, metres. */
export const markCellM = (tile: Cell): number => {
  const [, south, , north] = boundsOf(tile)
  return cellSizeM(tile.z + levelsBelow, Math.max(-85, Math.min(85, (south + north) / 2)))
}

/**
 * Components seen from afar: those of one small cell as one round mark over their middle, cut like a cake by their
 * families, its size by their number. Holds sums only, never rows; the grid of a larger tile is made from those of its
 * quarters, so that one of them can change alone.
 */
export class AggregateGrid {
  readonly #tile: Cell
  readonly #sums = new Map<string, Sum>()

  constructor(tile: Cell) {
    this.#tile = tile
  }

  add({ lon, lat, heightM, classCode }: ComponentRow): void {
    this.#merge({
      ...cellAt(this.#tile.z + levelsBelow, ...toUnit(lon, lat)),
      lon: Math.round(lon * 1e7),
      lat: Math.round(lat * 1e7),
      heightM,
      count: 1,
      families: { [familyOf(classCode)]: 1 },
    })
  }

  /** Takes in the grid of a quarter: four of its cells become one. */
  addQuarter(quarter: AggregateGrid): void {
    for (const sum of quarter.#sums.values()) this.#merge({ ...sum, x: sum.x >> 1, y: sum.y >> 1 })
  }

  /** Forgets what a quarter's grid brought. */
  clearQuarter(quarter: Cell): void {
    const below = this.#tile.z + levelsBelow - quarter.z
    for (const [key, { x, y }] of this.#sums)
      if (x >> below === quarter.x && y >> below === quarter.y) this.#sums.delete(key)
  }

  /** What `read` makes the same grid of. */
  write(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify(this.#sorted()))
  }

  static read(tile: Cell, bytes: Uint8Array): AggregateGrid {
    const grid = new AggregateGrid(tile)
    for (const sum of JSON.parse(new TextDecoder().decode(bytes)) as Sum[]) grid.#merge(sum)
    return grid
  }

  /** By place, so that the way to it does not show. */
  #sorted(): Sum[] {
    return [...this.#sums.values()].sort((a, b) => a.y - b.y || a.x - b.x)
  }

  #merge({ x, y, lon, lat, heightM, count, families }: Sum): void {
    const key = `${x}/${y}`
    const sum = this.#sums.get(key)
    if (sum === undefined) {
      this.#sums.set(key, { x, y, lon, lat, heightM, count, families: { ...families } })
      return
    }
    sum.lon += lon
    sum.lat += lat
    sum.heightM = Math.max(sum.heightM, heightM)
    sum.count += count
    for (const family of FAMILIES) {
      const more = families[family]
      if (more !== undefined) sum.families[family] = (sum.families[family] ?? 0) + more
    }
  }

  /** One glb of all marks: `class` aggregate with `count` and one column a family, without ids: nothing here leads to a row. */
  encode(): Content {
    const [west, south, east, north] = boundsOf(this.#tile)
    const plane = planeAt((west + east) / 2, (south + north) / 2)
    const mesh = { mode: 4, positions: [], featureIds: [], colors: [], indices: [] } satisfies Mesh
    const bounds = emptyBounds()
    const sums = this.#sorted()
    const most = Math.max(...sums.map(({ count }) => count))
    const largestM = markCellM(this.#tile) * 0.46
    let [lowest, highest] = [Infinity, -Infinity]
    sums.forEach((sum, featureId) => {
      const [x, y] = toPlane(plane, [sum.lon / sum.count / 1e7, sum.lat / sum.count / 1e7]) as [
        number,
        number,
      ]
      const radiusM = largestM * (0.35 + 0.65 * Math.sqrt(sum.count / most))
      const heightM = sum.heightM + liftM
      const colors = cake(sum)
      addMark(mesh, {
        colors,
        radiusM,
        featureId,
        at: (dx, dy) => liftToLocal(plane, x + dx, y + dy, heightM),
      })
      cover(bounds, [x - radiusM, y - radiusM, x + radiusM, y + radiusM])
      lowest = Math.min(lowest, heightM)
      highest = Math.max(highest, heightM)
    })
    const region = regionAround(plane, bounds, lowest, highest)
    return { glb: encodeMesh(mesh, plane.frame, tableOf(sums), unlit), region }
  }
}

/** The colour of each sector: families in their order, the largest remainders rounded up. */
function cake({ count, families }: Sum): (typeof FAMILY_COLORS)[Family][] {
  const colors: (typeof FAMILY_COLORS)[Family][] = []
  let seen = 0
  for (const family of FAMILIES) {
    seen += families[family] ?? 0
    const until = Math.round((seen / count) * sectors)
    while (colors.length < until) colors.push(FAMILY_COLORS[family])
  }
  return colors
}

interface Mark {
  colors: (readonly [number, number, number])[]
  radiusM: number
  featureId: number
  at(dx: number, dy: number): [number, number, number]
}

function addMark(
  mesh: { positions: number[]; colors: number[]; featureIds: number[]; indices: number[] },
  { colors, radiusM, featureId, at }: Mark,
): void {
  const vertex = (dx: number, dy: number, color: readonly [number, number, number]) => {
    mesh.positions.push(...at(dx, dy))
    mesh.colors.push(...color, 255)
    return mesh.featureIds.push(featureId) - 1
  }
  const rim = (i: number): [number, number] => [
    radiusM * Math.cos((2 * Math.PI * i) / sectors),
    radiusM * Math.sin((2 * Math.PI * i) / sectors),
  ]
  // Neighbours of one colour share their middle and their corner.
  let [color, middle, last] = [undefined as Mark['colors'][number] | undefined, 0, 0]
  colors.forEach((next, i) => {
    if (next !== color) {
      middle = vertex(0, 0, next)
      last = vertex(...rim(i), next)
      color = next
    }
    const corner = vertex(...rim(i + 1), next)
    mesh.indices.push(middle, last, corner)
    last = corner
  })
}

function tableOf(sums: Sum[]): PropertyTable {
  const families = FAMILIES.map((family) => {
    const values = sums.map((sum) => sum.families[family] ?? 0)
    return [family, { type: 'UINT32', values }] as const
  })
  return {
    className: 'aggregate',
    count: sums.length,
    columns: {
      count: { type: 'UINT32', values: sums.map(({ count }) => count) },
      ...Object.fromEntries(families),
    },
  }
}
