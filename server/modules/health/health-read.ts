import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { z } from 'zod'
import type { HealthConcern, SystemHealth } from '../../contract/health.ts'
import type { Queryable } from '../../db/connect.ts'
import { migrationState } from '../../db/migrate.ts'
import { sql } from '../../db/sql.ts'
import type { StreamState } from '../../http/stream-hub.ts'
import { readBehind } from '../../http/stream-outbox.ts'
import type { Jobs } from '../../platform/jobs.ts'

/** When a layer of tiles was built. */
export interface BuiltTiles {
  readonly layer: string
  readonly builtAt: Date | null
}

/** What is asked beside the database. */
export interface HealthSources {
  readonly dataDir: string
  readonly isEmbedded: boolean
  readonly jobs: Pick<Jobs, 'states'>
  readonly live: () => StreamState
  readonly tiles: () => Promise<readonly BuiltTiles[]>
}

const files = {
  state: sql(import.meta.url, 'sql/read-state.sql'),
  lastImport: sql(import.meta.url, 'sql/last-import.sql'),
}
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')))

const stateRow = z.object({
  version: z.string(),
  postgis: z.string(),
  bytes: z.int(),
  imports: z.int(),
  places: z.int(),
})
const importRow = z.object({ kind: z.string(), state: z.string(), at: z.date(), rejected: z.int() })

export async function readHealth(db: Queryable, sources: HealthSources, now: Date): Promise<SystemHealth> {
  const askedAt = performance.now()
  const { imports, places, ...database } = stateRow.parse(await db.one(files.state))
  const answeredInMs = Math.round(performance.now() - askedAt)
  const migrations = await migrationState(db)
  const live = sources.live()
  const lastImport = importRow.nullable().parse(await db.oneOrNone(files.lastImport))
  const { bsize, bavail, blocks } = await statfs(sources.dataDir)
  const found = {
    at: now.toISOString(),
    program: {
      version,
      node: process.version,
      startedAt: new Date(now.getTime() - process.uptime() * 1000).toISOString(),
      memoryBytes: process.memoryUsage.rss(),
    },
    database: {
      ...database,
      kind: sources.isEmbedded ? ('embedded' as const) : ('server' as const),
      answeredInMs,
    },
    migrations: { ...migrations, latestAt: migrations.latestAt.toISOString() },
    outbox: await readBehind(db, live.head, now),
    jobs: sources.jobs.states().map(({ everyMs, lastRunAt, ...job }) => ({
      ...job,
      everySeconds: everyMs / 1000,
      lastRunAt: lastRunAt?.toISOString() ?? null,
    })),
    waiting: { imports, places },
    live: { connections: live.connections, people: live.people },
    disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize },
    lastImport: lastImport === null ? null : { ...lastImport, at: lastImport.at.toISOString() },
    tiles: (await sources.tiles()).map(({ layer, builtAt }) => ({
      layer,
      builtAt: builtAt?.toISOString() ?? null,
    })),
  }
  return { ...found, concerns: concernsOf(found) }
}

const BEHIND_SECONDS = 30
const DISK_LEAST_BYTES = 2 * 1024 ** 3
const DISK_LEAST_SHARE = 0.05

/** What wants a look, the gravest first. */
export function concernsOf(found: Omit<SystemHealth, 'concerns'>): HealthConcern[] {
  const { migrations, outbox, jobs, disk, lastImport, tiles } = found
  const isLow = disk.freeBytes < DISK_LEAST_BYTES || disk.freeBytes < disk.totalBytes * DISK_LEAST_SHARE
  const signs: [HealthConcern, boolean][] = [
    ['migrations-pending', migrations.pending > 0],
    ['disk-low', isLow],
    ['outbox-behind', outbox.oldestSeconds > BEHIND_SECONDS],
    ['jobs-failing', jobs.some(({ failures }) => failures > 0)],
    ['import-failed', lastImport?.state === 'failed' || lastImport?.state === 'interrupted'],
    ['tiles-missing', tiles.some(({ builtAt }) => builtAt === null)],
  ]
  return signs.filter(([, isSeen]) => isSeen).map(([concern]) => concern)
}
