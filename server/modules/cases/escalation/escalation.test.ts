import { expect, test } from 'vitest'
import type { Notice } from '../../../contract/notice.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'
import { escalateDue } from './escalation-service.ts'

// The class's limit is 4 work-hours; the clock starts on Monday at 10:00, so it is used up at 16:00 on the same day.
describeOnBothDatabases('Escalation', (database) => {
  const loop = useLoop(database)
  const look = (at: string | number) => escalateDue(loop().db, loop().setClock(at))
  const noticesOf = async (username: string, id: string): Promise<Notice[]> => {
    const { json } = await loop().as(username).get('/api/v1/notices?limit=500')
    return json.items.filter((item: Notice) => item.case?.id === id)
  }
  const heard = async (username: string, id: string) =>
    (await noticesOf(username, id)).map(({ level, card }) => (card === null ? level : `${level} ${card}`))

  test('tells the unit before it is late, its lead by a card, the center after, the leaders at twice the budget', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const { id } = await loop().caseIn('dispatched')
    expect(await look('2026-11-16T15:11:59+08:00')).toBe(0)
    expect(await look('2026-11-16T15:12:00+08:00')).toBe(1)
    expect(await heard('unit-water', id)).toEqual(['yellow'])
    expect(await heard('water-lead', id)).toEqual(['yellow yellow'])
    expect(await heard('dispatcher', id)).toEqual([])

    expect(await look('2026-11-16T16:00:00+08:00')).toBe(0)
    expect(await look('2026-11-16T16:00:01+08:00')).toBe(1)
    expect(await heard('water-lead', id)).toEqual(['red red', 'yellow yellow'])
    expect(await heard('dispatcher', id)).toEqual(['red'])
    expect(await heard('leader', id)).toEqual([])

    expect(await look('2026-11-17T14:00:00+08:00')).toBe(1)
    expect(await heard('leader', id)).toEqual(['twice'])
    expect(await look('2026-11-20T14:00:00+08:00')).toBe(0)
    expect(await heard('unit-urban', id)).toEqual([])
    const { json } = await loop().as('supervisor').get(`/api/v1/cases/${id}`)
    expect(json.escalations.map((e: { level: string }) => e.level)).toEqual(['yellow', 'red', 'twice'])
  })

  test('after an outage of three days tells once, of the worst', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const { id } = await loop().caseIn('dispatched')
    expect(await look('2026-11-19T10:00:00+08:00')).toBe(1)
    expect(await heard('water-lead', id)).toEqual(['twice red'])
    expect(await look('2026-11-19T10:00:15+08:00')).toBe(0)
    const claims = await loop().db.any(
      'select level, told from case_escalation where case_id = $1 order by at',
      [id],
    )
    expect(claims).toEqual([
      { level: 'yellow', told: false },
      { level: 'red', told: false },
      { level: 'twice', told: true },
    ])
  })

  test('two servers that look at once tell of each case once', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const cases = []
    for (let i = 0; i < 5; i++) cases.push(await loop().caseIn('dispatched'))
    const now = loop().setClock('2026-11-16T16:30:00+08:00')
    const told = await Promise.all(Array.from({ length: 4 }, () => escalateDue(loop().db, now)))
    expect(told.reduce((sum, n) => sum + n, 0) + (await escalateDue(loop().db, now))).toBe(5)
    for (const { id } of cases) expect(await heard('water-lead', id)).toEqual(['red red'])
  })

  test('a crash between claim and notice leaves neither: the next look tells', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const { id } = await loop().caseIn('dispatched')
    const now = loop().setClock('2026-11-16T16:30:00+08:00')
    await loop().db.none('alter table notice rename to notice_away')
    await expect(escalateDue(loop().db, now)).rejects.toThrow('notice')
    await loop().db.none('alter table notice_away rename to notice')
    expect(await loop().db.any('select 1 from case_escalation where case_id = $1', [id])).toEqual([])
    expect(await escalateDue(loop().db, now)).toBe(1)
    expect(await heard('water-lead', id)).toEqual(['red red'])
  })

  test('a follower, a deferred case and a closed one never escalate; a new visit to a stage does again', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const survivor = await loop().caseIn('filed')
    const follower = await loop().walk(await loop().report(), ['intake', 'merge', { into: survivor.id }])
    const deferred = await loop().caseIn('deferred')
    const closed = await loop().caseIn('closed')
    await look('2026-11-19T10:00:00+08:00')
    for (const { id } of [follower, deferred, closed])
      expect(await loop().db.any('select 1 from case_escalation where case_id = $1', [id])).toEqual([])
    expect(await heard('leader', survivor.id)).toEqual(['twice'])
    // Given back, it lies at the desk anew, with a budget of its own.
    await loop().walk(
      survivor,
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'return', { reason: '不属我方' }],
    )
    await look(60)
    expect((await heard('dispatcher', survivor.id)).length).toBe(1)
  })

  test('a check that is not made is told to the inspector asked, then to the center', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const { id } = await loop().caseIn('checking')
    await look('2026-11-16T10:50:00+08:00')
    expect(await heard('inspector2', id)).toEqual(['yellow'])
    expect(await heard('inspector', id)).toEqual([])
    await look('2026-11-16T11:10:00+08:00')
    expect(await heard('supervisor', id)).toEqual(['red'])
  })

  test('an instruction and an urging are heard where the case lies, and read by each for himself', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const at = await loop().caseIn('dispatched')
    const { id } = await loop().walk(
      at,
      ['supervisor', 'supervise', { instruction: '请立即处置' }],
      ['intake', 'urge'],
    )
    const [urging, supervision] = await noticesOf('unit-water', id)
    expect(supervision).toMatchObject({ kind: 'supervision', words: '请立即处置', readAt: null })
    expect(urging).toMatchObject({ kind: 'urging', words: null, case: { number: at.number } })
    expect(await noticesOf('unit-urban', id)).toEqual([])

    const unread = async (username: string) =>
      (await loop().as(username).get('/api/v1/notices?unread=true&limit=500')).json.unread
    const before = await unread('unit-water')
    const others = await unread('unit-water2')
    const one = await loop().as('unit-water').post('/api/v1/notices/read', { id: urging?.id })
    expect(one.json.unread).toBe(before - 1)
    const all = await loop().as('unit-water').post('/api/v1/notices/read', { id: urging?.id, upTo: true })
    expect(all.json.unread).toBe(0)
    expect(await unread('unit-water2')).toBe(others)
    // Somebody else's notice cannot be read away.
    await loop().as('unit-urban').post('/api/v1/notices/read', { id: supervision?.id })
    expect(await loop().db.any('select 1 from notice_read where notice_id = $1', [supervision?.id])).toEqual(
      [],
    )
    expect((await loop().as('leader').get('/api/v1/notices?cursor=x')).status).toBe(400)
  })
})
