import type { MultiPolygon } from 'geojson'
import { isInside, ringArea } from '../../model/plane.ts'

export type LonLat = [lon: number, lat: number]

/**
 * Joins member ways end to end into closed rings of node ids; null where some end stays open. Ways may run in either
 * direction and come in any order.
 */
export function joinRings(lines: readonly (readonly number[])[]): number[][] | null {
  const rings: number[][] = []
  const open = new Set(lines.filter((line) => line.length > 1))
  const byEnd = new Map<number, (readonly number[])[]>()
  for (const line of open)
    for (const end of [line[0] ?? 0, line.at(-1) ?? 0]) byEnd.set(end, [...(byEnd.get(end) ?? []), line])
  for (const line of open) {
    open.delete(line)
    const ring = [...line]
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1) ?? 0
      const next = byEnd.get(end)?.find((candidate) => open.has(candidate))
      if (next === undefined) return null
      open.delete(next)
      ring.push(...(next[0] === end ? next.slice(1) : next.toReversed().slice(1)))
    }
    rings.push(ring)
  }
  return rings
}

/** Puts each hole into the smallest outline around it. Holes outside every outline are left out. */
export function nestRings(outlines: LonLat[][], holes: LonLat[][]): MultiPolygon {
  const polygons = outlines.map((outline) => ({
    outline,
    rings: [outline],
    size: Math.abs(ringArea(outline)),
  }))
  polygons.sort((a, b) => a.size - b.size)
  for (const hole of holes) polygons.find(({ outline }) => isRingWithin(hole, outline))?.rings.push(hole)
  return { type: 'MultiPolygon', coordinates: polygons.map(({ rings }) => rings) }
}

/** True when most corners of `inner` lie in `outer`: rings of one multipolygon may touch at corners. */
function isRingWithin(inner: LonLat[], outer: LonLat[]): boolean {
  const inside = inner.filter((position) => isInside(position, outer)).length
  return inside * 2 > inner.length
}
