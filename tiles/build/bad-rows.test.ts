import { beforeAll, expect, test } from 'vitest'
import { addBuilding, addComponent } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import { complaintsAbout } from '../testing/complaints.ts'
import { decodeContent } from '../testing/decode.ts'
import { tilesetComplaints } from '../testing/tileset-complaints.ts'
import { buildInto, MODEL_LAYERS, type ModelLayer } from './build-layer.ts'

const place = { lon: 103.8, lat: 36.05 }
const envelope = (west: number, south: number, east: number, north: number) =>
  `st_setsrid(st_multi(st_makeenvelope(${west}, ${south}, ${east}, ${north})), 4326)`
const point = (lon: string, lat: string) => `st_setsrid(st_makepoint(${lon}, ${lat}), 4326)`

/** Rows that no check of the database refuses, by name: footprint, centre. */
const buildings: Record<string, [string, string]> = {
  nowhere: [envelope(103.8, 36.05, 103.8001, 36.0501), point("'NaN'", '36')],
  beyond: [envelope(103.8, 36.05, 103.8001, 36.0501), point("'Infinity'", '36')],
  empty: ["st_geomfromtext('MULTIPOLYGON EMPTY', 4326)", point('103.8', '36.05')],
  pole: [envelope(0, 89.999, 1, 90), point('0.5', '90')],
  long: [envelope(103.8, 36.05, 103.8333, 36.0501), point('103.8166', '36.05')],
  tiny: [envelope(103.8, 36.05, 103.8000000001, 36.0500000001), point('103.8', '36.05')],
}
/** Place, depth, diameter, foot. */
const components: Record<string, [string, string, string, string]> = {
  country: [`st_makeline(${point('75', '20')}, ${point('130', '50')})`, '2', '300', '0'],
  deep: [`st_makeline(${point('103.8', '36.05')}, ${point('103.801', '36.05')})`, '1e300', '1e300', '0'],
  unknown: [`st_makeline(${point('103.8', '36.051')}, ${point('103.801', '36.051')})`, "'NaN'", "'NaN'", '0'],
  lostPost: [point("'NaN'", "'NaN'"), 'null', 'null', '0'],
  polePost: [point('0', '90'), 'null', 'null', '0'],
  fallen: [point('103.8', '36.05'), 'null', 'null', "'-Infinity'"],
}

describeOnBothDatabases('Rows that are not as they should be', (database) => {
  const sinks = new Map<ModelLayer, MemorySink>()
  const said: string[] = []
  const good = new Map<ModelLayer, number>()
  const idsIn = (layer: ModelLayer) =>
    [...(sinks.get(layer)?.files ?? [])]
      .filter(([path]) => path.startsWith('near/'))
      .flatMap(([, bytes]) => decodeContent(bytes).features.map(({ id }) => Number(id)))

  beforeAll(async () => {
    const { db } = database()
    good.set('buildings', Number(await addBuilding(database(), place)))
    good.set('components', Number(await addComponent(database(), place)))
    for (const [name, [footprint, center]] of Object.entries(buildings))
      await db.none(
        `insert into building (source, source_id, footprint, center, height_m, height_estimated)
         values ('bad', $1, ${footprint}, ${center}, 9, true)`,
        [name],
      )
    for (const [i, [name, [geom, depth, diameter, foot]]] of Object.entries(components).entries())
      await db.none(
        `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm, height_m)
         values ($1, 'bad', $2, $3, ${geom}, ${depth}, ${diameter}, ${foot})`,
        [`6201030199990000${i}`, name, geom.startsWith('st_makeline') ? '01999' : '01037'],
      )
    const names = await db.any<{ id: number; name: string; layer: string }>(
      `select id, source_id as name, 'buildings' as layer from building where source = 'bad'
       union all select id, source_id, 'components' from component where source = 'bad'`,
    )
    for (const layer of MODEL_LAYERS) {
      const sink = new MemorySink()
      const { problems } = await buildInto(db, layer, sink)
      sinks.set(layer, sink)
      const kind = layer === 'buildings' ? 'buildings' : 'components'
      for (const { id, problem } of problems)
        said.push(`${names.find((one) => one.layer === kind && one.id === id)?.name} ${problem}`)
    }
  })

  test('are named with what is wrong', () => {
    expect(said.sort()).toEqual([
      ...['beyond no-place', 'deep no-depth', 'deep no-diameter', 'empty tiny', 'fallen no-height'],
      ...['long huge', 'lostPost no-place', 'nowhere no-place', 'pole huge', 'tiny tiny'],
      ...['unknown no-depth', 'unknown no-diameter'],
    ])
  })

  test('are drawn as far as they allow, once each, beside those that are good', () => {
    const counts = MODEL_LAYERS.map((layer) => [layer, idsIn(layer).length, new Set(idsIn(layer)).size])
    expect(counts).toEqual([
      ['buildings', 5, 5],
      ['components', 3, 3],
      ['pipes', 3, 3],
    ])
    for (const [layer, id] of good) expect(idsIn(layer)).toContain(id)
  })

  test.each(MODEL_LAYERS)('leave sound tilesets and contents of %s', async (layer) => {
    const files = sinks.get(layer)?.files ?? expect.unreachable()
    const served = [...files.keys()].filter((path) => !path.startsWith(STATE_FOLDER))
    expect(await tilesetComplaints(served, async (path) => files.get(path) ?? Buffer.of())).toEqual([])
    for (const [path, bytes] of files)
      if (path.endsWith('.glb')) expect(await complaintsAbout(bytes), path).toEqual([])
  })
})
