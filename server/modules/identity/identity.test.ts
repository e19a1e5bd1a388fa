import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUsers, call, loopUsers, startTestApp, type TestApp, testPassword } from '../../testing/app.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'

describeOnBothDatabases('Identity', (database) => {
  let app: TestApp
  beforeAll(async () => {
    await addUsers(database(), loopUsers)
    app = await startTestApp(database())
  })
  afterAll(() => app.stop())

  const logIn = (username: string, password = testPassword, headers = {}) =>
    call(`${app.url}/api/v1/session`, 'POST', { username, password }, headers)
  const cookieOf = (answer: { headers: Headers }) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  test('A login answers who I am and sets a cookie that scripts cannot read', async () => {
    const answer = await logIn('unit-water')
    expect(answer.status).toBe(200)
    expect(answer.json.user).toMatchObject({
      username: 'unit-water',
      roles: ['unit'],
      scope: { kind: 'unit', unit: 'WATER' },
    })
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly/)
    expect(answer.headers.getSetCookie()[0]).toMatch(/SameSite=Lax/)
    const me = await call(`${app.url}/api/v1/session`, 'GET', undefined, { cookie: cookieOf(answer) })
    expect(me.json).toEqual(answer.json)
  })

  test('A wrong password and an unknown user get the same answer', async () => {
    const wrong = await logIn('intake', 'wrong')
    const unknown = await logIn('nobody', 'wrong')
    expect(wrong).toMatchObject({ status: 401, type: expect.stringContaining('problem+json') })
    expect(unknown.text).toBe(wrong.text)
  })

  test('A stranger gets nothing behind the login, not even the difference between an address and none', async () => {
    for (const path of [
      '/api/v1/session',
      '/api/v1/cases',
      '/api/v1/nowhere',
      '/tiles/buildings/tileset.json',
      '/metrics',
    ])
      expect((await call(app.url + path, 'GET')).status, path).toBe(401)
    for (const path of ['/healthz', '/readyz', '/api/docs', '/api/v1/openapi.json', '/public/demo'])
      expect((await call(app.url + path, 'GET')).status, path).toBe(200)
  })

  test('A token works in place of the cookie; the session ends with the logout', async () => {
    const client = await app.client('intake')
    expect((await client.get('/api/v1/session')).json.user.username).toBe('intake')
    const cookie = cookieOf(await logIn('intake'))
    const headers = { cookie, origin: app.url }
    expect((await call(`${app.url}/api/v1/session`, 'DELETE', undefined, headers)).status).toBe(204)
    expect((await call(`${app.url}/api/v1/session`, 'GET', undefined, headers)).status).toBe(401)
    expect((await client.get('/api/v1/session')).status).toBe(200)
  })

  test('A request that a foreign page sends with the cookie is refused', async () => {
    const cookie = cookieOf(await logIn('intake'))
    for (const headers of [{ cookie }, { cookie, origin: 'http://elsewhere.example' }])
      expect((await call(`${app.url}/api/v1/tokens`, 'POST', { name: 'x' }, headers)).status).toBe(403)
  })

  test('Metrics are for administrators', async () => {
    expect((await (await app.client('admin')).get('/metrics')).text).toContain('http_request_seconds')
    expect((await (await app.client('intake')).get('/metrics')).status).toBe(403)
  })

  test('An unknown address of the API is a problem, not a page', async () => {
    const answer = await (await app.client('intake')).get('/api/v1/nowhere')
    expect(answer).toMatchObject({ status: 404, type: expect.stringContaining('problem+json') })
  })

  test('A malformed body is refused naming the field, a foreign media type too', async () => {
    expect(await call(`${app.url}/api/v1/session`, 'POST', { username: 3, password: 'x' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'username' }] },
    })
    const client = await app.client('intake')
    const asText = { 'content-type': 'text/plain' }
    expect((await client.post('/api/v1/tokens', 'x', asText)).status).toBe(415)
  })

  test('Operators may hand work to each other, a unit to its own people', async () => {
    const names = async (username: string) => {
      const { json } = await (await app.client(username)).get('/api/v1/colleagues')
      return json.items.map(({ name }: { name: string }) => name)
    }
    expect(await names('intake')).toEqual(['dispatcher', 'supervisor'])
    expect(await names('unit-water')).toEqual([])
  })

  test('The demo accounts are offered until a real user exists, and refused from then on', async () => {
    const offered = await call(`${app.url}/public/demo`, 'GET')
    expect(offered.json.accounts).toContainEqual({ username: 'intake', name: 'intake', role: 'intake' })
    await addUsers(database(), [{ username: 'real', roles: ['admin'], demo: false }])
    expect((await call(`${app.url}/public/demo`, 'GET')).json).toMatchObject({ demo: false, accounts: [] })
    expect((await logIn('intake')).status).toBe(401)
    expect((await logIn('real')).status).toBe(200)
  })

  test('Somebody who guesses passwords is told to wait', async () => {
    let last = await logIn('real', 'guess')
    for (let i = 0; i < 25 && last.status !== 429; i++) last = await logIn('real', `guess ${i}`)
    expect(last).toMatchObject({ status: 429, type: expect.stringContaining('problem+json') })
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
