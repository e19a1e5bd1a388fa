import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { masked, maskedDetail } from './clear-text.ts'

const search = '/api/v1/admin/audit/search'

describeOnBothDatabases('Looking into the audit', (database) => {
  const loop = useLoop(database)
  const boss = () => loop().as('admin')
  const look = async (body: object) => (await boss().post(search, body)).json

  test('finds by time, actor, action, object and words in the reason, newest first', async () => {
    const held = await loop().caseIn('voided')
    loop().setClock(60)
    const later = await loop().caseIn('filed')
    await loop().walk(later, ['supervisor', 'void', { reason: '重复上报，来电 13900001234' }])
    const { items } = await look({ action: 'void' })
    expect(items.map((one: { objectName: string }) => one.objectName)).toEqual([later.number, held.number])
    expect(items[0]).toMatchObject({
      ...{ action: 'void', objectKind: 'case', objectId: later.id },
      actor: { username: 'supervisor' },
      reason: '重复上报，来电 139****1234',
    })
    const by = loop().as('supervisor').userId
    expect((await look({ actor: by })).items).toHaveLength(2)
    expect((await look({ actor: boss().userId, action: 'void' })).items).toEqual([])
    expect((await look({ objectKind: 'case', objectId: held.id })).items).toHaveLength(1)
    expect((await look({ q: '误报' })).items).toHaveLength(1)
    expect((await look({ q: '100%' })).items).toEqual([])
    expect((await look({ action: 'void', from: '2026-11-16T10:30:00+08:00' })).items).toHaveLength(1)
    expect((await look({ action: 'void', to: '2026-11-16T10:30:00+08:00' })).items).toHaveLength(1)
  })

  test('is itself a line of the audit, once a question', async () => {
    const count = async () =>
      (await loop().db.one(`select count(*)::int as n from audit where action = 'audit-searched'`)).n
    const before = await count()
    const { nextCursor } = await look({ objectKind: 'case', limit: 1, q: '13900001234' })
    expect(nextCursor).toBeNull()
    expect(await count()).toBe(before + 1)
    const { items } = await look({ action: 'audit-searched', limit: 1 })
    expect(items[0]).toMatchObject({ objectKind: 'audit', detail: { q: '139****1234', objectKind: 'case' } })
    const first = await look({ objectKind: 'case', limit: 1 })
    const asked = await count()
    const second = await look({ objectKind: 'case', limit: 1, cursor: first.nextCursor })
    expect(second.items[0].id).not.toBe(first.items[0].id)
    expect(second.nextCursor).toBeNull()
    expect(await count()).toBe(asked)
    expect((await boss().post(search, { cursor: 'x' })).status).toBe(400)
  })

  test('names what occurs, and gives it all as CSV', async () => {
    const { json } = await boss().get('/api/v1/admin/audit/terms')
    expect(json.actions).toEqual(['audit-searched', 'void'])
    expect(json.objectKinds).toEqual(['audit', 'case'])
    const file = await boss().post('/api/v1/admin/audit/export', { action: 'void' })
    expect(file.type).toContain('text/csv')
    const lines = file.text.trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('139****1234')
    expect((await look({ action: 'audit-exported' })).items).toHaveLength(1)
  })

  test('is for administrators alone', async () => {
    for (const path of [search, '/api/v1/admin/audit/export'])
      expect((await loop().as('supervisor').post(path, {})).status).toBe(403)
  })
})

test('Numbers of people are masked wherever they stand; codes of things stay', () => {
  expect(masked('身份证 62010319900101123X，手机+86 13812345678，座机 0931-8765432')).toBe(
    '身份证 620103********123X，手机138****5678，座机 093****32',
  )
  const codes = '部件 62010301001000123，网格 620103001001001，案卷 QLH20261014-0127'
  expect(masked(codes)).toBe(codes)
  expect(maskedDetail({ before: { phone: 13812345678 }, list: ['13812345678'], n: 3, none: null })).toEqual({
    ...{ before: { phone: '****' }, list: ['138****5678'], n: 3, none: null },
  })
})
