import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../testing/app.ts'
import { createPlace, databaseKinds, type TestPlace } from '../testing/database.ts'
import { runServerProcess, type ServerProcess, startServerProcess } from '../testing/server-process.ts'

const cli = fileURLToPath(new URL('../modules/identity/cli.ts', import.meta.url))

describe.each(databaseKinds)('The first administrator (%s)', (kind) => {
  let place: TestPlace
  let server: ServerProcess
  beforeAll(async () => {
    place = await createPlace(kind)
    server = await startServerProcess(place.config)
  })
  afterAll(async () => {
    await server.stop()
    await place.remove()
  })
  const addUser = (...args: string[]) => runUser(place, args)

  test('is made by the command beside the running server, and logs in', async () => {
    const made = await addUser('add', 'wang', '--role', 'admin')
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('wang was added') })
    const logIn = (password: string) =>
      call(`${server.url}/api/v1/session`, 'POST', { username: 'wang', password })
    expect((await logIn('a long password')).json.user.roles).toEqual(['admin'])
    expect((await logIn('another password')).status).toBe(401)
  })

  test('is refused with the reason where role, organisation or name is wrong', async () => {
    expect((await addUser('add', 'li', '--role', 'king')).output).toMatch(/--role must be one of inspector/)
    expect((await addUser('add', 'li', '--role', 'unit', '--org', 'NOWHERE')).output).toMatch(
      /no organisation NOWHERE/,
    )
    await addUser('add', 'zhao', '--role', 'admin')
    expect(await addUser('add', 'zhao', '--role', 'admin')).toMatchObject({
      code: 1,
      output: expect.stringContaining('taken'),
    })
  })
})

test('A wrong configuration ends the start with the name of the variable', async () => {
  const ended = await runServerProcess({ dataDir: '/nowhere' }, { PORT: 'eighty' })
  expect(ended).toMatchObject({ code: 1, output: expect.stringContaining('PORT') })
})

function runUser(place: TestPlace, args: string[]): Promise<{ code: number; output: string }> {
  const { databaseUrl, dataDir } = place.config
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    USER_PASSWORD: 'a long password',
  }
  return new Promise((done) => {
    execFile(process.execPath, [cli, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr }),
    )
  })
}
