import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { digestOf, MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import { buildInto, buildLayer, type LayerBuild, renewLayer } from './build-layer.ts'
import { openLayerStore } from './layer-store.ts'

/** Rainwater under the covers of its kind; see cover-classes.ts. */
const [cover, pipe] = ['01001', '01999']

describeOnBothDatabases('Pipes that are served', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-renew-pipes-'))
  const store = openLayerStore(folder)
  let served: LayerBuild
  let serial = 0
  afterAll(() => rmSync(folder, { recursive: true }))

  const add = (name: string, classCode: string, wkt: string) =>
    database().db.none(
      `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm)
       values ($1, 'test', $2, $3, st_geomfromtext($4, 4326), 2, 300)`,
      [`620103${classCode}${String(++serial).padStart(6, '0')}`, name, classCode, wkt],
    )
  const place = (x: number, y: number) => `${103.7 + x * 1e-4} ${36.05 + y * 1e-4}`
  const line = (...xy: [number, number, number, number]) =>
    `LINESTRING(${place(xy[0], xy[1])}, ${place(xy[2], xy[3])})`
  const point = (x: number, y: number) => `POINT(${place(x, y)})`

  beforeAll(async () => {
    // A main of 3 km, whose middle lies far from its first cover; others beside and below it.
    await add('main', pipe, line(0, 0, 300, 0))
    for (let i = 0; i < 40; i++)
      await add(`side-${i}`, pipe, line(40 * (i % 10), 20 + 30 * Math.floor(i / 10), 40 * (i % 10) + 25, 22))
    await add('cover', cover, point(5, 0.1))
    await add('cover-side', cover, point(40 + 12.5, 21))
    served = await buildLayer({ db: database().db, store, layer: 'pipes' })
  })

  test.each([
    ['another diameter', () => "update component set diameter_mm = 900 where source_id = 'side-7'"],
    ['a cover that is damaged', () => "update component set state = 'damaged' where source_id = 'cover'"],
    ['a cover that has moved to another pipe', () => moved('cover-side', point(80 + 12.5, 21))],
    [
      'a new pipe that takes the cover of one whose middle lies elsewhere',
      () => added('taker', line(3, 0.1, 8, 0.1)),
    ],
    ['a pipe that goes and gives it back', () => "delete from component where source_id = 'taker'"],
    ['the main laid elsewhere, far from its covers', () => moved('main', line(0, -40, 300, -40))],
    ['the main laid back', () => moved('main', line(0, 0, 300, 0))],
    ['a cover that is taken away', () => "delete from component where source_id = 'cover'"],
    ['a pipe outside of all others', () => added('outside', line(900, 900, 905, 903))],
  ])('show %s after an update, with the same bytes as a whole build', async (_, statement) => {
    const { db } = database()
    await db.none(statement())
    const renewed = await renewLayer({ db, store, layer: 'pipes' }, served)
    expect(renewed?.how).toBe('update')
    const whole = new MemorySink()
    const built = await buildInto(db, 'pipes', whole)
    const files = [...whole.files].filter(([path]) => !path.startsWith(STATE_FOLDER))
    expect(renewed?.files).toEqual(Object.fromEntries(files.map(([path, bytes]) => [path, digestOf(bytes)])))
    expect([renewed?.features, renewed?.problems]).toEqual([built.features, built.problems])
    expect(renewed?.files).not.toEqual(served.files)
    served = renewed ?? served
  })

  test('are built whole where a pipe across the country changes', async () => {
    const { db } = database()
    await db.none(added('long', 'LINESTRING(103 36, 104 36.5)'))
    const renewed = await renewLayer({ db, store, layer: 'pipes' }, served)
    expect(renewed?.how).toBe('whole')
  })

  test('lie in near tiles of some 500 m, however few they are', async () => {
    const near = Object.keys(served.files).filter((path) => path.startsWith('near/'))
    expect(near.length).toBeGreaterThan(5)
    for (const path of near) expect(Number(path.split(/[/-]/)[1])).toBeGreaterThanOrEqual(16)
  })

  const moved = (name: string, wkt: string) =>
    `update component set geom = st_geomfromtext('${wkt}', 4326) where source_id = '${name}'`
  const added = (name: string, wkt: string) =>
    `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm)
     values ('620103${pipe}${String(++serial).padStart(6, '0')}', 'test', '${name}', '${pipe}', st_geomfromtext('${wkt}', 4326), 2, 300)`
})
