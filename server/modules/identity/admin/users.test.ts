import { beforeAll, expect, test } from 'vitest'
import { addUsers, call } from '../../../testing/app.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'

const users = '/api/v1/admin/users'

describeOnBothDatabases('The users an administrator keeps', (database) => {
  const loop = useLoop(database)
  const boss = () => loop().as('admin')
  const find = async (username: string) => {
    const { json } = await boss().get(`${users}?q=${username}&limit=500`)
    return json.items.find((one: { username: string }) => one.username === username)
  }
  const patch = (id: string, body: object, by = 'admin') =>
    call(`${loop().app.url}${users}/${id}`, 'PATCH', body, { authorization: `Bearer ${loop().as(by).token}` })
  const logIn = (username: string, password: string, newPassword?: string) =>
    call(`${loop().app.url}/api/v1/session`, 'POST', { username, password, newPassword })
  const audits = (action: string) =>
    loop().db.any(`select actor_id, reason, detail from audit where action = $1 order by id`, [action])

  test('are found by name, role, organisation and state, a page after the other', async () => {
    const all: string[] = []
    let cursor = ''
    for (;;) {
      const { json } = await boss().get(`${users}?limit=7${cursor}`)
      all.push(...json.items.map((one: { username: string }) => one.username))
      if (json.nextCursor === null) break
      cursor = `&cursor=${json.nextCursor}`
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('unit-water')
    const { json } = await boss().get(`${users}?org=WATER&role=unit&state=active&q=water`)
    expect(json.items.map((one: { username: string }) => one.username)).toEqual([
      'unit-water',
      'unit-water2',
      'water-inspector',
    ])
    expect(json.items[0]).toMatchObject({ orgKind: 'unit', roles: ['unit'], disabledAt: null })
    expect(JSON.stringify(json)).not.toMatch(/hash|argon/i)
  })

  test('are nobody else’s business', async () => {
    for (const path of [users, '/api/v1/admin/organisations'])
      expect((await loop().as('supervisor').get(path)).status).toBe(403)
    expect((await call(loop().app.url + users, 'GET')).status).toBe(401)
    expect((await boss().get(`${users}/00000000-0000-4000-8000-000000000000`)).status).toBe(404)
    expect((await patch('not-an-id', { version: 1 })).status).toBe(404)
  })

  test('are refused where role and organisation do not go together, each fault named', async () => {
    const wrong = await boss().post(users, { username: 'x y', name: '某', roles: ['unit'], org: 'CENTER' })
    expect(wrong).toMatchObject({
      status: 422,
      json: {
        errors: [
          { field: 'username', code: 'bad-username' },
          { field: 'roles', code: 'misplaced-role' },
        ],
      },
    })
    const unknown = await boss().post(users, { username: 'intake', name: '某', roles: ['unit'], org: 'NONE' })
    expect(unknown.json.errors).toMatchObject([
      { field: 'username', code: 'username-taken' },
      { field: 'org', code: 'unknown-organisation' },
    ])
    const shape = await boss().post(users, { username: 'neu', name: '某', roles: ['king'], org: 'CENTER' })
    expect(shape.status).toBe(400)
  })

  test('The first real user must be an administrator, for the demo accounts end with him', async () => {
    const body = { username: 'first', name: '第一人', roles: ['intake'], org: 'CENTER' }
    expect(await boss().post(users, body)).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'roles', code: 'first-must-administer' }] },
    })
    expect(await find('first')).toBeUndefined()
  })

  test('change by version, and the change is audited before and after', async () => {
    const water = await find('unit-water2')
    const edited = await patch(water.id, { version: water.version, org: 'URBAN-MGMT', reason: '调动' })
    expect(edited).toMatchObject({ status: 200, json: { org: 'URBAN-MGMT', version: water.version + 1 } })
    expect(await patch(water.id, { version: water.version, name: '新名' })).toMatchObject({
      status: 409,
      json: { code: 'stale-user' },
    })
    expect(await patch(water.id, { version: edited.json.version, roles: ['intake'] })).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'roles', code: 'misplaced-role' }] },
    })
    const me = await loop().as('unit-water2').get('/api/v1/session')
    expect(me.json.user.scope.unit).toBe('URBAN-MGMT')
    const [line] = await audits('user-changed')
    expect(line).toMatchObject({
      reason: '调动',
      detail: { before: { org: 'WATER' }, after: { org: 'URBAN-MGMT' } },
    })
  })

  test('Nobody changes his own rights or shuts himself out', async () => {
    const me = await find('admin')
    const own = { status: 403, json: { code: 'own-account' } }
    expect(await patch(me.id, { version: me.version, roles: ['admin', 'intake'] })).toMatchObject(own)
    expect(
      await boss().post(`${users}/${me.id}/disable`, { version: me.version, reason: '误' }),
    ).toMatchObject(own)
    expect((await patch(me.id, { version: me.version, name: '管理员甲' })).status).toBe(200)
  })

  test('Before somebody is shut out, what waits for him is shown; then his login ends at once', async () => {
    const held = await loop().caseIn('checking')
    const checker = await find('inspector2')
    const { json: shown } = await boss().get(`${users}/${checker.id}`)
    expect(shown.tasks.check).toEqual({ count: 1, numbers: [held.number] })
    const address = `${users}/${checker.id}/disable`
    const unseen = await boss().post(address, { version: checker.version, reason: '离职' })
    expect(unseen).toMatchObject({ status: 409, json: { code: 'open-tasks' } })
    const body = { version: checker.version, reason: '离职', tasksSeen: true }
    expect(await boss().post(address, body)).toMatchObject({
      status: 200,
      json: { disabledAt: expect.any(String), onDuty: false },
    })
    expect((await loop().as('inspector2').get('/api/v1/session')).status).toBe(401)
    expect((await logIn('inspector2', 'demo')).status).toBe(401)
    const [line] = await audits('user-disabled')
    expect(line).toMatchObject({ reason: '离职', detail: { tokens: 1, left: { check: 1 } } })
    const back = await boss().post(`${users}/${checker.id}/enable`, { version: checker.version + 1 })
    expect(back).toMatchObject({ status: 200, json: { disabledAt: null } })
  })

  test('The last administrator stays one', async () => {
    await addUsers(database(), [{ username: 'admin2', roles: ['admin'] }])
    const second = await loop().app.client('admin2')
    const first = await find('admin')
    const headers = { authorization: `Bearer ${second.token}` }
    // With a second one the first may go; then the second is the last.
    const gone = await second.post(`${users}/${first.id}/disable`, { version: first.version, reason: '轮岗' })
    expect(gone.status).toBe(200)
    await loop().db.none(`update app_user set disabled_at = now() where username = 'admin2'`)
    await loop().db.none(`update app_user set disabled_at = null where username = 'admin'`)
    const left = await loop().app.client('admin')
    await loop().db.none(`update app_user set disabled_at = null where username = 'admin2'`)
    const other = (await left.get(`${users}?q=admin2`)).json.items[0]
    await loop().db.none(`update app_user set disabled_at = now() where username = 'admin'`)
    // He who asks is remembered for a moment, but no longer an administrator who could log in.
    const last = await left.post(`${users}/${other.id}/disable`, { version: other.version, reason: '轮岗' })
    expect(last).toMatchObject({ status: 409, json: { code: 'last-administrator' } })
    const demoted = await call(
      `${loop().app.url}${users}/${other.id}`,
      'PATCH',
      { version: other.version, roles: ['intake'] },
      { authorization: `Bearer ${left.token}` },
    )
    expect(demoted).toMatchObject({ status: 409, json: { code: 'last-administrator' } })
    await loop().db.none(`update app_user set disabled_at = null where username = 'admin'`)
    expect((await call(`${loop().app.url}${users}`, 'GET', undefined, headers)).status).toBe(200)
  })

  test('A made password is shown once, opens one login, and ends the demo accounts', async () => {
    const admin = await loop().app.client('admin')
    const made = await admin.post(users, { username: '张三', name: '张三', roles: ['admin'], org: 'CENTER' })
    expect(made).toMatchObject({ status: 201, json: { user: { mustChangePassword: true, demo: false } } })
    const { password } = made.json
    expect(password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/)
    expect((await logIn('intake', 'demo')).status).toBe(401)
    expect(await logIn('张三', password)).toMatchObject({
      status: 403,
      json: { code: 'new-password-needed' },
    })
    expect(await logIn('张三', password, 'short')).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'newPassword', code: 'password-too-short' }] },
    })
    expect((await logIn('张三', password, password)).status).toBe(422)
    expect((await logIn('张三', password, 'my own long password')).status).toBe(200)
    expect((await logIn('张三', password)).status).toBe(401)
    expect((await logIn('张三', 'my own long password')).status).toBe(200)
    const kept = await loop().db.any(`select body from idempotency_key where body like $1`, [`%${password}%`])
    const told = await loop().db.any(`select detail from audit where detail::text like $1`, [`%${password}%`])
    expect([...kept, ...told]).toEqual([])
  })
})

describeOnBothDatabases('Passwords, sessions and tokens in an administrator’s hands', (database) => {
  const loop = useLoop(database)
  let boss: Awaited<ReturnType<ReturnType<typeof loop>['app']['client']>>
  beforeAll(async () => {
    await addUsers(database(), [
      { username: 'real-admin', roles: ['admin'], demo: false },
      { username: 'real-intake', roles: ['intake'], demo: false },
    ])
    boss = await loop().app.client('real-admin')
  })
  const logIn = (password: string) =>
    call(`${loop().app.url}/api/v1/session`, 'POST', { username: 'real-intake', password })

  test('a reset ends the sessions; the old password opens nothing, a demo account’s stays', async () => {
    const cookie = (await logIn('demo')).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = () => call(`${loop().app.url}/api/v1/session`, 'GET', undefined, { cookie })
    expect((await me()).status).toBe(200)
    const found = (await boss.get(`${users}?q=real-intake`)).json.items[0]
    expect(found.lastSeenAt).toBe('2026-11-16T02:00:00.000Z')
    const detail = (await boss.get(`${users}/${found.id}`)).json
    expect(detail.sessions).toBe(1)
    const reset = await boss.post(`${users}/${found.id}/password`, { version: found.version })
    expect(reset.status).toBe(200)
    expect((await me()).status).toBe(401)
    expect((await logIn('demo')).status).toBe(401)
    expect((await logIn(reset.json.password)).json.code).toBe('new-password-needed')
    const demo = (await boss.get(`${users}?q=dispatcher`)).json.items[0]
    expect(await boss.post(`${users}/${demo.id}/password`, { version: demo.version })).toMatchObject({
      status: 409,
      json: { code: 'demo-account' },
    })
  })

  test('sessions end and tokens are revoked one by one', async () => {
    await addUsers(database(), [{ username: 'real-video', roles: ['video'], demo: false }])
    const video = await loop().app.client('real-video')
    const { json } = await boss.get(`${users}/${video.userId}`)
    expect(json.tokens).toMatchObject([{ name: 'test' }])
    expect((await boss.post(`${users}/${video.userId}/end-sessions`, {})).json).toEqual({ ended: 1 })
    expect((await video.get('/api/v1/session')).status).toBe(200)
    const gone = await boss.delete(`${users}/${video.userId}/tokens/${json.tokens[0].id}`)
    expect(gone.status).toBe(204)
    expect((await video.get('/api/v1/session')).status).toBe(401)
    expect((await boss.delete(`${users}/${video.userId}/tokens/${json.tokens[0].id}`)).status).toBe(404)
  })
})
