import { type Box, type Lattice, valueAt } from '../../model/lattice.ts'
import type { Raster } from './read-raster.ts'

/** Heights at the posts of one lattice, none missing. */
export interface LaidGround {
  readonly lattice: Lattice
  readonly heights: Float32Array
  /** The share of posts that no file has a height for: they were filled from around. */
  readonly missingShare: number
  /** Whether the posts are the files' own, or lie between them. */
  readonly isResampled: boolean
}

const metresPerDegree = 111_320
/** More posts than this are not held in memory. */
const mostPosts = 150_000_000

/**
 * Puts files together into one lattice of longitude and latitude: their own posts where all lie in one net of degrees, else
 * posts as near to each other as those of the finest file, with bilinear heights. Of files that overlap the first given counts.
 */
export function layGround(files: readonly Raster[], stepM?: number): LaidGround {
  const own = stepM === undefined ? commonLattice(files) : null
  const lattice = own ?? latticeOver(files, stepM)
  if (lattice.columns * lattice.rows > mostPosts)
    throw new Error(
      `The ground would have ${(lattice.columns * lattice.rows).toLocaleString('en')} heights, more than ${mostPosts.toLocaleString('en')}: make it coarser with --step METRES, or cut the files.`,
    )
  const heights = new Float32Array(lattice.columns * lattice.rows).fill(Number.NaN)
  for (const file of files) putFile(lattice, heights, file)
  const missing = fillMissing(heights, lattice.columns, lattice.rows)
  return { lattice, heights, missingShare: missing / heights.length, isResampled: own === null }
}

/** The net that all files are parts of; null where they are not. */
function commonLattice(files: readonly Raster[]): Lattice | null {
  const [first] = files
  if (first === undefined) throw new Error('No file was given.')
  const { stepX, stepY, x0, y0 } = first
  const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < 0.01
  const fits = files.every(
    (file) =>
      file.isGeographic &&
      Math.abs(file.stepX / stepX - 1) < 1e-6 &&
      Math.abs(file.stepY / stepY - 1) < 1e-6 &&
      isWhole((file.x0 - x0) / stepX) &&
      isWhole((file.y0 - y0) / stepY),
  )
  if (!fits) return null
  const west = Math.min(...files.map((file) => file.x0))
  const north = Math.max(...files.map((file) => file.y0))
  const east = Math.max(...files.map((file) => file.x0 + (file.columns - 1) * stepX))
  const south = Math.min(...files.map((file) => file.y0 + (file.rows - 1) * stepY))
  return {
    ...{ west, south, stepLon: stepX, stepLat: -stepY },
    columns: Math.round((east - west) / stepX) + 1,
    rows: Math.round((north - south) / -stepY) + 1,
  }
}

function latticeOver(files: readonly Raster[], stepM: number | undefined): Lattice {
  const boxes = files.map(boxOfFile)
  const west = Math.min(...boxes.map(([value]) => value))
  const south = Math.min(...boxes.map(([, value]) => value))
  const east = Math.max(...boxes.map(([, , value]) => value))
  const north = Math.max(...boxes.map(([, , , value]) => value))
  const perLon = metresPerDegree * Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180))
  const finest = files.map(({ isGeographic, stepX, stepY }) =>
    isGeographic ? Math.min(stepX * perLon, -stepY * metresPerDegree) : Math.min(stepX, -stepY),
  )
  const step = stepM ?? Math.min(...finest)
  const [stepLon, stepLat] = [step / perLon, step / metresPerDegree]
  return {
    ...{ west, south, stepLon, stepLat },
    columns: Math.max(2, Math.floor((east - west) / stepLon) + 1),
    rows: Math.max(2, Math.floor((north - south) / stepLat) + 1),
  }
}

/** Around all of a file's border: the sides of a projected one are curved in degrees. */
function boxOfFile({ columns, rows, x0, y0, stepX, stepY, toWgs84 }: Raster): Box {
  const steps = 32
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (let k = 0; k <= steps; k++) {
    const [across, down] = [((columns - 1) * k) / steps, ((rows - 1) * k) / steps]
    for (const [i, j] of [
      [across, 0],
      [across, rows - 1],
      [0, down],
      [columns - 1, down],
    ] as const) {
      const [lon, lat] = toWgs84(x0 + i * stepX, y0 + j * stepY)
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
  }
  return box
}

function putFile(lattice: Lattice, heights: Float32Array, file: Raster): void {
  const box = boxOfFile(file)
  const first = (value: number, start: number, step: number) =>
    Math.max(0, Math.ceil((value - start) / step - 0.02))
  const i1 = Math.min(lattice.columns - 1, Math.floor((box[2] - lattice.west) / lattice.stepLon + 0.02))
  const j1 = Math.min(lattice.rows - 1, Math.floor((box[3] - lattice.south) / lattice.stepLat + 0.02))
  for (let j = first(box[1], lattice.south, lattice.stepLat); j <= j1; j++)
    for (let i = first(box[0], lattice.west, lattice.stepLon); i <= i1; i++) {
      const at = j * lattice.columns + i
      if (!Number.isNaN(heights[at] as number)) continue
      heights[at] = heightIn(file, lattice.west + i * lattice.stepLon, lattice.south + j * lattice.stepLat)
    }
}

/** Bilinear; from those of the four posts that have a height, where they weigh at least half. NaN else. */
function heightIn(file: Raster, lon: number, lat: number): number {
  const [x, y] = file.fromWgs84(lon, lat)
  const column = snapped((x - file.x0) / file.stepX)
  const row = snapped((y - file.y0) / file.stepY)
  if (!(column >= 0 && row >= 0 && column <= file.columns - 1 && row <= file.rows - 1)) return Number.NaN
  const i = Math.min(file.columns - 2, Math.floor(column))
  const j = Math.min(file.rows - 2, Math.floor(row))
  const [fx, fy] = [column - i, row - j]
  let [sum, weights] = [0, 0]
  for (const [di, dj, weight] of [
    [0, 0, (1 - fx) * (1 - fy)],
    [1, 0, fx * (1 - fy)],
    [0, 1, (1 - fx) * fy],
    [1, 1, fx * fy],
  ] as const) {
    const value = file.values[(j + dj) * file.columns + i + di] as number
    if (weight === 0 || Number.isNaN(value)) continue
    sum += value * weight
    weights += weight
  }
  return weights >= 0.5 ? sum / weights : Number.NaN
}

/** A post of the lattice that is one of the file's is that one, not a hair beside it. */
const snapped = (value: number) => (Math.abs(value - Math.round(value)) < 0.001 ? Math.round(value) : value)

/** Fills what is missing from around, near or far: halves the net until nothing is missing and comes back. Answers how many. */
export function fillMissing(heights: Float32Array, columns: number, rows: number): number {
  let missing = 0
  for (const height of heights) if (Number.isNaN(height)) missing++
  if (missing === 0) return 0
  const halfColumns = Math.ceil(columns / 2)
  const halfRows = Math.ceil(rows / 2)
  const half = new Float32Array(halfColumns * halfRows)
  for (let j = 0; j < halfRows; j++)
    for (let i = 0; i < halfColumns; i++) half[j * halfColumns + i] = meanOf(heights, columns, rows, i, j)
  if (halfColumns > 1 || halfRows > 1) fillMissing(half, halfColumns, halfRows)
  const coarse: Lattice = {
    ...{ west: 0.5, south: 0.5, stepLon: 2, stepLat: 2 },
    columns: Math.max(2, halfColumns),
    rows: Math.max(2, halfRows),
  }
  const values = halfColumns > 1 && halfRows > 1 ? half : null
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const at = j * columns + i
      if (!Number.isNaN(heights[at] as number)) continue
      heights[at] =
        values === null
          ? (half[Math.floor(j / 2) * halfColumns + Math.floor(i / 2)] as number)
          : valueAt(coarse, values, i, j)
    }
  return missing
}

function meanOf(heights: Float32Array, columns: number, rows: number, i: number, j: number): number {
  let [sum, count] = [0, 0]
  for (let y = 2 * j; y <= Math.min(rows - 1, 2 * j + 1); y++)
    for (let x = 2 * i; x <= Math.min(columns - 1, 2 * i + 1); x++) {
      const height = heights[y * columns + x] as number
      if (Number.isNaN(height)) continue
      sum += height
      count++
    }
  return count === 0 ? Number.NaN : sum / count
}
