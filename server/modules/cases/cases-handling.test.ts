import { beforeEach, expect, test } from 'vitest'
import type { CaseDetail } from '../../contract/case-shape.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { MONDAY_MORNING, useLoop } from '../../testing/loop-world.ts'
import { createPolicySource } from './case-policy.ts'
import { resumeDue } from './case-service.ts'

describeOnBothDatabases('What happens beside the way', (database) => {
  const loop = useLoop(database)
  beforeEach(() => void loop().setClock(MONDAY_MORNING))
  const resume = () => {
    const { clock, keyring, config } = loop().app.deps
    return resumeDue(loop().db, { clock, keyring, policies: createPolicySource(config.timeZone) })
  }

  test('An extension is asked for, denied, asked for again and granted; a second one only the supervisor grants', async () => {
    const sent = await loop().caseIn('dispatched')
    const ask = { minutes: 120, reason: '缺料' }
    const asked = await loop().walk(sent, ['unit-water', 'request-extension', ask])
    expect(asked.pending).toBe('extension')
    const twice = await loop().attempt(asked, ['unit-water', 'request-deferral', { reason: '缺料' }])
    expect([twice.status, twice.json.code]).toEqual([409, 'request-pending'])
    const denied = await loop().walk(asked, ['dispatcher', 'deny-extension', { reason: '理由不足' }])
    expect(denied).toMatchObject({ pending: null, limitSeconds: 4 * 3600 })
    const granted = await loop().walk(
      denied,
      ['unit-water', 'request-extension', ask],
      ['dispatcher', 'approve-extension'],
    )
    expect(granted).toMatchObject({ pending: null, limitSeconds: 6 * 3600 })
    const again = await loop().walk(granted, ['unit-water', 'request-extension', ask])
    expect((await loop().attempt(again, ['dispatcher', 'approve-extension'])).status).toBe(403)
    const second = await loop().walk(again, ['supervisor', 'approve-extension', { minutes: 60 }])
    expect(second.limitSeconds).toBe(7 * 3600)
    const nothing = await loop().attempt(second, ['supervisor', 'approve-extension'])
    expect([nothing.status, nothing.json.code]).toEqual([409, 'nothing-pending'])
  })

  test('A deferral is denied, granted and ended by the unit; its time counts for nobody', async () => {
    const sent = await loop().caseIn('dispatched')
    const ask = { reason: '等管材' }
    const denied = await loop().walk(
      sent,
      ['unit-water', 'request-deferral', ask],
      ['dispatcher', 'deny-deferral', { reason: '可先围挡' }],
    )
    expect(denied).toMatchObject({ status: 'dispatched', pending: null })
    const deferred = await loop().walk(
      denied,
      ['unit-water', 'request-deferral', ask],
      ['dispatcher', 'approve-deferral'],
    )
    expect(deferred).toMatchObject({ status: 'deferred', stage: 'handle', deadline: null })
    loop().setClock(60)
    const resumed = await loop().walk(deferred, ['unit-water', 'resume'])
    expect(resumed).toMatchObject({ status: 'dispatched', chargedSeconds: deferred.chargedSeconds })
  })

  test('A deferral with an end goes on by the clock at that instant, once, however late the clock looks', async () => {
    const sent = await loop().caseIn('dispatched')
    const now = loop().setClock(0).getTime()
    const until = new Date(now + 30 * 60_000).toISOString()
    const past = new Date(now - 60_000).toISOString()
    const wrong = await loop().attempt(sent, [
      'unit-water',
      'request-deferral',
      { reason: '等', until: past },
    ])
    expect([wrong.status, wrong.json.code]).toEqual([422, 'not-in-the-future'])
    const never = { reason: '等', until: '9998-01-01T00:00:00Z' }
    const far = await loop().attempt(sent, ['unit-water', 'request-deferral', never])
    expect([far.status, far.json.code]).toEqual([422, 'too-far'])
    const deferred = await loop().walk(
      sent,
      ['unit-water', 'request-deferral', { reason: '等', until }],
      ['dispatcher', 'approve-deferral'],
    )
    loop().setClock(29)
    expect(await resume()).toBe(0)
    loop().setClock(5)
    expect((await Promise.all([resume(), resume()])).reduce((a, b) => a + b)).toBe(1)
    const { json } = await loop().as('leader').get(`/api/v1/cases/${sent.id}/events`)
    expect(json.items.at(-1)).toMatchObject({
      action: 'resume',
      at: until,
      actor: { id: null, role: 'system' },
      version: deferred.version + 1,
    })
    const seen = await loop().as('unit-water').get(`/api/v1/cases/${sent.id}`)
    expect(seen.json).toMatchObject({ status: 'dispatched', chargedSeconds: 4 * 60 })
  })

  test('A case marked urgent runs on the wall clock with the hours chosen from then on', async () => {
    const sent = await loop().caseIn('dispatched')
    loop().setClock(30)
    const urgent = await loop().walk(sent, ['intake', 'mark-urgent', { hours: 2, reason: '影响交通' }])
    expect(urgent).toMatchObject({ urgent: true, clock: 'wall', limitSeconds: 30 * 60 + 2 * 3600 })
    expect(new Date(urgent.deadline ?? 0).getTime()).toBe(loop().setClock(0).getTime() + 2 * 3_600_000)
  })

  test('The supervisor instructs whoever holds the case, who answers; a leader instructs the desk', async () => {
    const sent = await loop().caseIn('dispatched')
    const told = await loop().walk(sent, ['leader', 'supervise', { instruction: '今日办结' }])
    expect(told.supervised).toBe(true)
    expect(
      (await loop().attempt(told, ['unit-urban', 'answer-supervision', { answer: '收到' }])).status,
    ).toBe(404)
    expect(
      (await loop().attempt(told, ['dispatcher', 'answer-supervision', { answer: '收到' }])).status,
    ).toBe(403)
    const answered = await loop().walk(told, ['unit-water', 'answer-supervision', { answer: '已到场' }])
    expect(answered.supervised).toBe(false)
    const nothing = await loop().attempt(answered, ['dispatcher', 'answer-supervision', { answer: '?' }])
    expect([nothing.status, nothing.json.code]).toEqual([409, 'not-supervised'])
    const filed = await loop().walk(await loop().caseIn('filed'), [
      'supervisor',
      'supervise',
      { instruction: '尽快派遣' },
    ])
    expect(
      (await loop().walk(filed, ['dispatcher', 'answer-supervision', { answer: '已协调' }])).supervised,
    ).toBe(false)
  })

  test('Anyone in scope urges, comments, attaches and claims; a claim ends when the case goes to the next desk', async () => {
    const sent = await loop().caseIn('dispatched')
    const empty = await loop().attempt(sent, ['assessor', 'comment'])
    expect([empty.status, empty.json.errors[0].field]).toEqual([422, 'note'])
    const talked = await loop().walk(
      sent,
      ['leader', 'urge'],
      ['community-clerk', 'comment', { note: '居民又问' }],
      ['street-xihu', 'attach'],
      ['dispatcher', 'claim'],
    )
    expect(talked).toMatchObject({
      version: sent.version + 4,
      claimedBy: { name: 'dispatcher' },
      status: 'dispatched',
    })
    expect(talked.attachments).toHaveLength(1)
    expect((await loop().walk(talked, ['unit-water', 'complete'])).claimedBy).toBeNull()
  })

  test('Work is handed over within a unit, to a street’s own team, and a claim to another operator, nowhere else', async () => {
    const { userId: colleague } = loop().as('unit-water2')
    const sent = await loop().caseIn('dispatched')
    const over = await loop().walk(sent, ['unit-water', 'hand-over', { to: colleague }])
    const stranger = await loop().attempt(over, [
      'unit-water',
      'hand-over',
      { to: loop().as('unit-urban').userId },
    ])
    expect([stranger.status, stranger.json.code]).toEqual([422, 'not-of-the-unit'])
    const street = await loop().walk(
      await loop().caseIn('filed'),
      ['dispatcher', 'dispatch', { unit: 'SUBDISTRICT-XIHU' }],
      ['street-xihu', 'hand-over', { to: 'XIHU-TEAM' }],
    )
    expect(street).toMatchObject({ status: 'dispatched', unit: { code: 'SUBDISTRICT-XIHU' } })
    await claimGoesToAnotherOperator(await loop().caseIn('reported'))
  })

  async function claimGoesToAnotherOperator(made: CaseDetail): Promise<void> {
    const { userId: other } = loop().as('intake2')
    const unclaimed = await loop().attempt(made, ['intake', 'hand-over', { to: other }])
    expect([unclaimed.status, unclaimed.json.code]).toEqual([409, 'not-claimed'])
    const claimed = await loop().walk(made, ['intake', 'claim'])
    const handler = await loop().attempt(claimed, [
      'intake',
      'hand-over',
      { to: loop().as('unit-water').userId },
    ])
    expect([handler.status, handler.json.code]).toEqual([422, 'not-an-operator'])
    const over = await loop().walk(claimed, ['intake', 'hand-over', { to: other }])
    expect(over.claimedBy?.name).toBe('intake2')
    const mine = await loop().as('intake2').get('/api/v1/cases?mine=true')
    expect(mine.json.items.map(({ id }: CaseDetail) => id)).toEqual([made.id])
  }

  test('One action on many cases: each has its own result, and a refusal undoes no other', async () => {
    const cases = [await loop().report(), await loop().caseIn('accepted'), await loop().report()]
    const body = { action: 'accept', cases: cases.map(({ id, version }) => ({ id, version })) }
    const nobody = { id: crypto.randomUUID(), version: 1 }
    const answer = await loop()
      .as('intake')
      .post('/api/v1/cases/actions', { ...body, cases: [...body.cases, nobody] })
    expect(answer.status).toBe(200)
    expect(answer.json.items.map(({ id, status }: { id: string; status: number }) => [id, status])).toEqual([
      [cases[0]?.id, 200],
      [cases[1]?.id, 409],
      [cases[2]?.id, 200],
      [nobody.id, 404],
    ])
    expect(answer.json.items[0].case.status).toBe('accepted')
    expect(answer.json.items[1].problem.code).toBe('wrong-status')
    const one = await loop().as('intake').get(`/api/v1/cases/${cases[1]?.id}`)
    expect(one.json.version).toBe(cases[1]?.version)
  })

  test('An action on many cases can be tried: the answers are those of the deed, and nothing has changed', async () => {
    const cases = [await loop().caseIn('filed'), await loop().caseIn('dispatched')]
    const step = {
      action: 'dispatch',
      unit: 'WATER',
      cases: cases.map(({ id, version }) => ({ id, version })),
    }
    const before = await loop().rows()
    const tried = await loop()
      .as('dispatcher')
      .post('/api/v1/cases/actions', { ...step, dryRun: true })
    expect(tried.json.items.map(({ status }: { status: number }) => status)).toEqual([200, 409])
    expect(tried.json.items[0].case.status).toBe('dispatched')
    expect(await loop().rows()).toEqual(before)
    const done = await loop().as('dispatcher').post('/api/v1/cases/actions', step)
    expect(done.json.items[0].case).toMatchObject({ status: 'dispatched', version: 4 })
    expect(done.json.items[1].problem).toEqual(tried.json.items[1].problem)
  })
})
