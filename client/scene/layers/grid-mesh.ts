type Place = readonly [lon: number, lat: number]

/** Corners in degrees and triangles between them, three indices each. */
export interface CellMesh {
  readonly places: readonly Place[]
  readonly triangles: readonly number[]
}

/** Flat triangles between the corners of rings, the first the outside: indices into the corners, one ring after the other. */
export type Triangulate = (rings: readonly (readonly Place[])[]) => readonly number[]

const METRES_PER_DEGREE = 111_320

function lengthM(a: Place, b: Place): number {
  const east = (b[0] - a[0]) * METRES_PER_DEGREE * Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(east, (b[1] - a[1]) * METRES_PER_DEGREE)
}

/**
 * The surface of a cell in triangles with no side longer than asked: laid on the corners' heights it follows the ground. Sides are halved,
 * the longest first, so that two triangles of one side halve it at the same place and no gap opens between them.
 */
export function cellMesh(
  polygons: readonly (readonly (readonly Place[])[])[],
  longestM: number,
  triangulate: Triangulate,
): CellMesh {
  const places: Place[] = []
  const triangles: number[] = []
  for (const rings of polygons) {
    const open = rings.map((ring) => ring.slice(0, isClosed(ring) ? -1 : undefined))
    const first = places.length
    places.push(...open.flat())
    const halves = new Map<string, number>()
    const half = (a: number, b: number) => {
      const key = a < b ? `${a} ${b}` : `${b} ${a}`
      const known = halves.get(key)
      if (known !== undefined) return known
      const [from, to] = [places[a] ?? [0, 0], places[b] ?? [0, 0]]
      halves.set(key, places.length)
      return places.push([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]) - 1
    }
    const flat = triangulate(open)
    const waiting: [number, number, number][] = []
    for (let i = 0; i + 2 < flat.length; i += 3)
      waiting.push([first + (flat[i] ?? 0), first + (flat[i + 1] ?? 0), first + (flat[i + 2] ?? 0)])
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [a, b, c] = longestFirst(next, places)
      if (lengthM(places[a] ?? [0, 0], places[b] ?? [0, 0]) <= longestM) triangles.push(a, b, c)
      else {
        const middle = half(a, b)
        waiting.push([a, middle, c], [middle, b, c])
      }
    }
  }
  return { places, triangles }
}

/** The same triangle turned so that its longest side comes first. */
function longestFirst([a, b, c]: readonly [number, number, number], places: readonly Place[]) {
  const side = (from: number, to: number) => lengthM(places[from] ?? [0, 0], places[to] ?? [0, 0])
  const [ab, bc, ca] = [side(a, b), side(b, c), side(c, a)]
  if (ab >= bc && ab >= ca) return [a, b, c] as const
  return bc >= ca ? ([b, c, a] as const) : ([c, a, b] as const)
}

function isClosed(ring: readonly Place[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}
