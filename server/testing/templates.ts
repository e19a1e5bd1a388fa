import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../db/connect.ts'
import { migrate } from '../db/migrate.ts'

/** Migrated databases that the test files clone, made once for each state of the migrations. */
export interface DatabaseTemplates {
  /** Server and name of the template database; undefined where only the embedded database is tested. */
  postgres: { url: string; template: string } | undefined
  embeddedFolder: string
}

/** Changes with the migrations and with the embedded database's version. */
function schemaDigest(): string {
  const hash = createHash('sha256')
  const folder = fileURLToPath(new URL('../db/migrations', import.meta.url))
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  hash.update(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url))))
  return hash.digest('hex').slice(0, 12)
}

/** A folder with a migrated embedded database; kept in the temporary folder from run to run. */
export async function embeddedTemplate(): Promise<string> {
  const root = join(tmpdir(), 'cityloop-test-templates')
  const ready = join(root, schemaDigest())
  if (existsSync(ready)) return ready
  mkdirSync(root, { recursive: true })
  const draft = join(root, `draft-${randomBytes(6).toString('hex')}`)
  const database = await connect({ dataDir: draft })
  await migrate(database.db)
  await database.close()
  try {
    renameSync(draft, ready)
  } catch (error) {
    // Another run was faster; its folder is as good.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(ready)) throw error
  }
  return ready
}

/** Creates the migrated template database on the server if it is not there, and answers its name. */
export async function postgresTemplate(serverUrl: string): Promise<string> {
  const name = `cityloop_template_${schemaDigest()}`
  const server = await connect({ databaseUrl: serverUrl, dataDir: '' })
  try {
    const found = await server.db.oneOrNone('select 1 as found from pg_database where datname = $1', [name])
    if (found !== null) return name
    const draft = `${name}_${randomBytes(4).toString('hex')}`
    await server.db.none('create database $1:name', [draft])
    const template = await connect({ databaseUrl: databaseUrlOf(serverUrl, draft), dataDir: '' })
    await migrate(template.db)
    await template.close()
    try {
      await server.db.none('alter database $1:name rename to $2:name', [draft, name])
    } catch (error) {
      // Another run on the same server was faster; its template is as good.
      if ((error as { code?: string }).code !== '42P04') throw error
      await server.db.none('drop database $1:name', [draft])
    }
    return name
  } finally {
    await server.close()
  }
}

export function databaseUrlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export function copyEmbedded(template: string, into: string): void {
  cpSync(template, into, { recursive: true })
}
