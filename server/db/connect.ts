import pgPromise, { type IBaseProtocol, type IDatabase, type ITask } from 'pg-promise'
import { dataDirHolder, lockDataDir } from './data-dir-lock.ts'
import { type EmbeddedDatabase, socketDirFor, startEmbedded } from './embedded.ts'

/** The root handle: hand it to services; open transactions with `tx` of tx.ts. */
export type Db = IDatabase<object>
/** A running transaction. Repositories that write ask for this. */
export type Tx = ITask<object>
/** Either: what a read needs. */
export type Queryable = IBaseProtocol<object>

export interface DatabaseConfig {
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl?: string | undefined
  dataDir: string
}

/** What the database can do beyond plain SQL. The only thing that differs outside db/. */
export interface Capabilities {
  /** LISTEN/NOTIFY arrive; else poll. */
  notifications: boolean
  /** ST_AsMVT and ST_AsMVTGeom exist. */
  vectorTiles: boolean
  /** Several transactions run at once; else one slow query holds up all. */
  parallelSessions: boolean
}

export interface Database {
  db: Db
  capabilities: Capabilities
  close(): Promise<void>
}

export interface ConnectOptions {
  /** A server holds the embedded folder; a command beside a running server goes through that server. */
  purpose?: 'server' | 'command'
  /** Told to whoever finds the folder locked. */
  httpPort?: number
}

export const pgp = pgPromise({
  noWarnings: true,
  receive({ data }) {
    camelCaseColumns(data)
  },
})
setTypeParsers()

/** Connects to PostgreSQL at `databaseUrl`, or opens the embedded database, or joins the server that has it open. */
export async function connect(config: DatabaseConfig, options: ConnectOptions = {}): Promise<Database> {
  if (config.databaseUrl) return connectServer(config.databaseUrl)
  const purpose = options.purpose ?? 'command'
  const socketDir = socketDirFor(config.dataDir)
  const holder = dataDirHolder(config.dataDir)
  if (holder?.purpose === 'server' && purpose === 'command') return joinRunning(holder.socketDir)
  const lock = lockDataDir(config.dataDir, {
    purpose,
    socketDir,
    ...(options.httpPort === undefined ? {} : { httpPort: options.httpPort }),
  })
  let embedded: EmbeddedDatabase
  try {
    embedded = await startEmbedded(config.dataDir, socketDir, idleInTransactionMs)
  } catch (error) {
    lock.release()
    throw error
  }
  const db = overSocket(socketDir)
  const close = async () => {
    await db.$pool.end()
    await embedded.stop()
    lock.release()
  }
  return { db, capabilities: embeddedCapabilities, close }
}

/** No transaction waits for anything but the database; one that does is forgotten and would hold up the others. */
const idleInTransactionMs = 60_000

const embeddedCapabilities: Capabilities = {
  notifications: false,
  vectorTiles: false,
  parallelSessions: false,
}

async function connectServer(databaseUrl: string): Promise<Database> {
  const db: Db = pgp({
    connectionString: databaseUrl,
    max: 10,
    application_name: 'cityloop',
    idle_in_transaction_session_timeout: idleInTransactionMs,
  })
  const vectorTiles = await db.one<{ found: boolean }>(
    `select exists (select from pg_proc where proname = 'st_asmvt') as found`,
  )
  return {
    db,
    capabilities: { notifications: true, vectorTiles: vectorTiles.found, parallelSessions: true },
    close: () => db.$pool.end(),
  }
}

/** The holder may still be starting: its socket is tried for a while. */
async function joinRunning(socketDir: string): Promise<Database> {
  const db = overSocket(socketDir)
  for (let attempt = 0; ; attempt++) {
    try {
      await db.one('select 1 as alive')
      return { db, capabilities: embeddedCapabilities, close: () => db.$pool.end() }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (attempt >= 120 || (code !== 'ENOENT' && code !== 'ECONNREFUSED')) throw error
      await new Promise((resume) => setTimeout(resume, 500))
    }
  }
}

/** One session serves every connection, so a larger pool would only lengthen its queue. */
function overSocket(socketDir: string): Db {
  return pgp({ host: socketDir, port: 5432, user: 'postgres', database: 'postgres', max: 6 })
}

/** Builds new rows instead of deleting keys from the old: deletion makes V8 objects slow for good. */
function camelCaseColumns(rows: Record<string, unknown>[]): void {
  const first = rows[0]
  if (first === undefined) return
  const columns = Object.keys(first)
  if (!columns.some((column) => column.includes('_'))) return
  const names = columns.map((column): [string, string] => [column, pgp.utils.camelize(column)])
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined) continue
    const renamed: Record<string, unknown> = {}
    for (const [column, name] of names) renamed[name] = row[column]
    rows[i] = renamed
  }
}

function setTypeParsers(): void {
  const { types } = pgp.pg
  const wholeNumber = (text: string) => {
    const value = Number(text)
    return Number.isSafeInteger(value) ? value : text
  }
  types.setTypeParser(types.builtins.INT8, wholeNumber)
  types.setTypeParser(types.builtins.NUMERIC, Number)
  // A date has no time of day: as a Date it would shift with the server's zone.
  types.setTypeParser(types.builtins.DATE, (text) => text)
}
