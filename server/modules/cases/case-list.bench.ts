// npm run bench:cases: the case list with 12,000 and 1,000,000 cases against the bare SQL of the same page.
// `-- --write` puts the tables into docs/benchmarks.md; `-- --small` leaves the million out.
import { caseListQuery } from '../../contract/case-queries.ts'
import type { Actor } from '../../contract/case-rules.ts'
import { sql } from '../../db/sql.ts'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import {
  ask,
  keepFigures,
  middle,
  newDatabase,
  timed,
  timedInTurns,
  withDatabase,
  withPostgres,
} from '../../testing/bench.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { loadActor } from '../identity/identity-read.ts'
import { afterCursor, conditionsOf, orderOf, textPattern, textPieces } from './case-filter.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 40)
const listFile = sql(import.meta.url, 'sql/list-cases.sql')
const box = '103.72,36.02,103.724,36.024'
const q = encodeURIComponent

/** What screens ask for: name, user, query; `deep` stands for a cursor half way down the whole list. */
const questions: [name: string, user: string, query: string][] = [
  ['first page', 'leader', ''],
  ['first page, 200 rows', 'leader', 'limit=200'],
  ['page half way down', 'leader', 'deep'],
  ['status filed, coordinating', 'leader', 'status=filed,coordinating'],
  ['status closed', 'leader', 'status=closed'],
  ['unit WATER', 'leader', 'unit=WATER'],
  ['unit WATER, dispatched', 'leader', 'unit=WATER&status=dispatched'],
  ['red', 'leader', 'light=red'],
  ['yellow', 'leader', 'light=yellow'],
  ['due first, dispatched', 'leader', 'status=dispatched&sort=due'],
  ['supervised', 'leader', 'supervised=true'],
  ['mine', 'dispatcher', 'mine=true'],
  ['one cell', 'leader', 'grid=620103001001001'],
  ['one street', 'leader', 'street=620103003'],
  ['map window of 16 cells', 'leader', `bbox=${box}`],
  ['text, two characters, common', 'leader', `q=${q('井盖')}`],
  ['text, several pairs, common', 'leader', `q=${q('有居民反映')}`],
  ['text, one character', 'leader', `q=${q('灯')}`],
  ['text, an address', 'leader', `q=${q('任家庄巷77')}`],
  ['text, a number', 'leader', `q=0011999`],
  ['text, found nowhere', 'leader', `q=${q('没有')}`],
  ['a week two months ago', 'leader', 'from=2026-09-20T00:00:00Z&to=2026-09-27T00:00:00Z'],
  ['a unit’s own', 'unit-water', ''],
  ['a unit’s own, dispatched', 'unit-water', 'status=dispatched'],
  ['a unit’s own, text, common', 'unit-water', `q=${q('井盖')}`],
  ['a unit’s own, text, found nowhere', 'unit-water', `q=${q('没有')}`],
  ['a street’s own', 'street', ''],
  ['a street’s own, text, common', 'street', `q=${q('井盖')}`],
  ['a street’s own, red', 'street', 'light=red'],
]

interface Line {
  name: string
  httpMs: number
  sqlMs: number | null
  rows: number
}

async function main(): Promise<void> {
  const tables: string[] = []
  await withPostgres(async (url) => {
    const sizes = process.argv.includes('--small') ? [12_000] : [12_000, 1_000_000]
    tables.push(...(await measureAll('PostgreSQL', await newDatabase(url), sizes)))
    tables.push(...(await measureAll('embedded', undefined, [12_000])))
  })
  console.log(tables.join('\n\n'))
  if (process.argv.includes('--write')) keepFigures('cases', tables.join('\n\n'))
}

const measureAll = (title: string, databaseUrl: string | undefined, sizes: number[]) =>
  withDatabase(databaseUrl, async (database) => {
    await layStockDistrict(database)
    await addPeople(database)
    const tables: string[] = []
    for (const size of sizes) {
      const started = Date.now()
      await layCaseStock(database, size)
      console.error(`${title}: ${size} cases laid in ${((Date.now() - started) / 1000).toFixed(0)} s`)
      tables.push(tableOf(`${title}, ${size.toLocaleString('en')} cases`, await measure(database)))
    }
    return tables
  })

async function addPeople(database: TestDatabase): Promise<void> {
  await addUsers(database, [
    { username: 'leader', roles: ['leader'] },
    { username: 'dispatcher', roles: ['dispatcher'] },
    { username: 'unit-water', roles: ['unit'], org: 'WATER' },
    { username: 'street', roles: ['street'], org: 'STREET-3', orgKind: 'street', area: '620103003' },
  ])
}

async function measure(database: TestDatabase): Promise<Line[]> {
  const app = await startTestApp(database)
  try {
    const lines: Line[] = []
    for (const [name, user, query] of questions)
      lines.push(await measureList(app, database, name, await app.client(user), query))
    for (const user of ['leader', 'unit-water', 'street']) {
      const client = await app.client(user)
      const httpMs = await median(() => ask(app, client, '/api/v1/cases/counts'))
      lines.push({ name: `counts of ${user}`, httpMs, sqlMs: null, rows: 1 })
    }
    return lines
  } finally {
    await app.stop()
  }
}

async function measureList(
  app: TestApp,
  database: TestDatabase,
  name: string,
  client: TestClient,
  asked: string,
): Promise<Line> {
  const query = asked === 'deep' ? `cursor=${await cursorHalfWay(database)}` : asked
  const path = `/api/v1/cases?${query}`
  const actor = await loadActor(database.db, client.userId, true)
  if (actor === null) throw new Error('Nobody asks.')
  const bare = bareSql(actor, query)
  const rows = (await client.get(path)).json.items.length
  const times = await timedInTurns(
    rounds,
    () => ask(app, client, path),
    () => database.db.any(listFile, bare),
  )
  return { name, httpMs: middle(times.http), sqlMs: middle(times.sql), rows }
}

/** The very page that the list reads, without HTTP, checks and clocks around it. */
function bareSql(actor: Actor, query: string) {
  const asked = caseListQuery.parse(Object.fromEntries(new URLSearchParams(query)))
  const conditions = conditionsOf(asked, actor, new Date())
  if (asked.q !== undefined) conditions.push(textPattern(asked.q), textPieces(asked.q))
  if (asked.cursor !== undefined) conditions.push(afterCursor(asked.sort, asked.cursor))
  return {
    conditions: conditions.join(' and ') || 'true',
    order: orderOf(asked.sort),
    limit: asked.limit + 1,
  }
}

async function cursorHalfWay({ db }: TestDatabase): Promise<string> {
  const row = await db.one<{ id: string; reportedAt: Date }>(
    `select id, reported_at from case_record order by reported_at desc, id desc
     offset (select count(*) / 2 from case_record) limit 1`,
  )
  return Buffer.from(`newest ${row.reportedAt.toISOString()} ${row.id}`).toString('base64url')
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) times.push(await timed(work))
  return middle(times)
}

function tableOf(title: string, lines: readonly Line[]): string {
  const rows = lines.map(
    ({ name, httpMs, sqlMs, rows: n }) =>
      `| ${name} | ${n} | ${httpMs.toFixed(1)} | ${sqlMs?.toFixed(1) ?? '–'} | ${sqlMs === null ? '–' : (httpMs / sqlMs).toFixed(2)} |`,
  )
  return [
    `### ${title}`,
    '',
    '| question | rows | API ms | SQL ms | ratio |',
    '|---|--:|--:|--:|--:|',
    ...rows,
  ].join('\n')
}

await main()
