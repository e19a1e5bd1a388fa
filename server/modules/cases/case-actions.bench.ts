// npm run bench:actions: steps of the loop through HTTP, each a transaction of the real server process, against the bare
// transaction of such a step in pgbench on the same PostGIS, with as many clients and commits that wait for the disk.
// `-- --write` puts the table into docs/benchmarks.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { addUsers, logIn, type TestClient } from '../../testing/app.ts'
import { layCaseStock, layStockDistrict, STOCK } from '../../testing/case-stock.ts'
import { findPostgresBin, startCluster } from '../../testing/postgres-cluster.ts'
import { provision } from '../../testing/provision.ts'
import { startServerProcess } from '../../testing/server-process.ts'

const clientCounts = [1, 4, 8]
/** Both take turns, so that whatever else the machine does falls on both. */
const turns = 5
const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const stock = 12_000

/** Of one turn: steps a second, and each step's milliseconds. */
interface Turn {
  perSecond: number
  times: number[]
}

/** A case's way in this bench, and who takes each step of it. */
const way: [by: string, step: object][] = [
  ['intake', { action: 'accept' }],
  ['dispatcher', { action: 'claim' }],
  ['supervisor', { action: 'file' }],
  ['dispatcher', { action: 'dispatch', unit: 'WATER' }],
  ['water', { action: 'sign' }],
  ['supervisor', { action: 'comment', note: '请尽快处理' }],
  ['water', { action: 'return', reason: '不属于本单位职责' }],
  ['dispatcher', { action: 'dispatch', unit: 'URBAN-MGMT' }],
]

async function main(): Promise<void> {
  provision()
  const bin = findPostgresBin()
  if (bin === undefined) throw new Error('This bench needs PostgreSQL with PostGIS and pgbench.')
  const cluster = await startCluster(bin)
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const config = { databaseUrl: cluster.url, dataDir }
  const database = await connect(config)
  try {
    await lay(database)
    const server = await startServerProcess(config)
    try {
      report(await measure(database, server.url, join(bin, 'pgbench'), cluster.url))
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
    cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(
  database: Database,
  url: string,
  pgbench: string,
  databaseUrl: string,
): Promise<string[]> {
  const people = new Map<string, TestClient>()
  for (const name of new Set(way.map(([by]) => by))) people.set(name, await logIn(url, name))
  const lines: string[] = []
  // Warms the server up, and makes the cases that pgbench works on.
  await throughHttp(url, people, 4, 4)
  for (const clients of clientCounts) {
    const http: Turn[] = []
    const sql: Turn[] = []
    for (let turn = 0; turn < turns; turn++) {
      http.push(await throughHttp(url, people, clients, seconds))
      sql.push(bare(pgbench, databaseUrl, clients, await keepSample(database)))
    }
    lines.push(lineOf(clients, http, sql))
    console.error(lines.at(-1))
  }
  return lines
}

/** A district at work, the people of the way, and a disk that is waited for as in earnest. */
async function lay(database: Database): Promise<void> {
  const { db } = database
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await db.none('alter system set $1:name = on', [setting])
  await db.any('select pg_reload_conf()')
  await migrate(db)
  await layStockDistrict(database)
  await layCaseStock(database, stock)
  await addUsers(database, [
    { username: 'intake', roles: ['intake'], demo: false },
    { username: 'supervisor', roles: ['supervisor'], demo: false },
    { username: 'dispatcher', roles: ['dispatcher'], demo: false },
    { username: 'water', roles: ['unit'], org: 'WATER', demo: false },
  ])
}

/** Each client reports a case and walks it through the way, again and again; the reports are not counted. */
async function throughHttp(
  url: string,
  people: ReadonlyMap<string, TestClient>,
  clients: number,
  forSeconds: number,
): Promise<Turn> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  const until = performance.now() + forSeconds * 1000
  const send = async (by: string, path: string, body: object) => {
    const started = performance.now()
    const answer = await post(agent, url + path, people.get(by)?.token ?? '', body)
    return { answer, ms: performance.now() - started }
  }
  const work = async (_: unknown, client: number) => {
    for (let turn = 0; performance.now() < until; turn++) {
      const made = await send('intake', '/api/v1/cases', aReport(client * 31 + turn))
      let { version } = made.answer
      for (const [by, step] of way) {
        const done = await send(by, `/api/v1/cases/${made.answer.id}/actions`, { ...step, version })
        times.push(done.ms)
        version = done.answer.version
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  agent.destroy()
  // Reports stand between the steps: what the clients' time on steps alone amounts to.
  const onSteps = times.reduce((a, b) => a + b, 0)
  return { times, perSecond: (times.length / onSteps) * 1000 * clients }
}

const aReport = (n: number) => ({
  ...{ source: 'hotline', kind: 'event', classCode: '06010', description: '路面有垃圾' },
  location: {
    lon: STOCK.west + ((n % 60) + 0.5) * STOCK.cell,
    lat: STOCK.south + ((n % 50) + 0.5) * STOCK.cell,
  },
})

/** A request over a kept connection, by node:http: the leanest client that is at hand. */
function post(
  agent: Agent,
  url: string,
  token: string,
  body: object,
): Promise<{ id: string; version: number }> {
  const text = JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'idempotency-key': crypto.randomUUID(),
  }
  return new Promise((done, fail) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      let received = ''
      answer.setEncoding('utf8')
      answer.on('data', (data: string) => (received += data))
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) return done(JSON.parse(received))
        fail(new Error(`${url}: ${answer.statusCode} ${received}`))
      })
    })
    sent.on('error', fail)
    sent.end(text)
  })
}

/** The cases that pgbench works on, and rows as wide as those that the server wrote. */
async function keepSample({ db }: Database): Promise<number> {
  await db.none(`
    drop table if exists bench_case, bench_sample;
    create table bench_case as
      select row_number() over ()::integer as n, c.id from case_record c
       where exists (select from case_event e where e.case_id = c.id and e.version = c.version);
    create unique index on bench_case (n);
    create table bench_sample as
      select o.payload, k.body, k.user_id, k.path, k.body_hash from idempotency_key k
        join outbox o on o.case_id = split_part(k.path, '/', 5)::uuid
       where k.path like '%/actions' order by k.created_at desc limit 1`)
  return (await db.one<{ n: number }>('select count(*)::integer as n from bench_case')).n
}

/** Lock, event, row, outbox, key: what a step must write, and nothing else. */
const script = `
\\set n random(1, :cases)
begin;
select quote_literal(id) as id, version + 1 as version, status from case_record
 where id = (select id from bench_case where n = :n) for update \\gset
insert into idempotency_key (user_id, path, key, body_hash, status, body)
select user_id, path, gen_random_uuid()::text, body_hash, 200, body from bench_sample;
insert into case_event (case_id, version, at, recorded_at, action, actor_id, actor_role, actor_name, from_status, to_status, note)
select :id, :version, now(), now(), 'comment', user_id, 'supervisor', 'supervisor', 'filed', 'filed', 'x' from bench_sample;
update case_record set version = :version, updated_at = now(), state = jsonb_set(state, '{seq}', to_jsonb(:version)) where id = :id;
insert into outbox (topic, at, case_id, payload) select 'case', now(), :id, payload from bench_sample;
commit;
`

function bare(pgbench: string, url: string, clients: number, cases: number): Turn {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-pgbench-'))
  try {
    const file = join(folder, 'step.sql')
    writeFileSync(file, script)
    const count = String(clients)
    const args = [
      '-n',
      '-T',
      String(seconds),
      '-c',
      count,
      '-j',
      '1',
      '-f',
      file,
      '-l',
      '-D',
      `cases=${cases}`,
      url,
    ]
    execFileSync(pgbench, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const times = readdirSync(folder)
      .filter((name) => name.startsWith('pgbench_log'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1000)
    return { times, perSecond: times.length / seconds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const shareOf = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
const rateOf = (turns: readonly Turn[]) =>
  shareOf(
    turns.map(({ perSecond }) => perSecond),
    0.5,
  )

function lineOf(clients: number, http: readonly Turn[], sql: readonly Turn[]): string {
  const cells = (turns: readonly Turn[]) => {
    const times = turns.flatMap((turn) => turn.times)
    return [rateOf(turns).toFixed(0), shareOf(times, 0.5).toFixed(1), shareOf(times, 0.95).toFixed(1)]
  }
  const ratio = (rateOf(sql) / rateOf(http)).toFixed(1)
  return `| ${[clients, ...cells(http), ...cells(sql), ratio].join(' | ')} |`
}

function report(lines: readonly string[]): void {
  const table = [
    '| clients | actions/s | p50 ms | 95 % ms | pgbench/s | p50 ms | 95 % ms | ratio |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n')
  console.log(table)
  if (!process.argv.includes('--write')) return
  const path = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url))
  const text = readFileSync(path, 'utf8')
  const [begin, end] = ['<!-- bench:actions -->', '<!-- /bench:actions -->']
  const [before, after] = [text.split(begin)[0], text.split(end)[1]]
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin} … ${end}.`)
  writeFileSync(path, `${before}${begin}\n\n${table}\n\n${end}${after}`)
}

await main()
