import { toEcef, type Vec3 } from '../geometry/geodesy.ts'
import { steps, type TerrainMesh } from './terrain-mesh.ts'

const semiAxesM: Vec3 = [6378137, 6378137, 6356752.314245179]

/**
 * A tile in quantized-mesh 1.0: vertices zig-zag and delta coded, triangles by the high-water mark, then the vertices of the four
 * sides, from which Cesium hangs its skirts.
 */
export function encodeTerrain(mesh: TerrainMesh): Buffer {
  const { us, vs, heights } = mesh
  const count = us.length * vs.length
  if (count > 65_535) throw new Error(`A terrain tile of ${count} vertices is more than 16 bits can number.`)
  const [low, high] = [heights.reduce((a, b) => Math.min(a, b)), heights.reduce((a, b) => Math.max(a, b))]
  const quantised = Array.from(heights, (h) =>
    high > low ? Math.round(((h - low) / (high - low)) * steps) : 0,
  )
  const { order, indices } = triangles(us.length, vs.length)
  const number = new Array<number>(count)
  order.forEach((vertex, k) => {
    number[vertex] = k
  })
  const columns = order.map((vertex) => vertex % us.length)
  const rows = order.map((vertex) => Math.floor(vertex / us.length))
  const parts = [
    header(mesh, low, high),
    uint32([count]),
    zigzag(columns.map((i) => us[i] as number)),
    zigzag(rows.map((j) => vs[j] as number)),
    zigzag(order.map((vertex) => quantised[vertex] as number)),
  ]
  // Numbers of 32 bits need no padding here: all that is before has an even number of 16-bit values, or is padded.
  parts.push(uint32([indices.length / 3]), highWater(indices))
  for (const side of sidesOf(us.length, vs.length))
    parts.push(uint32([side.length]), uint16(side.map((vertex) => number[vertex] as number)))
  return Buffer.concat(parts)
}

/** Two triangles a cell, their vertices numbered in the order in which they are first used. */
function triangles(width: number, height: number): { order: number[]; indices: number[] } {
  const number = new Map<number, number>()
  const order: number[] = []
  const indices: number[] = []
  const use = (vertex: number) => {
    let known = number.get(vertex)
    if (known === undefined) {
      known = order.push(vertex) - 1
      number.set(vertex, known)
    }
    indices.push(known)
  }
  for (let j = 0; j + 1 < height; j++)
    for (let i = 0; i + 1 < width; i++) {
      const southWest = j * width + i
      // The diagonal runs the other way in every second cell: no slope is favoured.
      const corners =
        (i + j) % 2 === 0 ? [0, 1, width + 1, 0, width + 1, width] : [0, 1, width, 1, width + 1, width]
      for (const corner of corners) use(southWest + corner)
    }
  return { order, indices }
}

/** West, south, east, north. */
function sidesOf(width: number, height: number): number[][] {
  const column = (i: number) => Array.from({ length: height }, (_, j) => j * width + i)
  const row = (j: number) => Array.from({ length: width }, (_, i) => j * width + i)
  return [column(0), row(0), column(width - 1), row(height - 1)]
}

function header({ box, us, vs, heights }: TerrainMesh, low: number, high: number): Buffer {
  const [west, south, east, north] = box
  const center = toEcef((west + east) / 2, (south + north) / 2, (low + high) / 2)
  const points: Vec3[] = []
  vs.forEach((v, j) => {
    us.forEach((u, i) => {
      const lon = west + ((east - west) * u) / steps
      points.push(toEcef(lon, south + ((north - south) * v) / steps, heights[j * us.length + i] as number))
    })
  })
  const radius = Math.max(
    ...points.map(([x, y, z]) => Math.hypot(x - center[0], y - center[1], z - center[2])),
  )
  const bytes = Buffer.alloc(88)
  center.forEach((value, k) => {
    bytes.writeDoubleLE(value, 8 * k)
    bytes.writeDoubleLE(value, 32 + 8 * k)
  })
  bytes.writeFloatLE(low, 24)
  bytes.writeFloatLE(high, 28)
  bytes.writeDoubleLE(radius, 56)
  horizonPoint(center, points).forEach((value, k) => {
    bytes.writeDoubleLE(value, 64 + 8 * k)
  })
  return bytes
}

/** A point that the Earth hides only when it hides the whole tile, in axes of the ellipsoid: Cesium's own reckoning. */
function horizonPoint(center: Vec3, points: Vec3[]): Vec3 {
  const scaled = (point: Vec3): Vec3 => [
    point[0] / semiAxesM[0],
    point[1] / semiAxesM[1],
    point[2] / semiAxesM[2],
  ]
  const toward = unit(scaled(center))
  let most = 0
  for (const point of points) {
    const place = scaled(point)
    const magnitude = Math.max(1, length(place))
    const direction = unit(place)
    const cosAlpha = dot(direction, toward)
    const sinAlpha = length(cross(direction, toward))
    const cosBeta = 1 / magnitude
    const sinBeta = Math.sqrt(magnitude * magnitude - 1) * cosBeta
    const reach = 1 / (cosAlpha * cosBeta - sinAlpha * sinBeta)
    // A tile that reaches around the Earth is never hidden whole.
    if (!(reach > 0)) return [toward[0] * 100, toward[1] * 100, toward[2] * 100]
    most = Math.max(most, reach)
  }
  return [toward[0] * most, toward[1] * most, toward[2] * most]
}

const dot = (a: Vec3, b: Vec3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const length = (a: Vec3) => Math.hypot(...a)
const unit = (a: Vec3): Vec3 => [a[0] / length(a), a[1] / length(a), a[2] / length(a)]

function zigzag(values: readonly number[]): Buffer {
  let before = 0
  return uint16(
    values.map((value) => {
      const difference = value - before
      before = value
      return (difference << 1) ^ (difference >> 31)
    }),
  )
}

function highWater(indices: readonly number[]): Buffer {
  let highest = 0
  return uint16(
    indices.map((index) => {
      const code = highest - index
      if (code === 0) highest++
      return code
    }),
  )
}

const uint16 = (values: readonly number[]) => Buffer.from(Uint16Array.from(values).buffer)
const uint32 = (values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer)
