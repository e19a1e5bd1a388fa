import { beforeAll, describe, expect, test } from 'vitest'
import { thinM } from '../content/component-content.ts'
import { contains, type Region, type Tileset } from '../format/tileset.ts'
import { radians } from '../geometry/geodesy.ts'
import { MemorySink } from '../sink/sink.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { aComponent, memoryComponents } from '../testing/component-rows.ts'
import { type DecodedContent, decodeContent } from '../testing/decode.ts'
import { type WalkedTile, walkTiles } from '../testing/walk-tiles.ts'
import type { Built } from './banded-build.ts'
import { buildComponents } from './build-components.ts'

const count = 12_000

describe('The tiles of 12,000 made components', () => {
  const rows = Array.from({ length: count }, (_, i) =>
    aComponent(i + 1, i % 500 === 1 ? { state: 'abandoned' } : {}),
  )
  let sink: MemorySink
  let built: Built
  let tiles: WalkedTile[]
  const contents = new Map<string, DecodedContent>()
  const band = (name: string) => [...contents].filter(([uri]) => uri.startsWith(`${name}/`))
  const idsOf = (name: string) => band(name).flatMap(([, { features }]) => features.map(({ id }) => id))

  beforeAll(async () => {
    ;({ sink, built } = await build(rows))
    tiles = await walkTiles(async (path) => sink.files.get(path) ?? new Uint8Array())
    for (const { uri } of tiles)
      if (uri !== undefined) contents.set(uri, decodeContent(sink.files.get(uri) ?? new Uint8Array()))
  }, 60_000)

  test('hold every component exactly once as a model, in a table of its class and state', () => {
    expect(built).toEqual({ features: count, problems: [] })
    const ids = idsOf('near')
    expect([ids.length, new Set(ids).size]).toEqual([count, count])
    const features = band('near').flatMap(([, content]) => content.features)
    expect(features.find(({ id }) => id === 40)).toEqual({ id: 40, classCode: 1037, state: 1 })
    const states = ['intact', 'damaged', 'lost', 'abandoned', 'removed']
    const wrong = features.filter(({ id, state }) => states[Number(state)] !== rows[Number(id) - 1]?.state)
    expect(wrong).toEqual([])
    expect(new Set(band('near').map(([, { className }]) => className))).toEqual(new Set(['component']))
  })

  test('hold none twice in the middle distance, and there whatever is not as it should be', () => {
    const ids = idsOf('mid')
    expect(new Set(ids).size).toBe(ids.length)
    const seen = new Set(ids)
    for (const { id, state } of rows) if (state !== 'intact') expect(seen.has(id), `${id}`).toBe(true)
  })

  test('count from afar what there is, by family, in each level', () => {
    const far = tiles.filter(({ uri }) => uri?.startsWith('far/'))
    expect(far.length).toBeGreaterThan(1)
    const [root] = far
    const { features, className } = contents.get(root?.uri ?? '') as DecodedContent
    expect(className).toBe('aggregate')
    const sum = (name: string) => features.reduce((n, feature) => n + Number(feature[name]), 0)
    const [count_, ...families] = Object.keys(features[0] ?? {})
    expect(sum(count_ ?? '')).toBe(count)
    expect(families.reduce((n, family) => n + sum(family), 0)).toBe(count)
    expect(sum('lamps')).toBe(count / 10)
  })

  test('stand each model at its place and on its foot', () => {
    for (const [, { features, vertices }] of band('near').slice(0, 2)) {
      const lowest = new Map<number, { lon: number; lat: number; heightM: number }>()
      for (const vertex of vertices) {
        const known = lowest.get(vertex.featureId)
        if (known === undefined || vertex.heightM < known.heightM) lowest.set(vertex.featureId, vertex)
      }
      features.forEach(({ id }, featureId) => {
        const row = rows[Number(id) - 1] as ComponentRow
        const at = lowest.get(featureId)
        expect(at?.heightM, `${id}`).toBeCloseTo(row.heightM, 1)
        // No model reaches farther than 5 m at its foot.
        expect(Math.abs((at?.lon ?? 0) - row.lon)).toBeLessThan(6e-5)
        expect(Math.abs((at?.lat ?? 0) - row.lat)).toBeLessThan(5e-5)
      })
    }
  })

  test('lie within their tiles, children within their parents, and errors fall', () => {
    for (const { tile, parent, uri } of tiles) {
      const { region } = tile.boundingVolume
      if (parent !== null) {
        expect(contains(parent.boundingVolume.region, region), uri).toBe(true)
        expect(tile.geometricError).toBeLessThan(parent.geometricError)
      }
      for (const { lon, lat, heightM } of contents.get(uri ?? '')?.vertices ?? [])
        if (
          !contains(wider(region), [radians(lon), radians(lat), radians(lon), radians(lat), heightM, heightM])
        )
          expect.fail(`${uri}: ${lon} ${lat} ${heightM}`)
    }
  })

  test('are under 500 kB, few draw commands each, and clean for the glTF validator, as served and unpacked', async () => {
    for (const [path, bytes] of sink.files) {
      expect(bytes.byteLength, path).toBeLessThan(500_000)
      if (!path.endsWith('.glb')) continue
      expect(contents.get(path)?.gltf.nodes.length, path).toBeLessThanOrEqual(20)
      expect(await complaintsAbout(bytes), path).toEqual([])
    }
  }, 60_000)

  test('are the same bytes when built again', async () => {
    const again = await build(rows)
    expect([...again.sink.files.keys()]).toEqual([...sink.files.keys()])
    for (const [path, bytes] of again.sink.files)
      expect(Buffer.from(bytes).equals(sink.files.get(path) ?? new Uint8Array()), path).toBe(true)
  })
})

describe('The tiles of components that are not as they should be', () => {
  test('thin what stands closer than one sees, and never what is damaged', async () => {
    const close = Array.from({ length: 50 }, (_, i) =>
      aComponent(i + 1, { lon: 103.7 + i * 1e-7, lat: 36.05, state: i === 30 ? 'damaged' : 'intact' }),
    )
    const { sink } = await build(close)
    const [mid] = [...sink.files].filter(([path]) => path.startsWith('mid/'))
    const { features } = decodeContent(mid?.[1] ?? new Uint8Array())
    expect(thinM).toBeGreaterThan(1)
    expect(features.length).toBeLessThanOrEqual(4)
    expect(features.some(({ id }) => id === 31)).toBe(true)
  })

  test('show one at the pole, say who has no place or no height, and draw the rest', async () => {
    const { sink, built } = await build([
      aComponent(1),
      aComponent(2, { lon: 12, lat: 90 }),
      aComponent(3, { lon: Number.NaN }),
      aComponent(4, { lat: 1e9 }),
      aComponent(5, { heightM: Number.NaN }),
      aComponent(6, { classCode: '' }),
      aComponent(7, { heightM: 1e300 }),
    ])
    expect(built.features).toBe(5)
    expect(built.problems).toEqual([
      { id: 3, problem: 'no-place' },
      { id: 4, problem: 'no-place' },
      { id: 5, problem: 'no-height' },
      { id: 7, problem: 'no-height' },
    ])
    const near = [...sink.files].filter(([path]) => path.startsWith('near/'))
    const ids = near.flatMap(([, bytes]) => decodeContent(bytes).features.map(({ id }) => id))
    expect(ids.toSorted()).toEqual([1, 2, 5, 6, 7])
    for (const [path, bytes] of sink.files)
      if (path.endsWith('.glb')) expect(await complaintsAbout(bytes), path).toEqual([])
  })

  test('hold many thousands at one place, in parts, and nothing at all as an empty tileset', async () => {
    const heap = Array.from({ length: 11_000 }, (_, i) => aComponent(i + 1, { lon: 103.7, lat: 36.05 }))
    const { sink, built } = await build(heap)
    expect(built.features).toBe(11_000)
    expect([...sink.files.keys()].filter((path) => path.startsWith('near/')).length).toBe(2)
    const none = await build([])
    const tileset = JSON.parse(new TextDecoder().decode(none.sink.files.get('tileset.json'))) as Tileset
    expect(tileset.root.content).toBeUndefined()
  })
})

async function build(rows: ComponentRow[]) {
  const sink = new MemorySink()
  return { sink, built: await buildComponents(memoryComponents(rows), sink, { shape: 'point' }) }
}

/** By what the rounding of a content to its grid may move a vertex: 6 cm. */
function wider([west, south, east, north, low, high]: Region): Region {
  return [west - 1e-8, south - 1e-8, east + 1e-8, north + 1e-8, low - 0.06, high + 0.06]
}
