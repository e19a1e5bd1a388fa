// npm run bench:duplicates: what a case or a report may repeat, among 1,000,000 cases, against the very statements of each answer sent
// as plain texts. `-- --write` puts the table into docs/benchmarks.md; `BENCH_CASES=12000` asks fewer.
import type { CaseKind } from '../../../contract/case.ts'
import { addUsers, startTestApp } from '../../../testing/app.ts'
import {
  ask,
  keepFigures,
  newDatabase,
  quantile,
  statementsOf,
  timedInTurns,
  withDatabase,
  withPostgres,
} from '../../../testing/bench.ts'
import { layCaseStock, layStockDistrict } from '../../../testing/case-stock.ts'
import type { TestDatabase } from '../../../testing/database.ts'
import { loadActor } from '../../identity/identity-read.ts'
import { createPolicySource } from '../case-policy.ts'
import { duplicatesOfCase, findDuplicates } from './duplicates-find.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const SAMPLE = 40

interface Sampled {
  id: string
  kind: CaseKind
  classCode: string
  lon: number
  lat: number
}

async function main(): Promise<void> {
  const size = Number(process.env.BENCH_CASES ?? 1_000_000)
  await withPostgres(async (url) => {
    const rows = await withDatabase(await newDatabase(url), async (database) => {
      await layStockDistrict(database)
      await addUsers(database, [
        { username: 'dispatcher', roles: ['dispatcher'] },
        { username: 'intake', roles: ['intake'] },
      ])
      // Nothing is searched for here, and the index of texts takes longer to make than all others.
      await database.db.none('drop index case_record_search')
      await layCaseStock(database, size)
      return await measure(database)
    })
    const head =
      '| asked of | found, on average | API p50 ms | p95 | SQL p50 ms | p95 | ratio |\n|---|--:|--:|--:|--:|--:|--:|'
    const text = `PostgreSQL, ${size.toLocaleString('en')} cases, ${SAMPLE} of them each\n\n${head}\n${rows.join('\n')}`
    console.log(text)
    if (process.argv.includes('--write')) keepFigures('duplicates', text)
  })
}

/** Cases spread over the whole stock, of whatever class. */
const sample = (database: TestDatabase, isOpen: boolean): Promise<Sampled[]> =>
  database.db.any(
    `select id, kind, class_code, st_x(geom) as lon, st_y(geom) as lat from case_record
      where (closed_at is null) = $<isOpen> order by md5(id::text) limit $<count>`,
    { isOpen, count: SAMPLE },
  )

async function measure(database: TestDatabase): Promise<string[]> {
  const app = await startTestApp(database)
  const deps = { clock: { now: () => new Date() }, policies: createPolicySource('Asia/Shanghai') }
  try {
    const rows: string[] = []
    for (const isOpen of [true, false]) {
      const client = await app.client('dispatcher')
      const actor = await loadActor(database.db, client.userId, true)
      if (actor === null) throw new Error('Nobody asks.')
      const times = { http: [] as number[], sql: [] as number[], found: 0 }
      for (const one of await sample(database, isOpen)) {
        const path = `/api/v1/cases/${one.id}/duplicates`
        const statements = await statementsOf(database.db, (db) => duplicatesOfCase(db, deps, actor, one.id))
        await measureOne(times, () => ask(app, client, path), statements, database)
        times.found += (await client.get(path)).json.items.length
      }
      rows.push(rowOf(isOpen ? 'an open case' : 'a case that ended', times))
    }
    const client = await app.client('intake')
    const actor = await loadActor(database.db, client.userId, true)
    if (actor === null) throw new Error('Nobody asks.')
    const times = { http: [] as number[], sql: [] as number[], found: 0 }
    for (const one of await sample(database, true)) {
      const { kind, classCode, lon, lat } = one
      const path = `/api/v1/duplicates?${new URLSearchParams({ kind, classCode, lon: String(lon), lat: String(lat) })}`
      const place = { kind, classCode, lon, lat, componentId: null }
      const statements = await statementsOf(database.db, (db) => findDuplicates(db, deps, actor, place))
      await measureOne(times, () => ask(app, client, path), statements, database)
      times.found += (await client.get(path)).json.items.length
    }
    rows.push(rowOf('a report that is being told', times))
    return rows
  } finally {
    await app.stop()
  }
}

async function measureOne(
  times: { http: number[]; sql: number[] },
  http: () => Promise<unknown>,
  statements: readonly string[],
  { db }: TestDatabase,
): Promise<void> {
  const bare = async () => {
    for (const statement of statements) await db.any(statement)
  }
  const more = await timedInTurns(rounds, http, bare)
  times.http.push(...more.http)
  times.sql.push(...more.sql)
}

function rowOf(name: string, { http, sql, found }: { http: number[]; sql: number[]; found: number }): string {
  const figures = [quantile(http, 0.5), quantile(http, 0.95), quantile(sql, 0.5), quantile(sql, 0.95)]
  const [p50 = 0, , bare = 1] = figures
  return `| ${name} | ${(found / SAMPLE).toFixed(1)} | ${figures.map((ms) => ms.toFixed(1)).join(' | ')} | ${(p50 / bare).toFixed(2)} |`
}

await main()
