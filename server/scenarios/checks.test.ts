import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlace, databaseKinds, type TestPlace } from '../testing/database.ts'
import { type ServerProcess, startServerProcess } from '../testing/server-process.ts'

/** Black-box checks that may lie beside the checkout; each is a program that takes the address and ends with 0 if it holds. */
const folder = process.env.CHECKS_DIR ?? fileURLToPath(new URL('../../../shared/checks', import.meta.url))
const checks = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== 'client.mjs')
  : []

describe.each(databaseKinds)('A demo started on an empty database (%s)', (kind) => {
  let place: TestPlace
  let server: ServerProcess
  beforeAll(async () => {
    place = await createPlace(kind, 'empty')
    const started = Date.now()
    server = await startServerProcess(place.config, { DEMO: '1', SIMULATE: '1' }, 280_000)
    console.log(`first start of the demo: ${((Date.now() - started) / 1000).toFixed(1)} s (${kind})`)
  })
  afterAll(async () => {
    await server?.stop()
    await place.remove()
  })

  test(`holds ${checks.length === 0 ? 'all checks beside the checkout (none there)' : checks.join(' and ')}`, async () => {
    for (const check of checks) {
      const { code, output } = await run(join(folder, check), server.url)
      console.log(`${check} (${kind})\n${output.trim().split('\n').slice(-1)}`)
      expect(code, output).toBe(0)
    }
  })
})

function run(script: string, url: string): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [script, url], { timeout: 240_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? 1)
      done({ code, output: stdout + stderr })
    })
  })
}
