import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db, Queryable, Tx } from './connect.ts'
import { tx } from './tx.ts'

interface Migration {
  name: string
  checksum: string
  text: string
}

const ownFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the schema up to date and answers the names it applied. Several programs may call it at once. */
export async function migrate(db: Db, folder = ownFolder): Promise<string[]> {
  const migrations = readMigrations(folder)
  const applied: string[] = []
  for (;;) {
    const name = await tx(db, (t) => applyNext(t, migrations))
    if (name === undefined) return applied
    applied.push(name)
  }
}

/** True when every migration of this program is applied. */
export async function isMigrated(db: Db, folder = ownFolder): Promise<boolean> {
  const { n } = await db.one<{ n: number }>('select count(*)::int as n from schema_migration')
  return n >= readMigrations(folder).length
}

/** How many are applied and how many of this program's are not; which came last, and when. */
export async function migrationState(
  db: Queryable,
  folder = ownFolder,
): Promise<{ applied: number; pending: number; latest: string; latestAt: Date }> {
  const found = await db.any<{ name: string; appliedAt: Date }>(
    'select name, applied_at from schema_migration order by name',
  )
  const names = new Set(found.map(({ name }) => name))
  const pending = readMigrations(folder).filter(({ name }) => !names.has(name)).length
  const last = found.at(-1)
  return {
    applied: found.length,
    pending,
    latest: last?.name ?? '',
    latestAt: last?.appliedAt ?? new Date(0),
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    if (!/^\d{12}_[a-z0-9_]+\.sql$/.test(name))
      throw new Error(`Migration ${name}: the name must be YYYYMMDDHHMM_table_what.sql.`)
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/** One transaction a migration, under a lock that ends with it: session locks mean nothing on the embedded database. */
async function applyNext(t: Tx, migrations: Migration[]): Promise<string | undefined> {
  await t.any('select pg_advisory_xact_lock(620103, 0)')
  await t.none(
    `create table if not exists schema_migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  const done = await t.any<{ name: string; checksum: string }>('select name, checksum from schema_migration')
  const checksums = new Map(done.map((row) => [row.name, row.checksum]))
  for (const { name, checksum } of migrations) {
    const known = checksums.get(name)
    if (known !== undefined && known !== checksum)
      throw new Error(`Migration ${name} was edited after it had been applied. Add a new migration instead.`)
  }
  const next = migrations.find((migration) => !checksums.has(migration.name))
  if (next === undefined) return undefined
  try {
    await t.multi(next.text)
  } catch (error) {
    throw new Error(`Migration ${next.name}: ${(error as Error).message}`, { cause: error })
  }
  await t.none('insert into schema_migration (name, checksum) values ($1, $2)', [next.name, next.checksum])
  return next.name
}
