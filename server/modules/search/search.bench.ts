// npm run bench:search: searching for anything among 1,000,000 cases and 300,000 addresses, against the very statements of each search
// sent as plain texts. `-- --write` puts the tables into docs/benchmarks.md; `-- --small` leaves the million out, `-- --postgres`
// and `-- --embedded` the other database. BENCH_DATABASE_URL names one to be kept: what an earlier run laid there is not laid again.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../../contract/case-rules.ts'
import { searchQuery } from '../../contract/search.ts'
import { connect, pgp, type Queryable } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { findPostgresBin, startCluster } from '../../testing/postgres-cluster.ts'
import { provision } from '../../testing/provision.ts'
import { layAddressStock } from '../../testing/search-stock.ts'
import { loadActor } from '../identity/identity-read.ts'
import { searchAnything } from './search-service.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 40)

/** What is asked: name, user, query. */
const questions: [name: string, user: string, query: Record<string, string>][] = [
  ['an address', 'leader', { q: '兴华路12号' }],
  ['a street, 417 addresses', 'leader', { q: '兴华路' }],
  ['a street, near', 'leader', { q: '兴华路', lon: '103.73', lat: '36.03' }],
  ['initials and number', 'leader', { q: 'xhl12' }],
  ['initials, many readings', 'leader', { q: 'cxl' }],
  ['two initials', 'leader', { q: 'xh' }],
  ['whole pinyin', 'leader', { q: 'xinghua' }],
  ['a name', 'leader', { q: '阳光小区8号楼' }],
  ['a common word', 'leader', { q: '小区' }],
  ['a common word, near', 'leader', { q: '小区', lon: '103.73', lat: '36.03' }],
  ['one character', 'leader', { q: '兴' }],
  ['a common end, 号', 'leader', { q: '1号' }],
  ['a text of cases', 'leader', { q: '现场已设围挡' }],
  ['a class, by words', 'leader', { q: '井盖' }],
  ['a class, by initials', 'leader', { q: 'jg' }],
  ['a case number', 'leader', { q: 'number' }],
  ['the end of one', 'leader', { q: '0011999' }],
  ['a component code', 'leader', { q: '62010301001000' }],
  ['a grid', 'leader', { q: '620103001001001' }],
  ['a camera', 'leader', { q: '兴华路东口' }],
  ['found nowhere', 'leader', { q: '没有这个地方' }],
  ['initials, found nowhere', 'leader', { q: 'qqzzq' }],
  ['addresses alone (call desk)', 'leader', { q: '兴华路12', kinds: 'building,road,community,grid' }],
  ['a unit: text', 'unit-water', { q: '井盖' }],
  ['a unit: found nowhere', 'unit-water', { q: '没有这个地方' }],
  ['a street clerk: an address', 'street', { q: '兴华路12号' }],
  ['a street clerk: text', 'street', { q: '井盖' }],
]

interface Line {
  name: string
  found: number
  http: number[]
  sql: number[]
}

async function main(): Promise<void> {
  provision()
  const bin = findPostgresBin()
  const cluster = process.env.TEST_DATABASE_URL || bin === undefined ? undefined : await startCluster(bin)
  const url = process.env.TEST_DATABASE_URL || cluster?.url || ''
  const tables: string[] = []
  try {
    const [cases, addresses] = process.argv.includes('--small') ? [12_000, 30_000] : [1_000_000, 300_000]
    if (!process.argv.includes('--embedded')) {
      const databaseUrl = process.env.BENCH_DATABASE_URL || (await newDatabase(url))
      tables.push(await measureAll('PostgreSQL', { databaseUrl }, cases, addresses))
    }
    if (!process.argv.includes('--postgres')) tables.push(await measureAll('embedded', {}, 12_000, 30_000))
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
  cases: number,
  addresses: number,
): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const config = { ...given, dataDir }
  const opened = await connect(config)
  const database: TestDatabase = { ...opened, kind: given.databaseUrl ? 'postgres' : 'embedded', config }
  try {
    await migrate(database.db)
    if ((await database.db.any('select from district')).length === 0) await layAll(database, cases, addresses)
    const size = `${cases.toLocaleString('en')} cases, ${addresses.toLocaleString('en')} addresses`
    return tableOf(`${title}, ${size}`, await measure(database))
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function layAll(database: TestDatabase, cases: number, addresses: number): Promise<void> {
  const started = Date.now()
  const told = (what: string) =>
    console.error(`${database.kind}: ${what} after ${((Date.now() - started) / 1000).toFixed(0)} s`)
  await layStockDistrict(database)
  await addPeople(database)
  await layAddressStock(database, addresses)
  told(`${addresses} addresses`)
  await layCaseStock(database, cases)
  told(`${cases} cases`)
}

async function addPeople(database: TestDatabase): Promise<void> {
  await addUsers(database, [
    { username: 'leader', roles: ['leader'] },
    { username: 'unit-water', roles: ['unit'], org: 'WATER' },
    { username: 'street', roles: ['street'], org: 'STREET-3', orgKind: 'street', area: '620103003' },
  ])
}

async function measure(database: TestDatabase): Promise<Line[]> {
  const app = await startTestApp(database)
  try {
    const { number } = await database.db.one(
      'select number from case_record order by reported_at offset 5000 limit 1',
    )
    const lines: Line[] = []
    for (const [name, user, asked] of questions) {
      const query = asked.q === 'number' ? { q: number } : asked
      lines.push(await measureSearch(app, database, name, await app.client(user), query))
    }
    return lines
  } finally {
    await app.stop()
  }
}

async function measureSearch(
  app: TestApp,
  database: TestDatabase,
  name: string,
  client: TestClient,
  query: Record<string, string>,
): Promise<Line> {
  const path = `/api/v1/search?${new URLSearchParams(query)}`
  const actor = await loadActor(database.db, client.userId, true)
  if (actor === null) throw new Error('Nobody asks.')
  const statements = await statementsOf(database.db, actor, query)
  const found = (await client.get(path)).json.items.length
  const line: Line = { name, found, http: [], sql: [] }
  // In turns, so that both meet the same machine.
  const end = performance.now() + 10_000
  for (let i = 0; i < rounds && (i < 3 || performance.now() < end); i++) {
    line.http.push(await timed(() => ask(app, client, path)))
    line.sql.push(
      await timed(async () => {
        for (const statement of statements) await database.db.any(statement)
      }),
    )
  }
  return line
}

/** The statements of one search as plain texts, in the order in which they were sent. */
async function statementsOf(db: Queryable, actor: Actor, query: Record<string, string>): Promise<string[]> {
  const statements: string[] = []
  const recorder = new Proxy(db, {
    get: (target, method) =>
      method === 'any'
        ? (file: string, values: object) => {
            statements.push(pgp.as.format(file, values))
            return target.any(file, values)
          }
        : Reflect.get(target, method),
  })
  await searchAnything(recorder, actor, searchQuery.parse(query))
  return statements
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

const quantile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN

function tableOf(title: string, lines: readonly Line[]): string {
  const row = ({ name, found, http, sql }: Line) => {
    const [p50, p95, bare, bare95] = [
      quantile(http, 0.5),
      quantile(http, 0.95),
      quantile(sql, 0.5),
      quantile(sql, 0.95),
    ]
    const figures = [p50, p95, bare, bare95].map((ms) => ms.toFixed(1)).join(' | ')
    return `| ${name} | ${found} | ${figures} | ${(p50 / bare).toFixed(2)} |`
  }
  const all = { http: lines.flatMap(({ http }) => http), sql: lines.flatMap(({ sql }) => sql) }
  return [
    `### ${title}`,
    '',
    '| question | found | API p50 ms | p95 | SQL p50 ms | p95 | ratio |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines.map(row),
    row({ name: '**all**', found: lines.reduce((sum, { found }) => sum + found, 0), ...all }),
  ].join('\n')
}

/** Replaces the part between the marks, whoever else writes into the file. */
function keep(text: string): void {
  const path = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url))
  const [begin, end] = ['<!-- bench:search -->', '<!-- /bench:search -->']
  const [before, after] = [
    readFileSync(path, 'utf8').split(begin)[0],
    readFileSync(path, 'utf8').split(end)[1],
  ]
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin} … ${end}.`)
  writeFileSync(path, `${before}${begin}\n\n${text}\n\n${end}${after}`)
}

await main()
