import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { MONDAY_MORNING, useLoop } from '../../../testing/loop-world.ts'

describeOnBothDatabases('The knowledge base', (database) => {
  const loop = useLoop(database)
  const text = (over: object = {}) => ({
    title: '居住登记怎么办',
    titleEn: 'Registering where you live',
    body: '带身份证到社区服务中心。',
    bodyEn: 'Bring your identity card to the community service centre.',
    keywords: '暂住证 居住证',
    classKind: null,
    classCode: null,
    validUntil: null,
    ...over,
  })
  const add = async (over: object = {}) => {
    const answer = await loop().as('supervisor').post('/api/v1/knowledge', text(over))
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }
  const titles = async (query: string) =>
    (await loop().as('intake').get(`/api/v1/knowledge?${query}`)).json.items.map(
      (one: { title: string }) => one.title,
    )

  test('is found by words of either language, keywords and initials; what no longer holds comes last', async () => {
    await add()
    await add({
      title: '夜间施工许可',
      titleEn: null,
      keywords: '',
      body: '工地公示。',
      bodyEn: null,
      classKind: 'event',
      classCode: '08001',
    })
    await add({ title: '居住登记旧办法', titleEn: null, keywords: '', validUntil: '2026-01-01' })
    for (const q of ['居住登记', 'jzdj'])
      expect([q, await titles(`q=${q}`)]).toEqual([q, ['居住登记怎么办', '居住登记旧办法']])
    for (const q of ['registering', '暂住证', 'zzz', '社区 身份证', 'identity'])
      expect([q, (await titles(`q=${encodeURIComponent(q)}`))[0]]).toEqual([q, '居住登记怎么办'])
    expect(await titles('classKind=event&classCode=08001')).toEqual(['夜间施工许可'])
    expect(await titles(`q=${encodeURIComponent('%')}`)).toEqual([])
  })

  test('keeps every version, and refuses one written over another unseen', async () => {
    const { id } = await add({ title: '水费减免' })
    const revise = (version: number, over: object) =>
      loop()
        .as('admin')
        .post(`/api/v1/knowledge/${id}`, { ...text(over), version })
    expect((await revise(1, { title: '水费减免（新）' })).json).toMatchObject({ version: 2 })
    expect((await revise(1, { title: '别的' })).json.code).toBe('stale-article')
    const { items } = (await loop().as('supervisor').get(`/api/v1/knowledge/${id}/versions`)).json
    expect(items.map((one: { title: string }) => one.title)).toEqual(['水费减免（新）', '水费减免'])
    expect(
      (
        await loop()
          .as('intake')
          .post(`/api/v1/knowledge/${id}`, { ...text(), version: 2 })
      ).status,
    ).toBe(403)
    expect((await revise(2, { classKind: 'event', classCode: '99999' })).json.code).toBe('unknown-class')
  })

  test('an enquiry says which article answered it, also after it was retired', async () => {
    const { id } = await add({ title: '公交改线' })
    const call = crypto.randomUUID()
    await loop()
      .as('intake')
      .post('/api/v1/calls', { id: call, number: '13900001234', startedAt: MONDAY_MORNING })
    const conclude = (body: object) =>
      loop()
        .as('intake')
        .post(`/api/v1/calls/${call}/conclude`, { kind: 'enquiry', ...body })
    expect((await conclude({})).json.errors).toMatchObject([{ field: 'note', code: 'answer-needed' }])
    expect((await conclude({ articleId: crypto.randomUUID() })).json.code).toBe('unknown-article')
    expect((await conclude({ articleId: id })).json).toMatchObject({ kind: 'enquiry', articleId: id })
    const [used] = (await loop().as('intake').get('/api/v1/knowledge?q=gjgx')).json.items
    expect(used.used).toBe(1)
    expect((await loop().as('supervisor').post(`/api/v1/knowledge/${id}/retire`)).status).toBe(204)
    expect(await titles('q=gjgx')).toEqual([])
    const row = await loop().db.one('select article_id, article_version from phone_call where id = $1', [
      call,
    ])
    expect(row).toEqual({ articleId: id, articleVersion: 1 })
  })
})
