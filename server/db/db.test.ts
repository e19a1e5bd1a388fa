import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlace, databaseKinds, describeOnBothDatabases } from '../testing/database.ts'
import { connect } from './connect.ts'
import { DataDirLockedError, dataDirHolder, lockDataDir } from './data-dir-lock.ts'
import { socketDirFor } from './embedded.ts'
import { isMigrated, migrate } from './migrate.ts'
import { sql } from './sql.ts'
import { tx } from './tx.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-db-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describeOnBothDatabases('A connection', (database) => {
  test('answers columns in camelCase and numbers as numbers', async () => {
    const row = await database().db.one(
      `select 5::int8 as big_number, 1.5::numeric as half, date '2026-11-21' as due_on, timestamptz '2026-11-21 00:00Z' as due_at`,
    )
    expect(row).toEqual({
      bigNumber: 5,
      half: 1.5,
      dueOn: '2026-11-21',
      dueAt: new Date('2026-11-21T00:00:00Z'),
    })
  })

  test('keeps concurrent transactions apart', async () => {
    const { db } = database()
    await db.none(`insert into setting values ('count', '0')`)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        tx(db, async (t) => {
          const { n } = await t.one(`select value::int as n from setting where key = 'count' for update`)
          await t.none(`update setting set value = to_jsonb($1::int) where key = 'count'`, [n + 1])
        }),
      ),
    )
    expect(await db.one(`select value::int as n from setting where key = 'count'`)).toEqual({ n: 20 })
  })

  test('undoes a transaction whose work fails, and serves the next one', async () => {
    const { db } = database()
    const failing = tx(db, async (t) => {
      await t.none(`insert into setting values ('half', '1')`)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.oneOrNone(`select 1 as found from setting where key = 'half'`)).toBeNull()
  })

  test('tries a transaction again that lost against another one', async () => {
    let tries = 0
    const answer = await tx(database().db, async (t) => {
      tries++
      if (tries < 3) await t.none(`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`)
      return tries
    })
    expect(answer).toBe(3)
  })

  test('is migrated, and migrating again does nothing', async () => {
    expect(await isMigrated(database().db)).toBe(true)
    expect(await migrate(database().db)).toEqual([])
  })
})

describe.each(databaseKinds)('Migrations (%s)', (kind) => {
  test('are applied once in order; an edited one is refused, a broken one leaves nothing behind', async () => {
    const migrations = mkdtempSync(join(folder, 'migrations-'))
    const write = (name: string, text: string) => writeFileSync(join(migrations, name), text)
    const place = await createPlace(kind, 'empty')
    const database = await connect(place.config)
    try {
      write('202601010000_pump_add.sql', 'create table pump (id integer); insert into pump values (1);')
      write('202601020000_pump_name.sql', 'alter table pump add name text;')
      const both = await Promise.all([migrate(database.db, migrations), migrate(database.db, migrations)])
      expect(both.flat().sort()).toEqual(['202601010000_pump_add.sql', '202601020000_pump_name.sql'])

      write('202601030000_pump_break.sql', 'create table half (id integer); select nonsense from nowhere;')
      await expect(migrate(database.db, migrations)).rejects.toThrow(/202601030000_pump_break.sql: .*nowhere/)
      expect(await database.db.one(`select to_regclass('half') as half`)).toEqual({ half: null })

      write('202601010000_pump_add.sql', 'create table pump (id integer);')
      await expect(migrate(database.db, migrations)).rejects.toThrow(/202601010000_pump_add.sql was edited/)
    } finally {
      await database.close()
      await place.remove()
    }
  })
})

describe.each(databaseKinds.filter((kind) => kind === 'postgres'))(
  'A connection to a server (%s)',
  (kind) => {
    test('outlives the loss of its idle sessions', async () => {
      const place = await createPlace(kind)
      const [database, other] = await Promise.all([connect(place.config), connect(place.config)])
      try {
        await Promise.all([1, 2, 3].map(() => database.db.any('select pg_sleep(0.05)')))
        await other.db.any(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        await new Promise((resume) => setTimeout(resume, 100))
        expect(await database.db.one('select 1 as alive')).toEqual({ alive: 1 })
      } finally {
        await Promise.all([database.close(), other.close()])
        await place.remove()
      }
    })
  },
)

describe('The lock of the data folder', () => {
  test('is held by one process and free after its release', () => {
    const dataDir = join(folder, 'locked')
    const lock = lockDataDir(dataDir, { purpose: 'server', socketDir: dataDir, httpPort: 8080 })
    expect(() => lockDataDir(dataDir, { purpose: 'command', socketDir: dataDir })).toThrow(DataDirLockedError)
    expect(() => lockDataDir(dataDir, { purpose: 'server', socketDir: dataDir })).toThrow(
      /running server .*port 8080/,
    )
    lock.release()
    expect(dataDirHolder(dataDir)).toBeUndefined()
    lockDataDir(dataDir, { purpose: 'server', socketDir: dataDir }).release()
  })

  test('is taken over from a process that is gone, also where another has its number now', () => {
    const dataDir = mkdtempSync(join(folder, 'stale-'))
    const holder = { pid: process.pid, processStart: 'another boot/1', purpose: 'server', socketDir: dataDir }
    for (const stale of [
      JSON.stringify(holder),
      JSON.stringify({ ...holder, pid: 2 ** 22 + 1 }),
      'not JSON',
    ]) {
      writeFileSync(join(dataDir, 'lock.json'), stale)
      lockDataDir(dataDir, { purpose: 'server', socketDir: dataDir }).release()
    }
  })

  test('names a socket in the temporary folder where the path of the data folder is too long for one', () => {
    expect(socketDirFor('/srv/cityloop')).toBe('/srv/cityloop')
    expect(socketDirFor(`/srv/${'long/'.repeat(30)}`).length).toBeLessThan(90)
  })
})

test('A broken or missing query file stops the program at start', () => {
  const here = pathToFileURL(join(folder, 'repo.ts')).href
  writeFileSync(join(folder, 'broken.sql'), "select 'open")
  expect(() => sql(here, 'broken.sql')).toThrow()
  expect(() => sql(here, 'missing.sql')).toThrow()
})
