// What lies underground among a million components, and people counted by grid and building among a million: how long the statements
// take, how much they touch, and whether an index found it. Run: ./node_modules/.bin/node server/modules/underground/underground.bench.ts
import { scope } from '../../contract/identity.ts'
import type { Db, Queryable } from '../../db/connect.ts'
import { middle, newDatabase, statementsOf, timed, withDatabase, withPostgres } from '../../testing/bench.ts'
import { readConflicts, readSection, readUnder } from './underground-read.ts'

const COMPONENTS = Number(process.env.COMPONENTS ?? 1_000_000)
/** As dense as a city of ten million is: a component every nine metres or so, whatever their number. */
const SIDE_DEG = 0.3 * Math.sqrt(COMPONENTS / 10_000_000)
const ORIGIN = { lon: 103.7, lat: 36 }
const center = { lon: ORIGIN.lon + SIDE_DEG / 2, lat: ORIGIN.lat + SIDE_DEG / 2 }
const district = scope.parse({ kind: 'district', area: null, unit: null, org: 'X', orgName: 'X' })

async function fill(db: Db): Promise<void> {
  await db.tx(async (t) => {
    // The notes for tiles are no part of this.
    await t.none('set local session_replication_role = replica')
    await t.none(
      `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm, unit_grid_code)
       select '620103' || case when n % 5 = 0 then '01999' when n % 11 = 0 then '01001' else '01037' end || lpad((n % 1000000)::text, 6, '0') ,
              'bench', n::text, case when n % 5 = 0 then '01999' when n % 11 = 0 then '01001' else '01037' end,
              st_setsrid(case when n % 5 = 0
                then st_makeline(st_makepoint(x, y), st_makepoint(x + 0.0005 * (random() - 0.5), y + 0.0005 * (random() - 0.5)))
                else st_makepoint(x, y) end, 4326),
              case when n % 5 = 0 then 1 + 4 * random() end, case when n % 5 = 0 then 400 end, '620103001001' || lpad((n % 500)::text, 2, '0')
         from (select n, $1 + $3 * random() as x, $2 + $3 * random() as y from generate_series(1, $4) n) made
       on conflict do nothing`,
      [ORIGIN.lon, ORIGIN.lat, SIDE_DEG, COMPONENTS],
    )
  })
  await db.none('analyze component')
}

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

async function look(db: Db, name: string, ask: (db: Queryable) => Promise<{ items: readonly unknown[] }>) {
  let found = 0
  const [statement = ''] = await statementsOf(db, async (recorder) => {
    found = (await ask(recorder)).items.length
  })
  const times: number[] = []
  for (let i = 0; i < 7; i++) times.push(await timed(() => db.any(statement)))
  const [row] = await db.any<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${statement}`,
  )
  const plan = Object.values(row ?? {})[0] as [{ Plan: Plan }]
  const reads = nodesOf(plan[0].Plan).filter(
    (node) => node['Relation Name'] === 'component' || node['Index Name'],
  )
  const touched = reads
    .filter((node) => node['Relation Name'] === 'component')
    .map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'])
  const how = reads.map((node) => `${node['Node Type']}${node['Index Name'] ? ` ${node['Index Name']}` : ''}`)
  console.log(
    `${name}: ${middle(times).toFixed(1)} ms, ${found} found, ${touched.join(' + ')} rows looked at, ${how.join(', ')}`,
  )
}

const square = (halfDeg: number) => {
  const at = (x: number, y: number): [number, number] => [center.lon + x * halfDeg, center.lat + y * halfDeg]
  return {
    type: 'Polygon' as const,
    coordinates: [[at(-1, -1), at(1, -1), at(1, 1), at(-1, 1), at(-1, -1)]] as [[number, number][]],
  }
}

await withPostgres(async (server) => {
  await withDatabase(await newDatabase(server), async ({ db }) => {
    console.log(`filled in ${((await timed(() => fill(db))) / 1000).toFixed(0)} s`)
    const noGround = async () => null
    const away = (deg: number) => ({ lon: center.lon + deg, lat: center.lat + deg })
    await look(db, 'under a place, 10 m', (q) => readUnder(q, district, { ...center, radius: 10 }))
    await look(db, 'under a place, 100 m', (q) => readUnder(q, district, { ...center, radius: 100 }))
    await look(db, 'section of 200 m', (q) =>
      readSection(q, district, { places: [center, away(0.0014)], groundAlong: noGround }),
    )
    await look(db, 'section of 4.5 km', (q) =>
      readSection(q, district, { places: [center, away(0.031)], groundAlong: noGround }),
    )
    await look(db, 'section of 4.5 km in 9 bends', (q) =>
      readSection(q, district, {
        places: Array.from({ length: 10 }, (_, i) => away(0.0034 * i)),
        groundAlong: noGround,
      }),
    )
    await look(db, 'dig of 20 m', (q) =>
      readConflicts(q, district, { polygon: square(0.0001), depthM: 3, withinM: 1 }),
    )
    await look(db, 'dig of 900 m', (q) =>
      readConflicts(q, district, { polygon: square(0.0045), depthM: 3, withinM: 1 }),
    )
  })
})
