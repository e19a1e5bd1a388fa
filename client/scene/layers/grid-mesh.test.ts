import { expect, test } from 'vitest'
import { cellMesh, type Triangulate } from './grid-mesh.ts'

type Place = readonly [number, number]
/** A fan: enough for rings without dents and holes. */
const fan: Triangulate = ([ring = []]) => ring.slice(2).flatMap((_, i) => [0, i + 1, i + 2])
const SIDE = 0.001
const square: Place[] = [
  [103.8, 36],
  [103.8 + SIDE, 36],
  [103.8 + SIDE, 36 + SIDE],
  [103.8, 36 + SIDE],
  [103.8, 36],
]

function sides(triangles: readonly number[]): Map<string, number> {
  const met = new Map<string, number>()
  for (let i = 0; i < triangles.length; i += 3)
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      const key = [triangles[i + a] ?? 0, triangles[i + b] ?? 0].sort((x, y) => x - y).join(' ')
      met.set(key, (met.get(key) ?? 0) + 1)
    }
  return met
}

function areaOf(places: readonly Place[], triangles: readonly number[]): number {
  let area = 0
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => places[triangles[i + k] ?? 0] ?? [0, 0]) as [Place, Place, Place]
    area += ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
  }
  return area
}

test('A cell is cut into triangles that cover it, none longer than asked, without gaps between them', () => {
  const { places, triangles } = cellMesh([[square]], 30, fan)
  expect(areaOf(places, triangles) / SIDE ** 2).toBeCloseTo(1, 9)
  expect(triangles.length / 3).toBeGreaterThan(20)
  // A side inside the cell belongs to two triangles; at its edge to one, and the edge is cut on both of its ends alike.
  const rim = [...sides(triangles)].filter(([, count]) => count === 1)
  expect([...sides(triangles).values()].every((count) => count <= 2)).toBe(true)
  const onRim = rim.every(([key]) =>
    key
      .split(' ')
      .map((at) => places[Number(at)] ?? [0, 0])
      .every(([lon, lat]) =>
        [lon - 103.8, 103.8 + SIDE - lon, lat - 36, 36 + SIDE - lat].some((away) => Math.abs(away) < 1e-9),
      ),
  )
  expect(onRim).toBe(true)
})

test('On level ground a cell stays as few triangles as it can be, each of its polygons on its own', () => {
  const far = square.map(([lon, lat]): Place => [lon + 0.01, lat])
  const { places, triangles } = cellMesh([[square], [far]], Number.POSITIVE_INFINITY, fan)
  expect([places.length, triangles.length / 3]).toEqual([8, 4])
  expect(Math.max(...triangles.slice(0, 6))).toBeLessThan(4)
})
