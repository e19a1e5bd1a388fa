import type { RoadClass } from '../../model/city.ts'
import {
  centroid,
  far,
  heading,
  isInside,
  nth,
  orientedBox,
  plus,
  rayHit,
  ringArea,
  type Spot,
  times,
} from '../../model/plane.ts'
import type { Random } from '../random.ts'
import { type LandUse, landUsesOf } from './land-use.ts'
import { laneName } from './names.ts'
import { type Face, mainClasses, type StreetGraph, type StreetName } from './street-graph.ts'
import { columnCount, rowCount } from './valley.ts'

/** A block between streets: one use, one estate, one direction of its rows. */
export interface Block {
  readonly id: number
  readonly superblock: number
  readonly use: LandUse
  /** Direction of the rows, radians from east. */
  readonly angle: number
  /** What service lanes leave of it. */
  readonly plots: readonly Face[]
}

/** Above this a block gets another street, a plot of that use another lane, m². */
const blockAboveM2 = 56000
const plotAboveM2: Readonly<Record<LandUse, number>> = {
  rows: 17000,
  slabs: 20000,
  towers: 24000,
  courts: 14000,
  village: 8000,
  office: 16000,
  mall: 36000,
  market: 30000,
  school: 60000,
  hospital: 40000,
  factory: 32000,
  campus: 24000,
  station: 90000,
  stadium: 90000,
  park: 16000,
  square: 40000,
  hillside: 1e9,
  riverbank: 1e9,
}

/** Cuts the superblocks into blocks by named streets and the blocks into plots by lanes. */
export function cutBlocks(graph: StreetGraph, random: Random): Block[] {
  let named = 0
  const blockFaces: Face[] = []
  for (const face of [...graph.faces.values()]) {
    const row = Math.floor(face.superblock / columnCount)
    const isStrip = row === 0 || row === rowCount - 1
    if (isStrip) blockFaces.push(face)
    else
      blockFaces.push(
        ...cutUntil(
          graph,
          random,
          face,
          (area) => area > blockAboveM2 * random.between(0.85, 1.25),
          (area) => ({
            name: laneName(named++),
            class: area > 150000 ? 'tertiary' : 'residential',
          }),
        ),
      )
  }
  // A later cut beside a face has renewed its ring, never its id.
  const uses = landUsesOf(graph, blockFaces, random)
  return blockFaces.map((face, id) => {
    const use = nth(uses, id)
    const lane: RoadClass = use === 'park' || use === 'campus' ? 'footway' : 'service'
    const { angle } = orientedBox(graph.outline(face))
    const plots = cutUntil(
      graph,
      random,
      face,
      (area) => area > nth([plotAboveM2[use]], 0),
      () => ({ name: null, class: lane }),
    )
    return { id, superblock: face.superblock, use, angle: rowAngle(angle), plots }
  })
}

/** Rows face south where the block lets them: of its two axes the one nearer to east–west, at most 30° off. */
function rowAngle(angle: number): number {
  const quarter = Math.PI / 2
  const folded = angle - Math.round(angle / quarter) * quarter
  return Math.max(-Math.PI / 6, Math.min(Math.PI / 6, folded))
}

interface NewStreet {
  readonly name: StreetName | null
  readonly class: RoadClass
}
function cutUntil(
  graph: StreetGraph,
  random: Random,
  face: Face,
  isTooLarge: (areaM2: number) => boolean,
  street: (areaM2: number) => NewStreet,
): Face[] {
  const area = ringArea(graph.outline(face))
  if (!isTooLarge(area)) return [face]
  const halves = cutAcross(graph, random, face, street(area))
  return halves ? halves.flatMap((half) => cutUntil(graph, random, half, isTooLarge, street)) : [face]
}

/** Cuts a face across its longer axis, a little off the middle and off the right angle. */
function cutAcross(graph: StreetGraph, random: Random, face: Face, street: NewStreet): [Face, Face] | null {
  const ring = graph.outline(face)
  const box = orientedBox(ring)
  const shifted = plus(box.middle, times(heading(box.angle), box.half[0] * random.between(-0.16, 0.16)))
  const origin = isInside(shifted, ring) ? shifted : centroid(ring)
  const direction = heading(box.angle + Math.PI / 2 + random.between(-0.05, 0.05))
  const ends = [direction, times(direction, -1)].map((ray) => nearestHit(graph, face, origin, ray))
  const [one, other] = ends
  if (!one || !other) return null
  const from = endNode(graph, face, one, street)
  const to = endNode(graph, face, other, street)
  const gap = Math.abs(face.ring.indexOf(from) - face.ring.indexOf(to))
  if (from === to || gap < 2 || gap > face.ring.length - 2) return null
  return graph.splitFace(face, from, to, street.name, street.class)
}

interface Hit {
  readonly a: number
  readonly b: number
  readonly share: number
  readonly spot: Spot
}
function nearestHit(graph: StreetGraph, face: Face, from: Spot, ray: Spot): Hit | null {
  let best: { t: number; hit: Hit } | null = null
  for (let i = 0; i < face.ring.length; i++) {
    const [a, b] = [nth(face.ring, i), nth(face.ring, i + 1)]
    const found = rayHit(from, ray, graph.spot(a), graph.spot(b))
    if (!found || (best && found[0] >= best.t)) continue
    best = { t: found[0], hit: { a, b, share: found[1], spot: plus(from, times(ray, found[0])) } }
  }
  return best?.hit ?? null
}

/** A street meets the opposite street's end rather than jogging past it; else it opens a new junction. */
function endNode(graph: StreetGraph, face: Face, hit: Hit, street: NewStreet): number {
  const reach = street.class === 'residential' || street.class === 'tertiary' ? 24 : 12
  const near = face.ring
    .filter((node) => node !== hit.a || node !== hit.b)
    .map((node) => ({ node, distance: far(graph.spot(node), hit.spot) }))
    .filter(({ node, distance }) => distance < (isMinorJunction(graph, face, node) ? reach : 4))
    .sort((p, q) => p.distance - q.distance)[0]
  return near ? near.node : graph.splitEdge(hit.a, hit.b, hit.share)
}

/** True at a node where a street already ends from the other side and the ring goes nearly straight on. */
function isMinorJunction(graph: StreetGraph, face: Face, node: number): boolean {
  const i = face.ring.indexOf(node)
  const before = graph.streetBetween(nth(face.ring, i - 1), node)
  const after = graph.streetBetween(node, nth(face.ring, i + 1))
  if (!before || before !== after) return false
  const other = graph.faceBeside(node, nth(face.ring, i - 1))
  const beyond = graph.faceBeside(nth(face.ring, i + 1), node)
  return other !== beyond && (mainClasses.has(before.class) || before.nodes.length > 2)
}
