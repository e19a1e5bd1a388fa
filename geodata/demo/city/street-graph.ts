import type { RoadClass } from '../../model/city.ts'
import { along, nth, type Ring, type Spot } from '../../model/plane.ts'

export interface StreetName {
  readonly zh: string
  readonly en: string
}
/** A stretch of street: its nodes in order, and where its house numbers go on counting from. */
export interface Street {
  readonly id: number
  readonly class: RoadClass
  readonly name: StreetName | null
  readonly nodes: number[]
  /** Metres of the same road before this stretch. */
  readonly startM: number
}
export interface Face {
  readonly id: number
  /** Node ids, counter-clockwise. */
  readonly ring: number[]
  /** The superblock it was cut from. */
  readonly superblock: number
}

/** Half the width from house line to house line, metres. */
export const halfWidthM: Readonly<Record<RoadClass, number>> = {
  motorway: 22,
  trunk: 20,
  primary: 17,
  secondary: 13,
  tertiary: 9,
  residential: 6.5,
  service: 3,
  footway: 1.5,
  rail: 14,
}
export const mainClasses: ReadonlySet<RoadClass> = new Set(['motorway', 'trunk', 'primary', 'secondary'])

/**
 * The city as a planar graph: streets are edges, blocks are faces. Cutting a face puts the cut's ends on the shared
 * edge for both sides, so whatever is later joined from faces meets its neighbours in the very same points.
 */
export class StreetGraph {
  readonly spots: Spot[] = []
  readonly streets: Street[] = []
  readonly faces = new Map<number, Face>()
  private readonly streetOfEdge = new Map<string, Street>()
  private readonly faceLeftOf = new Map<string, number>()
  private nextFace = 0

  addNode(spot: Spot): number {
    return this.spots.push(spot) - 1
  }

  spot(node: number): Spot {
    return nth(this.spots, node)
  }

  addStreet(name: StreetName | null, roadClass: RoadClass, nodes: number[], startM = 0): Street {
    const street = { id: this.streets.length, class: roadClass, name, nodes: [...nodes], startM }
    this.streets.push(street)
    for (let i = 1; i < nodes.length; i++)
      this.streetOfEdge.set(edgeKey(nth(nodes, i - 1), nth(nodes, i)), street)
    return street
  }

  addFace(ring: number[], superblock: number): Face {
    const face = { id: this.nextFace++, ring, superblock }
    this.faces.set(face.id, face)
    for (const [i, node] of ring.entries()) this.faceLeftOf.set(`${node}>${nth(ring, i + 1)}`, face.id)
    return face
  }

  outline(face: Face): Ring {
    return face.ring.map((node) => this.spot(node))
  }

  streetBetween(a: number, b: number): Street | undefined {
    return this.streetOfEdge.get(edgeKey(a, b))
  }

  faceBeside(a: number, b: number): Face | undefined {
    const id = this.faceLeftOf.get(`${a}>${b}`)
    return id === undefined ? undefined : this.faces.get(id)
  }

  line(street: Street): Spot[] {
    return street.nodes.map((node) => this.spot(node))
  }

  /** Puts a new node on edge a–b; the street and the faces on both sides get it too. */
  splitEdge(a: number, b: number, share: number): number {
    const node = this.addNode(along(this.spot(a), this.spot(b), share))
    const street = this.streetOfEdge.get(edgeKey(a, b))
    if (street) {
      putBetween(street.nodes, a, b, node)
      this.streetOfEdge.delete(edgeKey(a, b))
      this.streetOfEdge.set(edgeKey(a, node), street)
      this.streetOfEdge.set(edgeKey(node, b), street)
    }
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const face = this.faceBeside(from, to)
      if (!face) continue
      face.ring.splice(face.ring.indexOf(from) + 1, 0, node)
      this.faceLeftOf.delete(`${from}>${to}`)
      this.faceLeftOf.set(`${from}>${node}`, face.id)
      this.faceLeftOf.set(`${node}>${to}`, face.id)
    }
    return node
  }

  /** Cuts a face along a new street from `from` to `to`, both on its ring. */
  splitFace(
    face: Face,
    from: number,
    to: number,
    name: StreetName | null,
    roadClass: RoadClass,
  ): [Face, Face] {
    this.addStreet(name, roadClass, [from, to])
    this.faces.delete(face.id)
    const turned = [
      ...face.ring.slice(face.ring.indexOf(from)),
      ...face.ring.slice(0, face.ring.indexOf(from)),
    ]
    const cut = turned.indexOf(to)
    return [
      this.addFace(turned.slice(0, cut + 1), face.superblock),
      this.addFace([nth(turned, 0), ...turned.slice(cut)], face.superblock),
    ]
  }

  /** The outlines round a set of faces, as node rings: the edges whose other side is not among them. */
  borderOf(faces: readonly Face[]): number[][] {
    const inside = new Set(faces.map((face) => face.id))
    const next = new Map<number, number[]>()
    for (const face of faces)
      face.ring.forEach((node, i) => {
        const to = nth(face.ring, i + 1)
        const other = this.faceBeside(to, node)
        if (!other || !inside.has(other.id)) next.set(node, [...(next.get(node) ?? []), to])
      })
    return ringsFrom(next)
  }
}

const edgeKey = (a: number, b: number) => (a < b ? `${a}:${b}` : `${b}:${a}`)

function putBetween(nodes: number[], a: number, b: number, node: number): void {
  const i = nodes.findIndex((n, at) => (n === a && nodes[at + 1] === b) || (n === b && nodes[at + 1] === a))
  if (i < 0) throw new Error(`the street has no edge ${a}–${b}`)
  nodes.splice(i + 1, 0, node)
}

function ringsFrom(next: Map<number, number[]>): number[][] {
  const rings: number[][] = []
  for (;;) {
    const start = [...next.entries()].find(([, to]) => to.length > 0)?.[0]
    if (start === undefined) return rings
    const ring: number[] = []
    let node = start
    do {
      ring.push(node)
      const to = next.get(node)?.pop()
      if (to === undefined) throw new Error('a border does not close')
      node = to
    } while (node !== start)
    rings.push(ring)
  }
}
