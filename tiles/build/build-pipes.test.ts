import { describe, expect, test } from 'vitest'
import { PIPE_COLORS } from '../content/component-colors.ts'
import { contains } from '../format/tileset.ts'
import { radians } from '../geometry/geodesy.ts'
import { MemorySink } from '../sink/sink.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { aComponent, aPipe, memoryComponents } from '../testing/component-rows.ts'
import { type DecodedContent, decodeContent, type Vertex } from '../testing/decode.ts'
import { walkTiles } from '../testing/walk-tiles.ts'
import { buildComponents } from './build-components.ts'

const metresPerLat = 110_950

describe('The tiles of pipes', () => {
  test('show a pipe as a tube of its diameter at its depth, mitred at the bend and closed at both ends', async () => {
    const { near } = await build([aPipe(7, [0, 0, 10, 0, 10, 10])])
    const { features, vertices, triangles } = near
    expect(features).toEqual([{ id: 7, classCode: 1999, state: 0, depthM: 2, diameterMm: 600 }])
    const heights = vertices.map(({ heightM }) => heightM)
    // Eight sides stand on their faces: their corners are as far as the radius goes, a face a little less.
    expect(Math.min(...heights)).toBeCloseTo(-2 - 0.3 * Math.cos(Math.PI / 8), 2)
    expect(Math.max(...heights)).toBeCloseTo(-2 + 0.3 * Math.cos(Math.PI / 8), 2)
    // Three rings and two ends of eight corners; two stretches of sixteen triangles and two ends of six.
    expect([vertices.length, triangles.length]).toEqual([40, 44])
    expectClosed(near)
    // The bend keeps the tube's thickness: its outer corner is a radius beyond the axis both ways.
    const east = Math.max(...vertices.map(({ lon }) => lon))
    expect((east - 103.701) * metresPerLat * Math.cos(radians(36.05))).toBeCloseTo(0.277, 1)
  })

  test('lead from covers of their kind down to the pipe, and from no others', async () => {
    const at = { lon: 103.7005, lat: 36.05, heightM: 0.3 }
    const covers = [
      aComponent(21, { ...at, classCode: '01001' }),
      aComponent(22, { ...at, lon: 103.7006, classCode: '01002' }),
      aComponent(23, { ...at, lat: 36.0504, classCode: '01001' }),
      aComponent(24, { ...at, lon: 103.7007, classCode: '01037' }),
    ]
    const { near } = await build([aPipe(7, [0, 0, 10, 0])], covers)
    expect(near.features.map(({ id }) => id)).toEqual([7, 21])
    expect(near.features[1]?.depthM).toBeCloseTo(2.3, 3)
    const heights = near.vertices.filter((vertex) => vertex.featureId === 1).map(({ heightM }) => heightM)
    expect(Math.max(...heights)).toBeCloseTo(0.3, 2)
    expect(Math.min(...heights)).toBeCloseTo(-2, 2)
  })

  test('find the manholes of a pipe across the city along it, and ask for nothing beside', async () => {
    const cover = (id: number, lon: number, lat: number) =>
      aComponent(id, { lon, lat, classCode: '01001', heightM: 0 })
    // From corner to corner of a city of 30 km, with one corner more on the way.
    const across = aPipe(7, [0, 0, 1000, 1000, 3000, 3000], { lon: 103.8, lat: 36.15 })
    const on = [0.02, 0.1, 0.28].map((deg, i) => cover(21 + i, 103.7 + deg, 36.05 + deg))
    const beside = Array.from({ length: 900 }, (_, i) =>
      cover(100 + i, 103.7 + (i % 30) * 0.01 + 0.005, 36.05 + Math.floor(i / 30) * 0.01),
    )
    const source = memoryComponents([across], [...on, ...beside])
    let asked = 0
    const sink = new MemorySink()
    const counting = {
      ...source,
      async covers(box: Parameters<typeof source.covers>[0]) {
        const found = await source.covers(box)
        asked += found.length
        return found
      },
    }
    await buildComponents(counting, sink, { shape: 'line' })
    const [, bytes = new Uint8Array()] = [...sink.files].find(([path]) => path.startsWith('near/')) ?? []
    expect(decodeContent(bytes).features.map(({ id }) => id)).toEqual([7, 21, 22, 23])
    expect(asked).toBeLessThan(100)
  })

  test('hold each pipe once as a line and once as a tube, the same bytes every time, clean and within bounds', async () => {
    const kinds = Object.keys(PIPE_COLORS)
    const rows = Array.from({ length: 900 }, (_, i) =>
      aPipe(i + 1, [(i % 60) * 30, 0, (i % 60) * 30 + 9, (i / 60) | 0, (i % 60) * 30 + 25, i % 7], {
        classCode: kinds[i % kinds.length] ?? '',
        depthM: 1 + (i % 5) / 2,
      }),
    )
    const { sink, built } = await build(rows)
    expect(built).toEqual({ features: 900, problems: [] })
    const tiles = await walkTiles(async (path) => sink.files.get(path) ?? new Uint8Array())
    const ids = new Map<string, unknown[]>([
      ['mid', []],
      ['near', []],
    ])
    for (const { tile, parent, uri } of tiles) {
      const { region } = tile.boundingVolume
      if (parent !== null) {
        expect(contains(parent.boundingVolume.region, region), uri).toBe(true)
        expect(tile.geometricError).toBeLessThan(parent.geometricError)
      }
      if (uri === undefined) continue
      const content = decodeContent(sink.files.get(uri) ?? new Uint8Array())
      ids.get(uri.split('/')[0] ?? '')?.push(...content.features.map(({ id }) => id))
      for (const { lon, lat, heightM } of content.vertices) {
        const [west, south, east, north, low, high] = region
        expect(heightM, uri).toBeGreaterThan(low - 0.06)
        expect(heightM, uri).toBeLessThan(high + 0.06)
        expect(radians(lon) > west - 1e-8 && radians(lon) < east + 1e-8, uri).toBe(true)
        expect(radians(lat) > south - 1e-8 && radians(lat) < north + 1e-8, uri).toBe(true)
      }
      expect(await complaintsAbout(sink.files.get(uri) ?? new Uint8Array()), uri).toEqual([])
    }
    for (const [band, found] of ids)
      expect([band, found.length, new Set(found).size]).toEqual([band, 900, 900])
    const again = await build(rows)
    expect([...again.sink.files.keys()]).toEqual([...sink.files.keys()])
  }, 60_000)

  test('say what is wrong with a pipe and draw it all the same', async () => {
    const { near, built, sink } = await build([
      aPipe(1, [0, 0, 10, 0], { depthM: null }),
      aPipe(2, [0, 1, 10, 1], { diameterMm: null }),
      aPipe(3, [0, 2, 10, 2], { depthM: Number.NaN, diameterMm: Number.NaN, heightM: Number.NaN }),
      aPipe(4, [0, 3]),
      aPipe(5, [0, 4, 0, 4]),
      aPipe(6, [0, 5, Number.NaN, 5, 10, 5], { lon: 103.7005, lat: 36.0505 }),
      aPipe(7, [0, 6, 10, 6, 0, 6]),
      aPipe(8, [0, 7, 10, 7], { lines: [] }),
      aPipe(9, [Number.NaN, Number.NaN]),
      aPipe(10, [0, 9, 10, 9], { depthM: 1e300, heightM: -1e300, diameterMm: 1e300 }),
    ])
    expect(built.problems).toEqual([
      { id: 9, problem: 'no-place' },
      { id: 1, problem: 'no-depth' },
      { id: 2, problem: 'no-diameter' },
      { id: 3, problem: 'no-height' },
      { id: 3, problem: 'no-depth' },
      { id: 3, problem: 'no-diameter' },
      { id: 4, problem: 'too-short' },
      { id: 5, problem: 'too-short' },
      { id: 8, problem: 'too-short' },
      { id: 10, problem: 'no-height' },
      { id: 10, problem: 'no-depth' },
      { id: 10, problem: 'no-diameter' },
    ])
    expect(near.features.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10])
    expect(near.features.at(-1)).toMatchObject({ id: 10, depthM: 0, diameterMm: 0 })
    for (let i = 0; i < 8; i++)
      expect(near.vertices.filter(({ featureId }) => featureId === i).length, `${i}`).toBeGreaterThanOrEqual(
        16,
      )
    expect(near.vertices.every((vertex) => Object.values(vertex).every(Number.isFinite))).toBe(true)
    for (const [path, bytes] of sink.files)
      if (path.endsWith('.glb')) expect(await complaintsAbout(bytes), path).toEqual([])
  })
})

async function build(rows: ComponentRow[], covers: ComponentRow[] = []) {
  const sink = new MemorySink()
  const built = await buildComponents(memoryComponents(rows, covers), sink, { shape: 'line' })
  const [, bytes = new Uint8Array()] = [...sink.files].find(([path]) => path.startsWith('near/')) ?? []
  return { sink, built, near: decodeContent(bytes) }
}

/** Every edge of the surface is passed once in each direction: no gap, no face turned inwards. Corners at one place are one. */
function expectClosed({ vertices, triangles }: DecodedContent): void {
  const key = ({ lon, lat, heightM }: Vertex) => [lon * 1e7, lat * 1e7, heightM * 100].map(Math.round).join()
  const passed = new Map<string, number>()
  for (const corners of triangles)
    corners.forEach((corner, i) => {
      const [a, b] = [corner, corners[(i + 1) % 3] as number].map((v) => key(vertices[v] as Vertex))
      passed.set(`${a} ${b}`, (passed.get(`${a} ${b}`) ?? 0) + 1)
    })
  for (const [edge, times] of passed) {
    const [a, b] = edge.split(' ')
    expect([times, passed.get(`${b} ${a}`)]).toEqual([1, 1])
  }
}
