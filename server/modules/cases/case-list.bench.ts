// npm run bench:cases: the case list with 12,000 and 1,000,000 cases against the bare SQL of the same page.
// `-- --write` puts the tables into docs/benchmarks.md; `-- --small` leaves the million out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { caseListQuery } from '../../contract/case-queries.ts'
import type { Actor } from '../../contract/case-rules.ts'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { sql } from '../../db/sql.ts'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { findPostgresBin, startCluster } from '../../testing/postgres-cluster.ts'
import { provision } from '../../testing/provision.ts'
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
  provision()
  const bin = findPostgresBin()
  const cluster = process.env.TEST_DATABASE_URL || bin === undefined ? undefined : await startCluster(bin)
  const url = process.env.TEST_DATABASE_URL || cluster?.url || ''
  const tables: string[] = []
  try {
    const sizes = process.argv.includes('--small') ? [12_000] : [12_000, 1_000_000]
    tables.push(...(await measureAll('PostgreSQL', { databaseUrl: await newDatabase(url) }, sizes)))
    tables.push(...(await measureAll('embedded', {}, [12_000])))
  } finally {
    cluster?.stop()
  }
  console.log(tables.join('\n\n'))
  if (process.argv.includes('--write')) keep(tables.join('\n\n'))
}

async function newDatabase(serverUrl: string): Promise<string> {
  const server = await connect({ databaseUrl: serverUrl, dataDir: '' })
  const name = `cityloop_bench_${Date.now()}`
  await server.db.none('create database $1:name', [name])
  await server.close()
  const made = new URL(serverUrl)
  made.pathname = `/${name}`
  return made.href
}

async function measureAll(
  title: string,
  given: { databaseUrl?: string },
  sizes: number[],
): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const config = { ...given, dataDir }
  const opened = await connect(config)
  const database: TestDatabase = {
    ...opened,
    kind: given.databaseUrl ? 'postgres' : 'embedded',
    config,
  }
  try {
    await migrate(database.db)
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
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

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
  // In turns, so that both meet the same machine.
  const times = { http: [] as number[], sql: [] as number[] }
  const end = performance.now() + 10_000
  for (let i = 0; i < rounds && (i < 3 || performance.now() < end); i++) {
    times.http.push(await timed(() => ask(app, client, path)))
    times.sql.push(await timed(() => database.db.any(listFile, bare)))
  }
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

async function ask(app: TestApp, client: TestClient, path: string): Promise<void> {
  const answer = await fetch(app.url + path, { headers: { authorization: `Bearer ${client.token}` } })
  const body = await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${Buffer.from(body).toString()}`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) times.push(await timed(work))
  return middle(times)
}

const middle = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

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

/** Replaces the part between the marks, whoever else writes into the file. */
function keep(text: string): void {
  const path = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url))
  const [begin, end] = ['<!-- bench:cases -->', '<!-- /bench:cases -->']
  const [before, after] = [
    readFileSync(path, 'utf8').split(begin)[0],
    readFileSync(path, 'utf8').split(end)[1],
  ]
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin} … ${end}.`)
  writeFileSync(path, `${before}${begin}\n\n${text}\n\n${end}${after}`)
}

await main()
