import earcut from 'earcut'
import type { PropertyTable } from '../format/property-table.ts'
import { extrude, triangleMesh } from '../geometry/mesh.ts'
import { cover, emptyBounds, planeAt, regionAround, toPlane } from '../geometry/plane.ts'
import { convexHull, leastRectangle, type Ring, signedArea } from '../geometry/rings.ts'
import type { BuildingRow } from '../source/building-source.ts'
import { type Cell, cellAt, cellSizeM, toUnit } from '../tree/mercator.ts'
import { buildingMaterial, type Content, type PreparedBuilding } from './building-content.ts'
import { encodeMesh } from './encode-mesh.ts'

interface Block {
  x: number
  y: number
  /** Longitude, latitude of what the hull is drawn around. */
  points: number[]
  areaM2: number
  volumeM3: number
  lowM: number
  count: number
}

/** A block in the making: `isHull` while its points are known to be no more than their hull. */
interface Growing extends Block {
  isHull: boolean
}

/** A block cell is this many levels below its tile: 64 × 64 blocks a tile at most. */
export const blockLevelsBelow = 6

/**
 * Buildings seen from afar: those of one small cell merged into one body, a box along the hull of their outlines, as high as they are on
 * the average of their ground areas, drawn in so far that it covers the ground that they cover. Holds hulls only, never
 * rows; the grid of a larger tile is made from those of its quarters, so that one of them can change alone.
 */
export class BlockGrid {
  readonly #z: number
  readonly #blocks = new Map<string, Growing>()

  constructor(tile: Cell) {
    this.#z = tile.z + blockLevelsBelow
  }

  add({ row, footprint, lowM, highM }: PreparedBuilding): void {
    const areaM2 = footprint.polygons.reduce((sum, { outer }) => sum + Math.abs(signedArea(outer)), 0)
    this.#merge({
      ...cellAt(this.#z, ...toUnit(row.lon, row.lat)),
      points: outlineOf(row),
      isHull: false,
      areaM2,
      volumeM3: areaM2 * (highM - lowM),
      lowM,
      count: 1,
    })
  }

  /** Takes in the grid of a quarter: four of its blocks become one. */
  addQuarter(quarter: BlockGrid): void {
    for (const block of quarter.#sorted())
      this.#merge({ ...block, x: block.x >> 1, y: block.y >> 1, isHull: true })
  }

  /** Forgets what a quarter's grid brought. */
  clearQuarter(quarter: Cell): void {
    const below = this.#z - quarter.z
    for (const [key, { x, y }] of this.#blocks)
      if (x >> below === quarter.x && y >> below === quarter.y) this.#blocks.delete(key)
  }

  /** What `read` makes the same grid of. */
  write(): Uint8Array {
    return new TextEncoder().encode(JSON.stringify(this.#sorted()))
  }

  static read(tile: Cell, bytes: Uint8Array): BlockGrid {
    const grid = new BlockGrid(tile)
    for (const block of JSON.parse(new TextDecoder().decode(bytes)) as Block[])
      grid.#merge({ ...block, isHull: true })
    return grid
  }

  /** By place and each with its hull alone, so that the way to it does not show. */
  #sorted(): Block[] {
    const blocks = [...this.#blocks.values()].sort((a, b) => a.y - b.y || a.x - b.x)
    return blocks.map((block) => {
      if (!block.isHull) block.points = hullOr(block.points)
      block.isHull = true
      const { isHull, ...rest } = block
      return rest
    })
  }

  #merge({ x, y, points, areaM2, volumeM3, lowM, count, isHull }: Growing): void {
    const key = `${x}/${y}`
    const block = this.#blocks.get(key)
    if (block === undefined) {
      this.#blocks.set(key, { x, y, points: [...points], areaM2, volumeM3, lowM, count, isHull })
      return
    }
    block.points.push(...points)
    block.isHull = false
    if (block.points.length > 256) block.points = hullOr(block.points)
    block.areaM2 += areaM2
    block.volumeM3 += volumeM3
    block.lowM = Math.min(block.lowM, lowM)
    block.count += count
  }

  /** One glb of all blocks; `class` block with `heightM`, `baseM` and `count`, without ids: nothing here leads to a row. */
  encode({ lon, lat }: { lon: number; lat: number }): Content {
    const plane = planeAt(lon, lat)
    // Far below what is seen of a block at the distance it is seen from.
    const stepM = cellSizeM(this.#z, lat) / 60
    const mesh = { ...triangleMesh(), stepM }
    const bounds = emptyBounds()
    const [heights, feet, counts]: [number[], number[], number[]] = [[], [], []]
    let [lowest, highest] = [Infinity, -Infinity]
    for (const block of this.#sorted()) {
      const ring = blockRing(toPlane(plane, block.points), block.areaM2)
      const heightM = block.volumeM3 / block.areaM2
      const highM = block.lowM + heightM
      const polygon = { outer: ring, holes: [], triangles: earcut(ring) }
      extrude(mesh, plane, polygon, { lowM: block.lowM, highM, featureId: heights.length })
      cover(bounds, ring)
      heights.push(Math.round(heightM))
      feet.push(block.lowM)
      counts.push(block.count)
      lowest = Math.min(lowest, block.lowM)
      highest = Math.max(highest, highM)
    }
    const table: PropertyTable = {
      className: 'block',
      count: heights.length,
      columns: {
        // No row's: one shader colours blocks and buildings, and it reads ids and feet.
        id: { type: 'UINT32', values: heights.map(() => 0), noData: 0 },
        heightM: { type: 'FLOAT32', values: heights },
        baseM: { type: 'FLOAT32', values: feet },
        count: { type: 'UINT32', values: counts },
      },
    }
    // A corner is rounded by half a step at most.
    const [half, { minX, minY, maxX, maxY }] = [stepM / 2, bounds]
    cover(bounds, [minX - half, minY - half, maxX + half, maxY + half])
    const region = regionAround(plane, bounds, lowest - half, highest + half)
    return { glb: encodeMesh(mesh, plane.frame, table, buildingMaterial), region }
  }
}

/** What a building adds to a hull, as longitude, latitude pairs to the centimetre: they are kept between builds. */
function outlineOf(row: BuildingRow): number[] {
  const points = row.polygons.flatMap((rings) => (rings[0] === undefined ? [] : Array.from(rings[0])))
  const hull = convexHull(points)
  return (hull.length > 0 ? hull : [row.lon, row.lat]).map((value) => Math.round(value * 1e7) / 1e7)
}

function hullOr(points: number[]): number[] {
  const hull = convexHull(points)
  return hull.length > 0 ? hull : points
}

/** `points`: a hull, or what has none because it lies on a line. */
function blockRing(points: number[], areaM2: number): Ring {
  const bounds = cover(emptyBounds(), points)
  const side = Math.sqrt(areaM2) / 2
  const [cx, cy] = [(bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2]
  const hullM2 = points.length < 6 ? 0 : signedArea(points)
  if (hullM2 < areaM2 / 2)
    return [cx - side, cy - side, cx + side, cy - side, cx + side, cy + side, cx - side, cy + side]
  const box = leastRectangle(points)
  const shrink = Math.min(1, Math.max(0.4, Math.sqrt(areaM2 / signedArea(box))))
  const [mx, my] = meanOf(box)
  return box.map((value, i) => (i % 2 === 0 ? mx + (value - mx) * shrink : my + (value - my) * shrink))
}

function meanOf(ring: Ring): [number, number] {
  let [x, y] = [0, 0]
  for (let i = 0; i < ring.length; i += 2) {
    x += ring[i] as number
    y += ring[i + 1] as number
  }
  return [(2 * x) / ring.length, (2 * y) / ring.length]
}
