import { beforeAll, expect, test } from 'vitest'
import { CALL_RULES } from '../../contract/call-rules.ts'
import { addUsers, type TestClient } from '../../testing/app.ts'
import { cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { TestStream } from '../../testing/event-source.ts'
import { MONDAY_MORNING, useLoop } from '../../testing/loop-world.ts'

describeOnBothDatabases('The call desk', (database) => {
  const loop = useLoop(database)
  let exchange: TestClient
  beforeAll(async () => {
    await addUsers(database(), [{ username: 'exchange', roles: ['telephony'] }])
    exchange = await loop().app.client('exchange')
  })
  let calls = 0
  const ring = async (number: string | null, callId = `c${++calls}`) =>
    exchange.post('/api/v1/telephony/calls', { number, at: MONDAY_MORNING, callId, line: '12345' })
  const arrived = async (number: string | null): Promise<string> => {
    const answer = await ring(number)
    expect(answer.status, answer.text).toBe(201)
    return answer.json.id
  }
  const post = (who: string, path: string, body: unknown = {}, headers?: Record<string, string>) =>
    loop().as(who).post(`/api/v1${path}`, body, headers)
  const taken = async (number: string | null, who = 'intake'): Promise<string> => {
    const id = await arrived(number)
    expect((await post(who, `/calls/${id}/take`)).status).toBe(200)
    return id
  }
  const aReport = (over: object = {}) => ({
    kind: 'event',
    classCode: '06007',
    location: cellCenter(1, 1),
    address: '西湖路 5 号',
    description: '沿街晾晒衣物',
    name: '王小明',
    ...over,
  })

  test('hears of a call at once, which one clerk gets and the other is told who has it', async () => {
    const listeners = ['intake2', 'unit-water'].map(
      (who) => new TestStream(loop().app.url, loop().as(who).token),
    )
    for (const one of listeners) await one.connect()
    const [clerk, unit] = listeners
    const id = await arrived('139 1234 5678')
    await clerk?.until(() => clerk.of('call').length > 0)
    expect(clerk?.of('call').map(({ data }) => data)).toEqual([{ id, what: 'arrived' }])
    expect(unit?.of('call')).toEqual([])
    for (const one of listeners) await one.cut()
    const desk = (await loop().as('intake2').get('/api/v1/calls/desk')).json
    expect(desk.waiting).toMatchObject([{ id, mask: '139****5678', line: '12345', fromExchange: true }])
    expect(JSON.stringify(desk)).not.toContain('13912345678')
    const [first, second] = await Promise.all([
      post('intake', `/calls/${id}/take`),
      post('intake2', `/calls/${id}/take`),
    ])
    const [won, lost] = first.status === 200 ? [first, second] : [second, first]
    expect(won.status).toBe(200)
    expect(lost.status).toBe(409)
    expect(lost.json).toMatchObject({ code: 'call-taken', errors: [{ detail: won.json.takenBy.name }] })
    expect((await loop().as('intake2').get('/api/v1/calls/desk')).json.waiting).toEqual([])
  })

  test('the exchange is believed once for each call, and its user may do nothing else', async () => {
    const first = await ring('13700000001', 'same')
    const again = await ring('13700000001', 'same')
    expect([again.status, again.json.id, again.json.known]).toEqual([201, first.json.id, true])
    const end = await exchange.post('/api/v1/telephony/calls/same/end', { at: MONDAY_MORNING })
    expect(end.json.id).toBe(first.json.id)
    const unknown = await exchange.post('/api/v1/telephony/calls/never/end', { at: MONDAY_MORNING })
    expect(unknown.status).toBe(404)
    for (const path of ['/api/v1/cases', '/api/v1/calls/desk', '/api/v1/stream', '/api/v1/classes'])
      expect([path, (await exchange.get(path)).status]).toEqual([path, 403])
    expect(
      (await post('intake', '/telephony/calls', { number: null, at: MONDAY_MORNING, callId: 'x' })).status,
    ).toBe(403)
    expect((await exchange.get('/api/v1/session')).status).toBe(200)
  })

  test('names a caller number that is none, and keeps nothing of it', async () => {
    const before = await loop().db.one('select count(*)::integer as n from phone_call')
    for (const number of ['0000000', 'anonymous', '1391234567', '一二三'])
      expect([number, (await ring(number)).json]).toMatchObject([
        number,
        { status: 422, errors: [{ field: 'number', code: 'not-a-phone' }] },
      ])
    const keyed = await post('intake', '/calls', { id: crypto.randomUUID(), number: '12' })
    expect(keyed.status).toBe(422)
    expect(await loop().db.one('select count(*)::integer as n from phone_call')).toEqual(before)
    expect((await ring(null)).status).toBe(201)
  })

  test('a number stands encrypted, and in no row, line or answer in clear', async () => {
    const id = await taken('１３６ ４４４４ ５５５５')
    await post('intake', `/calls/${id}/report`, aReport())
    const rows = await loop().db.any(`
      select to_jsonb(c)::text as row from phone_call c union all select payload::text from outbox
      union all select to_jsonb(e)::text from case_event e union all select to_jsonb(a)::text from audit a
      union all select to_jsonb(p)::text from reporter_person p union all select body from idempotency_key where body is not null`)
    expect(rows.length).toBeGreaterThan(3)
    for (const { row } of rows) expect(row).not.toMatch(/13644445555/)
  })

  test('shows it in clear to clerks only, for a reason that is written down', async () => {
    const id = await taken('13811112222')
    expect((await post('intake', `/calls/${id}/reveal`, { reason: '' })).status).toBe(400)
    expect((await post('dispatcher', `/calls/${id}/reveal`, { reason: '回拨' })).status).toBe(403)
    const told = await post('intake', `/calls/${id}/reveal`, { reason: '掉线回拨' })
    expect(told.json).toEqual({ number: '13811112222' })
    const line = await loop().db.one('select action, reason from audit where object_id = $1', [id])
    expect(line).toEqual({ action: 'reveal-number', reason: '掉线回拨' })
  })

  test('a call makes its case with script and answers, accepted at once, and both or neither', async () => {
    const id = await taken('13500001111')
    const { questions, script } = (await loop().as('intake').get('/api/v1/classes/event/06028')).json
    expect(script.textEn).toContain('noise')
    expect(questions).toMatchObject([
      { answer: 'choice', required: true },
      { answer: 'yes-no', required: true },
      { answer: 'yes-no', required: false },
    ])
    const [source, still] = questions
    const noise = (answers: object[], over = {}) =>
      aReport({ classCode: '06028', description: '半夜打桩', answers, next: 'accept', ...over })
    const lacking = await post(
      'intake',
      `/calls/${id}/report`,
      noise([{ questionId: source.id, answer: '外星人' }]),
    )
    expect(lacking.json.errors).toMatchObject([
      { field: `answers.${source.id}`, code: 'wrong-answer' },
      { field: `answers.${still.id}`, code: 'answer-needed' },
    ])
    const answers = [
      { questionId: source.id, answer: '施工' },
      { questionId: still.id, answer: 'yes' },
    ]
    const outside = await post(
      'intake',
      `/calls/${id}/report`,
      noise(answers, { location: { lon: 10, lat: 50 } }),
    )
    expect(outside.json.errors).toMatchObject([{ field: 'location' }])
    const { mine } = (await loop().as('intake').get('/api/v1/calls/desk')).json
    expect(mine.map((call: { id: string }) => call.id)).toContain(id)

    const key = crypto.randomUUID()
    const send = () => post('intake', `/calls/${id}/report`, noise(answers), { 'idempotency-key': key })
    const made = await send()
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({
      call: { id, kind: 'report', case: { id: made.json.case.id } },
      case: { status: 'accepted' },
    })
    expect((await send()).json).toEqual(made.json)
    expect((await post('intake', `/calls/${id}/report`, noise(answers))).json.code).toBe('call-ended')
    const detail = (await loop().as('intake').get(`/api/v1/cases/${made.json.case.id}`)).json
    expect(detail).toMatchObject({
      source: 'hotline',
      reporter: { phone: '135****1111' },
      description: '半夜打桩\n声音来源 施工\n现在还在响吗？ 是',
    })
    const [event] = (await loop().as('intake').get(`/api/v1/cases/${detail.id}/events`)).json.items
    expect(event.data.answers).toEqual([
      { question: '声音来源', answer: '施工' },
      { question: '现在还在响吗？', answer: '是' },
    ])
  })

  test('a report that is none of ours is written down and rejected in one go, by those who may, with its reason', async () => {
    const id = await taken('13500002222')
    const unfit = aReport({ classCode: '06028', description: '外区工地', next: 'reject' })
    expect((await post('intake', `/calls/${id}/report`, unfit)).status).toBe(400)
    const reason = '不在本区，请拨打邻区热线'
    const accepted = { ...unfit, next: 'accept', reason }
    expect((await post('intake', `/calls/${id}/report`, accepted)).status).toBe(400)
    const before = await loop().rows()
    const others = await taken('13500003333', 'dispatcher')
    expect((await post('dispatcher', `/calls/${others}/report`, { ...unfit, reason })).status).toBe(403)
    expect(await loop().rows()).toEqual(before)

    const key = { 'idempotency-key': crypto.randomUUID() }
    const body = { ...unfit, reason, told: true }
    const made = await post('intake', `/calls/${id}/report`, body, key)
    expect(made.json, made.text).toMatchObject({ call: { kind: 'report' }, case: { status: 'rejected' } })
    expect((await post('intake', `/calls/${id}/report`, body, key)).json).toEqual(made.json)
    const events = (await loop().as('intake').get(`/api/v1/cases/${made.json.case.id}/events`)).json.items
    expect(events.map((one: { action: string }) => one.action)).toEqual(['report', 'reject'])
    expect(events[1].data.reason).toBe(reason)
    const owedOf = (caseId: string) =>
      loop().db.one('select state, tries from call_back where case_id = $1', [caseId])
    expect(await owedOf(made.json.case.id)).toEqual({ state: 'done', tries: 1 })

    const rangOff = await taken('13500004444')
    const later = await post('intake', `/calls/${rangOff}/report`, { ...unfit, reason })
    expect(await owedOf(later.json.case.id)).toEqual({ state: 'waiting', tries: 0 })
  })

  test('knows a number again: its calls, its cases with status and light, masked', async () => {
    const first = await taken('0931-4567890')
    const { json } = await post('intake', `/calls/${first}/report`, aReport())
    const second = await taken('+86 931 4567890', 'intake2')
    const known = (await loop().as('intake2').get(`/api/v1/calls/${second}/history`)).json
    expect(known).toMatchObject({
      name: '王**',
      callCount: 2,
      calls: [{ id: first, kind: 'report' }],
      cases: [{ id: json.case.id, status: 'reported', light: 'green', open: true, classCode: '06007' }],
      flag: null,
    })
    const followed = { kind: 'follow', caseId: json.case.id }
    const done = await post('intake2', `/calls/${second}/conclude`, followed)
    expect(done.json).toMatchObject({ kind: 'follow', case: { number: json.case.number } })
    expect((await post('intake2', `/calls/${second}/conclude`, followed)).status).toBe(200)
    expect((await post('intake2', `/calls/${second}/conclude`, { kind: 'silent' })).json.code).toBe(
      'call-ended',
    )
    const withheld = await taken(null)
    expect((await loop().as('intake').get(`/api/v1/calls/${withheld}/history`)).json).toMatchObject({
      calls: [],
      cases: [],
    })
  })

  test('a keyed-in call is one however often it is sent, and takes its number later', async () => {
    const id = crypto.randomUUID()
    for (const _ of [1, 2]) expect((await post('intake', '/calls', { id, number: null })).status).toBe(201)
    expect((await post('intake2', '/calls', { id, number: null })).json.code).toBe('call-taken')
    const numbered = await post('intake', `/calls/${id}/number`, { number: '13912349999' })
    expect(numbered.json).toMatchObject({ mask: '139****9999', fromExchange: false })
    expect((await post('intake2', `/calls/${id}/conclude`, { kind: 'silent' })).json.code).toBe('call-taken')
    expect((await post('intake', `/calls/${id}/conclude`, { kind: 'follow' })).json.errors).toMatchObject([
      { field: 'caseId' },
    ])
    expect((await post('intake', `/calls/${id}/conclude`, { kind: 'silent' })).json.kind).toBe('silent')
    await expect(loop().db.none('delete from phone_call where id = $1', [id])).rejects.toThrow(
      'never deleted',
    )
    await expect(loop().db.none(`update phone_call set kind = 'report' where id = $1`, [id])).rejects.toThrow(
      'never changed',
    )
  })

  test('an abusive number is flagged, waits behind others, and can report all the same', async () => {
    const rude = '13455556666'
    for (let n = 0; n < CALL_RULES.abuseMarks.usual; n++) {
      const id = await taken(rude)
      const marked = await post('intake', `/calls/${id}/abusive`, { reason: `辱骂 ${n}` })
      expect([n, marked.json.flag !== null]).toEqual([n, n + 1 === CALL_RULES.abuseMarks.usual])
      await post('intake', `/calls/${id}/conclude`, { kind: 'silent' })
    }
    const flagged = await arrived(rude)
    const later = await arrived('13455550000')
    const waiting = async () =>
      (await loop().as('intake').get('/api/v1/calls/desk')).json.waiting
        .map((call: { id: string }) => call.id)
        .filter((id: string) => [flagged, later].includes(id))
    expect(await waiting()).toEqual([later, flagged])
    expect((await post('intake', `/calls/${flagged}/take`)).json.flagged).toBe(true)
    const made = await post('intake', `/calls/${flagged}/report`, aReport())
    expect(made.status, made.text).toBe(201)

    expect((await post('intake', `/calls/${flagged}/lift`, { reason: '道歉' })).status).toBe(403)
    const list = (await loop().as('supervisor').get('/api/v1/calls/flagged')).json.items
    expect(list).toMatchObject([{ mask: '134****6666', marks: CALL_RULES.abuseMarks.usual }])
    const lifted = await post('supervisor', `/calls/${flagged}/lift`, { reason: '道歉' })
    expect(lifted.json.lifted).toBe(CALL_RULES.abuseMarks.usual)
    expect((await loop().as('supervisor').get('/api/v1/calls/flagged')).json.items).toEqual([])
  })

  test('a flag ends by itself as its marks grow old', async () => {
    const rude = '13466667777'
    let id = ''
    for (let n = 0; n < CALL_RULES.abuseMarks.usual; n++) {
      id = await taken(rude)
      await post('intake', `/calls/${id}/conclude`, { kind: 'abusive', note: '辱骂' })
    }
    const flag = async () => (await loop().as('intake').get(`/api/v1/calls/${id}/history`)).json.flag
    expect((await flag()).marks).toBe(CALL_RULES.abuseMarks.usual)
    loop().setClock(CALL_RULES.abuseDays.usual * 1440 + 1)
    expect(await flag()).toBeNull()
    loop().setClock(MONDAY_MORNING)
  })

  test('the administrator sets when a number is flagged and how an answer is owed; wrong figures are named', async () => {
    const rules = (await loop().as('intake').get('/api/v1/calls/rules')).json
    expect(rules).toEqual({ version: 1, abuseMarks: 3, abuseDays: 30, backHours: 24, backTries: 3 })
    const set = (body: object, who = 'admin') => loop().as(who).put('/api/v1/calls/rules', body)
    expect((await set(rules, 'supervisor')).status).toBe(403)
    expect((await set({ ...rules, abuseMarks: '3' })).status).toBe(400)
    const wrong = await set({ ...rules, abuseMarks: 0, backHours: 1.5, backTries: 99 })
    expect(wrong.status).toBe(422)
    expect(wrong.json.errors.map((one: { field: string }) => one.field)).toEqual([
      'abuseMarks',
      'backHours',
      'backTries',
    ])
    const stricter = { ...rules, abuseMarks: 1, backHours: 48, backTries: 1 }
    const answer = await set(stricter)
    expect(answer.json, answer.text).toEqual({ ...stricter, version: 2 })
    expect((await set(stricter)).json.code).toBe('stale-version')
    const line = await loop().db.one(
      `select u.username, detail from audit a join app_user u on u.id = a.actor_id where action = 'call-rules-changed'`,
    )
    expect(line).toMatchObject({
      username: 'admin',
      detail: { before: { abuse_marks: 3 }, after: { abuse_marks: 1, version: 2 } },
    })

    const rude = await taken('13477778888')
    expect((await post('intake', `/calls/${rude}/abusive`, { reason: '辱骂' })).json.flag.marks).toBe(1)
    await post('intake', `/calls/${rude}/report`, aReport({ next: 'reject', reason: '无此事' }))
    const owed = await loop().db.one(
      `select id::text as id, extract(epoch from due_at - made_at)::integer / 3600 as hours from call_back order by id desc limit 1`,
    )
    expect(owed.hours).toBe(48)
    await post('intake', `/call-backs/${owed.id}/claim`)
    const tried = await post('intake', `/call-backs/${owed.id}/result`, { outcome: 'not-reached' })
    expect(tried.json.state).toBe('given-up')
    await set({ ...rules, version: 2 })
  })
})
