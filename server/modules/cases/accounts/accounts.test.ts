import { expect, test } from 'vitest'
import type { CaseSegment } from '../../../contract/case-accounts.ts'
import { cellCenter } from '../../../testing/city.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'

describeOnBothDatabases('Accounts of a case', (database) => {
  const loop = useLoop(database)
  const get = async (username: string, path: string) => {
    const answer = await loop().as(username).get(`/api/v1/${path}`)
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }

  test('the explanation covers the whole life, and its counted part is the charge', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const held = await loop().caseIn('dispatched')
    loop().setClock('2026-11-16T10:30:00+08:00')
    const asked = await loop().walk(
      held,
      ['unit-water', 'request-extension', { minutes: 90, reason: '等管材' }],
      ['dispatcher', 'approve-extension', { minutes: 60 }],
    )
    loop().setClock('2026-11-16T14:00:00+08:00')
    const found = await get('unit-water', `cases/${asked.id}/explanation`)
    expect(found.limit).toEqual({
      totalSeconds: 18_000,
      baseSeconds: 14_400,
      extensionSeconds: 3600,
      dutySeconds: 0,
    })
    expect(found.chargedSeconds).toBe(2 * 3600)
    expect(new Date(found.deadline)).toEqual(new Date('2026-11-16T17:00:00+08:00'))
    expect(new Date(found.baseDeadline)).toEqual(new Date('2026-11-16T16:00:00+08:00'))
    const { segments } = found as { segments: CaseSegment[] }
    expect(segments[0]?.from).toBe(asked.reportedAt)
    expect(segments.at(-1)?.to).toBe(found.at)
    for (const [i, { from }] of segments.entries()) if (i > 0) expect(from).toBe(segments[i - 1]?.to)
    const counted = segments.filter((s) => s.counted).reduce((sum, s) => sum + s.seconds, 0)
    expect(counted).toBe(found.chargedSeconds)
    const detail = await get('unit-water', `cases/${asked.id}`)
    expect(detail).toMatchObject({ chargedSeconds: counted, deadline: found.deadline, limitSeconds: 18_000 })
    expect((await loop().as('unit-urban').get(`/api/v1/cases/${asked.id}/explanation`)).status).toBe(404)
  })

  test('the ledger tells each request with what became of it', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const { id } = await loop().walk(
      await loop().caseIn('dispatched'),
      ['unit-water', 'request-extension', { minutes: 90, reason: '等管材' }],
      ['dispatcher', 'approve-extension', { minutes: 60 }],
      ['unit-water', 'request-extension', { minutes: 30, reason: '还差一点' }],
      ['supervisor', 'deny-extension', { reason: '不批' }],
      ['unit-water', 'request-deferral', { reason: '下雨' }],
      ['dispatcher', 'approve-deferral'],
      ['unit-water', 'resume'],
      ['supervisor', 'supervise', { instruction: '抓紧' }],
      ['unit-water', 'answer-supervision', { answer: '今天完成' }],
      ['unit-water', 'request-extension', { minutes: 10, reason: '再等等' }],
      ['unit-water', 'return', { reason: '不属我方' }],
    )
    const { items } = await get('dispatcher', `cases/${id}/decisions`)
    expect(
      items.map((d: Record<string, unknown>) => [d.kind, d.outcome, d.minutesAsked, d.minutesGranted]),
    ).toEqual([
      ['extension', 'approved', 90, 60],
      ['extension', 'denied', 30, null],
      ['deferral', 'approved', null, null],
      ['supervision', 'done', null, null],
      ['extension', 'lapsed', 10, null],
      ['return', 'done', null, null],
    ])
    expect(items[1]).toMatchObject({
      asked: { words: '还差一点', by: 'unit-water' },
      decided: { words: '不批' },
    })
    expect(items[2].endedAt).not.toBeNull()
    expect(items[3].decided.words).toBe('今天完成')
  })

  test('an allowance is spent by the month’s assigned cases in the order of time', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const extended = async () =>
      loop().walk(
        await loop().walk(
          await loop().report(),
          ['intake', 'accept'],
          ['supervisor', 'file'],
          ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }],
        ),
        ['unit-urban', 'request-extension', { minutes: 30, reason: '等材料' }],
        ['dispatcher', 'approve-extension'],
      )
    const first = await extended()
    loop().setClock(1)
    const second = await extended()
    // Nothing is due yet, so nothing is allowed yet.
    expect(second).toMatchObject({ beyondAllowance: true })
    // 38 more cases that were due and had no trouble: 3 % of 40 is one extension.
    await loop().db.none(
      `insert into case_record
       select (jsonb_populate_record(null::case_record, to_jsonb(c) || jsonb_build_object(
                'id', gen_random_uuid(), 'number', 'COPY' || i, 'spendings', '[]'::jsonb))).*
         from case_record c, generate_series(1, 38) i where c.id = $1`,
      [first.id],
    )
    loop().setClock('2026-11-18T10:00:00+08:00')
    const found = await get('unit-urban', 'units/URBAN-MGMT/allowances')
    expect(found).toEqual({
      unit: 'URBAN-MGMT',
      period: '2026-11',
      assigned: 40,
      repeat: { used: 0, allowed: 1, left: 1 },
      extension: { used: 2, allowed: 1, left: -1 },
      deferral: { used: 0, allowed: 1, left: 1 },
    })
    expect(await get('unit-urban', `cases/${first.id}`)).toMatchObject({ beyondAllowance: false })
    expect(await get('unit-urban', `cases/${second.id}`)).toMatchObject({ beyondAllowance: true })
    expect((await get('dispatcher', 'units/URBAN-MGMT/allowances?period=2026-Q3')).assigned).toBe(0)
    const client = loop().as('unit-water')
    expect((await client.get('/api/v1/units/URBAN-MGMT/allowances')).status).toBe(404)
    expect((await loop().as('dispatcher').get('/api/v1/units/WATER/allowances?period=May')).status).toBe(400)
  })

  test('costs are written by those who may, corrected by a line, never changed', async () => {
    const ownerless = await loop().walk(await loop().caseIn('coordinating'), [
      'dispatcher',
      'assign-owner',
      { unit: 'WATER', costCents: 120_000 },
    ])
    const path = `/api/v1/cases/${ownerless.id}/costs`
    const add = (by: string, body: object) => loop().as(by).post(path, body)
    expect((await get('dispatcher', `cases/${ownerless.id}/costs`)).spentCents).toBe(120_000)
    expect((await add('intake', { kind: 'handling', cents: 1, party: 'x' })).status).toBe(403)
    expect((await add('unit-water', { kind: 'handling', cents: 1, party: 'x' })).status).toBe(404)
    const held = await loop().walk(ownerless, [
      'dispatcher',
      'dispatch',
      { unit: 'WATER', provisional: true },
    ])
    expect((await add('unit-water', { kind: 'handling', cents: 5_050, party: 'WATER' })).status).toBe(201)
    expect((await add('unit-water', { kind: 'recovery', cents: 1, party: 'x' })).status).toBe(403)
    expect((await add('dispatcher', { kind: 'handling', cents: 0, party: 'x' })).status).toBe(400)
    await add('dispatcher', { kind: 'handling', cents: -50, party: 'WATER', note: '多记了五角' })
    const paid = await add('supervisor', { kind: 'recovery', cents: 125_000, party: '某物业公司' })
    expect(paid.json).toMatchObject({ spentCents: 125_000, recoveredCents: 125_000, mayWrite: true })
    await expect(loop().db.none('update case_cost set cents = 1')).rejects.toThrow('never changed')
    const audited = await loop().db.any(`select 1 from audit where action = 'cost' and object_id = $1`, [
      held.id,
    ])
    expect(audited).toHaveLength(4)
    const listed = await get('dispatcher', 'cases?provisional=true&ownerless=true')
    expect(listed.items.map((c: { id: string }) => c.id)).toEqual([held.id])
  })

  test('a street hands over to its own teams with times; the clock runs on', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const location = cellCenter(0, 0)
    const held = await loop().walk(
      await loop().report({ location }),
      ['intake', 'accept'],
      ['supervisor', 'file'],
    )
    const street = await loop().walk(held, ['dispatcher', 'dispatch', { unit: 'SUBDISTRICT-XIHU' }])
    const given = await loop().walk(street, ['street-xihu', 'hand-over', { to: 'XIHU-TEAM' }])
    loop().setClock('2026-11-16T11:00:00+08:00')
    const back = await loop().walk(given, [
      'street-xihu',
      'hand-over',
      { to: loop().as('street-xihu').userId },
    ])
    loop().setClock('2026-11-16T13:45:00+08:00')
    const { handOvers, stages } = await get('street-xihu', `cases/${back.id}`)
    expect(handOvers).toMatchObject([
      { to: 'XIHU-TEAM', name: '西湖街道市容队', kind: 'team', seconds: 3600 },
      { kind: 'handler', until: null, seconds: 30 * 60 + 15 * 60 },
    ])
    expect(stages.at(-1)).toMatchObject({ stage: 'handle', usedSeconds: 3600 + 45 * 60 })
  })

  test('a duplicate follows its case, and goes back to where it was', async () => {
    const survivor = await loop().caseIn('filed')
    const merged = await loop().walk(await loop().report(), ['intake', 'merge', { into: survivor.id }])
    expect(await get('intake', `cases/${survivor.id}`)).toMatchObject({
      followers: [{ id: merged.id, number: merged.number }],
    })
    await loop().walk(merged, ['intake', 'unmerge'])
    expect((await get('intake', `cases/${survivor.id}`)).followers).toEqual([])
  })

  test('ready texts are offered to all, kept by supervisors', async () => {
    const { items } = await get('unit-water', 'templates')
    expect(items.some((t: { action: string }) => t.action === 'return')).toBe(true)
    const text = { action: 'return', text: '已由物业处理' }
    expect((await loop().as('unit-water').post('/api/v1/templates', text)).status).toBe(403)
    const kept = await loop().as('supervisor').post('/api/v1/templates', text)
    expect(kept.status).toBe(201)
    expect(
      (
        await loop()
          .as('supervisor')
          .post('/api/v1/templates', { ...text, text: ' ' })
      ).status,
    ).toBe(400)
    const drop = `/api/v1/templates/${kept.json.id}`
    expect((await loop().as('supervisor').delete(drop)).status).toBe(204)
    expect((await loop().as('supervisor').delete(drop)).status).toBe(404)
  })
})
