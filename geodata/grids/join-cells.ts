import { boxOf, type Spot } from '../model/plane.ts'
import type { CellMesh, EdgeKind, Face } from './cell-mesh.ts'
import { type CellSize, cutDown, cutHouses, type Footprints } from './cut-cells.ts'
import { Raster } from './raster.ts'

export interface PartitionRules extends CellSize {
  /** Edges of these kinds are never joined over. */
  readonly walls: ReadonlySet<EdgeKind>
  /** How much worse it is to lose an edge of a kind than any other. */
  readonly worth: Readonly<Partial<Record<EdgeKind, number>>>
}

/**
 * Brings the faces to size: cuts what is too large, joins what is too small to the neighbour that loses least,
 * and cuts again where only a large neighbour was left.
 */
export function bringToSize(mesh: CellMesh, rules: PartitionRules, footprints: Footprints): void {
  for (const face of [...mesh.faces.values()])
    if (face.areaM2 > rules.maxM2) cutDown(mesh, face.id, rules, footprints)
  joinSmall(mesh, rules, footprints, rules.minM2 * 1.2, false)
  joinSmall(mesh, rules, footprints, rules.minM2, true)
}

/** Joins without ever cutting: whole faces become larger ones. */
export function joinUp(mesh: CellMesh, rules: PartitionRules): void {
  joinSmall(mesh, rules, new Raster(1000), rules.minM2, false)
}

/** Smallest first. With `overfull` a cell may grow too large for a moment and is cut anew. */
function joinSmall(
  mesh: CellMesh,
  rules: PartitionRules,
  footprints: Footprints,
  belowM2: number,
  overfull: boolean,
): void {
  const waiting = [...mesh.faces.values()].filter(({ areaM2 }) => areaM2 < belowM2)
  waiting.sort((a, b) => b.areaM2 - a.areaM2 || b.id - a.id)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const face = mesh.faces.get(next.id)
    const choice = face && bestNeighbour(mesh, face, rules, footprints, overfull)
    const joined = choice ? mesh.join(face, choice) : null
    if (!joined) continue
    // What comes of cutting is as good as it gets: joined again it would only be cut again.
    if (joined.areaM2 > rules.maxM2) cutDown(mesh, joined.id, rules, footprints)
    else if (joined.areaM2 < belowM2) waiting.splice(placeIn(waiting, joined.areaM2), 0, joined)
  }
}

/** Where a face of that size belongs in a list sorted from large to small. */
function placeIn(sorted: readonly Face[], areaM2: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.areaM2 ?? 0) > areaM2) low = middle + 1
    else high = middle
  }
  return low
}

function bestNeighbour(
  mesh: CellMesh,
  face: Face,
  rules: PartitionRules,
  footprints: Footprints,
  overfull: boolean,
): Face | null {
  let best: { score: number; face: Face } | null = null
  const outline = mesh.outline(face)
  const houses = footprints.near(boxOf(outline), 1)
  const spots = ([a, b]: readonly [number, number]): [Spot, Spot] => [mesh.spot(a), mesh.spot(b)]
  for (const { face: other, sharedM, edges, kinds } of mesh.neighbours(face)) {
    if (other.area !== face.area || [...kinds].some((kind) => rules.walls.has(kind))) continue
    const sum = face.areaM2 + other.areaM2
    if (sum > rules.maxM2 && !overfull) continue
    if (!mesh.ringAround([face, other])) continue
    const rescued = edges.reduce((cost, edge) => cost + cutHouses(...spots(edge), houses), 0)
    const lost = Math.max(0, ...[...kinds].map((kind) => rules.worth[kind] ?? 0))
    const score =
      (2 * sum) / rules.maxM2 + lost - Math.min(2, 0.5 * rescued) - sharedM / Math.sqrt(face.areaM2 + 1)
    if (best === null || score < best.score - 1e-9) best = { score, face: other }
  }
  return best?.face ?? null
}
