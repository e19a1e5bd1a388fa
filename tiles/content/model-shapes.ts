/** A small solid in metres: x east, y north, z up, its foot at 0, 0, 0. Made once, drawn at every component of its kind. */
export interface Model {
  /** x, y, z triples. */
  readonly positions: number[]
  /** Unit vectors, triples. */
  readonly normals: number[]
  /** Red, green, blue, 0–255, triples. */
  readonly colors: number[]
  readonly indices: number[]
}

type Point = readonly [number, number, number]

interface Box {
  /** The middle of its foot. */
  at: Point
  /** East–west, north–south, height. */
  size: Point
  color: string
}

interface Prism {
  /** The middle of its foot. */
  at: Point
  /** Which way it stands or lies. */
  along?: 'y' | 'z'
  radius: number
  /** At its other end; 0 for a point. As `radius` unless said. */
  end?: number
  length: number
  sides: number
  color: string
}

/** A face that looks south (`to` −1) or north (1) and has no back. */
interface Panel {
  /** The middle of its lower edge. */
  at: Point
  width: number
  height: number
  to: -1 | 1
  color: string
}

export type Part = { box: Box } | { prism: Prism } | { panel: Panel }

/** Puts parts together. What stands on the ground has no underside: nobody looks from there. */
export function modelOf(parts: readonly Part[]): Model {
  const model: Model = { positions: [], normals: [], colors: [], indices: [] }
  for (const part of parts) {
    if ('box' in part) addBox(model, part.box)
    else if ('prism' in part) addPrism(model, part.prism)
    else addPanel(model, part.panel)
  }
  return model
}

export const triangleCount = (model: Model): number => model.indices.length / 3

export const heightOf = (model: Model): number =>
  model.positions.reduce((highest, value, i) => (i % 3 === 2 ? Math.max(highest, value) : highest), 0)

/** `#rrggbb` as numbers. */
export function rgb(color: string): [number, number, number] {
  const n = Number.parseInt(color.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}

function vertex(model: Model, place: Point, normal: Point, color: string): number {
  model.positions.push(...place)
  model.normals.push(...normal)
  model.colors.push(...rgb(color))
  return model.positions.length / 3 - 1
}

/** A flat face with its corners counter-clockwise as seen from outside. */
function addFace(model: Model, corners: readonly Point[], normal: Point, color: string): void {
  const [first = 0, ...rest] = corners.map((corner) => vertex(model, corner, normal, color))
  for (let i = 0; i + 1 < rest.length; i++)
    model.indices.push(first, rest[i] as number, rest[i + 1] as number)
}

function addBox(model: Model, { at: [x, y, z], size: [w, d, h], color }: Box): void {
  const corner = (i: number): Point => [
    x + ((i & 1) * 2 - 1) * (w / 2),
    y + ((i & 2) - 1) * (d / 2),
    z + (i >> 2) * h,
  ]
  const face = (corners: number[], normal: Point) => addFace(model, corners.map(corner), normal, color)
  face([0, 1, 5, 4], [0, -1, 0])
  face([1, 3, 7, 5], [1, 0, 0])
  face([3, 2, 6, 7], [0, 1, 0])
  face([2, 0, 4, 6], [-1, 0, 0])
  face([4, 5, 7, 6], [0, 0, 1])
  if (z > 0.5) face([2, 3, 1, 0], [0, 0, -1])
}

/** Round about its axis: the sides share normals, the ends are flat. */
function addPrism(
  model: Model,
  { at, along = 'z', radius, end = radius, length, sides, color }: Prism,
): void {
  // Turning the axes round keeps which side is outside.
  const turn = ([u, v, w]: Point): Point => (along === 'z' ? [u, v, w] : [v, w, u])
  const place = (u: number, v: number, w: number): Point => {
    const [x, y, z] = turn([u, v, w])
    return [at[0] + x, at[1] + y, at[2] + z]
  }
  const slope = Math.hypot(length, radius - end)
  const ring = (r: number, w: number) =>
    Array.from({ length: sides }, (_, i) => {
      const angle = (2 * Math.PI * (i + 0.5)) / sides
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      const normal = turn([(c * length) / slope, (s * length) / slope, (radius - end) / slope])
      return { place: place(r * c, r * s, w), normal }
    })
  const [low, high] = [ring(radius, 0), ring(end, length)]
  const [a, b] = [low, high].map((one) => one.map((p) => vertex(model, p.place, p.normal, color))) as [
    number[],
    number[],
  ]
  for (let i = 0; i < sides; i++) {
    const j = (i + 1) % sides
    const [a0, a1, b0, b1] = [a[i], a[j], b[i], b[j]] as [number, number, number, number]
    if (radius > 0) model.indices.push(a0, a1, b1)
    if (end > 0) model.indices.push(a0, b1, b0)
  }
  const cap = (points: typeof low, w: -1 | 1) =>
    addFace(
      model,
      w > 0 ? points.map((p) => p.place) : points.map((p) => p.place).reverse(),
      turn([0, 0, w]),
      color,
    )
  if (end > 0) cap(high, 1)
  if (radius > 0 && (along !== 'z' || at[2] > 0.5)) cap(low, -1)
}

function addPanel(model: Model, { at: [x, y, z], width, height, to, color }: Panel): void {
  const [left, right] = [x + (to * width) / 2, x - (to * width) / 2]
  const corners: Point[] = [
    [left, y, z],
    [right, y, z],
    [right, y, z + height],
    [left, y, z + height],
  ]
  addFace(model, corners, [0, to, 0], color)
}
