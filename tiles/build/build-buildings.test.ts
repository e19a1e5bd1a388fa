import { beforeAll, describe, expect, test } from 'vitest'
import { contains, type Tileset } from '../format/tileset.ts'
import { radians } from '../geometry/geodesy.ts'
import { MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import { aBuilding, aRing, gabledHouse, memoryBuildings } from '../testing/building-rows.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { type DecodedContent, decodeContent } from '../testing/decode.ts'
import { tilesetComplaints } from '../testing/tileset-complaints.ts'
import { type WalkedTile, walkTiles } from '../testing/walk-tiles.ts'
import type { Built } from './banded-build.ts'
import { buildBuildings } from './build-buildings.ts'

const bowTie = Float64Array.from([
  103.71, 36.06, 103.7102, 36.0602, 103.7102, 36.06, 103.71, 36.0602, 103.71, 36.06,
])
const odd = [
  aBuilding(5001, { polygons: [[bowTie]], lon: 103.7101, lat: 36.0601 }),
  aBuilding(5002, { polygons: [[aRing(103.712, 36.06, 1e-8, 1e-8)]], lon: 103.712, lat: 36.06 }),
  aBuilding(5003, {
    polygons: [[aRing(103.714, 36.06, 0.017, 0.0001)]],
    lon: 103.714,
    lat: 36.06,
    heightM: 30,
  }),
  aBuilding(5004, { polygons: [], lon: 103.7, lat: 89.9999, heightM: 3 }),
]
const rows = [...Array.from({ length: 3000 }, (_, i) => aBuilding(i + 1)), ...odd]

describe('The tiles of a made city of 3,004 buildings', () => {
  const sink = new MemorySink()
  const contents = new Map<string, DecodedContent>()
  let built: Built
  let tiles: WalkedTile[]
  const file = async (path: string) => sink.files.get(path) ?? Promise.reject(new Error(`${path} is missing`))
  const inLevel = (level: string) => tiles.filter(({ uri }) => uri?.startsWith(`${level}/`))
  const contentOf = (uri: string | undefined) => contents.get(uri ?? '') ?? expect.unreachable()

  beforeAll(async () => {
    built = await buildBuildings(memoryBuildings(rows), sink)
    tiles = await walkTiles(file)
    for (const { uri } of tiles) if (uri !== undefined) contents.set(uri, decodeContent(await file(uri)))
  })

  test('have every building exactly once in the middle and in the near level, and blocks above', () => {
    for (const level of ['mid', 'near']) {
      const ids = inLevel(level).flatMap(({ uri }) => contentOf(uri).features.map(({ id }) => id))
      expect(ids.length).toBe(rows.length)
      expect(new Set(ids)).toEqual(new Set(rows.map((row) => row.id)))
    }
    expect(inLevel('blocks').length).toBeGreaterThan(0)
    const rootUri = tiles[0]?.uri
    expect(rootUri).toMatch(/^blocks\//)
    const merged = contentOf(rootUri).features.reduce((sum, { count }) => sum + Number(count), 0)
    expect(merged).toBe(rows.length)
  })

  test('show a building at its place, from its foot to its height', () => {
    for (const { uri } of [...inLevel('near'), ...inLevel('mid')]) {
      const content = contentOf(uri)
      const heights = content.features.map((feature, featureId) => {
        const own = content.vertices.filter((vertex) => vertex.featureId === featureId)
        const row = rows.find(({ id }) => id === feature.id) ?? expect.unreachable()
        expect(Math.min(...own.map((v) => v.heightM))).toBeCloseTo(row.baseM, 0)
        expect(feature.heightM).toBeCloseTo(row.heightM, 3)
        expect(feature.gridCode).toBe(row.gridCode ?? '')
        expect([feature.floors, feature.heightEstimated]).toEqual([
          row.floors ?? 0,
          Number(row.heightEstimated),
        ])
        if (row.id <= 3000) {
          const lon = own.reduce((sum, v) => sum + v.lon, 0) / own.length
          const lat = own.reduce((sum, v) => sum + v.lat, 0) / own.length
          expect(Math.abs(lon - row.lon)).toBeLessThan(3e-6)
          expect(Math.abs(lat - row.lat)).toBeLessThan(3e-6)
        }
        return Math.max(...own.map((v) => v.heightM)) - row.heightM
      })
      expect(Math.max(...heights.map(Math.abs))).toBeLessThan(0.2)
    }
  })

  test('have bounds that hold their content and their children, and errors that decrease', () => {
    for (const { tile, parent, uri } of tiles) {
      const { region } = tile.boundingVolume
      if (parent !== null) {
        expect(contains(parent.boundingVolume.region, region), uri).toBe(true)
        expect(tile.geometricError).toBeLessThan(parent.geometricError)
      }
      if (uri === undefined) continue
      const { gltf, vertices } = contentOf(uri)
      // A vertex may be half a step of the content's grid off; that is centimetres but for a tile across continents.
      const stepM = Math.hypot(...(gltf.nodes[0]?.matrix.slice(0, 3) ?? []))
      for (const { lon, lat, heightM } of vertices) {
        if (lat > 89) continue
        const point = [radians(lon), radians(lat), radians(lon), radians(lat), heightM, heightM] as const
        const slack = (stepM + 0.01) / 4e6
        const wide = region.map((v, i) =>
          i < 2 ? v - slack : i < 4 ? v + slack : i === 4 ? v - stepM - 0.05 : v + stepM + 0.05,
        )
        expect(contains(wide as typeof region, [...point]), `${uri} ${lon} ${lat} ${heightM}`).toBe(true)
      }
    }
  })

  test('hold no content over 500 kB, and each passes the glTF validator as served and unpacked', async () => {
    for (const [path, bytes] of sink.files) {
      expect(bytes.byteLength, path).toBeLessThan(500_000)
      if (!path.endsWith('.glb')) continue
      expect(await complaintsAbout(bytes), path).toEqual([])
    }
  })

  test('describe their features by the metadata extensions', () => {
    for (const { gltf, features, vertices, className } of contents.values()) {
      expect(gltf.extensionsUsed).toEqual(
        expect.arrayContaining(['EXT_mesh_features', 'EXT_structural_metadata']),
      )
      const [set] = gltf.meshes[0]?.primitives[0]?.extensions?.EXT_mesh_features?.featureIds ?? []
      expect(set).toEqual({ featureCount: features.length, attribute: 0, propertyTable: 0 })
      const used = new Set(vertices.map((vertex) => vertex.featureId))
      expect([...used].sort((a, b) => a - b)).toEqual(features.map((_, i) => i))
      const table = gltf.extensions?.EXT_structural_metadata?.propertyTables[0]
      expect(Object.keys(table?.properties ?? {})).toContain('heightM')
      expect(className).toMatch(/^(building|block)$/)
      for (const { values, stringOffsets } of Object.values(table?.properties ?? {}))
        for (const index of [values, stringOffsets ?? values])
          expect((gltf.bufferViews[index]?.byteOffset ?? 1) % 8).toBe(0)
    }
  })

  test('face outward: roofs up, walls away from the building', () => {
    const content = contentOf(inLevel('near')[0]?.uri)
    const up = content.triangles.filter(([a, b, c]) => {
      const [p, q, r] = [a, b, c].map((i) => content.vertices[i] ?? expect.unreachable())
      if (p === undefined || q === undefined || r === undefined) return false
      const flat = Math.max(p.heightM, q.heightM, r.heightM) - Math.min(p.heightM, q.heightM, r.heightM) < 0.5
      return flat && (q.lon - p.lon) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lon - p.lon) <= 0
    })
    expect(up).toEqual([])
  })

  test('report what was wrong with a footprint', () => {
    const said = built.problems.map(({ id, problem }) => `${id} ${problem}`).sort()
    expect(said).toEqual(['5001 self-crossing', '5002 tiny', '5003 huge', '5004 tiny'])
  })

  test('are the same bytes when built again', async () => {
    const again = new MemorySink()
    await buildBuildings(memoryBuildings(rows), again)
    expect([...again.files.keys()]).toEqual([...sink.files.keys()])
    for (const [path, bytes] of again.files)
      expect(Buffer.compare(bytes, sink.files.get(path) ?? Buffer.of())).toBe(0)
  })

  test('continue in files of their own where the tree is large', async () => {
    const wide = Array.from({ length: 900 }, (_, i) => {
      const [lon, lat] = [100 + (i % 30) * 0.1, 30 + Math.floor(i / 30) * 0.1]
      return aBuilding(i + 1, { lon, lat, polygons: [[aRing(lon, lat, 0.0001, 0.0001)]] })
    })
    const many = new MemorySink()
    await buildBuildings(memoryBuildings(wide), many)
    const trees = [...many.files].filter(([path]) => path.endsWith('.json') && !path.startsWith('state/'))
    expect(trees.length).toBeGreaterThan(2)
    for (const [, bytes] of trees) expect(bytes.byteLength).toBeLessThan(250_000)
    const found = await walkTiles(async (path) => many.files.get(path) ?? Buffer.of())
    expect(found.filter(({ uri }) => uri?.startsWith('near/')).length).toBe(900)
    const served = [...many.files.keys()].filter((path) => !path.startsWith(STATE_FOLDER))
    const complaints = await tilesetComplaints(served, async (path) => many.files.get(path) ?? Buffer.of())
    expect(complaints).toEqual([])
  })
})

test('A city without buildings has a valid, empty tileset', async () => {
  const sink = new MemorySink()
  await buildBuildings(memoryBuildings([]), sink)
  const tileset = JSON.parse(new TextDecoder().decode(sink.files.get('tileset.json'))) as Tileset
  expect(tileset.asset.version).toBe('1.1')
  expect(tileset.root.content).toBeUndefined()
  expect([...sink.files.keys()].filter((path) => !path.startsWith('state/'))).toEqual(['tileset.json'])
})

test('A building whose roof is known shows it at hand, and its raised footprint from further away', async () => {
  const [lon, lat] = [103.7, 36.05]
  const known = aBuilding(1, { lon, lat, baseM: 1500, heightM: 9, faces: gabledHouse(lon, lat) })
  const roofless = aBuilding(2, {
    faces: [{ kind: 'wall', rings: [[lon, lat, 0, lon, lat, 1, lon, lat, 2]] }],
  })
  const sink = new MemorySink()
  const { problems } = await buildBuildings(memoryBuildings([known, roofless, aBuilding(3)]), sink)
  expect(problems).toEqual([{ id: 2, problem: 'no-roof' }])
  const ridge = async (level: string) => {
    const tiles = await walkTiles(async (path) => sink.files.get(path) ?? Buffer.of())
    const found = tiles.filter(({ uri }) => uri?.startsWith(`${level}/`))
    const contents = found.map(({ uri }) => decodeContent(sink.files.get(uri ?? '') ?? Buffer.of()))
    return contents.flatMap(({ features, vertices }) =>
      vertices.filter(({ featureId, heightM }) => features[featureId]?.id === 1 && heightM > 1508.9),
    )
  }
  const acrossM = (vertices: { lat: number }[]) =>
    (Math.max(...vertices.map((v) => v.lat)) - Math.min(...vertices.map((v) => v.lat))) * 110_960
  expect(acrossM(await ridge('near'))).toBeLessThan(0.2)
  expect(acrossM(await ridge('mid'))).toBeCloseTo(12, 0)
  for (const [path, bytes] of sink.files)
    if (path.endsWith('.glb')) expect(await complaintsAbout(bytes), path).toEqual([])
})

test('A roof that reaches beyond its footprint lies within its tile, and that within its parents', async () => {
  const [lon, lat] = [103.7, 36.05]
  const narrow = [[aRing(lon, lat, 2e-5, 2e-5)]]
  const sink = new MemorySink()
  const house = aBuilding(1, { lon, lat, polygons: narrow, heightM: 4, faces: gabledHouse(lon, lat) })
  await buildBuildings(memoryBuildings([house, aBuilding(2)]), sink)
  const tiles = await walkTiles(async (path) => sink.files.get(path) ?? Buffer.of())
  for (const { tile, parent } of tiles)
    if (parent !== null) expect(contains(parent.boundingVolume.region, tile.boundingVolume.region)).toBe(true)
  const near = tiles.find(({ uri }) => uri?.startsWith('near/')) ?? expect.unreachable()
  const { vertices } = decodeContent(sink.files.get(near.uri ?? '') ?? Buffer.of())
  const [, south, , north, , high] = near.tile.boundingVolume.region
  const lats = vertices.map((v) => radians(v.lat))
  expect([Math.min(...lats) > south - 1e-8, Math.max(...lats) < north + 1e-8]).toEqual([true, true])
  expect(high).toBeGreaterThan(8.9)
})

test('More buildings at one place than a tile may hold become several tiles', async () => {
  const sink = new MemorySink()
  const pile = Array.from({ length: 2000 }, (_, i) => aBuilding(i + 1, { lon: 103.7, lat: 36.05 }))
  await buildBuildings(memoryBuildings(pile), sink)
  const tiles = await walkTiles(async (path) => sink.files.get(path) ?? Buffer.of())
  const near = tiles.filter(({ uri }) => uri?.startsWith('near/'))
  expect(near.length).toBeGreaterThan(1)
  for (const bytes of sink.files.values()) expect(bytes.byteLength).toBeLessThan(500_000)
  const ids = near.flatMap(({ uri }) => decodeContent(sink.files.get(uri ?? '') ?? Buffer.of()).features)
  expect(new Set(ids.map(({ id }) => id)).size).toBe(2000)
})
