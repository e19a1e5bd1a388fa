import { beforeAll, expect, test } from 'vitest'
import { addUsers, call, type TestClient } from '../../../testing/app.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'

/** 张三 and 李四, a handler of the water company, as GB 18030 writes the header and two lines. */
const GB18030 = Buffer.from(
  'd3c3bba7c3fb2cd0d5c3fb2cbdc7c9ab2cd7e9d6af0d0a7a73322cd5c5c8fd2ccadcc0edd4b12c43454e5445520d0a',
  'hex',
)

describeOnBothDatabases('A file of users', (database) => {
  const loop = useLoop(database)
  let boss: TestClient
  beforeAll(async () => {
    await addUsers(database(), [{ username: 'real-admin', roles: ['admin'], demo: false }])
    boss = await loop().app.client('real-admin')
  })
  const send = (path: string, content: string | Buffer, by = boss) => {
    const form = new FormData()
    form.append(
      'file',
      new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
      'users.csv',
    )
    return call(`${loop().app.url}/api/v1/admin/${path}`, 'POST', form, {
      authorization: `Bearer ${by.token}`,
    })
  }
  const people = async () => (await loop().db.one('select count(*)::int as n from app_user')).n

  test('is judged line by line, and with one wrong line nobody is taken', async () => {
    const file = [
      'username,name,roles,organisation',
      'zhang-san,张三,inspector,CENTER',
      'li-si,李四,unit;intake,WATER',
      'intake,王五,intake,CENTER',
      'zhao-liu,赵六,king,NOWHERE',
      'zhang-san,张三,intake,CENTER',
      '"bad name",某,,CENTER',
    ].join('\r\n')
    const before = await people()
    const judged = (await send('user-files/check', file)).json
    expect(judged.wrong).toBe(5)
    expect(
      judged.lines.map(({ line, faults }: { line: number; faults: { field: string; code: string }[] }) => [
        line,
        ...faults.map(({ field, code }) => `${field} ${code}`),
      ]),
    ).toEqual([
      [2],
      [3, 'roles misplaced-role'],
      [4, 'username username-taken'],
      [5, 'roles unknown-role', 'org unknown-organisation'],
      [6, 'username username-twice'],
      [7, 'username bad-username', 'roles no-role'],
    ])
    const refused = await send('user-files', file)
    expect(refused).toMatchObject({ status: 422, json: { code: 'wrong-lines' } })
    expect(refused.json.errors).toContainEqual({
      field: 'line 5: org',
      code: 'unknown-organisation',
      detail: 'There is no organisation NOWHERE.',
    })
    expect(await people()).toBe(before)
  })

  test('makes all of them, each with a password of one login', async () => {
    const file =
      '\uFEFF用户名;姓名;角色;组织\nzhang-san;张三;信息采集员;CENTER\nli-si;李四;unit|unit-lead;WATER\n'
    expect((await send('user-files/check', file)).json.wrong).toBe(0)
    const made = await send('user-files', file)
    expect(made.status).toBe(201)
    expect(made.json.users.map(({ username }: { username: string }) => username)).toEqual([
      'zhang-san',
      'li-si',
    ])
    const { password } = made.json.users[1]
    const body = { username: 'li-si', password, newPassword: 'a password of my own' }
    const login = await call(`${loop().app.url}/api/v1/session`, 'POST', body)
    expect(login.json.user).toMatchObject({ roles: ['unit', 'unit-lead'], scope: { unit: 'WATER' } })
    const lines = await loop().db.any(`select detail from audit where action = 'user-created'`)
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain(password)
    expect((await send('user-files', file)).status).toBe(422)
  })

  test('is read in GB 18030 as well; what is no such file is refused by name', async () => {
    expect((await send('user-files/check', GB18030)).json).toMatchObject({
      wrong: 0,
      lines: [{ line: 2, username: 'zs2', name: '张三', roles: ['受理员'], org: 'CENTER' }],
    })
    const codes: [string | Buffer, string][] = [
      ['username,name\nx,y', 'no-column'],
      ['username,name,roles,organisation\n', 'no-lines'],
      [Buffer.from('PK\x03\x04'), 'is-workbook'],
      [Buffer.from([0x75, 0xff, 0xff, 0x0a]), 'bad-encoding'],
      ['username,name,roles,organisation\n"x', 'not-csv'],
    ]
    for (const [content, code] of codes)
      expect(await send('user-files/check', content), code).toMatchObject({
        status: 422,
        json: { errors: [{ field: 'file', code }] },
      })
    expect((await send('user-files/check', Buffer.alloc(2_200_000, 'x'))).status).toBe(413)
    expect((await boss.post('/api/v1/admin/user-files', {})).status).toBe(415)
  })

  test('is taken from administrators only', async () => {
    const file = 'username,name,roles,organisation\nx1,某,intake,CENTER'
    await addUsers(database(), [{ username: 'real-clerk', roles: ['intake'], demo: false }])
    const clerk = await loop().app.client('real-clerk')
    expect((await send('user-files', file, clerk)).status).toBe(403)
  })
})
