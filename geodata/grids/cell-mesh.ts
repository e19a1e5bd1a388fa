import type { Position } from 'geojson'
import { far, nth, type Ring, ringArea, type Spot } from '../model/plane.ts'
import type { Lattice } from './lattice.ts'

/** What an edge of the mesh is: an area's border, a main road, a lesser street, or a line drawn to cut a cell. */
export type EdgeKind = 'border' | 'main' | 'street' | 'cut'

/** A cell in the making. */
export interface Face {
  readonly id: number
  /** Nodes counter-clockwise, none twice. */
  readonly ring: readonly number[]
  readonly areaM2: number
  /** Code of the area it lies in; cells of different areas are never joined. */
  readonly area: string
}

/**
 * A planar partition into simple faces that can be cut and joined. Both work on the nodes that neighbours share, so
 * whatever is done, no gap and no overlap can come of it.
 */
export class CellMesh {
  readonly faces = new Map<number, Face>()
  private readonly lattice: Lattice
  private readonly lonLats: [number, number][] = []
  private readonly spots: Spot[] = []
  private readonly nodeAt = new Map<string, number>()
  private readonly kinds = new Map<number, EdgeKind>()
  private readonly faceLeftOf = new Map<number, number>()
  private nextFace = 0

  constructor(lattice: Lattice) {
    this.lattice = lattice
  }

  node(position: Position): number {
    const lonLat = this.lattice.snap(position)
    const key = `${lonLat[0]} ${lonLat[1]}`
    const known = this.nodeAt.get(key)
    if (known !== undefined) return known
    const id = this.lonLats.push(lonLat) - 1
    this.spots.push(this.lattice.toSpot(lonLat))
    this.nodeAt.set(key, id)
    return id
  }

  nodeNear(spot: Spot): number {
    return this.node(this.lattice.toLonLat(spot))
  }

  spot(node: number): Spot {
    return nth(this.spots, node)
  }

  lonLat(node: number): [number, number] {
    return nth(this.lonLats, node)
  }

  lonLatOf(spot: Spot): [number, number] {
    return this.lattice.toLonLat(spot)
  }

  outline(face: Face): Ring {
    return face.ring.map((node) => this.spot(node))
  }

  kind(a: number, b: number): EdgeKind | undefined {
    return this.kinds.get(edgeKey(a, b))
  }

  setKind(a: number, b: number, kind: EdgeKind): void {
    this.kinds.set(edgeKey(a, b), kind)
  }

  faceBeside(a: number, b: number): Face | undefined {
    const id = this.faceLeftOf.get(directedKey(a, b))
    return id === undefined ? undefined : this.faces.get(id)
  }

  addFace(ring: readonly number[], area: string): Face {
    const areaM2 = ringArea(ring.map((node) => this.spot(node)))
    const face = { id: this.nextFace++, ring, areaM2, area }
    this.put(face)
    return face
  }

  /** The cell under another area's code. */
  assign(face: Face, area: string): void {
    this.faces.set(face.id, { ...face, area })
  }

  removeFace(face: Face): void {
    this.faces.delete(face.id)
    for (const [i, node] of face.ring.entries())
      this.faceLeftOf.delete(directedKey(node, nth(face.ring, i + 1)))
  }

  /** Puts a node on edge a–b near `spot`, for the faces on both sides; an end of the edge that is that spot is answered. */
  splitEdge(a: number, b: number, spot: Spot): number {
    const node = this.nodeNear(spot)
    const kind = this.kind(a, b)
    if (node === a || node === b || kind === undefined) return node
    this.kinds.delete(edgeKey(a, b))
    this.setKind(a, node, kind)
    this.setKind(node, b, kind)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const face = this.faceBeside(from, to)
      if (!face) continue
      this.faceLeftOf.delete(directedKey(from, to))
      this.put({ ...face, ring: face.ring.toSpliced(face.ring.indexOf(from) + 1, 0, node) })
    }
    return node
  }

  /** Cuts a face from one node of its ring to another. The straight line between them must lie inside. */
  splitFace(id: number, from: number, to: number): [Face, Face] {
    const face = this.faces.get(id)
    if (!face) throw new Error(`there is no face ${id}`)
    this.removeFace(face)
    this.setKind(from, to, 'cut')
    const start = face.ring.indexOf(from)
    const turned = [...face.ring.slice(start), ...face.ring.slice(0, start)]
    const end = turned.indexOf(to)
    return [
      this.addFace(turned.slice(0, end + 1), face.area),
      this.addFace([from, ...turned.slice(end)], face.area),
    ]
  }

  /** Joins two neighbours over all edges between them, or answers null where the outcome would touch itself or have a hole. */
  join(one: Face, other: Face): Face | null {
    const ring = this.ringAround([one, other])
    if (!ring) return null
    for (const face of [one, other]) this.removeFace(face)
    return this.addFace(ring, one.area)
  }

  /** The one simple outline round some faces, or null where there is none. */
  ringAround(faces: readonly Face[]): number[] | null {
    const inside = new Set(faces.map(({ id }) => id))
    const next = new Map<number, number>()
    for (const face of faces)
      for (const [i, node] of face.ring.entries()) {
        const to = nth(face.ring, i + 1)
        const beyond = this.faceBeside(to, node)
        if (beyond && inside.has(beyond.id)) continue
        if (next.has(node)) return null
        next.set(node, to)
      }
    const start = next.keys().next().value
    if (start === undefined) return null
    const ring = [start]
    for (let node = next.get(start); node !== start; node = next.get(node)) {
      if (node === undefined) return null
      ring.push(node)
    }
    return ring.length === next.size ? ring : null
  }

  /** What lies beyond each side of a face: neighbour, metres shared, and the kinds of the edges between. */
  neighbours(
    face: Face,
  ): { face: Face; sharedM: number; edges: (readonly [number, number])[]; kinds: Set<EdgeKind> }[] {
    const found = new Map<
      number,
      { face: Face; sharedM: number; edges: (readonly [number, number])[]; kinds: Set<EdgeKind> }
    >()
    for (const [i, node] of face.ring.entries()) {
      const to = nth(face.ring, i + 1)
      const beyond = this.faceBeside(to, node)
      if (!beyond || beyond.id === face.id) continue
      const entry = found.get(beyond.id) ?? {
        face: beyond,
        sharedM: 0,
        edges: [],
        kinds: new Set<EdgeKind>(),
      }
      entry.sharedM += far(this.spot(node), this.spot(to))
      entry.edges.push([node, to])
      entry.kinds.add(this.kind(node, to) ?? 'border')
      found.set(beyond.id, entry)
    }
    return [...found.values()]
  }

  private put(face: Face): void {
    this.faces.set(face.id, face)
    for (const [i, node] of face.ring.entries())
      this.faceLeftOf.set(directedKey(node, nth(face.ring, i + 1)), face.id)
  }
}

const keyBase = 2 ** 26
const directedKey = (a: number, b: number) => a * keyBase + b
const edgeKey = (a: number, b: number) => (a < b ? directedKey(a, b) : directedKey(b, a))
