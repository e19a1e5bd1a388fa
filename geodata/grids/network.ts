import { dot, far, minus, nth, plus, rayHit, ringArea, type Spot, times, unit } from '../model/plane.ts'
import type { CellMesh, EdgeKind } from './cell-mesh.ts'

/** Streets longer than this are no way round a dead end, metres. */
const detourM = 500
/** A line drawn to a spot so near to a node ends in the node, metres. */
const sameNodeM = 0.01
/** Rounds after which what still hangs is cut loose rather than tied. */
const lastResort = 40

/**
 * The lines that may bound a cell, as a graph that is put in order until it falls into simple faces only:
 * no dead ends, no islands, nothing that hangs by one point.
 */
export class Network {
  private readonly mesh: CellMesh
  private readonly beside = new Map<number, Set<number>>()

  constructor(mesh: CellMesh) {
    this.mesh = mesh
  }

  add(a: number, b: number, kind: EdgeKind): void {
    if (a === b) return
    const known = this.has(a, b) ? this.mesh.kind(a, b) : undefined
    if (known === undefined || rank[kind] > rank[known]) this.mesh.setKind(a, b, kind)
    this.others(a).add(b)
    this.others(b).add(a)
  }

  /**
   * A main road that ends inside an area still divides it: it is carried on, along lesser streets where they lead to
   * another wall, else straight ahead.
   */
  carryOnMainRoads(isGoverned: (spot: Spot) => boolean): void {
    for (const node of [...this.beside.keys()]) {
      const walls = this.wallsAt(node)
      const [before] = walls
      if (walls.length !== 1 || before === undefined || !isGoverned(this.mesh.spot(node))) continue
      const detour = this.streetsToWall(node)
      if (detour)
        for (let i = 1; i < detour.length; i++) this.mesh.setKind(nth(detour, i - 1), nth(detour, i), 'main')
      else this.drawAhead(node, unit(minus(this.mesh.spot(node), this.mesh.spot(before))), 'main', true)
    }
  }

  /** Takes away dead ends, then what hangs by one point, then islands, until every face is simple. Answers the faces. */
  settle(): number[][] {
    for (let round = 0; round < 60; round++) {
      this.prune()
      this.tieIslands()
      const rings = this.trace()
      const hanging = rings
        .map((ring) => hangingPart(ring, (node) => this.mesh.spot(node)))
        .filter((part) => part !== null)
      if (hanging.length === 0) return rings
      for (const part of hanging) {
        if (round < lastResort) this.settleHanging(part)
        else this.loosen(part)
      }
    }
    throw new Error('the lines between the cells do not settle into simple faces')
  }

  /** What no drawn line ties (rounding turned the order of its edges) gives up the roads at its knot: borders stay. */
  private loosen({ knot }: Hanging): void {
    for (const other of [...this.others(knot)])
      if (this.mesh.kind(knot, other) !== 'border') this.remove(knot, other)
  }

  private others(node: number): Set<number> {
    const known = this.beside.get(node)
    if (known) return known
    const fresh = new Set<number>()
    this.beside.set(node, fresh)
    return fresh
  }

  private has(a: number, b: number): boolean {
    return this.beside.get(a)?.has(b) ?? false
  }

  private isWall(a: number, b: number): boolean {
    const kind = this.mesh.kind(a, b)
    return kind === 'border' || kind === 'main'
  }

  private wallsAt(node: number): number[] {
    return [...this.others(node)].filter((other) => this.isWall(node, other))
  }

  private remove(a: number, b: number): void {
    this.others(a).delete(b)
    this.others(b).delete(a)
  }

  private prune(): void {
    const ends = [...this.beside.keys()].filter((node) => this.others(node).size === 1)
    for (let node = ends.pop(); node !== undefined; node = ends.pop()) {
      const [other] = this.others(node)
      if (other === undefined) continue
      this.remove(node, other)
      if (this.others(other).size === 1) ends.push(other)
    }
  }

  /** The shortest way along lesser streets from a main road's end to any other wall. */
  private streetsToWall(start: number): number[] | null {
    const reached = new Map([[start, { from: start, metres: 0 }]])
    const open = new Set([start])
    for (;;) {
      const node = nearest(open, (n) => reached.get(n)?.metres ?? Infinity)
      if (node === null) return null
      open.delete(node)
      const { metres } = reached.get(node) ?? { metres: Infinity }
      if (node !== start && this.wallsAt(node).length > 0) return wayBack(reached, node, start)
      for (const other of this.others(node)) {
        if (node === start && this.isWall(node, other)) continue
        const length = metres + far(this.mesh.spot(node), this.mesh.spot(other))
        if (length > detourM || length >= (reached.get(other)?.metres ?? Infinity)) continue
        reached.set(other, { from: node, metres: length })
        open.add(other)
      }
    }
  }

  /** Draws a straight line from a node to the next wall (or to the next edge of any kind), crossing what lies between. */
  private drawAhead(node: number, direction: Spot, kind: EdgeKind, toWall: boolean): boolean {
    const from = this.mesh.spot(node)
    const hits: { t: number; a: number; b: number }[] = []
    for (const [a, b] of this.edges()) {
      if (a === node || b === node) continue
      const hit = rayHit(from, direction, this.mesh.spot(a), this.mesh.spot(b))
      if (hit) hits.push({ t: hit[0], a, b })
    }
    hits.sort((p, q) => p.t - q.t)
    const last = hits.findIndex(({ a, b }) => !toWall || this.isWall(a, b))
    if (last < 0) return false
    let at = node
    for (const { t, a, b } of hits.slice(0, last + 1)) {
      if (!this.has(a, b)) continue
      const next = this.split(a, b, plus(from, times(direction, t)))
      this.add(at, next, kind)
      at = next
    }
    return true
  }

  private split(a: number, b: number, spot: Spot): number {
    // A node a hair's breadth from another has no direction to it that rounding leaves whole: its edges would change order.
    for (const end of [a, b]) if (far(this.mesh.spot(end), spot) < sameNodeM) return end
    const node = this.mesh.splitEdge(a, b, spot)
    if (node === a || node === b) return node
    this.remove(a, b)
    for (const end of [a, b]) {
      this.others(end).add(node)
      this.others(node).add(end)
    }
    return node
  }

  private *edges(): Generator<readonly [number, number]> {
    for (const [a, others] of this.beside) for (const b of others) if (a < b) yield [a, b]
  }

  /** Streets that touch no wall are left out; a loop of main road is tied to what lies west and east of it. */
  private tieIslands(): void {
    const islands = this.components()
    islands.sort((p, q) => this.westmost(p) - this.westmost(q))
    for (const island of islands) {
      const hasWall = island.some((node) => this.wallsAt(node).length > 0)
      if (hasWall) {
        if (islands.length > 1) this.tie(island)
        continue
      }
      for (const node of island) for (const other of [...this.others(node)]) this.remove(node, other)
    }
  }

  private westmost(island: readonly number[]): number {
    return Math.min(...island.map((node) => this.mesh.spot(node)[0]))
  }

  private tie(island: readonly number[]): void {
    for (const direction of [
      [-1, 0],
      [1, 0],
    ] as const) {
      const end = nth(
        island.toSorted((a, b) => dot(this.mesh.spot(b), direction) - dot(this.mesh.spot(a), direction)),
        0,
      )
      this.drawAhead(end, direction, 'cut', false)
    }
  }

  private components(): number[][] {
    const seen = new Set<number>()
    const found: number[][] = []
    for (const node of this.beside.keys()) {
      if (seen.has(node) || this.others(node).size === 0) continue
      found.push(this.reach(node, seen))
    }
    return found
  }

  /** All nodes that hang together with `start`; those already seen bound the walk. */
  private reach(start: number, seen: Set<number>): number[] {
    const found: number[] = []
    const open = [start]
    seen.add(start)
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      found.push(node)
      for (const other of this.others(node)) {
        if (seen.has(other)) continue
        seen.add(other)
        open.push(other)
      }
    }
    return found
  }

  /** The rings with their face on the left; outer outlines run the other way round and are left out. */
  private trace(): number[][] {
    const turning = new Map<number, number[]>()
    for (const [node, others] of this.beside) turning.set(node, this.byDirection(node, [...others]))
    const walked = new Set<string>()
    const rings: number[][] = []
    for (const [start, others] of turning)
      for (const first of others) {
        if (walked.has(`${start}>${first}`)) continue
        const ring: number[] = []
        let [a, b] = [start, first]
        while (!walked.has(`${a}>${b}`)) {
          walked.add(`${a}>${b}`)
          ring.push(a)
          const around = turning.get(b) ?? []
          const next = nth(around, around.indexOf(a) - 1)
          a = b
          b = next
        }
        if (ringArea(ring.map((node) => this.mesh.spot(node))) > 0) rings.push(ring)
      }
    return rings
  }

  private byDirection(node: number, others: number[]): number[] {
    const from = this.mesh.spot(node)
    const angle = (other: number) => {
      const [x, y] = minus(this.mesh.spot(other), from)
      return Math.atan2(y, x)
    }
    return others.toSorted((a, b) => angle(a) - angle(b))
  }

  /** What hangs by one point is left out if it is streets only, else tied on its far side too. */
  private settleHanging({ knot, part }: Hanging): void {
    const [first] = part
    if (first === undefined || !part.every((node, i) => i === 0 || this.has(nth(part, i - 1), node))) return
    const members = this.reach(first, new Set([knot]))
    const hasWall = members.some((node) => this.wallsAt(node).length > 0)
    if (!hasWall) {
      for (const node of members) for (const other of [...this.others(node)]) this.remove(node, other)
      return
    }
    const middle = members.reduce<Spot>(
      (sum, node) => plus(sum, times(this.mesh.spot(node), 1 / members.length)),
      [0, 0],
    )
    const away = unit(minus(middle, this.mesh.spot(knot)))
    const farthest = nth(
      members.toSorted((a, b) => dot(this.mesh.spot(b), away) - dot(this.mesh.spot(a), away)),
      0,
    )
    this.drawAhead(farthest, away, 'cut', false)
  }
}

const rank: Readonly<Record<EdgeKind, number>> = { cut: 0, street: 1, main: 2, border: 3 }

interface Hanging {
  readonly knot: number
  /** The nodes beyond the knot, in order. */
  readonly part: number[]
}

/** The stretch of a ring that leaves a node and comes back to it the other way round than the ring runs. */
function hangingPart(ring: readonly number[], spot: (node: number) => Spot): Hanging | null {
  const at = new Map<number, number>()
  for (const [i, knot] of ring.entries()) {
    const before = at.get(knot)
    at.set(knot, i)
    if (before === undefined) continue
    const part = ring.slice(before + 1, i)
    if (ringArea([knot, ...part].map(spot)) <= 0) return { knot, part }
    return { knot, part: [...ring.slice(i + 1), ...ring.slice(0, before)] }
  }
  return null
}

function nearest(open: ReadonlySet<number>, metres: (node: number) => number): number | null {
  let best: number | null = null
  for (const node of open) if (best === null || metres(node) < metres(best)) best = node
  return best
}

function wayBack(reached: ReadonlyMap<number, { from: number }>, end: number, start: number): number[] {
  const way = [end]
  for (let node = end; node !== start; ) {
    node = reached.get(node)?.from ?? start
    way.push(node)
  }
  return way
}
