import { expect, test } from 'vitest'
import { groundAlong } from '../../../tiles/terrain/ground-line.ts'
import { layMadeGround } from '../../../tiles/testing/made-ground.ts'
import { distanceM } from '../../contract/geodesy.ts'
import { statementsOf } from '../../testing/bench.ts'
import { addComponent, cellCenter, cellCode } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { readSection } from './underground-read.ts'

type Spot = readonly [eastM: number, northM: number]
const origin = cellCenter(1, 1)
/** Metres from the middle of a cell, as degrees. */
const at = ([eastM, northM]: Spot): [number, number] => [
  origin.lon + eastM / (111_320 * Math.cos((origin.lat * Math.PI) / 180)),
  origin.lat + northM / 110_950,
]
const square = (halfM: number, [x, y]: Spot = [0, 0]) => ({
  type: 'Polygon',
  coordinates: [
    [
      at([x - halfM, y - halfM]),
      at([x + halfM, y - halfM]),
      at([x + halfM, y + halfM]),
      at([x - halfM, y + halfM]),
    ],
  ],
})

describeOnBothDatabases('What lies underground', (database) => {
  const loop = useLoop(
    database,
    {},
    {
      groundAlong:
        ({ database: { db } }) =>
        (places) =>
          groundAlong(db, places),
    },
  )
  let serial = 0
  const addPipe = async (
    spots: readonly Spot[],
    facts: { classCode?: string; depthM?: number | null; diameterMm?: number | null } = {},
  ): Promise<string> => {
    const { classCode = '01999', depthM = 2, diameterMm = 400 } = facts
    const code = `620103${classCode}${String(900_000 + ++serial)}`
    const line = JSON.stringify({ type: 'LineString', coordinates: spots.map(at) })
    const { id } = await loop().db.one<{ id: number }>(
      `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm, unit_grid_code)
       values ($1, 'test', $1, $2, st_setsrid(st_geomfromgeojson($3), 4326), $4, $5, $6) returning id`,
      [code, classCode, line, depthM, diameterMm, cellCode(1, 1)],
    )
    return String(id)
  }
  const post = (who: string, path: string, body: object) =>
    loop().as(who).post(`/api/v1/underground/${path}`, body)
  const ask = async (path: string, body: object, who = 'dispatcher') => {
    const { status, json, text } = await post(who, path, body)
    expect(status, text).toBe(200)
    return json
  }
  const under = async (query: string, who = 'dispatcher') => {
    const [lon, lat] = at([0, 0])
    return loop().as(who).get(`/api/v1/underground/at?lon=${lon}&lat=${lat}${query}`)
  }
  const ids: Record<string, string> = {}
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

  test('under a place: pipes and covers nearest first, with depth, kind and diameter; lamps are none of it', async () => {
    ids.water = await addPipe([
      [-40, 3],
      [40, 3],
    ])
    ids.sewer = await addPipe(
      [
        [-40, -8],
        [40, -8],
      ],
      { classCode: '01998', depthM: 4, diameterMm: 800 },
    )
    ids.unknown = await addPipe(
      [
        [30, -40],
        [30, 40],
      ],
      { classCode: '01996', depthM: null, diameterMm: null },
    )
    const [lon, lat] = at([1, 0])
    ids.cover = await addComponent(database(), { lon, lat, classCode: '01001' })
    await addComponent(database(), { lon, lat, classCode: '01037' })
    const { json } = await under('&radius=10')
    expect(idsOf(json)).toEqual([ids.cover, ids.water, ids.sewer])
    expect(json.isAll).toBe(true)
    expect(json.items[1]).toMatchObject({
      kind: 'pipe',
      classCode: '01999',
      className: '供水管线',
      depthM: 2,
      diameterMm: 400,
    })
    expect(json.items[1].distanceM).toBeCloseTo(3, 1)
    expect(json.items[0]).toMatchObject({ kind: 'component', depthM: null })
    expect(idsOf((await under('&radius=5')).json)).toEqual([ids.cover, ids.water])
    expect((await under('&radius=5000')).status).toBe(400)
  })

  test('a section along a line cuts the pipes in their order, each where it is crossed', async () => {
    const coordinates = [at([0, -20]), at([0, 20])]
    const found = await ask('section', { line: { type: 'LineString', coordinates } })
    expect(idsOf(found)).toEqual([ids.sewer, ids.water])
    expect(found.lengthM).toBeCloseTo(40, 0)
    expect(found.items[0].atM).toBeCloseTo(12, 0)
    expect(found.items[1].atM).toBeCloseTo(23, 0)
    const [lon = 0, lat = 0] = coordinates[0] ?? []
    expect(distanceM({ lon, lat }, found.items[1].location)).toBeCloseTo(found.items[1].atM, 1)
  })

  test('a section tells the ground above each pipe as the elevation model does, and where that ends', async () => {
    const line = { type: 'LineString', coordinates: [at([0, -20]), at([0, 20])] }
    const without = await ask('section', { line })
    expect([without.ground, without.items[0].groundM]).toEqual([null, null])
    // A slope that falls a metre every ten to the north; beyond 15 m north of the middle there is no model.
    const [west, south] = at([-100, -85])
    const [stepLon, stepLat] = [at([10, 0])[0] - origin.lon, at([0, 10])[1] - origin.lat]
    const lattice = { west, south, stepLon, stepLat, columns: 21, rows: 11 }
    await layMadeGround(loop().db, { lattice, post: (_, row) => 1500 - row, undulation: -40 })
    const { ground, items } = await ask('section', { line })
    expect(ground.vertical).toBe('egm96')
    expect(ground.line[0]).toEqual({ atM: 0, heightM: expect.closeTo(1493.5, 1) })
    expect(ground.line.at(-1)).toEqual({ atM: expect.closeTo(40, 0), heightM: null })
    expect(items.map(({ groundM }: { groundM: number }) => groundM)).toEqual([
      expect.closeTo(1492.3, 1),
      expect.closeTo(1491.2, 1),
    ])
    await loop().db.none('delete from ground; delete from ground_block')
  })

  test('a section that turns on a pipe cuts it once, one that comes back cuts it twice', async () => {
    const along = async (...spots: Spot[]) =>
      ask('section', { line: { type: 'LineString', coordinates: spots.map(at) } })
    // Both databases find the very corner of the pipe; the legs meet there.
    const corner: Spot = [-40, 3]
    const turn = await along([-45, 0], corner, [-45, 6])
    expect(idsOf(turn)).toEqual([ids.water])
    const back = await along([0, 0], [0, 6], [10, 6], [10, 0])
    expect(idsOf(back)).toEqual([ids.water, ids.water])
    expect(back.items[1].atM - back.items[0].atM).toBeCloseTo(16, 0)
  })

  test('a section of no length, or across the whole city, is refused by name', async () => {
    const refuse = async (...spots: Spot[]) => {
      const { status, json } = await post('dispatcher', 'section', {
        line: { type: 'LineString', coordinates: spots.map(at) },
      })
      return [status, json.code]
    }
    expect(await refuse([0, 0], [0, 0])).toEqual([422, 'too-short'])
    expect(await refuse([0, 0], [9000, 0])).toEqual([422, 'too-long'])
    expect(await refuse([0, 0])).toEqual([400, expect.any(String)])
  })

  test('a dig cuts what it meets, comes near to what is a little deeper or beside, and says where depth is unknown', async () => {
    const found = await ask('conflicts', { polygon: square(10), depthM: 2.5, withinM: 1.5 })
    expect(idsOf(found)).toEqual([ids.water, ids.sewer])
    expect(found.items[0]).toMatchObject({ besideM: 0, belowM: 0, clearanceM: 0 })
    // Its crown lies at 3.6 m, the bottom of the dig at 2.5 m.
    expect(found.items[1]).toMatchObject({ besideM: 0, belowM: 1.1, clearanceM: 1.1 })
    expect(found.areaM2).toBeCloseTo(400, -1)
    const near = await ask('conflicts', { polygon: square(10), depthM: 2.5, withinM: 1 })
    expect(idsOf(near)).toEqual([ids.water])
    const east = await ask('conflicts', { polygon: square(4, [25, -25]), depthM: 1, withinM: 1.5 })
    expect(idsOf(east)).toEqual([ids.unknown])
    expect(east.items[0].belowM).toBeNull()
    expect(east.items[0].clearanceM).toBeCloseTo(1, 1)
  })

  test('a dig whose outline crosses itself is refused, its corner named', async () => {
    const ring = [at([0, 0]), at([9, 9]), at([9, 0]), at([0, 9])]
    const { status, json } = await post('dispatcher', 'conflicts', {
      polygon: { type: 'Polygon', coordinates: [ring] },
      depthM: 2,
      withinM: 1,
    })
    expect([status, json.code, json.errors[0].field]).toEqual([
      422,
      'self-crossing',
      'polygon.coordinates.0.0',
    ])
    expect(
      (await post('dispatcher', 'conflicts', { polygon: square(5), depthM: 0, withinM: 1 })).status,
    ).toBe(400)
  })

  test('a pipe is as near as its wall, not its axis', async () => {
    const spots = [
      [-10, 200],
      [10, 200],
    ] as const
    const main = await addPipe(spots, { depthM: 3, diameterMm: 4000 })
    const dig = (withinM: number) => ({ polygon: square(5, [0, 208]), depthM: 5, withinM })
    // The dig ends 3 m beside the axis, 1 m beside the wall.
    const [near] = (await ask('conflicts', dig(1.2))).items
    expect(near.id).toBe(main)
    expect([near.besideM, near.clearanceM]).toEqual([expect.closeTo(1, 1), expect.closeTo(1, 1)])
    expect(idsOf(await ask('conflicts', dig(0.8)))).toEqual([])
  })

  test('what was removed lies nowhere any more', async () => {
    const spots = [
      [-10, 300],
      [10, 300],
    ] as const
    const gone = await addPipe(spots)
    const [lon, lat] = at([0, 300])
    const line = { type: 'LineString', coordinates: [at([0, 290]), at([0, 310])] }
    const dig = { polygon: square(5, [0, 300]), depthM: 5, withinM: 1 }
    const found = async () => [
      idsOf((await loop().as('dispatcher').get(`/api/v1/underground/at?lon=${lon}&lat=${lat}`)).json),
      idsOf(await ask('section', { line })),
      idsOf(await ask('conflicts', dig)),
    ]
    expect(await found()).toEqual([[gone], [gone], [gone]])
    await loop().db.none(`update component set state = 'removed' where id = $1`, [gone])
    expect(await found()).toEqual([[], [], []])
  })

  test('a street sees what lies under its own cells, a stranger nothing at all', async () => {
    const line = { type: 'LineString', coordinates: [at([0, -20]), at([0, 20])] }
    expect((await ask('section', { line }, 'street-xihu')).items).toHaveLength(2)
    expect((await ask('section', { line }, 'street-xiuchuan')).items).toEqual([])
    expect((await under('&radius=20', 'street-xiuchuan')).json.items).toEqual([])
    const dig = { polygon: square(10), depthM: 3, withinM: 1 }
    expect((await ask('conflicts', dig, 'street-xiuchuan')).items).toEqual([])
    expect((await fetch(`${loop().app.url}/api/v1/underground/at?lon=103&lat=36`)).status).toBe(401)
  })

  test('a long slanting section looks at what lies beside it, not at all that its box holds', async () => {
    const { db } = loop()
    await db.tx(async (t) => {
      await t.none('set local session_replication_role = replica')
      await t.none(
        `insert into component (code, source, source_id, class_code, geom)
         select '62010301999' || lpad(n::text, 6, '0'), 'many', n::text, '01999',
                st_setsrid(st_makeline(st_makepoint($1 + 0.0005 * (n % 50), $2 + 0.0004 * (n / 50)),
                                       st_makepoint($1 + 0.0005 * (n % 50) + 0.0001, $2 + 0.0004 * (n / 50))), 4326)
           from generate_series(0, 2499) n`,
        [origin.lon + 0.02, origin.lat + 0.02],
      )
    })
    await db.none('analyze component')
    const places = [0.02, 0.04].map((deg) => ({ lon: origin.lon + deg, lat: origin.lat + deg }))
    const district = { kind: 'district', area: null, unit: null, org: 'X', orgName: 'X' } as const
    const [statement = ''] = await statementsOf(db, (recorder) =>
      readSection(recorder, district, { places, groundAlong: async () => null }),
    )
    const rows = await db.any<object>(`explain (analyze) ${statement}`)
    const plan = rows.map((row) => String(Object.values(row)[0])).join('\n')
    expect(plan).toContain('component_geom')
    // Each piece meets a few; the box of the whole line holds all 2,500.
    const looks = [...plan.matchAll(/component_geom.*actual.*rows=([\d.]+) loops=(\d+)/g)]
    const met = looks.reduce((sum, [, each, loops]) => sum + Number(each) * Number(loops), 0)
    expect(looks.length, plan).toBeGreaterThan(0)
    expect(met, plan).toBeLessThan(600)
    await db.none(`delete from component where source = 'many'`)
  })
})
