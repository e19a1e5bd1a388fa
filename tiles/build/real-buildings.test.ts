import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { loadCity } from '../../geodata/load/load-city.ts'
import { cityjsonCity } from '../../geodata/sources/cityjson/cityjson-city.ts'
import { sharedData } from '../../geodata/sources/shared-data-for-test.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { contains } from '../format/tileset.ts'
import { MemorySink } from '../sink/sink.ts'
import { lookAt } from '../source/tile-changes.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { decodeContent } from '../testing/decode.ts'
import { walkTiles } from '../testing/walk-tiles.ts'
import type { Built } from './banded-build.ts'
import { buildInto } from './build-layer.ts'

const denHaag = sharedData('citymodel/denhaag_lod2.city.json')

if (denHaag !== undefined)
  describeOnBothDatabases('The roofs of a quarter of Den Haag', (database) => {
    const sink = new MemorySink()
    const read = async (path: string) =>
      sink.files.get(path) ?? Promise.reject(new Error(`${path} is missing`))
    const load = () =>
      loadCity(database().db, cityjsonCity(denHaag, { source: 'denhaag' }), { source: 'denhaag' })
    let built: Built
    beforeAll(async () => {
      await load()
      built = await buildInto(database().db, 'buildings', sink)
    }, 120_000)

    test('are seen at hand, each building from the ellipsoid to its highest corner, and from further away as raised footprints', async () => {
      expect(built.features).toBe(844)
      expect(built.problems.filter(({ problem }) => problem === 'no-roof')).toEqual([])
      const rows = await database().db.any<{ id: number; topM: number }>(
        `select b.id, max(h.value::text::float8) as top_m
           from building b, jsonb_array_elements(b.faces) face, jsonb_array_elements(face -> 'rings') ring,
                jsonb_array_elements(ring) with ordinality as h(value, n)
          where h.n % 3 = 0 group by b.id`,
      )
      const tops = new Map(rows.map(({ id, topM }) => [id, topM]))
      expect(tops.size).toBe(844)
      const seen: number[] = []
      for (const { uri } of await walkTiles(read)) {
        if (!uri?.startsWith('near/')) continue
        const { features, vertices } = decodeContent(await read(uri))
        const highest = features.map(() => Number.NEGATIVE_INFINITY)
        // In the file they stand some metres above the sea; without an elevation model the ground is drawn at 0.
        expect(Math.abs(Math.min(...vertices.map(({ heightM }) => heightM)))).toBeLessThan(0.05)
        for (const { baseM } of features) expect(baseM).toBe(0)
        for (const { featureId, heightM } of vertices)
          highest[featureId] = Math.max(highest[featureId] ?? 0, heightM)
        features.forEach(({ id }, i) => {
          seen.push(Number(id))
          expect(Math.abs((highest[i] ?? 0) - (tops.get(Number(id)) ?? 0))).toBeLessThan(0.05)
        })
      }
      expect(new Set(seen).size).toBe(844)
      expect(seen.length).toBe(844)
    })

    test('pass the validator, stand inside their parents and take few bytes', async () => {
      let bytes = 0
      for (const { tile, parent, uri } of await walkTiles(read)) {
        if (parent !== null)
          expect(contains(parent.boundingVolume.region, tile.boundingVolume.region), uri).toBe(true)
        if (uri === undefined) continue
        const glb = await read(uri)
        expect(glb.byteLength).toBeLessThan(500_000)
        expect(await complaintsAbout(glb), uri).toEqual([])
        if (uri.startsWith('near/')) bytes += gzipSync(glb).length
      }
      expect(bytes / 844).toBeLessThan(650)
    })

    test('are not built again where the same file is imported again', async () => {
      const look = { thorough: true }
      const before = await lookAt(database().db, 'buildings', null, look)
      await load()
      const after = await lookAt(database().db, 'buildings', before.position, look)
      expect([after.cells, after.rows]).toEqual([[], before.rows])
    })
  })
else
  test('The roofs of Den Haag are not looked at: shared/data/citymodel/denhaag_lod2.city.json is absent', () =>
    undefined)
