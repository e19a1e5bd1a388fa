// npm run bench:search: searching for anything among 1,000,000 cases and 300,000 addresses, against the very statements of each search
// sent as plain texts. `-- --write` puts the tables into docs/benchmarks.md; `-- --small` leaves the million out, `-- --postgres`
// and `-- --embedded` the other database. BENCH_DATABASE_URL names one to be kept: what an earlier run laid there is not laid again.
import { searchQuery } from '../../contract/search.ts'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import {
  ask,
  keepFigures,
  newDatabase,
  quantile,
  statementsOf,
  timedInTurns,
  withDatabase,
  withPostgres,
} from '../../testing/bench.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import type { TestDatabase } from '../../testing/database.ts'
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
  const tables: string[] = []
  await withPostgres(async (url) => {
    const [cases, addresses] = process.argv.includes('--small') ? [12_000, 30_000] : [1_000_000, 300_000]
    if (!process.argv.includes('--embedded')) {
      const databaseUrl = process.env.BENCH_DATABASE_URL || (await newDatabase(url))
      tables.push(await measureAll('PostgreSQL', databaseUrl, cases, addresses))
    }
    if (!process.argv.includes('--postgres'))
      tables.push(await measureAll('embedded', undefined, 12_000, 30_000))
  })
  console.log(tables.join('\n\n'))
  if (process.argv.includes('--write')) keepFigures('search', tables.join('\n\n'))
}

const measureAll = (title: string, databaseUrl: string | undefined, cases: number, addresses: number) =>
  withDatabase(databaseUrl, async (database) => {
    if ((await database.db.any('select from district')).length === 0) await layAll(database, cases, addresses)
    const size = `${cases.toLocaleString('en')} cases, ${addresses.toLocaleString('en')} addresses`
    return tableOf(`${title}, ${size}`, await measure(database))
  })

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
  const statements = await statementsOf(database.db, (db) =>
    searchAnything(db, actor, searchQuery.parse(query)),
  )
  const found = (await client.get(path)).json.items.length
  const times = await timedInTurns(
    rounds,
    () => ask(app, client, path),
    async () => {
      for (const statement of statements) await database.db.any(statement)
    },
  )
  return { name, found, ...times }
}

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

await main()
