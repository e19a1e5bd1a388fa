import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DatabaseConfig } from '../db/connect.ts'

/** The server as its own process, as `npm start` runs it. */
export interface ServerProcess {
  url: string
  process: ChildProcess
  /** The end of whatever is going on, as a power cut would look to the program. */
  kill9(): Promise<void>
  /** The orderly end. */
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Starts server/main.ts on a free port and answers once it says that it is ready. */
export async function startServerProcess(
  config: DatabaseConfig,
  env: Record<string, string> = {},
  readyWithinMs = 120_000,
): Promise<ServerProcess> {
  const child = spawnServer(config, env)
  const url = await readyUrl(child, readyWithinMs)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { url, process: child, kill9: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** Starts the server and answers how it ended: for starts that must be refused. */
export async function runServerProcess(config: DatabaseConfig, env: Record<string, string> = {}) {
  const child = spawnServer(config, env)
  let output = ''
  child.stdout?.on('data', (data) => (output += String(data)))
  child.stderr?.on('data', (data) => (output += String(data)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

function spawnServer(config: DatabaseConfig, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: '0',
      DEMO: '0',
      SIMULATE: '0',
      LOG_LEVEL: 'error',
      DATA_DIR: config.dataDir,
      DATABASE_URL: config.databaseUrl ?? '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function readyUrl(child: ChildProcess, withinMs: number): Promise<string> {
  return new Promise((done, fail) => {
    let output = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new Error(`The server was not ready within ${withinMs} ms: ${output}`))
    }, withinMs)
    const read = (data: unknown) => {
      output += String(data)
      const url = /ready at (http:\S+)/.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      done(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(new Error(`The server ended with ${code}: ${output}`))
    })
  })
}
