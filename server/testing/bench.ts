import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, pgp, type Queryable } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'
import type { TestApp, TestClient } from './app.ts'
import type { TestDatabase } from './database.ts'
import { findPostgresBin, startCluster } from './postgres-cluster.ts'
import { provision } from './provision.ts'

/** Runs with the address of a PostGIS server: TEST_DATABASE_URL, or one of our own that ends with it. */
export async function withPostgres(run: (url: string) => Promise<void>): Promise<void> {
  provision()
  const bin = findPostgresBin()
  const cluster = process.env.TEST_DATABASE_URL || bin === undefined ? undefined : await startCluster(bin)
  try {
    await run(process.env.TEST_DATABASE_URL || cluster?.url || '')
  } finally {
    cluster?.stop()
  }
}

/** An empty database on that server; its address. */
export async function newDatabase(serverUrl: string): Promise<string> {
  const server = await connect({ databaseUrl: serverUrl, dataDir: '' })
  const name = `cityloop_bench_${Date.now()}`
  await server.db.none('create database $1:name', [name])
  await server.close()
  const made = new URL(serverUrl)
  made.pathname = `/${name}`
  return made.href
}

/** Runs on a migrated database: the one of that address, or without one an embedded one of its own. */
export async function withDatabase<T>(
  databaseUrl: string | undefined,
  run: (database: TestDatabase) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-bench-'))
  const config = databaseUrl === undefined ? { dataDir } : { databaseUrl, dataDir }
  const opened = await connect(config)
  try {
    await migrate(opened.db)
    return await run({ ...opened, kind: databaseUrl === undefined ? 'embedded' : 'postgres', config })
  } finally {
    await opened.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A GET as a client makes it; its answer is read to the end and not looked at. */
export async function ask(app: TestApp, client: TestClient, path: string): Promise<void> {
  const answer = await fetch(app.url + path, { headers: { authorization: `Bearer ${client.token}` } })
  const body = await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${Buffer.from(body).toString()}`)
}

/** Milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Both in turns, so that they meet the same machine: milliseconds of each round; at most 10 s of them, but three at least. */
export async function timedInTurns(
  rounds: number,
  http: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<{ http: number[]; sql: number[] }> {
  const times = { http: [] as number[], sql: [] as number[] }
  const end = performance.now() + 10_000
  for (let i = 0; i < rounds && (i < 3 || performance.now() < end); i++) {
    times.http.push(await timed(http))
    times.sql.push(await timed(bare))
  }
  return times
}

/** The statements of one work as plain texts, in the order in which they were sent. */
export async function statementsOf(
  db: Queryable,
  work: (db: Queryable) => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = []
  const recorder = new Proxy(db, {
    get: (target, method) => {
      const real = Reflect.get(target, method)
      if (!['any', 'one', 'oneOrNone', 'none'].includes(String(method))) return real
      return (file: string, values: object, ...more: unknown[]) => {
        statements.push(pgp.as.format(file, values))
        return real.call(target, file, values, ...more)
      }
    },
  })
  await work(recorder)
  return statements
}

export const quantile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
export const middle = (times: readonly number[]) => quantile(times, 0.5)

/** Replaces the part of docs/benchmarks.md between the marks `<!-- bench:name -->`, whoever else writes into the file. */
export function keepFigures(name: string, text: string): void {
  const path = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))
  const whole = readFileSync(path, 'utf8')
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const [before, after] = [whole.split(begin)[0], whole.split(end)[1]]
  if (before === undefined || after === undefined) throw new Error(`${path} has no ${begin} … ${end}.`)
  writeFileSync(path, `${before}${begin}\n\n${text}\n\n${end}${after}`)
}
