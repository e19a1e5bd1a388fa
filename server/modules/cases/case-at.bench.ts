// npm run bench:cases-at: what was open at an instant, with 1,000,000 cases, against the bare SQL of the same page.
// `-- --write` puts the table into docs/benchmarks.md; `BENCH_CASES=12000` asks fewer.
import { sql } from '../../db/sql.ts'
import { addUsers, startTestApp } from '../../testing/app.ts'
import {
  ask,
  keepFigures,
  middle,
  newDatabase,
  timedInTurns,
  withDatabase,
  withPostgres,
} from '../../testing/bench.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 20)
const listFile = sql(import.meta.url, 'sql/list-cases-at.sql')
const day = 86_400_000
const box = [103.72, 36.02, 103.724, 36.024] as const

/** Name, how long ago, a map window or the whole district, rows of a page. */
const questions: [name: string, agoMs: number, isWindow: boolean, limit: number][] = [
  ['now, first page', 0, false, 500],
  ['a month ago, first page', 30 * day, false, 500],
  ['a month ago, 2,000 rows', 30 * day, false, 2000],
  ['a year ago, first page', 365 * day, false, 500],
  ['map window of 16 cells, a month ago', 30 * day, true, 500],
  ['map window of 16 cells, a year ago', 365 * day, true, 500],
]

/** Cases that went on after an instant are folded from their events: those that the stock lacks. */
const addEvents = `
  insert into case_event (case_id, version, at, recorded_at, action, actor_role, actor_name, from_status, to_status, data)
  select c.id, step.version, c.reported_at + step.after_min * interval '1 minute', c.reported_at, step.action, 'supervisor', 'x',
         step.before, step.after, step.data::jsonb
    from case_record c
    cross join (values (1, 0, 'report', null, 'reported', '{}'), (2, 5, 'accept', 'reported', 'accepted', '{}'),
                       (3, 15, 'file', 'accepted', 'filed', '{"limit":{"unit":"work-hours","value":4}}'),
                       (4, 30, 'dispatch', 'filed', 'dispatched', '{"unit":"WATER"}'))
               as step(version, after_min, action, before, after, data)
   where c.reported_at <= $<at> and c.reported_at > $<at>::timestamptz - interval '1 day' and c.updated_at > $<at>
   order by c.id, step.version
      on conflict do nothing`

async function main(): Promise<void> {
  const size = Number(process.env.BENCH_CASES ?? 1_000_000)
  await withPostgres(async (url) => {
    const table = await withDatabase(await newDatabase(url), async (database) => {
      await layStockDistrict(database)
      await addUsers(database, [{ username: 'leader', roles: ['leader'] }])
      // Nothing is searched for here, and the index of texts takes longer to make than all others.
      await database.db.none('drop index case_record_search')
      await layCaseStock(database, size)
      const now = Date.now()
      for (const [, ago] of questions) await database.db.none(addEvents, { at: new Date(now - ago) })
      await database.db.none('vacuum analyze case_event')
      return await measure(database, now)
    })
    const text = `PostgreSQL, ${size.toLocaleString('en')} cases\n\n${table}`
    console.log(text)
    if (process.argv.includes('--write')) keepFigures('cases-at', text)
  })
}

async function measure(database: TestDatabase, now: number): Promise<string> {
  const app = await startTestApp(database)
  try {
    const client = await app.client('leader')
    const lines: string[] = []
    for (const [name, ago, isWindow, limit] of questions) {
      const at = new Date(now - ago)
      const query = `at=${at.toISOString()}&limit=${limit}${isWindow ? `&bbox=${box}` : ''}`
      const conditions = isWindow ? `s.geom && st_makeenvelope(${box}, 4326)` : 'true'
      const found = (await client.get(`/api/v1/cases/at?${query}`)).json.items.length
      const times = await timedInTurns(
        rounds,
        () => ask(app, client, `/api/v1/cases/at?${query}`),
        () => database.db.any(listFile, { at, conditions, limit: limit + 1 }),
      )
      const [http, bare] = [middle(times.http), middle(times.sql)]
      lines.push(
        `| ${name} | ${found} | ${http.toFixed(1)} | ${bare.toFixed(1)} | ${(http / bare).toFixed(2)} |`,
      )
    }
    return ['| question | rows | API ms | SQL ms | ratio |', '|---|--:|--:|--:|--:|', ...lines].join('\n')
  } finally {
    await app.stop()
  }
}

await main()
