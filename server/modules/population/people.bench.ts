// People counted over a whole city: how long the statements take that no request waits for, and those that one does.
// Run: ./node_modules/.bin/node server/modules/population/people.bench.ts (BUILDINGS=100000 has three dwellings and ten people each).
import { scope } from '../../contract/identity.ts'
import type { Db } from '../../db/connect.ts'
import { sql } from '../../db/sql.ts'
import { middle, newDatabase, timed, withDatabase, withPostgres } from '../../testing/bench.ts'
import { countPeople, populationRange } from './population-read.ts'

const BUILDINGS = Number(process.env.BUILDINGS ?? 100_000)
const AT = '2026-11-21'
const district = scope.parse({ kind: 'district', area: null, unit: null, org: 'X', orgName: 'X' })
const byBuilding = sql(import.meta.url, 'sql/count-people-by-building.sql')
const layers = sql(import.meta.url, '../city/sql/count-layers.sql')

async function fill(db: Db): Promise<void> {
  await db.tx(async (t) => {
    await t.none('set local session_replication_role = replica')
    await t.none(
      `insert into building (id, source, source_id, footprint, center, height_m, height_estimated, unit_grid_code) overriding system value
       select n, 'bench', n::text, st_multi(st_expand(at, 0.0001)), at, 20, true, '620103001001' || lpad((n % 3000)::text, 4, '0')
         from (select n, st_setsrid(st_makepoint(103.7 + 0.3 * random(), 36 + 0.3 * random()), 4326) as at from generate_series(1, $1) n) made`,
      [BUILDINGS],
    )
    await t.none(
      `insert into dwelling (id, building_id, entrance, floor, room) overriding system value
       select 3 * n + k, n, 1, k, k::text from generate_series(1, $1) n, generate_series(0, 2) k`,
      [BUILDINGS],
    )
    await t.none(
      `insert into person (id, name_enc, name_mask, sex, birth_on) overriding system value
       select n, ''::bytea, '张*', case when n % 2 = 0 then 'f' else 'm' end, date '1940-01-01' + (n % 28000)::int from generate_series(1, $1) n`,
      [10 * BUILDINGS],
    )
    await t.none(
      `insert into stay (person_id, dwelling_id, kind, from_on)
       select n, 3 + n % (3 * $1), 'resident', '2020-01-01' from generate_series(1, 10 * $1) n`,
      [BUILDINGS],
    )
  })
  await db.none('analyze')
}

await withPostgres(async (server) => {
  await withDatabase(await newDatabase(server), async ({ db }) => {
    console.log(`filled in ${((await timed(() => fill(db))) / 1000).toFixed(0)} s`)
    const look = async (name: string, work: () => Promise<unknown>) => {
      const times: number[] = []
      for (let i = 0; i < 3; i++) times.push(await timed(work))
      console.log(`${name}: ${middle(times).toFixed(0)} ms`)
    }
    await look('people by building', () => db.any(byBuilding, { at: AT }))
    for (const by of ['grid', 'street', 'age'] as const)
      await look(`people by ${by}`, () => countPeople(db, populationRange(district), { by, at: AT }))
    await look('how much there is of everything', () => db.any(layers, { at: AT }))
    const area = { ...district, kind: 'area' as const, area: '620103001' }
    await look('people of a street by grid', () =>
      countPeople(db, populationRange(area), { by: 'grid', at: AT }),
    )
  })
})
