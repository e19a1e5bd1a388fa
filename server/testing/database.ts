import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { connect, type Database, type DatabaseConfig, type Db } from '../db/connect.ts'
import { copyEmbedded, databaseUrlOf } from './templates.ts'

export type DatabaseKind = 'postgres' | 'embedded'

/** A place for a database of its own: what a started server or `connect` takes. */
export interface TestPlace {
  kind: DatabaseKind
  config: DatabaseConfig
  remove(): Promise<void>
}

export interface TestDatabase extends Database {
  kind: DatabaseKind
  config: DatabaseConfig
}

/** TEST_ONLY=embedded or =postgres halves the time of a run at the desk; npm test takes both. */
export const databaseKinds: DatabaseKind[] = (['postgres', 'embedded'] as const).filter(
  (kind) => !process.env.TEST_ONLY || process.env.TEST_ONLY === kind,
)

/** Runs the block once on each database. `database()` answers the block's own freshly migrated one. */
export function describeOnBothDatabases(name: string, block: (database: () => TestDatabase) => void): void {
  describeOn(databaseKinds, name, block)
}

/** For a long browser story whose requests are proved on both elsewhere. */
export function describeOnOneDatabase(name: string, block: (database: () => TestDatabase) => void): void {
  describeOn(databaseKinds.slice(0, 1), name, block)
}

function describeOn(
  kinds: readonly DatabaseKind[],
  name: string,
  block: (database: () => TestDatabase) => void,
): void {
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    let place: TestPlace | undefined
    let opened: TestDatabase | undefined
    beforeAll(async () => {
      place = await createPlace(kind)
      // As a server holds it: a command that is started beside joins it.
      opened = { ...(await connect(place.config, { purpose: 'server' })), kind, config: place.config }
    })
    afterAll(async () => {
      await opened?.close()
      await place?.remove()
    })
    block(() => {
      if (opened === undefined) throw new Error('The test database is open only while tests and hooks run.')
      return opened
    })
  })
}

/** A migrated (or, on request, empty) database that nobody has opened yet. */
export async function createPlace(
  kind: DatabaseKind,
  content: 'migrated' | 'empty' = 'migrated',
): Promise<TestPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cityloop-test-'))
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true })
  const { postgres, embeddedFolder } = inject('databases')
  if (kind === 'embedded') {
    if (content === 'migrated') copyEmbedded(embeddedFolder, dataDir)
    return { kind, config: { dataDir }, remove: async () => removeFolder() }
  }
  if (postgres === undefined) throw new Error('No PostgreSQL server was provided for the tests.')
  const name = `cityloop_test_${randomBytes(6).toString('hex')}`
  const template = content === 'migrated' ? postgres.template : 'template1'
  await onServer(postgres.url, (db) => db.none('create database $1:name template $2:name', [name, template]))
  return {
    kind,
    config: { databaseUrl: databaseUrlOf(postgres.url, name), dataDir },
    async remove() {
      removeFolder()
      await onServer(postgres.url, async (db) => {
        await untilNobodyIsIn(db, name)
        await db.none('drop database if exists $1:name with (force)', [name])
      })
    },
  }
}

async function onServer(url: string, work: (db: Db) => Promise<unknown>): Promise<void> {
  const server = await connect({ databaseUrl: url, dataDir: '' })
  try {
    await work(server.db)
  } finally {
    await server.close()
  }
}

/** A closed pool's last connections may still be on their way out: torn off, they would throw where nobody listens any more. */
async function untilNobodyIsIn(db: Db, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { people } = await db.one(
      'select count(*)::int as people from pg_stat_activity where datname = $1',
      [name],
    )
    if (people === 0) return
    await new Promise((resume) => setTimeout(resume, 50))
  }
}
