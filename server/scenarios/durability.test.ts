import { afterEach, describe, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { addUsers, call } from '../testing/app.ts'
import { createPlace, databaseKinds, type TestPlace } from '../testing/database.ts'
import { runServerProcess, type ServerProcess, startServerProcess } from '../testing/server-process.ts'

describe.each(databaseKinds)('A server process (%s)', (kind) => {
  let place: TestPlace
  let server: ServerProcess | undefined
  afterEach(async () => {
    await server?.kill9()
    await place.remove()
  })

  const start = async () => {
    server = await startServerProcess(place.config)
    return server
  }
  const logIn = async (url: string) => {
    const session = await call(`${url}/api/v1/session`, 'POST', { username: 'boss', password: 'demo' })
    return { cookie: session.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin: url }
  }

  test('keeps every write it acknowledged before it was killed', async () => {
    place = await createPlaceWithBoss(kind)
    const first = await start()
    const headers = await logIn(first.url)
    const acknowledged: string[] = []
    let killed = false
    const write = async () => {
      while (!killed) {
        const answer = await call(`${first.url}/api/v1/tokens`, 'POST', { name: 'x' }, headers).catch(
          () => undefined,
        )
        if (answer?.status === 201) acknowledged.push(answer.json.token)
      }
    }
    const writers = Array.from({ length: 4 }, write)
    await until(() => acknowledged.length >= 100)
    await first.kill9()
    killed = true
    await Promise.all(writers)

    const second = await start()
    const lost: string[] = []
    for (const token of acknowledged) {
      const who = await call(`${second.url}/api/v1/session`, 'GET', undefined, {
        authorization: `Bearer ${token}`,
      })
      if (who.status !== 200) lost.push(token)
    }
    console.log(`${acknowledged.length} acknowledged before kill -9, ${lost.length} lost (${kind})`)
    expect(lost).toEqual([])
  })
})

describe('A server on the embedded database', () => {
  test('does not share its data folder with a second server, but serves commands beside it', async () => {
    const place = await createPlaceWithBoss('embedded')
    const server = await startServerProcess(place.config)
    try {
      const second = await runServerProcess(place.config)
      expect(second.code).toBe(1)
      expect(second.output).toMatch(/in use by a running server \(pid \d+/)
      const command = await connect(place.config)
      await addUsers(command, [{ username: 'added', roles: ['admin'], demo: false }])
      await command.close()
      const session = await call(`${server.url}/api/v1/session`, 'POST', {
        username: 'added',
        password: 'demo',
      })
      expect(session.status).toBe(200)
    } finally {
      await server.stop()
      await place.remove()
    }
  })

  test('answers health and pages while a query of ten seconds holds the database', async () => {
    const place = await createPlaceWithBoss('embedded')
    const server = await startServerProcess(place.config)
    try {
      const command = await connect(place.config)
      let running = true
      const query = command.db.any('select pg_sleep(10)').finally(() => {
        running = false
      })
      // What the server does at its start may come before it.
      const ready = async () => (await call(`${server.url}/readyz`, 'GET')).status
      await expect.poll(ready, { timeout: 20_000 }).toBe(503)
      for (let i = 0; i < 5; i++)
        for (const path of ['/healthz', '/api/docs'])
          expect((await call(server.url + path, 'GET')).status).toBe(200)
      expect(running, 'all this was answered before the query ended').toBe(true)
      await query
      expect(await ready()).toBe(200)
      await command.close()
    } finally {
      await server.stop()
      await place.remove()
    }
  })
})

async function createPlaceWithBoss(kind: TestPlace['kind']): Promise<TestPlace> {
  const place = await createPlace(kind)
  const database = await connect(place.config)
  await addUsers(database, [{ username: 'boss', roles: ['admin'], demo: false }])
  await database.close()
  return place
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resume) => setTimeout(resume, 20))
}
