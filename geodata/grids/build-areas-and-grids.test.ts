import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../server/db/connect.ts'
import { addTown, cellCenter, cellCode } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { type Random, seeded } from '../demo/random.ts'
import { buildAreasAndGrids } from './build-areas-and-grids.ts'

const west = 103.7
const south = 36.05
const eastOf = (metres: number) => west + metres / 90_060
const northOf = (metres: number) => south + metres / 110_950
const at = (x: number, y: number) => [eastOf(x), northOf(y)]
const box = (x0: number, y0: number, x1: number, y1: number) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [[at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)]],
  })

/** Puts areas of random cut under a net of crooked main roads and lesser streets, with houses that care for neither. */
async function layRandomTown(db: Db, random: Random, width = 1200, height = 900): Promise<void> {
  const area = (table: string, parent: string) =>
    `insert into ${table} (code, ${parent} name, geom) values ($1, ${parent && '$3,'} $1, st_multi(st_setsrid(st_geomfromgeojson($2), 4326)))`
  await db.none(area('district', ''), ['620103', box(0, 0, width, height)])
  const middle = random.int(400, width - 400)
  await db.none(area('street', 'district_code,'), ['620103001', box(0, 0, middle, height), '620103'])
  await db.none(area('street', 'district_code,'), ['620103002', box(middle, 0, width, height), '620103'])
  const split = random.int(300, height - 300)
  const communities: [string, string][] = [
    ['620103001001', box(0, 0, middle, split)],
    ['620103001002', box(0, split, middle, height)],
    ['620103002001', box(middle, 0, width, height)],
  ]
  for (const [code, shape] of communities)
    await db.none(area('community', 'street_code,'), [code, shape, code.slice(0, 9)])
  let serial = 0
  const road = (isMain: boolean, points: number[][]) =>
    db.none(
      `insert into road (source, source_id, class, main, geom) values ('test', $1, $2, $3, st_setsrid(st_geomfromgeojson($4), 4326))`,
      [
        `r${++serial}`,
        isMain ? 'primary' : 'residential',
        isMain,
        JSON.stringify({ type: 'LineString', coordinates: points }),
      ],
    )
  const across = (y: number) => [
    at(-50, y),
    at(width / 2, y + random.between(-60, 60)),
    at(width + 50, y + random.between(-60, 60)),
  ]
  const along = (x: number) => [
    at(x, -50),
    at(x + random.between(-60, 60), height / 2),
    at(x + random.between(-60, 60), height + 50),
  ]
  for (const share of [0.35, 0.7]) await road(true, across(height * share + random.between(-40, 40)))
  await road(true, along(width * random.between(0.3, 0.7)))
  for (let i = 0; i < 5; i++)
    await road(
      false,
      random.chance(0.5) ? across(random.int(50, height - 50)) : along(random.int(50, width - 50)),
    )
  for (let i = 0; i < 140; i++) {
    const [x, y] = [random.between(20, width - 60), random.between(20, height - 60)]
    const shape = box(x, y, x + random.between(10, 45), y + random.between(8, 20))
    await db.none(
      `insert into building (source, source_id, footprint, center, height_m, height_estimated)
       select 'test', $1, geom, st_pointonsurface(geom), 12, false from (select st_multi(st_setsrid(st_geomfromgeojson($2), 4326)) as geom) s`,
      [`b${i}`, shape],
    )
  }
}

const oneNumber = async (db: Db, query: string) => (await db.one<{ n: number | null }>(query)).n ?? 0

/**
 * Square metres, cells or metres that break the rules of domain.md, “Where”: each must be nothing. Areas on the plane of degrees:
 * between the ends of a long border a geodesic would bow away from the cells' corners on it.
 */
const broken = {
  overlap: `select sum(st_area(st_intersection(a.geom, b.geom))) * 1e10 as n from unit_grid a join unit_grid b
     on a.id < b.id and a.geom && b.geom and st_relate(a.geom, b.geom, '2********') where a.valid_to is null and b.valid_to is null`,
  gap: `select st_area(st_symdifference((select st_union(geom) from unit_grid where valid_to is null), (select st_union(geom) from community))) * 1e10 as n`,
  acrossCommunity: `select sum(st_area(st_difference(g.geom, c.geom))) * 1e10 as n from unit_grid g join community c on c.code = g.community_code where g.valid_to is null`,
  acrossMainRoad: `select sum(st_length(st_intersection(st_buffer(g.geom, -0.000005), r.geom)::geography)) as n
     from unit_grid g join road r on r.main and st_intersects(r.geom, g.geom) where g.valid_to is null`,
  centerOutside: `select count(*)::int as n from unit_grid where valid_to is null and not st_contains(geom, center)`,
  wrongArea: `select count(*)::int as n from unit_grid where abs(area_m2 - st_area(geom::geography)) > 1`,
  unlistedCuts: `select count(*)::int as n from building b where (b.id in (select building_id from building_cut)) is distinct from (
     select max(st_area(st_intersection(g.geom, b.footprint))) / st_area(b.footprint) < 0.999 from unit_grid g where g.valid_to is null and g.geom && b.footprint)`,
  buildingElsewhere: `select count(*)::int as n from building b where b.unit_grid_code is distinct from (select g.code from unit_grid g
     where g.valid_to is null and g.geom && b.footprint order by round((st_area(st_intersection(g.geom, b.footprint)) / st_area(b.footprint))::numeric, 6) desc, g.code limit 1)`,
  cellInNoResponsibility: `select count(*)::int as n from unit_grid g where g.valid_to is null and (select count(*) from responsibility_grid_cell r where r.unit_grid_code = g.code) <> 1`,
}

describeOnBothDatabases('Unit grids over a random town', (database) => {
  test.each([1, 2, 3])(
    'number %i neither overlap nor leave a gap, and keep to communities and main roads',
    async (seed) => {
      const { db } = database()
      await db.none(
        'truncate district, road, building cascade; truncate unit_grid, responsibility_grid cascade',
      )
      await layRandomTown(db, seeded(seed))
      const report = await buildAreasAndGrids(db)
      const found: Record<string, number> = {}
      for (const [what, query] of Object.entries(broken)) found[what] = await oneNumber(db, query)
      for (const [what, n] of Object.entries(found)) expect([what, n < 0.5 ? 0 : n]).toEqual([what, 0])
      expect(report.cells).toBeGreaterThan(50)
      expect(report.wellSized / report.cells).toBeGreaterThan(0.9)
      expect(report.areaM2).toBeGreaterThan(1_070_000)

      const again = await buildAreasAndGrids(db)
      expect([again.closed, again.created, again.cells]).toEqual([0, 0, report.cells])
    },
  )

  test('end where a new main road cuts them, and their old versions stay', async () => {
    const { db } = database()
    const before = await oneNumber(db, 'select count(*)::int as n from unit_grid where valid_to is null')
    await db.none(
      `insert into road (source, source_id, class, main, geom) values ('test', 'new', 'primary', true, st_setsrid(st_geomfromgeojson($1), 4326))`,
      [JSON.stringify({ type: 'LineString', coordinates: [at(-50, 120), at(1250, 150)] })],
    )
    const report = await buildAreasAndGrids(db)
    expect([report.closed > 0, report.created > 0]).toEqual([true, true])
    expect(await oneNumber(db, 'select count(*)::int as n from unit_grid where valid_to is not null')).toBe(
      report.closed,
    )
    expect(await oneNumber(db, 'select max(version) as n from unit_grid')).toBe(2)
    for (const query of [broken.overlap, broken.gap, broken.acrossMainRoad])
      expect(await oneNumber(db, query)).toBeLessThan(0.5)
    expect(before).toBeGreaterThan(0)
  })

  test('that were drawn by hand stay, whatever is imported, until they are divided anew on purpose', async () => {
    const { db } = database()
    const { id } = await db.one(
      `insert into grid_change (at, reason, edits, closed, created, responsibilities)
       values (now(), '合并', '[]', '[]', '[]', '[]') returning id`,
    )
    await db.none(
      'update unit_grid set opened_by = $1 where id = (select min(id) from unit_grid where valid_to is null)',
      [id],
    )
    await db.none(
      `insert into road (source, source_id, class, main, geom) values ('test', 'newer', 'primary', true, st_setsrid(st_geomfromgeojson($1), 4326))`,
      [JSON.stringify({ type: 'LineString', coordinates: [at(600, -50), at(630, 950)] })],
    )
    expect(await buildAreasAndGrids(db)).toMatchObject({ kept: true, closed: 0, created: 0 })
    const report = await buildAreasAndGrids(db, { anew: true })
    expect(report).toMatchObject({ kept: false })
    expect(report.closed).toBeGreaterThan(0)
  })
})

describeOnBothDatabases('The database', (database) => {
  beforeAll(() => addTown(database()))
  const insert = (code: string, [x0, y0, x1, y1]: number[]) =>
    database().db.none(
      `with cell as (select st_makeenvelope($2, $3, $4, $5, 4326) as geom)
       insert into unit_grid (code, community_code, geom, center, area_m2)
       select $1, left($1, 12), geom, st_centroid(geom), st_area(geom::geography) from cell`,
      [code, x0, y0, x1, y1],
    )
  const { lon, lat } = cellCenter(0, 0)

  test('refuses a cell that overlaps another, however little', async () => {
    await expect(insert('620103001001901', [lon, lat, lon + 0.0001, lat + 0.0001])).rejects.toThrow(
      /overlaps/,
    )
    // A strip of a metre over the western border.
    const border = lon - 0.0006
    await expect(
      insert('620103001001901', [border - 0.001, lat, border + 0.00001, lat + 0.0001]),
    ).rejects.toThrow(/620103001001901 overlaps/)
    await expect(
      database().db.none(`update unit_grid set geom = st_buffer(geom, 0.00001) where code = $1`, [
        cellCode(3, 2),
      ]),
    ).rejects.toThrow(/overlaps/)
  })

  test('takes a cell that touches its neighbours, and one where the old one ended', async () => {
    const border = lon - 0.0006
    await insert('620103001001902', [border - 0.001, lat, border, lat + 0.0001])
    await database().db.none(`update unit_grid set valid_to = now() + interval '1 second' where code = $1`, [
      cellCode(5, 3),
    ])
    const gone = cellCenter(5, 3)
    await insert('620103002001903', [
      gone.lon - 0.0003,
      gone.lat - 0.0003,
      gone.lon + 0.0003,
      gone.lat + 0.0003,
    ])
    await expect(
      database().db.none('update unit_grid set valid_to = null where code = $1', [cellCode(5, 3)]),
    ).rejects.toThrow(/overlaps/)
  })
})
