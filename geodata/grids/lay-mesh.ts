import type { Position } from 'geojson'
import { along, boxOf, nth, type Ring, type Spot, spotToSegment } from '../model/plane.ts'
import { CellMesh, type EdgeKind } from './cell-mesh.ts'
import type { Lattice } from './lattice.ts'
import { Network } from './network.ts'
import { Raster } from './raster.ts'

/** A line that may bound a cell, as it was given. */
export interface BoundingLine {
  readonly kind: EdgeKind
  readonly line: readonly Position[]
}

/** Noding moves a line by little more than a centimetre: what lies so near to a line is that line, metres. */
const sameLineM = 0.02

/**
 * Makes the mesh of simple faces from noded lines (they meet in their ends only).
 * `given` says what each line is; `areaAt` which area a place belongs to, null: none, no cell there.
 */
export function layMesh(
  lattice: Lattice,
  noded: readonly (readonly Position[])[],
  given: readonly BoundingLine[],
  areaAt: (spot: Spot) => string | null,
): CellMesh {
  const mesh = new CellMesh(lattice)
  const network = new Network(mesh)
  const kindOf = kindFinder(lattice, given)
  for (const line of noded)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [mesh.node(nth(line, i - 1)), mesh.node(nth(line, i))]
      network.add(a, b, kindOf(mesh.spot(a), mesh.spot(b)))
    }
  network.carryOnMainRoads((spot) => areaAt(spot) !== null)
  for (const ring of network.settle()) {
    const area = areaAt(innerSpot(ring.map((node) => mesh.spot(node))))
    if (area !== null) mesh.addFace(ring, area)
  }
  return mesh
}

const weight: Readonly<Record<EdgeKind, number>> = { border: 3, main: 2, street: 1, cut: 0 }

/** The weightiest of the given lines that a noded piece lies on. */
function kindFinder(lattice: Lattice, given: readonly BoundingLine[]): (a: Spot, b: Spot) => EdgeKind {
  const raster = new Raster<{ kind: EdgeKind; a: Spot; b: Spot }>(60)
  for (const { kind, line } of given)
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [lattice.toSpot(nth(line, i - 1)), lattice.toSpot(nth(line, i))]
      raster.add(boxOf([a, b]), { kind, a, b })
    }
  return (from, to) => {
    const middle = along(from, to, 0.5)
    let best: EdgeKind = 'cut'
    for (const { kind, a, b } of raster.near(boxOf([middle]), sameLineM))
      if (weight[kind] > weight[best] && spotToSegment(middle, a, b) <= sameLineM) best = kind
    return best
  }
}

/** A place well inside a ring: the middle of the longest of seven level chords. */
export function innerSpot(ring: Ring): Spot {
  const box = boxOf(ring)
  let best: { width: number; spot: Spot } | null = null
  for (let i = 1; i <= 7; i++) {
    const y = box.minY + ((box.maxY - box.minY) * i) / 8.0137
    const xs = levelCrossings(ring, y)
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const [from, to] = [nth(xs, k), nth(xs, k + 1)]
      if (best === null || to - from > best.width) best = { width: to - from, spot: [(from + to) / 2, y] }
    }
  }
  return best?.spot ?? nth(ring, 0)
}

function levelCrossings(ring: Ring, y: number): number[] {
  const xs: number[] = []
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = nth(ring, i + 1)
    if (y1 > y !== y2 > y) xs.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return xs.sort((a, b) => a - b)
}
