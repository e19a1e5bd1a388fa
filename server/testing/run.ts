// npm test: provides Chromium and a PostGIS, runs the tests on both databases, ends with `N passed, N failed`.
// `node server/testing/run.ts FILTER…` runs the files whose path contains a filter.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgresBin, type PostgresCluster, startCluster } from './postgres-cluster.ts'
import { provision } from './provision.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function runVitest(filters: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--reporter=default', '--reporter=./server/testing/final-line.ts', ...filters]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => done(code ?? 1))
  })
}

function readCounts(file: string): { passed: number; failed: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-run-'))
  const countsFile = join(folder, 'counts.json')
  let cluster: PostgresCluster | undefined
  let code = 1
  try {
    provision()
    const bin = findPostgresBin()
    if (!process.env.TEST_DATABASE_URL && bin !== undefined) cluster = await startCluster(bin)
    const url = process.env.TEST_DATABASE_URL || cluster?.url
    code = await runVitest(process.argv.slice(2), {
      ...process.env,
      TEST_COUNTS_FILE: countsFile,
      ...(url ? { TEST_DATABASE_URL: url } : {}),
    })
  } catch (error) {
    console.error((error as Error).message)
  } finally {
    cluster?.stop()
  }
  const counts = readCounts(countsFile)
  rmSync(folder, { recursive: true, force: true })
  // A run that broke off, or ran nothing, has failed whatever was counted until then.
  const failed = counts.failed === 0 && (code !== 0 || counts.passed === 0) ? 1 : counts.failed
  console.log(`${counts.passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : code
}

process.exitCode = await main()
