import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

/** A Unix socket's path may have 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 100
const socketName = '.s.PGSQL.5432'

export interface EmbeddedDatabase {
  stop(): Promise<void>
}

/** Where the embedded database of a data folder listens: in the folder, or, where that path is too long, in the temporary folder. */
export function socketDirFor(dataDir: string): string {
  const inFolder = resolve(dataDir)
  if (Buffer.byteLength(join(inFolder, socketName)) <= longestSocketPath) return inFolder
  const digest = createHash('sha256').update(inFolder).digest('hex').slice(0, 16)
  return join(tmpdir(), `cityloop-${digest}`)
}

/** Starts PGlite on `dataDir`/pg in its own thread, served over the PostgreSQL protocol. The caller holds the folder's lock. */
export async function startEmbedded(
  dataDir: string,
  socketDir: string,
  idleMs: number,
): Promise<EmbeddedDatabase> {
  mkdirSync(join(dataDir, 'pg'), { recursive: true })
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  const socketPath = join(socketDir, socketName)
  rmSync(socketPath, { force: true })
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { folder: join(resolve(dataDir), 'pg'), socketPath, idleMs },
    execArgv: [],
  })
  await message(worker, 'ready')
  // From here on the thread may only end when asked: without its database the server is of no use.
  let stopping = false
  worker.on('error', (error) => {
    throw error
  })
  worker.on('exit', (code) => {
    if (!stopping) throw new Error(`The embedded database ended by itself (exit code ${code}).`)
  })
  return {
    async stop() {
      stopping = true
      worker.postMessage('stop')
      await message(worker, 'stopped')
      await worker.terminate()
      rmSync(socketPath, { force: true })
    },
  }
}

function message(worker: Worker, expected: string): Promise<void> {
  return new Promise((done, fail) => {
    const onMessage = (text: unknown) => {
      if (text === expected) settle(done)
    }
    const onError = (error: unknown) => settle(() => fail(error))
    const onExit = (code: number) =>
      settle(() => fail(new Error(`The embedded database did not come up (exit code ${code}).`)))
    const settle = (finish: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
