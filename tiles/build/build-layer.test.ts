import { beforeAll, expect, test } from 'vitest'
import { demoCity } from '../../geodata/demo/city/demo-city.ts'
import { loadCity } from '../../geodata/load/load-city.ts'
import type { CityObject } from '../../geodata/model/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { FAMILIES } from '../content/component-colors.ts'
import { contains, type Region, type Tile, type Tileset } from '../format/tileset.ts'
import { radians } from '../geometry/geodesy.ts'
import { MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { type DecodedContent, decodeContent, type Vertex } from '../testing/decode.ts'
import { metadataComplaints } from '../testing/metadata-complaints.ts'
import { tilesetComplaints } from '../testing/tileset-complaints.ts'
import { walkTiles } from '../testing/walk-tiles.ts'
import { buildInto, MODEL_LAYERS, type ModelLayer } from './build-layer.ts'

/** The west of the demo city: enough for several levels, and quick to load twice. */
function* westOfTheCity(): Generator<CityObject> {
  for (const object of demoCity()) {
    if (object.layer === 'building') {
      const ring = object.footprint.coordinates[0] as number[][] | number[][][]
      if (Number(ring.flat(2)[0]) < 103.757) yield object
    } else if (object.layer === 'component') {
      const lon = Number([object.place.coordinates].flat(2)[0])
      if (lon < 103.745) yield { ...object, ownerUnit: null }
    }
  }
}

/** Where a row must be found; metres and degrees. */
interface Row {
  id: number
  lon: number
  lat: number
  west: number
  east: number
  south: number
  north: number
  bottomM: number
  topM: number
}

const someBuildings = `
  select id, st_x(center) as lon, st_y(center) as lat, st_xmin(footprint) as west, st_xmax(footprint) as east,
         st_ymin(footprint) as south, st_ymax(footprint) as north, base_m as bottom_m, base_m + height_m as top_m
    from building order by md5(id::text || '7') limit 200`
const someComponents = (type: string) => `
  select id, st_x(place) as lon, st_y(place) as lat, st_xmin(geom) as west, st_xmax(geom) as east,
         st_ymin(geom) as south, st_ymax(geom) as north,
         height_m - coalesce(depth_m, 0) as bottom_m, height_m - coalesce(depth_m, 0) as top_m
    from (select *, case geometrytype(geom) when 'POINT' then geom else st_startpoint(geom) end as place from component) as c
   where geometrytype(geom) = '${type}' order by md5(id::text || '7') limit 200`

describeOnBothDatabases('The tiles of a city in the database', (database) => {
  const sinks = new Map<ModelLayer, MemorySink>()
  const read = (layer: ModelLayer) => async (path: string) =>
    sinks.get(layer)?.files.get(path) ?? Promise.reject(new Error(`${layer}/${path} is missing`))

  beforeAll(async () => {
    await loadCity(database().db, westOfTheCity(), { source: 'demo' })
    for (const layer of MODEL_LAYERS) {
      const sink = new MemorySink()
      await buildInto(database().db, layer, sink)
      sinks.set(layer, sink)
    }
  }, 120_000)

  test('lead from the root to each of 200 random buildings, at its place and height', async () => {
    const rows = await database().db.any<Row>(someBuildings)
    expect(rows.length).toBe(200)
    const find = finder(read('buildings'))
    for (const row of rows) {
      const vertices = await find(row)
      expectAround(vertices, row)
      expect(Math.min(...vertices.map((v) => v.heightM))).toBeCloseTo(row.bottomM, 1)
      expect(Math.max(...vertices.map((v) => v.heightM))).toBeCloseTo(row.topM, 1)
    }
  })

  test('have three levels of buildings or more, each replacing the one above', async () => {
    const tiles = await walkTiles(read('buildings'))
    const kinds = new Set(tiles.map(({ uri }) => uri?.split('/')[0]))
    expect(kinds).toEqual(new Set(['blocks', 'mid', 'near']))
    const { n } = await database().db.one<{ n: number }>('select count(*)::int as n from building')
    const near = tiles.filter(({ uri }) => uri?.startsWith('near/'))
    const ids: unknown[] = []
    for (const { uri } of near)
      ids.push(...decodeContent(await read('buildings')(uri ?? '')).features.map(({ id }) => id))
    expect([ids.length, new Set(ids).size]).toEqual([n, n])
  })

  test('lead to components by their id, each a model that stands on its foot', async () => {
    const rows = await database().db.any<Row>(someComponents('POINT'))
    expect(rows.length).toBe(200)
    const find = finder(read('components'))
    for (const row of rows) {
      const vertices = await find({ ...row, topM: row.bottomM })
      expect(vertices.length).toBeGreaterThan(10)
      expect(Math.min(...vertices.map(({ heightM }) => heightM))).toBeCloseTo(row.bottomM, 1)
      const middle = (of: 'lon' | 'lat') =>
        (Math.min(...vertices.map((v) => v[of])) + Math.max(...vertices.map((v) => v[of]))) / 2
      expect(Math.abs(middle('lon') - row.lon)).toBeLessThan(4e-5)
      expect(Math.abs(middle('lat') - row.lat)).toBeLessThan(4e-5)
    }
  })

  test('show pipes below the ground as tubes at their depth, and manholes that lead down to them', async () => {
    const rows = await database().db.any<Row>(someComponents('LINESTRING'))
    expect(rows.length).toBeGreaterThan(20)
    const find = finder(read('pipes'))
    for (const row of rows) {
      const vertices = await find(row)
      expectAround(vertices, row, 0.6)
      expect(row.bottomM).toBeLessThan(0)
      for (const { heightM } of vertices) expect(Math.abs(heightM - row.bottomM)).toBeLessThan(0.55)
    }
    const near = (await walkTiles(read('pipes'))).filter(({ uri }) => uri?.startsWith('near/'))
    const ids: unknown[] = []
    for (const { uri } of near)
      ids.push(...decodeContent(await read('pipes')(uri ?? '')).features.map(({ id }) => id))
    const covers = await database().db.any<{ id: number }>(
      "select id from component where class_code in ('01001', '01003', '01011') and source_id not like '%street%'",
    )
    expect(covers.length).toBeGreaterThan(20)
    for (const { id } of covers) expect(ids.filter((one) => one === id).length, `${id}`).toBe(1)
  })

  test.each(MODEL_LAYERS)(
    'of %s are within 500 kB and clean for the glTF validator, as served and unpacked',
    async (layer) => {
      for (const [path, bytes] of sinks.get(layer)?.files ?? []) {
        expect(bytes.byteLength, path).toBeLessThan(500_000)
        if (!path.endsWith('.glb')) continue
        expect(await complaintsAbout(bytes), path).toEqual([])
      }
    },
  )

  test.each(MODEL_LAYERS)('of %s have bounds that hold what is in them', async (layer) => {
    for (const { tile, parent, uri } of await walkTiles(read(layer))) {
      const { region } = tile.boundingVolume
      if (parent !== null) expect(contains(parent.boundingVolume.region, region), uri).toBe(true)
      if (uri === undefined) continue
      for (const vertex of decodeContent(await read(layer)(uri)).vertices)
        expect(contains(wider(region), regionAt(vertex)), `${uri} ${JSON.stringify(vertex)}`).toBe(true)
    }
  })

  test.each(MODEL_LAYERS)('of %s are tilesets by the schema, each file of them named once', async (layer) => {
    const served = [...(sinks.get(layer)?.files.keys() ?? [])].filter(
      (path) => !path.startsWith(STATE_FOLDER),
    )
    expect(served.length).toBeGreaterThan(5)
    expect(await tilesetComplaints(served, read(layer))).toEqual([])
  })

  test.each(MODEL_LAYERS)('of %s carry the columns that are picked and coloured by', async (layer) => {
    for (const [path, bytes] of sinks.get(layer)?.files ?? []) {
      const names = columns[layer][path.split('/')[0] ?? '']
      if (names !== undefined) expect(metadataComplaints(bytes, names), path).toEqual([])
      else expect(path).toMatch(/\.json$/)
    }
  })

  test.each(MODEL_LAYERS)('of %s are the same bytes when built again', async (layer) => {
    const again = new MemorySink()
    await buildInto(database().db, layer, again)
    const bytes = (sink?: MemorySink) =>
      [...(sink?.files ?? [])].map(([path, b]) => [path, Buffer.from(b).toString('base64')])
    expect(bytes(again)).toEqual(bytes(sinks.get(layer)))
  })
})

const building = ['id', 'heightM', 'baseM', 'floors', 'heightEstimated', 'gridCode']
const component = ['id', 'classCode', 'state']
const pipe = [...component, 'depthM', 'diameterMm']
/** The properties of each band; others only make a city's tiles larger. */
const columns: Record<ModelLayer, Record<string, readonly string[]>> = {
  buildings: { blocks: ['id', 'heightM', 'baseM', 'count'], mid: building, near: building },
  components: { far: ['count', ...FAMILIES], mid: component, near: component },
  pipes: { mid: pipe, near: pipe },
}

/** Walks down as a client does that looks at the place: only into tiles whose bounds hold it. Answers the row's vertices at the end. */
function finder(read: (path: string) => Promise<Uint8Array>) {
  const contents = new Map<string, DecodedContent>()
  const contentOf = async (uri: string) => {
    const known = contents.get(uri) ?? decodeContent(await read(uri))
    contents.set(uri, known)
    return known
  }
  const rootOf = async (path: string) =>
    (JSON.parse(new TextDecoder().decode(await read(path))) as Tileset).root
  return async (row: Row): Promise<Vertex[]> => {
    const place = regionAt({ lon: row.lon, lat: row.lat, heightM: (row.bottomM + row.topM) / 2 })
    const found: Vertex[][] = []
    const visit = async (tile: Tile): Promise<void> => {
      if (!contains(wider(tile.boundingVolume.region), place)) return
      const uri = tile.content?.uri
      if (uri?.endsWith('.json')) return visit(await rootOf(uri))
      for (const child of tile.children ?? []) await visit(child)
      if (uri === undefined || tile.children !== undefined) return
      const { features, vertices } = await contentOf(uri)
      const featureId = features.findIndex(({ id }) => id === row.id)
      if (featureId >= 0) found.push(vertices.filter((vertex) => vertex.featureId === featureId))
    }
    await visit(await rootOf('tileset.json'))
    expect(found.length, `tiles with ${row.id}`).toBe(1)
    return found[0] ?? []
  }
}

/** `asideM`: how far the shape may reach beyond its row's place, beside the rounding. */
function expectAround(vertices: Vertex[], { west, east, south, north }: Row, asideM = 0): void {
  const lons = vertices.map(({ lon }) => lon)
  const lats = vertices.map(({ lat }) => lat)
  const box = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  // 5 cm: a step of a content's grid.
  for (const [i, edge] of [west, east, south, north].entries())
    expect(Math.abs((box[i] ?? Number.NaN) - edge)).toBeLessThan(5e-7 + asideM / 80_000)
}

function regionAt({ lon, lat, heightM }: { lon: number; lat: number; heightM: number }): Region {
  return [radians(lon), radians(lat), radians(lon), radians(lat), heightM, heightM]
}

/** By what the rounding of a content to its grid may move a vertex: 6 cm. */
function wider([west, south, east, north, low, high]: Region): Region {
  return [west - 1e-8, south - 1e-8, east + 1e-8, north + 1e-8, low - 0.06, high + 0.06]
}
