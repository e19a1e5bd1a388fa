import { expect, test } from 'vitest'
import { CALL_RULES } from '../../../contract/call-rules.ts'
import type { CaseDetail } from '../../../contract/case-shape.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { MONDAY_MORNING, useLoop, WAYS } from '../../../testing/loop-world.ts'

describeOnBothDatabases('The answer-back queue', (database) => {
  const loop = useLoop(database)
  const caller = (phone: string) => ({ source: 'hotline', reporter: { name: '李四', phone } })
  const reported = (phone: string) => loop().report(caller(phone), 'intake')
  const closed = async (phone: string) => loop().walk(await reported(phone), ...WAYS.closed)
  const list = async (view = 'todo', who = 'intake') =>
    (await loop().as(who).get(`/api/v1/call-backs?view=${view}`)).json.items
  const of = async (one: CaseDetail, view = 'todo') =>
    (await list(view)).find((back: { case: { id: string } }) => back.case.id === one.id)
  const post = (who: string, id: string, what: string, body: unknown = {}) =>
    loop().as(who).post(`/api/v1/call-backs/${id}/${what}`, body)

  test('a citizen’s case that ends owes an answer in the same transaction; an inspector’s does not', async () => {
    const mine = await closed('13900000001')
    const refused = await loop().walk(await reported('13900000002'), ...WAYS.rejected)
    const inspectors = await loop().caseIn('closed')
    expect(await of(mine)).toMatchObject({
      because: 'closed',
      mask: '139****0001',
      name: '李*',
      light: 'green',
      tries: 0,
      dueAt: new Date(Date.parse(MONDAY_MORNING) + 86_400_000).toISOString(),
    })
    expect(await of(refused)).toMatchObject({ because: 'rejected', answer: '不属于受理范围' })
    expect(await of(inspectors)).toBeUndefined()
    const stored = await loop().db.one(
      'select b.made_at = c.updated_at as together from call_back b join case_record c on c.id = b.case_id where c.id = $1',
      [mine.id],
    )
    expect(stored.together).toBe(true)
  })

  test('the reporter of a merged case is answered when the case it went into ends', async () => {
    const first = await reported('13900000003')
    const second = await reported('13900000004')
    await loop().walk(second, ['intake', 'merge', { into: first.id }])
    const now = (await loop().as('intake').get(`/api/v1/cases/${first.id}`)).json
    await loop().walk(now, ...WAYS.closed)
    const masks = (await list())
      .filter((back: { case: { id: string } }) => back.case.id === first.id)
      .map((back: { mask: string }) => back.mask)
    expect(masks.sort()).toEqual(['139****0003', '139****0004'])
  })

  test('a caller who joined a case is answered when it ends, as its first reporter is', async () => {
    const first = await reported('13900000008')
    const id = crypto.randomUUID()
    const clerk = loop().as('intake')
    await clerk.post('/api/v1/calls', { id, number: '13900000009' })
    const elsewhere = await clerk.post(`/api/v1/calls/${id}/join`, { caseId: crypto.randomUUID() })
    expect(elsewhere.status).toBe(404)
    const joined = await clerk.post(`/api/v1/calls/${id}/join`, {
      caseId: first.id,
      name: '赵六',
      description: '还在',
    })
    expect(joined.json).toMatchObject({ kind: 'join', case: { id: first.id } })
    const history = (await clerk.get(`/api/v1/calls/${id}/history`)).json
    expect(history.cases).toMatchObject([{ id: first.id, open: true }])
    const next = crypto.randomUUID()
    await clerk.post('/api/v1/calls', { id: next, number: '13900000009' })
    const known = (await clerk.get(`/api/v1/calls/${next}/history`)).json
    expect(known).toMatchObject({
      cases: [{ id: first.id }],
      calls: [{ kind: 'join', case: { number: first.number } }],
    })
    const now = (await clerk.get(`/api/v1/cases/${first.id}`)).json
    await loop().walk(now, ...WAYS.closed)
    const masks = (await list())
      .filter((back: { case: { id: string } }) => back.case.id === first.id)
      .map((back: { mask: string }) => back.mask)
    expect(masks.sort()).toEqual(['139****0008', '139****0009'])
  })

  test('one clerk makes the call; the number is shown to the one who claimed it, and that is written down', async () => {
    const { id } = await of(await closed('13900000005'))
    expect((await post('intake', id, 'dial')).json.code).toBe('call-not-claimed')
    expect((await post('intake', id, 'claim')).json.claimedBy.name).toBe('intake')
    expect((await post('intake2', id, 'claim')).json).toMatchObject({
      code: 'call-taken',
      errors: [{ detail: 'intake' }],
    })
    expect((await post('intake', id, 'dial')).json.number).toBe('13900000005')
    const line = await loop().db.one(
      `select action, object_kind from audit where object_kind = 'call-back' and object_id = $1`,
      [id],
    )
    expect(line.action).toBe('dial-number')
    const done = await post('intake', id, 'result', { outcome: 'reached', rating: 5, words: '很快' })
    expect(done.json).toMatchObject({ state: 'done', rating: 5, words: '很快', tries: 1 })
    expect((await list('done'))[0]).toMatchObject({ id, rating: 5 })
    const open = await loop().db.any(`select 1 from phone_call where direction = 'out' and ended_at is null`)
    expect(open).toEqual([])
    loop().setClock(31)
    expect((await post('intake2', id, 'claim')).json.code).toBe('call-back-over')
    loop().setClock(MONDAY_MORNING)
  })

  test('nobody reached: tried again at a time, given up after some tries', async () => {
    const { id } = await of(await closed('13900000006'))
    const past = { outcome: 'not-reached', tryAt: '2026-11-15T10:00:00+08:00' }
    await post('intake', id, 'claim')
    expect((await post('intake', id, 'result', past)).json.errors).toMatchObject([{ field: 'tryAt' }])
    for (let n = 1; n <= CALL_RULES.backTries.usual; n++) {
      await post('intake', id, 'claim')
      const tryAt = new Date(Date.parse(MONDAY_MORNING) + n * 3_600_000).toISOString()
      const { json } = await post('intake', id, 'result', { outcome: 'not-reached', tryAt })
      expect(json).toMatchObject(
        n === CALL_RULES.backTries.usual
          ? { state: 'given-up', tryAt: null, tries: n }
          : { state: 'waiting', tryAt, claimedBy: null, tries: n },
      )
    }
  })

  test('who is not content may ask for more: the supervisor reopens, and what was owed is owed no more', async () => {
    const ended = await closed('13900000007')
    const { id } = await of(ended)
    await post('intake', id, 'claim')
    await post('intake', id, 'result', { outcome: 'reached', rating: 1, words: '又堆上了', reopen: true })
    expect(await of(ended, 'reopen')).toMatchObject({ id, rating: 1, words: '又堆上了' })
    expect((await post('intake', id, 'settle')).status).toBe(403)
    const again = await loop().walk(ended, ['supervisor', 'reopen', { reason: '市民不满意' }])
    expect(await of(ended, 'reopen')).toBeUndefined()
    const twice = await loop().walk(again, ...WAYS.closed.slice(2))
    expect(twice.status).toBe('closed')
    const owed = await of(ended)
    expect(owed).toMatchObject({ state: 'waiting' })
    await loop().walk(twice, ['supervisor', 'reopen', { reason: '再查' }])
    expect(await of(ended)).toBeUndefined()
  })

  test('pages go on where they ended', async () => {
    const all = await list()
    expect(all.length).toBeGreaterThan(2)
    const first = (await loop().as('intake').get('/api/v1/call-backs?limit=2')).json
    const rest = (await loop().as('intake').get(`/api/v1/call-backs?cursor=${first.nextCursor}`)).json
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(
      all.map(({ id }: { id: string }) => id),
    )
    expect((await loop().as('intake').get('/api/v1/call-backs?cursor=x')).status).toBe(400)
    expect((await loop().as('unit-water').get('/api/v1/call-backs')).status).toBe(403)
  })
})
