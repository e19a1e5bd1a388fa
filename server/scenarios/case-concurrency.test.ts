import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CaseSummary } from '../contract/case-shape.ts'
import type { TestAnswer } from '../testing/app.ts'
import { type DatabaseKind, databaseKinds } from '../testing/database.ts'
import { type Crew, gatherCrew, type Operator, one } from './case-crew.ts'
import { expectSoundCases } from './case-invariants.ts'

const worlds: [string, DatabaseKind, number][] = [
  ['postgres, one server', 'postgres', 1],
  ['postgres, two servers', 'postgres', 2],
  ['embedded, one server', 'embedded', 1],
]
const CASES = 200
const ROUNDS = 5
/** Cases that all twenty look at in one round, and steps that each of them tries: five or six a case. */
const WINDOW = 70
const STEPS = 18

describe.each(worlds.filter(([, kind]) => databaseKinds.includes(kind)))(
  'Twenty operators at once (%s)',
  (_, kind, servers) => {
    let crew: Crew
    beforeAll(async () => {
      crew = await gatherCrew(kind, servers)
    })
    afterEach(() => {
      expect(crew.complaints, 'what the servers wrote into their logs').toEqual([])
    })
    afterAll(async () => {
      await crew?.stop()
    })

    test('on the same 200 cases: nothing lost, nothing twice, every acknowledged step in the log once', async () => {
      const cases = await crew.reportMany(CASES)
      const answered: Record<string, number> = {}
      for (let round = 0; round < ROUNDS; round++) {
        const ids = Array.from({ length: WINDOW }, (_, i) => one(cases, round * 40 + i).id)
        const inWindow = new Set(ids)
        const turns = crew.operators.map(async (operator, seat) => {
          const seen = (await crew.list(operator)).filter(({ id }) => inWindow.has(id))
          for (const [i, each] of shuffled(seen).slice(0, STEPS).entries())
            for (const { status } of await actOnce(crew, operator, each, seat + i + round))
              answered[status] = (answered[status] ?? 0) + 1
        })
        // What happens by chance otherwise: many changes of a counter become one row, here by two at once.
        const { db } = crew.database
        await Promise.all([...turns, ...[1, 2].map(() => db.any('select fold_case_counter()'))])
      }
      console.log(`answers by status: ${JSON.stringify(answered)}`)
      expect(Object.keys(answered).filter((status) => !['200', '403', '409'].includes(status))).toEqual([])
      // Enough of both: steps that were done, and such as came too late.
      expect(answered[200]).toBeGreaterThan(CASES)
      expect(answered[409]).toBeGreaterThan(CASES)
      await expectLogOf(crew)
      await expectSoundCases(crew.database.db)
    })

    test('with many cases in one request, each in an order of its own: every case gets its answer, none is locked up', async () => {
      const cases = await crew.reportMany(40)
      const waves = ['accept', 'file', 'dispatch', 'urge']
      for (const action of waves) {
        const seen = (await crew.list(crew.as('supervisor-1'))).filter(({ id }) =>
          cases.some((each) => each.id === id),
        )
        const operators = crew.operators.filter(({ role }) => mayAct(role, action))
        const bulks = operators.map((operator, i) => actOnMany(crew, operator, action, shuffled(seen), i))
        const singles = operators.map(async (operator, i) => {
          for (const each of shuffled(seen).slice(0, 10)) await actOnce(crew, operator, each, i)
        })
        await Promise.all([...bulks, ...singles])
      }
      await expectLogOf(crew)
      await expectSoundCases(crew.database.db)
      expect(await crew.deadlocks(), 'transactions that the database had to break off').toBe(0)
    })

    test('with two cases that are each other’s duplicates: one is merged, the other stays', async () => {
      const cases = await crew.reportMany(20)
      const merge = (name: string, on: CaseSummary, into: CaseSummary) =>
        one(crew.as(name).at, name === 'intake-1' ? 0 : 1).post(`/api/v1/cases/${on.id}/actions`, {
          ...{ action: 'merge', version: on.version, into: into.id },
        })
      for (let i = 0; i < cases.length; i += 2) {
        const [a, b] = [one(cases, i), one(cases, i + 1)]
        const answers = await Promise.all([merge('intake-1', a, b), merge('dispatcher-1', b, a)])
        expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
      }
      await expectSoundCases(crew.database.db)
      expect(await crew.deadlocks()).toBe(0)
    })

    test('with one photo for many cases: it proves one of them', async () => {
      const water = crew.as('water-1')
      const cases = await crew.reportMany(12)
      for (const { id } of cases) await dispatchToWater(crew, id)
      const photo = crew.photoOf(water.userId)
      const answers = await Promise.all(
        cases.map(({ id }, i) =>
          one(water.at, i).post(`/api/v1/cases/${id}/actions`, {
            ...{ action: 'complete', version: 4, attachments: [photo] },
          }),
        ),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(11).fill(422)])
      await expectSoundCases(crew.database.db)
    })
  },
)

const mayAct = (role: string, action: string) =>
  role === 'supervisor' ||
  (action === 'accept' && role === 'intake') ||
  (action === 'dispatch' && role === 'dispatcher') ||
  action === 'urge'

async function dispatchToWater(crew: Crew, id: string): Promise<void> {
  const by = one(crew.as('supervisor-1').at, 0)
  for (const [i, step] of [
    { action: 'accept' },
    { action: 'file' },
    { action: 'dispatch', unit: 'WATER' },
  ].entries()) {
    const answer = await by.post(`/api/v1/cases/${id}/actions`, { ...step, version: i + 1 })
    expect(answer.status, answer.text).toBe(200)
  }
}

/** What somebody of a role would do to a case as the list showed it; every fourth time something that everybody may. */
function stepFor(crew: Crew, { role, userId }: Operator, { status }: CaseSummary, turn: number) {
  const anybody = one([{ action: 'urge' }, { action: 'comment' }, { action: 'claim' }], turn)
  if (turn % 4 === 0) return anybody
  const reason = '理由'
  const choices: Record<string, object[]> = {
    'intake reported': [{ action: 'accept' }],
    'supervisor reported': [{ action: 'accept' }],
    'supervisor accepted': [{ action: 'file' }],
    'supervisor filed': [{ action: 'dispatch', unit: 'URBAN-MGMT' }],
    'supervisor checked': [{ action: 'close' }, { action: 'refuse-close', reason }],
    'dispatcher filed': [
      { action: 'dispatch', unit: 'WATER' },
      { action: 'dispatch', unit: 'URBAN-MGMT' },
    ],
    'dispatcher dispatched': [{ action: 'approve-extension' }, { action: 'approve-deferral' }],
    'dispatcher deferred': [{ action: 'resume' }],
    'dispatcher completed': [{ action: 'send-check' }, { action: 'refuse-feedback', reason }],
    'unit dispatched': [
      { action: 'sign' },
      { action: 'complete', attachments: [] },
      { action: 'complete', attachments: [] },
      { action: 'return', reason },
      { action: 'request-extension', minutes: 30, reason },
    ],
    'inspector checking': [
      { action: 'check-pass', attachments: [] },
      { action: 'check-fail', reason, attachments: [] },
    ],
  }
  const fitting = choices[`${role} ${status}`]
  const chosen = { ...(fitting === undefined ? anybody : one(fitting, turn)) }
  return 'attachments' in chosen ? { ...chosen, attachments: [crew.photoOf(userId)] } : chosen
}

/**
 * One step on the version that was seen. Now and then the line is bad: the same request is sent again, at once or afterwards,
 * to the other server where there is one, and must get the same answer.
 */
async function actOnce(crew: Crew, by: Operator, on: CaseSummary, turn: number): Promise<TestAnswer[]> {
  const key = randomUUID()
  const step = { ...stepFor(crew, by, on, turn), note: key }
  const action = 'action' in step ? String(step.action) : ''
  const send = (i: number) =>
    one(by.at, i).post(
      `/api/v1/cases/${on.id}/actions`,
      { version: on.version, ...step },
      {
        'idempotency-key': key,
      },
    )
  const answers = await Promise.all(turn % 5 === 0 ? [send(turn), send(turn + 1)] : [send(turn)])
  if (turn % 7 === 0) answers.push(await send(turn + 1))
  const first = one(answers, 0)
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, first.text).toBe(1)
  // Whoever succeeds had seen the case as it was.
  if (first.status === 200) expect(first.json.version).toBe(on.version + 1)
  crew.note(by, action, key, first)
  return [first]
}

async function actOnMany(
  crew: Crew,
  by: Operator,
  action: string,
  seen: readonly CaseSummary[],
  turn: number,
): Promise<void> {
  const key = randomUUID()
  const unit = action === 'dispatch' ? { unit: one(['WATER', 'URBAN-MGMT'], turn) } : {}
  const cases = seen.map(({ id, version }) => ({ id, version }))
  const send = (i: number) =>
    one(by.at, i).post(
      '/api/v1/cases/actions',
      { action, cases, note: key, ...unit },
      { 'idempotency-key': key },
    )
  const answers = await Promise.all(turn % 3 === 0 ? [send(turn), send(turn + 1)] : [send(turn)])
  const first = one(answers, 0)
  expect(first.status, first.text).toBe(200)
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  const items: { id: string; status: number; case: CaseSummary }[] = first.json.items
  expect(items.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
  const elsewhere = by.role === 'unit' ? [404] : []
  const statuses = new Set(items.map(({ status }) => status))
  expect([...statuses].filter((status) => ![200, 409, ...elsewhere].includes(status))).toEqual([])
  for (const { id, status, case: done } of items)
    if (status === 200)
      crew.acknowledged.push({ caseId: id, version: done.version, action, actorId: by.userId, note: key })
}

/** The log holds what was acknowledged, each once and under the version that was answered, and of the crew's steps nothing else. */
async function expectLogOf(crew: Crew): Promise<void> {
  const log = await crew.database.db.any<{
    caseId: string
    version: number
    action: string
    actorId: string
    note: string
  }>('select case_id, version, action, actor_id, note from case_event where note is not null')
  const line = (step: (typeof log)[number]) =>
    [step.caseId, step.version, step.action, step.actorId, step.note].join(' ')
  expect(log.map(line).toSorted()).toEqual(crew.acknowledged.map(line).toSorted())
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
