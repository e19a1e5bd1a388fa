import { expect, test } from 'vitest'
import { z } from 'zod'
import { caseAction } from '../../contract/case.ts'
import { project } from '../../engine/project.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { aReport, type Loop, useLoop, WAYS } from '../../testing/loop-world.ts'
import { columnsOf } from './case-columns.ts'
import { eventData, foldAll } from './case-fold.ts'
import { createPolicySource } from './case-policy.ts'

describeOnBothDatabases('A step happens once, and whole', (database) => {
  const loop = useLoop(database)

  test('The same key and body give the first answer again, byte for byte, and one case', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const before = await loop().rows()
    const first = await loop().as('inspector').post('/api/v1/cases', aReport(), key)
    loop().setClock(5)
    const again = await loop().as('inspector').post('/api/v1/cases', aReport(), key)
    expect([again.status, again.text]).toEqual([first.status, first.text])
    expect((await loop().rows()).cases).toBe((before.cases ?? 0) + 1)
    const other = await loop()
      .as('inspector')
      .post('/api/v1/cases', aReport({ description: '另一件' }), key)
    expect([other.status, other.json.code]).toEqual([409, 'idempotency-key-reused'])
    // The scope of a key is user and path.
    expect((await loop().as('inspector2').post('/api/v1/cases', aReport(), key)).json.id).not.toBe(
      first.json.id,
    )
  })

  test('Ten requests with one key at the same time make one case and one answer', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const before = await loop().rows()
    const send = () => loop().as('inspector').post('/api/v1/cases', aReport(), key)
    const answers = await Promise.all(Array.from({ length: 10 }, send))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect((await loop().rows()).cases).toBe((before.cases ?? 0) + 1)
  })

  test('A refused step is refused again under its key, though it would be possible by then', async () => {
    const made = await loop().report()
    const key = { 'idempotency-key': crypto.randomUUID() }
    const body = { action: 'file', version: 2 }
    const path = `/api/v1/cases/${made.id}/actions`
    const first = await loop().as('supervisor').post(path, body, key)
    await loop().walk(made, ['intake', 'accept'])
    const again = await loop().as('supervisor').post(path, body, key)
    expect([first.status, again.status, again.text]).toEqual([409, 409, first.text])
    expect((await loop().as('supervisor').post(path, body)).status).toBe(200)
  })

  test('Of ten dispatches of one version one wins, and the case has one unit and one event of it', async () => {
    const filed = await loop().caseIn('filed')
    const units = ['WATER', 'POWER', 'URBAN-MGMT', 'POST', 'TELECOM']
    const send = (_: unknown, i: number) =>
      loop().attempt(filed, [i % 2 ? 'dispatcher' : 'supervisor', 'dispatch', { unit: units[i % 5] }])
    const answers = await Promise.all(Array.from({ length: 10 }, send))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)])
    expect(answers.filter(({ json }) => json.code === 'stale-version')).toHaveLength(9)
    const winner = answers.find(({ status }) => status === 200)?.json
    const { json } = await loop().as('leader').get(`/api/v1/cases/${filed.id}/events`)
    expect(json.items.slice(3)).toMatchObject([{ action: 'dispatch', data: { unit: winner.unit.code } }])
    expect(await loop().db.any('select unit_code from case_unit where case_id = $1', [filed.id])).toEqual([
      { unitCode: winner.unit.code },
    ])
  })

  test('Twenty reports at once get twenty numbers without a gap', async () => {
    loop().setClock('2026-11-18T09:00:00+08:00')
    const made = await Promise.all(Array.from({ length: 20 }, () => loop().report()))
    expect(made.map(({ number }) => number).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, i) => `QLH20261118-${String(i + 1).padStart(4, '0')}`),
    )
  })

  test('A number counts the district’s day: after midnight there, from 0001', async () => {
    loop().setClock('2026-11-18T15:59:59Z')
    expect((await loop().report()).number).toMatch(/^QLH20261118-/)
    loop().setClock('2026-11-18T16:00:00Z')
    expect((await loop().report()).number).toBe('QLH20261119-0001')
  })

  test('Every row is the fold of its events: rebuilt from them alone it is the same', async () => {
    loop().setClock('2026-11-20T09:00:00+08:00')
    for (const way of Object.values(WAYS)) {
      loop().setClock(1)
      await loop().walk(await loop().report(), ...way)
    }
    await aLongLife(loop())
    const wrong: unknown[] = []
    for (const { id } of await loop().db.any<{ id: string }>('select id from case_record')) {
      const [stored, rebuilt] = await both(loop(), id)
      if (JSON.stringify(stored) !== JSON.stringify(rebuilt)) wrong.push({ id, stored, rebuilt })
    }
    expect(wrong).toEqual([])
  })

  test('The desk counters agree with the rows', async () => {
    const counted = `select status, street_code, unit_code, sum(n)::integer as n from case_counter
                      group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3`
    const found = `select status, street_code, coalesce(unit_code, '') as unit_code, count(*)::integer as n
                     from case_record group by 1, 2, 3 order by 1, 2, 3`
    expect(await loop().db.any(counted)).toEqual(await loop().db.any(found))
    const { json } = await loop().as('leader').get('/api/v1/cases/counts')
    const { n } =
      await loop().db.one(`select count(*)::integer as n from case_record where status = 'dispatched'
                                         or status = 'deferred'`)
    expect(json.desks.handling).toBe(n)
  })
})

/** Rework, an extension, a deferral, urgency and a second life, so that the fold has something to remember. */
async function aLongLife(loop: Loop): Promise<void> {
  const ask = { minutes: 60, reason: '缺料' }
  const first = await loop.walk(
    await loop.caseIn('dispatched'),
    ['unit-water', 'sign'],
    ['unit-water', 'request-extension', ask],
    ['dispatcher', 'approve-extension', { minutes: 30 }],
    ['supervisor', 'supervise', { instruction: '快' }],
    ['unit-water', 'answer-supervision', { answer: '好' }],
    ['intake', 'mark-urgent', { hours: 3, reason: '险情' }],
    ['unit-water', 'request-deferral', { reason: '等', until: '2027-01-01T00:00:00Z' }],
    ['dispatcher', 'approve-deferral'],
    ['dispatcher', 'resume'],
    ['unit-water', 'complete'],
    ['dispatcher', 'send-check', { inspector: 'inspector3' }],
    ['inspector3', 'check-fail', { reason: '未处理' }],
  )
  loop.setClock(20)
  await loop.walk(
    first,
    ['dispatcher', 'coordinate'],
    ['dispatcher', 'assign-owner', { unit: 'SUBDISTRICT-XIHU' }],
    ['dispatcher', 'dispatch', { unit: 'SUBDISTRICT-XIHU', provisional: true }],
    ['street-xihu', 'complete'],
    ['dispatcher', 'send-check', { inspector: 'inspector2' }],
    ['inspector2', 'check-pass'],
    ['supervisor', 'close'],
    ['supervisor', 'reopen', { reason: '复发' }],
    ['dispatcher', 'claim'],
  )
}

const eventRow = z.object({
  at: z.date(),
  action: caseAction,
  actorId: z.string().nullable(),
  data: eventData,
})

/** The columns as they are stored, and as the events alone make them at the time of the last step. */
async function both(loop: Loop, id: string): Promise<[unknown, unknown]> {
  const events = z
    .array(eventRow)
    .parse(
      await loop.db.any(
        'select at, action, actor_id, data from case_event where case_id = $1 order by version',
        [id],
      ),
    )
  const fold = foldAll(events.map((event) => ({ ...event, at: event.at.getTime() })))
  const policy = await createPolicySource('Asia/Shanghai').get(loop.db)
  const rebuilt = columnsOf(fold, project(fold.state, policy, fold.state.lastAt))
  const { row } = await loop.db.one<{ row: Record<string, unknown> }>(
    'select to_jsonb(c) as row from case_record c where id = $1',
    [id],
  )
  const names = Object.keys(rebuilt).toSorted()
  const pick = (from: Record<string, unknown>) => names.map((name) => [name, plain(from[name])])
  return [pick(row), pick(rebuilt)]
}

/** An instant as such, however it is written; an object with its keys in order. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).getTime()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => [k, plain(v)]),
    )
  return value ?? null
}
