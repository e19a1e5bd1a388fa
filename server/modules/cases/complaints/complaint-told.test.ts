import { afterEach, expect, test } from 'vitest'
import type { ComplaintSummary } from '../../../contract/complaint.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { TestStream } from '../../../testing/event-source.ts'
import { type StepBody, useLoop } from '../../../testing/loop-world.ts'
import { tellOverdueComplaints } from './complaint-service.ts'

const url = '/api/v1/complaints'
const PATIENCE_MS = 100_000
const aComplaint = (over: StepBody = {}): StepBody => ({
  source: 'hotline',
  topic: 'attitude',
  description: '接线员挂了我的电话',
  unit: 'CENTER',
  ...over,
})

describeOnBothDatabases('What is told of a complaint', (database) => {
  const loop = useLoop(database)
  const open: TestStream[] = []
  afterEach(async () => {
    for (const stream of open.splice(0)) await stream.cut()
  })
  async function listen(who: string): Promise<TestStream> {
    const stream = new TestStream(loop().app.url, loop().as(who).token)
    open.push(stream)
    await stream.connect()
    return stream
  }
  const register = async (over: StepBody) => {
    const answer = await loop().as('intake').post(url, aComplaint(over))
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }
  const step = (who: string, on: { id: string; version: number }, body: StepBody) =>
    loop()
      .as(who)
      .post(`${url}/${on.id}/actions`, { version: on.version, ...body })
  /** At once, but for a long transaction of another test in the same cluster, which holds up the streams of all databases. */
  const told = (stream: TestStream | undefined, isDone: () => boolean) => stream?.until(isDone, PATIENCE_MS)
  const heard = (stream: TestStream) => stream.of('complaint').map(({ data }) => data)

  test('is its id alone, to those who may read it, at once; never to the unit complained of, nor to who has no part in it', async () => {
    const people = ['supervisor', 'intake', 'unit-water', 'water-lead', 'unit-urban', 'dispatcher']
    const streams = Object.fromEntries(
      await Promise.all(people.map(async (who) => [who, await listen(who)] as const)),
    )
    const of = (who: string) => heard(streams[who] as TestStream)
    const made = await register({ unit: 'WATER' })
    await step('supervisor', made, { action: 'assign', to: 'LEADING-GROUP' })
    await told(streams.supervisor, () => of('supervisor').length === 2)
    // A step of a case after it: whoever heard this was told everything before.
    const one = await loop().caseIn('dispatched')
    for (const who of ['dispatcher', 'unit-water'])
      await told(streams[who], () =>
        (streams[who]?.of('case') ?? []).some(({ data }) => data.case.id === one.id),
      )
    expect(of('supervisor')).toEqual([{ id: made.id }, { id: made.id }])
    expect(of('intake')).toEqual([{ id: made.id }, { id: made.id }])
    for (const who of ['unit-water', 'water-lead', 'unit-urban', 'dispatcher'])
      expect(of(who), who).toEqual([])
  }, 200_000)

  test('goes to the superior from the moment it is his; what was missed comes after a cut; who is over time is told', async () => {
    await loop().db.none(`update organisation set is_handling_unit = true where code = 'XIHU-TEAM'`)
    const street = await listen('street-xihu')
    const boss = await listen('supervisor')
    const made = await register({ unit: 'XIHU-TEAM' })
    await told(boss, () => heard(boss).length === 1)
    await boss.cut()
    const given = (await step('supervisor', made, { action: 'assign', to: 'SUBDISTRICT-XIHU' })).json
    await told(street, () => heard(street).length === 1)
    await boss.connect()
    await told(boss, () => heard(boss).length === 2)
    const now = loop().setClock('2026-12-16T10:00:00+08:00')
    expect(await tellOverdueComplaints(loop().db, now)).toBeGreaterThan(0)
    await told(street, () => heard(street).length === 2)
    expect(given.version).toBe(2)
    loop().setClock('2026-11-16T10:00:00+08:00')
  }, 200_000)

  test('about the center itself goes past the center: to the leading group at once, answered and closed by a leader', async () => {
    const { items } = (await loop().as('intake').get(`${url}/units`)).json
    expect(items[0]).toMatchObject({ code: 'CENTER', isCenter: true })
    expect(items.slice(1).every((unit: { isCenter: boolean }) => !unit.isCenter)).toBe(true)
    const [leader, boss, clerk] = [await listen('leader'), await listen('supervisor'), await listen('intake')]
    const made = await register({ complainant: { name: '周先生', phone: '13700001111' } })
    expect(made).toMatchObject({
      ...{ status: 'assigned', version: 2, unit: { code: 'CENTER' }, handler: { code: 'LEADING-GROUP' } },
      ...{ mayRead: false, complainant: null, allowedActions: [] },
    })
    await told(leader, () => heard(leader).length === 2)
    const list = async (who: string) =>
      (await loop().as(who).get(`${url}?state=all`)).json.items.map(({ id }: ComplaintSummary) => id)
    for (const who of ['supervisor', 'intake', 'assessor', 'dispatcher', 'admin', 'unit-water']) {
      expect(await list(who), who).not.toContain(made.id)
      expect((await loop().as(who).get(`${url}/${made.id}`)).status, who).toBe(404)
      expect((await step(who, made, { action: 'comment', note: '?' })).status, who).toBe(404)
      const notices = (await loop().as(who).get('/api/v1/notices')).json.items
      expect(
        notices.filter(({ words }: { words: string }) => words === made.number),
        who,
      ).toEqual([])
    }
    const seen = (await loop().as('leader').get(`${url}/${made.id}`)).json
    expect(seen).toMatchObject({
      ...{ mayRead: true, complainant: { name: '周**', phone: '137****1111' } },
      handlers: [{ code: 'LEADING-GROUP', why: 'leading-group' }],
      allowedActions: ['answer', 'comment'],
    })
    expect((await step('leader', seen, { action: 'assign', to: 'CENTER' })).json.errors[0].field).toBe('to')
    const answered = await step('leader', seen, { action: 'answer', answer: '已向来电人致歉' })
    expect(answered.json).toMatchObject({
      status: 'answered',
      allowedActions: ['send-back', 'close', 'comment'],
    })
    const closed = await step('leader', answered.json, { action: 'close', upheld: true })
    expect(closed.json).toMatchObject({ status: 'closed', upheld: true })
    await told(leader, () => heard(leader).length === 4)
    expect([...heard(boss), ...heard(clerk)]).toEqual([])
    const late = await register({})
    const now = loop().setClock('2026-12-16T10:00:00+08:00')
    await tellOverdueComplaints(loop().db, now)
    const toldOf = async (who: string) =>
      (await loop().as(who).get('/api/v1/notices')).json.items.some(
        ({ words }: { words: string }) => words === late.number,
      )
    expect([await toldOf('leader'), await toldOf('supervisor')]).toEqual([true, false])
  }, 200_000)

  test('A complaint from a call keeps the call, and its number where the clerk took it; a stranger to the call gets none', async () => {
    const id = crypto.randomUUID()
    const call = await loop()
      .as('intake')
      .post('/api/v1/calls', { id, number: '13812345678', startedAt: '2026-12-16T01:59:00Z' })
    expect(call.status, call.text).toBe(201)
    const body = aComplaint({ unit: 'WATER', callId: id, complainant: { callerNumber: true } })
    const made = (await loop().as('intake').post(url, body)).json
    expect(made.complainant).toEqual({ name: null, phone: '138****5678' })
    const { callId } = await loop().db.one('select call_id from complaint where id = $1', [made.id])
    expect(callId).toBe(id)
    expect((await loop().as('intake2').post(url, body)).json.complainant).toBeNull()
    const none = await loop()
      .as('intake')
      .post(url, aComplaint({ callId: crypto.randomUUID() }))
    expect(none.json.errors).toEqual([expect.objectContaining({ field: 'callId', code: 'unknown-call' })])
  })

  test('Where nobody stands above the center, that is said instead of losing it', async () => {
    await loop().db.none(`update organisation set kind = 'city-body' where code = 'LEADING-GROUP'`)
    const refused = await loop().as('intake').post(url, aComplaint())
    expect([refused.status, refused.json.errors[0].code]).toEqual([422, 'nobody-above'])
  })
})
