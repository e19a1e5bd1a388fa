import { z } from 'zod'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What wants a look; nothing of it keeps the server from serving. */
export const HEALTH_CONCERNS = [
  'migrations-pending',
  'outbox-behind',
  'jobs-failing',
  'disk-low',
  'import-failed',
  'tiles-missing',
] as const
export type HealthConcern = (typeof HEALTH_CONCERNS)[number]

export const JOB_STATES = ['waiting', 'running', 'failing'] as const

/** How the system is: figures of the machine and its queues, of no person. Jobs and live connections are those of the server that answers. */
export const systemHealth = z.object({
  at: instant,
  concerns: z.array(z.enum(HEALTH_CONCERNS)),
  program: z.object({ version: z.string(), node: z.string(), startedAt: instant, memoryBytes: z.int() }),
  database: z.object({
    kind: z.enum(['embedded', 'server']),
    version: z.string(),
    postgis: z.string(),
    bytes: z.int(),
    /** How long it took to answer this. */
    answeredInMs: z.int(),
  }),
  migrations: z.object({ applied: z.int(), pending: z.int(), latest: z.string(), latestAt: instant }),
  /** Rows that live screens have not been told of yet, counted up to a thousand, and how old the oldest is. */
  outbox: z.object({ waiting: z.int(), oldestSeconds: z.number() }),
  jobs: z.array(
    z.object({
      name: z.string(),
      everySeconds: z.number(),
      /** `failing`: its last run failed. */
      state: z.enum(JOB_STATES),
      lastRunAt: instant.nullable(),
      /** Failed runs one after another, up to the last one. */
      failures: z.int(),
    }),
  ),
  /** What waits for a job, each counted up to a thousand. */
  waiting: z.object({ imports: z.int(), places: z.int() }),
  live: z.object({ connections: z.int(), people: z.int() }),
  /** Of the data folder. */
  disk: z.object({ freeBytes: z.int(), totalBytes: z.int() }),
  lastImport: z.object({ kind: z.string(), state: z.string(), at: instant, rejected: z.int() }).nullable(),
  /** The layers of the map that are built from rows; `builtAt` null: not yet. */
  tiles: z.array(z.object({ layer: z.string(), builtAt: instant.nullable() })),
})
export type SystemHealth = z.infer<typeof systemHealth>

export const healthEndpoints = {
  read: endpoint({
    method: 'get',
    path: '/api/v1/admin/health',
    tag: 'administration',
    summary: 'How the system is: program, database, queues, jobs, disk, imports, tiles; no personal data',
    answer: systemHealth,
    roles: ['admin'],
  }),
} as const
