import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../modules/assessment/assess-cli.ts', import.meta.url))

/** What a run of the `assess` command is given, and the zone of its process. */
export interface AssessRun {
  readonly cases: string
  readonly config: string
  readonly period: string
  readonly asOf: string
  readonly timezone?: string
}

/** How the command ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `assess` as a program of its own, as `npm run -s assess` does. */
export function runAssess({ cases, config, period, asOf, timezone }: AssessRun): Promise<Ended> {
  return runAssessWith(
    ['--cases', cases, '--config', config, '--period', period, '--as-of', asOf],
    timezone === undefined ? {} : { TZ: timezone },
  )
}

/** The same with arguments as they are. */
export function runAssessWith(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env } })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (piece: Buffer) => out.push(piece))
  child.stderr.on('data', (piece: Buffer) => err.push(piece))
  const text = (pieces: Buffer[]) => Buffer.concat(pieces).toString()
  return new Promise((done, fail) => {
    child.once('error', fail).once('close', (code) => done({ code, out: text(out), err: text(err) }))
  })
}
