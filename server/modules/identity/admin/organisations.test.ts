import { expect, test } from 'vitest'
import { call } from '../../../testing/app.ts'
import { TOWN } from '../../../testing/city.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'

const organisations = '/api/v1/admin/organisations'
const blank = { nameEn: null, parentCode: null, areaCode: null, isHandlingUnit: false }

describeOnBothDatabases('The tree of organisations', (database) => {
  const loop = useLoop(database)
  const boss = () => loop().as('admin')
  const find = async (code: string) =>
    (await boss().get(organisations)).json.items.find((one: { code: string }) => one.code === code)
  const patch = async (code: string, body: object) =>
    call(
      `${loop().app.url}${organisations}/${code}`,
      'PATCH',
      { version: (await find(code)).version, ...body },
      { authorization: `Bearer ${boss().token}` },
    )

  test('grows by an organisation with its area; wrong codes, kinds and areas are named', async () => {
    const team = { ...blank, code: 'XIHU-TEAM-2', kind: 'unit', name: '二队', parentCode: 'SUBDISTRICT-XIHU' }
    const made = await boss().post(organisations, team)
    expect(made).toMatchObject({ status: 201, json: { code: 'XIHU-TEAM-2', people: 0, version: 1 } })
    const wrong = await boss().post(organisations, { ...team, code: 'xihu', areaCode: TOWN.streets[0] })
    expect(wrong.json.errors).toMatchObject([
      { field: 'code', code: 'bad-code' },
      { field: 'areaCode', code: 'area-not-for-kind' },
    ])
    const twice = {
      ...blank,
      code: 'XIHU-TEAM-2',
      kind: 'community',
      name: '某',
      areaCode: TOWN.communities[0],
    }
    expect((await boss().post(organisations, twice)).json.errors).toMatchObject([
      { field: 'code', code: 'code-taken' },
      { field: 'areaCode', code: 'area-taken' },
    ])
    const second = { ...twice, code: 'COMMUNITY-2', areaCode: TOWN.communities[1] }
    expect((await boss().post(organisations, second)).json).toMatchObject({ areaName: '社区2' })
    expect(
      (await boss().post(organisations, { ...second, code: 'C-3', areaCode: '620103009' })).json,
    ).toMatchObject({
      errors: [{ field: 'areaCode', code: 'unknown-area' }],
    })
  })

  test('is renamed and moved; a circle is refused and named', async () => {
    expect((await patch('XIHU-TEAM-2', { name: '西湖二队', parentCode: 'XIHU-TEAM' })).json).toMatchObject({
      name: '西湖二队',
      parentCode: 'XIHU-TEAM',
    })
    const circle = await patch('SUBDISTRICT-XIHU', { parentCode: 'XIHU-TEAM-2' })
    expect(circle).toMatchObject({ status: 422, json: { errors: [{ field: 'parentCode', code: 'circle' }] } })
    expect(circle.json.errors[0].detail).toContain('→ 西湖街道市容队 → 西湖二队 →')
    expect((await patch('XIHU-TEAM', { parentCode: 'XIHU-TEAM' })).status).toBe(422)
    expect((await patch('XIHU-TEAM', { parentCode: 'NOBODY' })).json.errors).toMatchObject([
      { code: 'unknown-organisation' },
    ])
    const lines = await loop().db.any(
      `select object_id, detail from audit where action = 'organisation-changed'`,
    )
    expect(lines).toEqual([
      {
        objectId: 'XIHU-TEAM-2',
        detail: {
          before: { name: '二队', parentCode: 'SUBDISTRICT-XIHU' },
          after: { name: '西湖二队', parentCode: 'XIHU-TEAM' },
        },
      },
    ])
  })

  test('loses one only where nothing is open; what is open is named', async () => {
    await loop().caseIn('dispatched')
    const water = await find('WATER')
    const used = await boss().post(`${organisations}/WATER/retire`, {
      version: water.version,
      reason: '撤并',
    })
    expect(used).toMatchObject({
      status: 409,
      json: { code: 'in-use', errors: [{ field: 'cases', detail: '1' }, { field: 'people' }] },
    })
    expect(await patch('WATER', { isHandlingUnit: false })).toMatchObject({
      status: 422,
      json: { errors: [{ field: 'isHandlingUnit', code: 'holds-cases' }] },
    })
    const team = await find('XIHU-TEAM')
    const parent = await boss().post(`${organisations}/XIHU-TEAM/retire`, {
      version: team.version,
      reason: '撤并',
    })
    expect(parent.json.errors).toMatchObject([{ field: 'children', detail: '西湖二队' }])
    const second = await find('XIHU-TEAM-2')
    const retired = await boss().post(`${organisations}/XIHU-TEAM-2/retire`, {
      version: second.version,
      reason: '撤并',
    })
    expect(retired).toMatchObject({ status: 200, json: { retiredAt: expect.any(String) } })
    const stale = await boss().post(`${organisations}/XIHU-TEAM-2/restore`, { version: second.version })
    expect(stale).toMatchObject({ status: 409, json: { code: 'stale-organisation' } })
    const body = { username: 'late', name: '迟', roles: ['unit'], org: 'XIHU-TEAM-2' }
    expect((await boss().post('/api/v1/admin/users', body)).json.errors).toMatchObject([
      { field: 'org', code: 'retired-organisation' },
    ])
    const restored = await boss().post(`${organisations}/XIHU-TEAM-2/restore`, {
      version: retired.json.version,
    })
    expect(restored).toMatchObject({ status: 200, json: { retiredAt: null } })
  })

  test('tells what a person of each would see', async () => {
    const scope = async (code: string) => (await boss().get(`${organisations}/${code}/scope`)).json
    const one = { count: 1, more: false }
    expect(await scope('CENTER')).toMatchObject({
      kind: 'district',
      cases: one,
      openCases: one,
      grids: { count: 24 },
    })
    expect(await scope('SUBDISTRICT-XIHU')).toMatchObject({ kind: 'area', cases: one, grids: { count: 16 } })
    expect(await scope('SUBDISTRICT-XIUCHUAN')).toMatchObject({ cases: { count: 0 }, grids: { count: 8 } })
    expect(await scope('COMMUNITY-1')).toMatchObject({
      kind: 'area',
      cases: one,
      openCases: one,
      grids: { count: 8 },
    })
    expect(await scope('WATER')).toMatchObject({ kind: 'unit', unit: 'WATER', cases: one, openCases: one })
    expect((await boss().get(`${organisations}/NOBODY/scope`)).status).toBe(404)
  })
})
