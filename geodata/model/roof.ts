import type { MultiPolygon, Polygon } from 'geojson'
import type { BuildingFace } from './city.ts'

/** Roofs that are known by their name alone, and can be laid over an outline. */
export type RoofShape = 'gabled' | 'hipped' | 'pyramidal'

export interface Roof {
  shape: RoofShape
  /** From the foot of the walls to the ridge, metres. */
  heightM: number
  /** From the eaves to the ridge, metres; null: as steep as roofs usually are. */
  roofM: number | null
  /** The ridge runs the short way. */
  isAcross: boolean
}

type Corner = [x: number, y: number]

/** A usual roof rises 30°, and takes no more than half of the height. */
const USUAL_SLOPE = Math.tan(Math.PI / 6)
const MOST_SHARE = 0.5

/**
 * The faces of a building under such a roof. Undefined where the outline does not allow it: ridges are laid over four
 * corners, pyramids over any outline that is nowhere hollow, and neither over courtyards or several parts.
 */
export function facesUnder(footprint: Polygon | MultiPolygon, roof: Roof): BuildingFace[] | undefined {
  const ring = onlyRing(footprint)
  if (ring === undefined) return undefined
  const [lon, lat] = ring[0] as Corner
  const perLat = 111_132
  const perLon = 111_320 * Math.cos((lat * Math.PI) / 180)
  const flat = ring.map(([x, y]): Corner => [(x - lon) * perLon, (y - lat) * perLat])
  const corners = outlineOf(flat)
  if (corners === undefined) return undefined
  const body = roof.shape === 'pyramidal' ? pyramid(corners, roof) : ridged(corners, roof)
  return body?.map(({ kind, points }) => ({
    kind,
    rings: [
      points.flatMap(([x, y, h]) => [
        Math.round((lon + x / perLon) * 1e7) / 1e7,
        Math.round((lat + y / perLat) * 1e7) / 1e7,
        Math.round(h * 100) / 100,
      ]),
    ],
  }))
}

function onlyRing(footprint: Polygon | MultiPolygon): Corner[] | undefined {
  const polygons = footprint.type === 'Polygon' ? [footprint.coordinates] : footprint.coordinates
  const [rings] = polygons
  if (polygons.length !== 1 || rings?.length !== 1) return undefined
  const ring = (rings[0] ?? []).slice(0, -1).map(([x = 0, y = 0]): Corner => [x, y])
  return ring.length >= 3 ? ring : undefined
}

/** Corners that turn, counter-clockwise; undefined where one of them turns inward. */
function outlineOf(flat: Corner[]): Corner[] | undefined {
  const turns = flat.filter((corner, i) => {
    const [before, after] = [flat.at(i - 1) ?? corner, flat[(i + 1) % flat.length] ?? corner]
    const longest = Math.max(distance(before, corner), distance(corner, after))
    return longest > 0 && Math.abs(cross(before, corner, after)) / (longest * longest) > 0.005
  })
  if (turns.length < 3) return undefined
  const signs = turns.map((corner, i) =>
    Math.sign(cross(turns.at(i - 1) ?? corner, corner, turns[(i + 1) % turns.length] ?? corner)),
  )
  if (new Set(signs).size !== 1) return undefined
  return signs[0] === 1 ? turns : turns.reverse()
}

interface Face {
  kind: BuildingFace['kind']
  points: [number, number, number][]
}
const wall = (a: Corner, b: Corner, eavesM: number): Face => ({
  kind: 'wall',
  points: [
    [...a, 0],
    [...b, 0],
    [...b, eavesM],
    [...a, eavesM],
  ],
})

function pyramid(corners: Corner[], roof: Roof): Face[] {
  const top: Corner = [0, 1].map(
    (k) => corners.reduce((sum, c) => sum + (c[k] ?? 0), 0) / corners.length,
  ) as Corner
  const reach = Math.min(...corners.map((corner) => distance(corner, top)))
  const eavesM = eavesOf(roof, reach)
  return corners.flatMap((a, i): Face[] => {
    const b = corners[(i + 1) % corners.length] as Corner
    return [
      wall(a, b, eavesM),
      {
        kind: 'roof',
        points: [
          [...a, eavesM],
          [...b, eavesM],
          [...top, roof.heightM],
        ],
      },
    ]
  })
}

function ridged(corners: Corner[], roof: Roof): Face[] | undefined {
  const [p, q, r, s] = corners
  if (corners.length !== 4 || p === undefined || q === undefined || r === undefined || s === undefined)
    return undefined
  const isAlongFirst = distance(p, q) + distance(r, s) >= distance(q, r) + distance(s, p)
  const [a, b, c, d] = isAlongFirst !== roof.isAcross ? [p, q, r, s] : [q, r, s, p]
  const [west, east] = [between(d, a, 0.5), between(b, c, 0.5)]
  const halfWidth = (distance(d, a) + distance(b, c)) / 4
  const eavesM = eavesOf(roof, halfWidth)
  const high = (at: Corner): [number, number, number] => [...at, roof.heightM]
  const low = (at: Corner): [number, number, number] => [...at, eavesM]
  const inset = roof.shape === 'hipped' ? Math.min(0.45, halfWidth / distance(west, east)) : 0
  const [start, end] = [between(west, east, inset), between(east, west, inset)]
  const faces: Face[] = [
    wall(a, b, eavesM),
    wall(c, d, eavesM),
    { kind: 'roof', points: [low(a), low(b), high(end), high(start)] },
    { kind: 'roof', points: [low(c), low(d), high(start), high(end)] },
  ]
  for (const [from, to, ridge] of [
    [b, c, end],
    [d, a, start],
  ] as const)
    if (roof.shape === 'hipped')
      faces.push(wall(from, to, eavesM), { kind: 'roof', points: [low(from), low(to), high(ridge)] })
    else faces.push({ kind: 'wall', points: [[...from, 0], [...to, 0], low(to), high(ridge), low(from)] })
  return faces
}

function eavesOf({ heightM, roofM }: Roof, reach: number): number {
  return heightM - Math.min(roofM ?? reach * USUAL_SLOPE, heightM * MOST_SHARE)
}

const distance = (a: Corner, b: Corner) => Math.hypot(b[0] - a[0], b[1] - a[1])
const cross = (a: Corner, b: Corner, c: Corner) =>
  (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
const between = (a: Corner, b: Corner, share: number): Corner => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
]
