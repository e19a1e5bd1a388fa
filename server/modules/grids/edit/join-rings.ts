import { ON_EDGE_M } from './cut-ring.ts'
import { alongLine, type Corner, isSame, keyOf, nth, type Ring } from './plane.ts'

export type Join = { ring: Ring } | { fault: 'merge-apart' | 'merge-hole' | 'merge-corner'; at: Corner }

/** Joins neighbours over all edges between them; every other corner stays where it is, so the outer neighbours still fit. */
export function joinRings(given: readonly Ring[]): Join {
  const rings = given.map((ring) => given.reduce((now, other) => withCornersOf(now, other), ring))
  const apart = firstApart(rings)
  if (apart !== undefined) return { fault: 'merge-apart', at: nth(apart, 0) }
  const edges = new Map<string, { from: Corner; to: Corner }>()
  for (const ring of rings)
    for (const [i, from] of ring.entries()) {
      const to = nth(ring, i + 1)
      if (!edges.delete(edgeKey(to, from))) edges.set(edgeKey(from, to), { from, to })
    }
  return outlineOf([...edges.values()])
}

const edgeKey = (from: Corner, to: Corner) => `${keyOf(from)} ${keyOf(to)}`

/** The other's corners that lie on this ring's edges become corners of this ring as well. */
export function withCornersOf(ring: Ring, other: Ring): Ring {
  const own = new Set(ring.map(keyOf))
  const missing = other.filter((corner) => !own.has(keyOf(corner)))
  return ring.flatMap((a, i) => {
    const b = nth(ring, i + 1)
    const here = missing
      .map((corner) => ({ corner, ...alongLine(corner, a, b) }))
      .filter(({ offM, t }) => offM <= ON_EDGE_M && t > 0 && t < 1)
      .sort((p, q) => p.t - q.t)
    return [a, ...here.map(({ corner }) => corner)]
  })
}

/** A ring that shares no edge with those reached from the first. */
function firstApart(rings: readonly Ring[]): Ring | undefined {
  const ringsAt = new Map<string, number[]>()
  for (const [n, ring] of rings.entries())
    for (const [i, from] of ring.entries()) {
      const key = [keyOf(from), keyOf(nth(ring, i + 1))].sort().join(' ')
      ringsAt.set(key, [...(ringsAt.get(key) ?? []), n])
    }
  const reached = new Set([0])
  for (let grew = true; grew; ) {
    grew = false
    for (const group of ringsAt.values())
      if (group.some((n) => reached.has(n)) && group.some((n) => !reached.has(n))) {
        for (const n of group) reached.add(n)
        grew = true
      }
  }
  return rings.find((_, n) => !reached.has(n))
}

/** The one ring that some edges make. */
function outlineOf(edges: readonly { from: Corner; to: Corner }[]): Join {
  const next = new Map<string, Corner>()
  for (const { from, to } of edges) {
    if (next.has(keyOf(from))) return { fault: 'merge-corner', at: from }
    next.set(keyOf(from), to)
  }
  const start = nth(edges, 0).from
  const ring: Corner[] = [start]
  for (let at = next.get(keyOf(start)); at !== undefined && !isSame(at, start); at = next.get(keyOf(at)))
    ring.push(at)
  const inRing = new Set(ring.map(keyOf))
  const beyond = edges.find(({ from }) => !inRing.has(keyOf(from)))
  return beyond === undefined ? { ring } : { fault: 'merge-hole', at: beyond.from }
}
