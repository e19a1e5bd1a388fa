import type { Box, Lattice } from '../../geodata/model/lattice.ts'

/** A net of lines over a tile, west to east and south to north, as shares of its sides in 32,767ths; and the heights at its crossings. */
export interface TerrainMesh {
  box: Box
  us: number[]
  vs: number[]
  /** Row by row from the south-west, metres above the ellipsoid. */
  heights: Float64Array
}

/** What a tile's sides are divided into: the format's. */
export const steps = 32767
/** Cells of a tile that shows the ground from afar. */
const coarseCells = 32
/** A tile of the deepest level has at least so many cells a side: its triangles must bend with the Earth. */
const leastCells = 4
/** The deepest level's triangles lie no farther than this from the ground, metres. */
const toleranceM = 0.06
/** Lines of a tile a side, at most: vertices are numbered with 16 bits. */
const mostLines = 250

/**
 * A tile of the deepest level: its lines are those of the posts, so no edge of the ground is cut off, and between them so many
 * more that a pair of triangles is as good as the curved patch between four posts.
 */
export function exactMesh(
  lattice: Lattice,
  box: Box,
  heightAt: (lon: number, lat: number) => number,
): TerrainMesh {
  const [west, south, east, north] = box
  const columns = linesBetween(lattice.west, lattice.stepLon, lattice.columns, [west, east])
  const rows = linesBetween(lattice.south, lattice.stepLat, lattice.rows, [south, north])
  const twist = twistOf(box, columns, rows, heightAt)
  const us = subdivided(columns, (i) => Math.max(...rows.slice(1).map((_, j) => twist(i, j))))
  const vs = subdivided(rows, (j) => Math.max(...columns.slice(1).map((_, i) => twist(i, j))))
  return withHeights(box, us, vs, heightAt)
}

/** A tile of any other level, read row by row: one of half the Earth shall not need all posts at once. */
export async function coarseMesh(
  box: Box,
  along: (row: Box) => Promise<(lon: number, lat: number) => number>,
): Promise<TerrainMesh> {
  const [west, south, east, north] = box
  const lines = Array.from({ length: coarseCells + 1 }, (_, i) => Math.round((i * steps) / coarseCells))
  const heights = new Float64Array(lines.length * lines.length)
  for (const [j, v] of lines.entries()) {
    const lat = south + ((north - south) * v) / steps
    const heightAt = await along([west, lat, east, lat])
    for (const [i, u] of lines.entries())
      heights[j * lines.length + i] = heightAt(west + ((east - west) * u) / steps, lat)
  }
  return { box, us: lines, vs: lines, heights }
}

/** Where posts lie between two sides, with the sides; as shares of the way in `steps`. */
function linesBetween(first: number, step: number, count: number, [from, to]: [number, number]): number[] {
  const lines = new Set([0, steps])
  for (let k = 1; k < leastCells; k++) lines.add(Math.round((k * steps) / leastCells))
  const start = Math.max(0, Math.ceil((from - first) / step))
  const end = Math.min(count - 1, Math.floor((to - first) / step))
  for (let k = start; k <= end; k++) lines.add(Math.round(((first + k * step - from) / (to - from)) * steps))
  return [...lines].sort((a, b) => a - b)
}

/** Into how many parts each side of a cell must be cut so that its triangles are near enough to it. */
function twistOf(
  [west, south, east, north]: Box,
  us: number[],
  vs: number[],
  heightAt: (lon: number, lat: number) => number,
): (i: number, j: number) => number {
  const at = (u: number, v: number) =>
    heightAt(west + ((east - west) * u) / steps, south + ((north - south) * v) / steps)
  const heights = vs.map((v) => us.map((u) => at(u, v)))
  const height = (i: number, j: number) => heights[j]?.[i] ?? 0
  return (i, j) => {
    const bend = Math.abs(height(i, j) + height(i + 1, j + 1) - height(i + 1, j) - height(i, j + 1))
    // The middle of a patch lies a quarter of its bend off the diagonal.
    return Math.ceil(Math.sqrt(bend / 4 / toleranceM)) || 1
  }
}

function subdivided(lines: number[], partsOf: (cell: number) => number): number[] {
  const parts = lines
    .slice(1)
    .map((_, cell) => Math.min(partsOf(cell), Math.floor(mostLines / lines.length) || 1))
  const all = new Set(lines)
  parts.forEach((count, cell) => {
    const [from, to] = [lines[cell] as number, lines[cell + 1] as number]
    for (let k = 1; k < count; k++) all.add(Math.round(from + ((to - from) * k) / count))
  })
  return [...all].sort((a, b) => a - b)
}

function withHeights(
  box: Box,
  us: number[],
  vs: number[],
  heightAt: (lon: number, lat: number) => number,
): TerrainMesh {
  const [west, south, east, north] = box
  const heights = new Float64Array(us.length * vs.length)
  vs.forEach((v, j) => {
    const lat = south + ((north - south) * v) / steps
    us.forEach((u, i) => {
      heights[j * us.length + i] = heightAt(west + ((east - west) * u) / steps, lat)
    })
  })
  return { box, us, vs, heights }
}
