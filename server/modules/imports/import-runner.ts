import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Db } from '../../db/connect.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Log } from '../../platform/log.ts'
import { hostOf, uploadFolder, uploadPath } from './import-files.ts'
import * as repo from './import-repo.ts'

const LOOK_MS = 1500
/** Of another run of the server: its workers ended with it, or go on saying so. */
const STRANGER_SILENT_MS = 120_000

const command = fileURLToPath(new URL('../../import.ts', import.meta.url))

interface RunnerDeps {
  readonly db: Db
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
}

/**
 * Runs the imports that wait at this server, one after the other, each in a process of its own, as `npm run import` is: it shares the
 * database with the server and neither its time nor its memory. What an earlier run of the server left is told apart first.
 */
export function importRunner(deps: RunnerDeps): Job {
  const { db, config, clock } = deps
  const run = crypto.randomUUID()
  const host = hostOf(config.dataDir)
  let isSwept = false
  return {
    name: 'imports',
    everyMs: LOOK_MS,
    async run(signal) {
      await endLost(deps, run, host)
      if (!isSwept) await sweepUploads(db, config.dataDir)
      isSwept = true
      const id = await repo.claimJob(db, { runner: `${run} 0`, host, now: clock.now() })
      if (id !== null) await work(deps, { id, run, signal })
    },
  }
}

async function work(
  { db, config, clock, log }: RunnerDeps,
  { id, run, signal }: { id: string; run: string; signal: AbortSignal },
): Promise<void> {
  const child = spawn(process.execPath, [command, 'import', 'job', id], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environmentOf(config),
  })
  let told = ''
  child.stderr.on('data', (bytes: Buffer) => {
    told = (told + bytes.toString()).slice(-2000)
  })
  const ended = once(child, 'close')
  // It calls itself off while it reads, and finishes what it has begun to write.
  const stop = () => child.kill('SIGTERM')
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (child.pid !== undefined) await repo.setRunner(db, id, `${run} ${child.pid}`)
    const [code] = (await ended) as [number | null]
    if (code !== 0) log.warn({ id, code, told }, 'an import ended badly')
  } catch (error) {
    log.error({ err: error, id }, 'an import could not be started')
  } finally {
    signal.removeEventListener('abort', stop)
    await repo.endJob(db, id, clock.now(), { state: 'interrupted', problem: 'died' })
    await rm(uploadPath(config.dataDir, id), { force: true })
  }
}

/** The worker's own view of the configuration is the server's. */
function environmentOf(config: Config): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = process.env
  return {
    ...rest,
    ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }),
    ...(config.secretKey === undefined ? {} : { SECRET_KEY: config.secretKey }),
    DATA_DIR: config.dataDir,
    DIVISION: config.division,
    TIME_ZONE: config.timeZone,
    CASE_PREFIX: config.casePrefix,
  }
}

/** Says of imports whose process is gone that they were interrupted. */
async function endLost({ db, clock, config }: RunnerDeps, run: string, host: string): Promise<void> {
  const now = clock.now()
  for (const { id, runner, heartbeatAt } of await repo.listRunning(db, host)) {
    const [byRun, pid = ''] = runner.split(' ')
    const silentMs = now.getTime() - heartbeatAt.getTime()
    // This run works on one at a time and looks only between them.
    const isOwn = byRun === run
    if (!isOwn && isAlive(Number(pid)) && silentMs < STRANGER_SILENT_MS) continue
    await repo.endJob(db, id, now, { state: 'interrupted', problem: 'server-stopped' })
    await rm(uploadPath(config.dataDir, id), { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Uploads that became no import: their request was cut off. */
async function sweepUploads(db: Db, dataDir: string): Promise<void> {
  const names = await readdir(uploadFolder(dataDir)).catch(() => [])
  const ids = names.filter((name) => /^[0-9a-f-]{36}$/.test(name))
  const needed = await repo.neededUploads(db, ids)
  for (const id of ids) if (!needed.has(id)) await rm(uploadPath(dataDir, id), { force: true })
}
