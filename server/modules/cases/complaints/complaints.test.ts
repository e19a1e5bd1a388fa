import { expect, test } from 'vitest'
import type { ComplaintSummary } from '../../../contract/complaint.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { type StepBody, useLoop } from '../../../testing/loop-world.ts'
import { tellOverdueComplaints } from './complaint-service.ts'

const url = '/api/v1/complaints'
const aComplaint = (over: StepBody = {}): StepBody => ({
  source: 'hotline',
  topic: 'slow',
  description: '报了三天没人来',
  unit: 'WATER',
  complainant: { name: '钱女士', phone: '13812345678' },
  ...over,
})

describeOnBothDatabases('A complaint about handling', (database) => {
  const loop = useLoop(database)
  const register = async (over: StepBody = {}, by = 'intake') => {
    const answer = await loop().as(by).post(url, aComplaint(over))
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }
  const step = (who: string, on: { id: string; version: number }, body: StepBody) =>
    loop()
      .as(who)
      .post(`${url}/${on.id}/actions`, { version: on.version, ...body })
  const list = async (who: string, state = 'all') =>
    (await loop().as(who).get(`${url}?state=${state}`)).json.items.map(({ id }: ComplaintSummary) => id)

  test('is registered with a number of its own, given to somebody above, answered and closed; every step stays', async () => {
    const made = await register()
    expect(made).toMatchObject({
      number: 'QLHTS20261116-0001',
      status: 'registered',
      unit: { code: 'WATER' },
      light: 'green',
      remainingSeconds: 5 * 390 * 60,
      complainant: { name: '钱**', phone: '138****5678' },
      allowedActions: ['comment'],
    })
    expect(made.handlers.map(({ code }: { code: string }) => code)).not.toContain('WATER')
    const own = await step('supervisor', made, { action: 'assign', to: 'WATER' })
    expect([own.status, own.json.errors[0].code]).toEqual([422, 'not-above-unit'])
    const given = await step('supervisor', made, { action: 'assign', to: 'LEADING-GROUP' })
    expect(given.json).toMatchObject({ status: 'assigned', handler: { code: 'LEADING-GROUP' } })
    const early = await step('supervisor', given.json, { action: 'close', upheld: true })
    expect([early.status, early.json.code]).toEqual([409, 'wrong-status'])
    expect((await step('supervisor', given.json, { action: 'answer', answer: '…' })).status).toBe(403)
    const answered = await step('leader', given.json, { action: 'answer', answer: '已责成单位致歉' })
    expect(answered.json).toMatchObject({ status: 'answered', complainant: null, remainingSeconds: null })
    const back = await step('supervisor', answered.json, { action: 'send-back', reason: '请说明原因' })
    expect(back.json).toMatchObject({ status: 'assigned', answeredAt: null })
    const again = await step('leader', back.json, { action: 'answer', answer: '班组漏派' })
    const closed = await step('supervisor', again.json, { action: 'close', upheld: true, note: '属实' })
    expect(closed.json).toMatchObject({ status: 'closed', upheld: true })
    expect(closed.json.events.map(({ action }: { action: string }) => action)).toEqual([
      ...['register', 'assign', 'answer', 'send-back', 'answer', 'close'],
    ])
    await expect(loop().db.none('update complaint_event set words = null')).rejects.toThrow(/never changed/)
    const [first] = await loop().db.any(
      `select personal_hash is not null as hashed from complaint_event where complaint_id = $1 and version = 1`,
      [made.id],
    )
    expect(first.hashed).toBe(true)
  })

  test('does not exist for the unit complained of nor for its teams: not in lists, by id, in notices, cases or the stream', async () => {
    const held = await loop().caseIn('dispatched')
    const before = await loop().db.one(`select coalesce(max(position), 0)::integer as at from outbox`)
    const { unit: _, ...ofCase } = aComplaint({ caseId: held.id })
    const made = (await loop().as('intake').post(url, ofCase)).json
    expect(made).toMatchObject({ unit: { code: 'WATER' }, case: { id: held.id, number: held.number } })
    for (const who of ['unit-water', 'unit-water2', 'water-lead', 'water-inspector']) {
      expect(await list(who), who).toEqual([])
      expect((await loop().as(who).get(`${url}/${made.id}`)).status, who).toBe(404)
      expect((await step(who, made, { action: 'comment', note: '?' })).status, who).toBe(404)
      const notices = (await loop().as(who).get('/api/v1/notices')).json.items
      expect(
        notices.filter(({ kind }: { kind: string }) => kind === 'complaint'),
        who,
      ).toEqual([])
    }
    const told = await loop().db.any(
      `select payload from outbox where position > $1 and (unit_codes && array['WATER'] or payload ->> 'unit' = 'WATER')`,
      [before.at],
    )
    expect(told).toEqual([])
    const seen = await loop().as('unit-water').get(`/api/v1/cases/${held.id}/events`)
    expect(seen.text).not.toContain(made.number)
    const heard = (await loop().as('supervisor').get('/api/v1/notices')).json.items
    expect(heard).toContainEqual(
      expect.objectContaining({ kind: 'complaint', words: made.number, unit: null }),
    )
  })

  test('about a street’s team goes to the street’s superior at most, and to a team’s superior for its people alone', async () => {
    await loop().db.none(`update organisation set is_handling_unit = true where code = 'XIHU-TEAM'`)
    const made = await register({ unit: 'XIHU-TEAM' })
    expect(await list('street-xihu')).toEqual([])
    const given = (await step('supervisor', made, { action: 'assign', to: 'SUBDISTRICT-XIHU' })).json
    expect(given.handler).toMatchObject({ code: 'SUBDISTRICT-XIHU' })
    expect(await list('street-xihu')).toEqual([made.id])
    expect(await list('street-xiuchuan')).toEqual([])
    const seen = (await loop().as('street-xihu').get(`${url}/${made.id}`)).json
    expect(seen).toMatchObject({ complainant: null, allowedActions: ['answer', 'comment'] })
    expect((await step('street-xihu', given, { action: 'answer', answer: '已整改' })).status).toBe(200)
    const street = await register({ unit: 'SUBDISTRICT-XIHU' })
    expect((await loop().as('street-xihu').get(`${url}/${street.id}`)).status).toBe(404)
    expect(street.handlers.map(({ code }: { code: string }) => code)).not.toContain('XIHU-TEAM')
  })

  test('is refused in the order of the house, each field by name, and nothing is left', async () => {
    const count = () => loop().db.one('select count(*)::integer as n from complaint')
    const before = await count()
    const post = (who: string, body: StepBody) => loop().as(who).post(url, body)
    expect((await post('intake', { topic: 'slow' })).status).toBe(400)
    expect((await post('unit-water', aComplaint())).status).toBe(403)
    const wrong = await post('intake', aComplaint({ unit: 'NOBODY', complainant: { phone: '12' } }))
    expect(wrong.status).toBe(422)
    expect(wrong.json.errors.map(({ field }: { field: string }) => field)).toEqual([
      'unit',
      'complainant.phone',
    ])
    const { unit: _, ...neither } = aComplaint()
    expect((await post('intake', neither)).json.errors[0].code).toBe('case-or-unit')
    const atDesk = await loop().report()
    expect((await post('intake', { ...neither, caseId: atDesk.id })).json.errors[0].code).toBe('no-unit')
    expect(await count()).toEqual(before)
    const made = await register()
    expect(
      (await step('supervisor', { ...made, version: 9 }, { action: 'assign', to: 'LEADING-GROUP' })).status,
    ).toBe(409)
    expect((await step('intake', made, { action: 'assign', to: 'LEADING-GROUP' })).status).toBe(403)
    expect((await step('dispatcher', made, { action: 'comment', note: '?' })).status).toBe(404)
  })
})

describeOnBothDatabases('The time to answer a complaint', (database) => {
  const loop = useLoop(database)

  test('runs by the center’s calendar, is set by a supervisor, turns yellow and red, is told once and seen beside the score', async () => {
    const setting = (await loop().as('supervisor').get(`${url}/settings`)).json
    expect(setting).toEqual({ version: 1, answerDays: 5 })
    const set = (body: object, who = 'supervisor') => loop().as(who).put(`${url}/settings`, body)
    expect((await set({ version: 1, answerDays: 1 }, 'intake')).status).toBe(403)
    expect((await set({ version: 1, answerDays: 1 })).json).toEqual({ version: 2, answerDays: 1 })
    expect((await set({ version: 1, answerDays: 2 })).status).toBe(409)
    const made = (await loop().as('intake').post(url, aComplaint())).json
    // Ninety minutes are left of Monday's morning and 210 of its afternoon; ninety more on Tuesday.
    expect(made.dueAt).toBe('2026-11-17T02:00:00.000Z')
    const light = async () => (await loop().as('leader').get(`${url}/${made.id}`)).json.light
    loop().setClock('2026-11-17T08:50:00+08:00')
    expect(await light()).toBe('yellow')
    loop().setClock('2026-11-17T10:30:00+08:00')
    expect(await light()).toBe('red')
    const now = loop().setClock(0)
    expect(await tellOverdueComplaints(loop().db, now)).toBe(1)
    expect(await tellOverdueComplaints(loop().db, now)).toBe(0)
    const rowOf = async (who: string) =>
      (await loop().as(who).get('/api/v1/assessment/units?period=2026-11')).json.items.find(
        ({ unit }: { unit: string }) => unit === 'WATER',
      )
    expect(await rowOf('assessor')).toMatchObject({
      score: null,
      complaints: { received: 1, upheld: 0, overdue: 1 },
    })
    expect((await rowOf('unit-water')).complaints).toBeNull()
  })

  test('Open ones come by when they are due, a page at a time, each once', async () => {
    for (let i = 0; i < 3; i++) {
      loop().setClock(5)
      await loop()
        .as('intake')
        .post(url, aComplaint({ unit: 'URBAN-MGMT' }))
    }
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: ComplaintSummary[]; nextCursor: string | null } = (
        await loop()
          .as('supervisor')
          .get(`${url}?limit=2${cursor && `&cursor=${cursor}`}`)
      ).json
      seen.push(...page.items.map(({ dueAt }) => dueAt))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(4)
    expect(seen).toEqual(seen.toSorted())
    const ofUnit = (await loop().as('supervisor').get(`${url}?state=all&unit=URBAN-MGMT&limit=2`)).json
    expect(ofUnit.items).toHaveLength(2)
    expect(ofUnit.nextCursor).not.toBeNull()
  })
})
