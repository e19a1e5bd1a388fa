import { expect, test } from 'vitest'
import type { CaseDetail } from '../../../contract/case-shape.ts'
import type { PolicyDefinition, PolicyPreview } from '../../../contract/policy.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { MONDAY_MORNING, useLoop, WAYS } from '../../../testing/loop-world.ts'
import { createPolicySource } from '../case-policy.ts'
import { moveBatch, movePolicy } from './policy-job.ts'

/** Nothing goes on by itself: a test says when a batch is moved. */
const standingJobs = { start: () => undefined, states: () => [], stop: async () => undefined }

describeOnBothDatabases('A changed policy and the open cases', (database) => {
  const loop = useLoop(database, { jobs: standingJobs })
  /** Each with what it remembers by itself, as two processes. */
  const server = () => ({ clock: loop().app.deps.clock, policies: createPolicySource('Asia/Shanghai') })
  const admin = () => loop().as('admin')
  const get = async (path: string) => {
    const answer = await admin().get(`/api/v1/${path}`)
    expect(answer.status, answer.text).toBe(200)
    return answer
  }
  const detail = async (id: string): Promise<CaseDetail> => (await get(`cases/${id}`)).json
  const draft = async (change: (definition: PolicyDefinition) => void) => {
    const { current } = (await get('policy')).json
    change(current.definition)
    return { definition: current.definition as PolicyDefinition, basedOn: current.number as number }
  }
  const revise = async (change: (definition: PolicyDefinition) => void): Promise<number> => {
    const answer = await admin().post('/api/v1/policy/revisions', { ...(await draft(change)), reason: '试' })
    expect(answer.status, answer.text).toBe(201)
    return answer.json.number
  }
  const job = async (number: number) => (await get(`policy/revisions/${number}`)).json.job
  const holiday = (date: string) => (definition: PolicyDefinition) => {
    definition.calendars[0]?.holidays.push(date)
  }
  const told = async (number: number) => ({
    applied: await loop().db.any(
      "select reason, detail from audit where action = 'policy-applied' and object_id = $1",
      [String(number)],
    ),
    reset: (
      await loop().db.any("select 1 from outbox where topic = 'policy' and payload ->> 'revision' = $1", [
        String(number),
      ])
    ).length,
  })
  const instants = () =>
    loop().db.any<{ id: string; status: string; due: Date | null; deadline: Date | null; rest: string }>(
      `select id, status, due_at as due, deadline_at as deadline,
              concat_ws(' ', yellow_at, red_at, twice_at, process_yellow_at, process_due_at, process_red_at, base_deadline_at) as rest
         from case_record order by id`,
    )
  const isFinal = ({ status }: { status: string }) =>
    ['closed', 'rejected', 'voided', 'merged'].includes(status)

  test('does what its preview says, to open cases only', async () => {
    const made = new Map<string, CaseDetail>()
    for (const status of Object.keys(WAYS) as (keyof typeof WAYS)[])
      made.set(status, await loop().caseIn(status))
    const finalIds = ['closed', 'rejected', 'voided'].map((status) => made.get(status)?.id ?? '')
    const pagesOf = (ids: string[]) =>
      Promise.all(
        ids.flatMap((id) => ['', '/explanation', '/events'].map((part) => get(`cases/${id}${part}`))),
      )
    const closedBefore = (await pagesOf(finalIds)).map(({ text }) => text)
    const before = await instants()

    const change = (definition: PolicyDefinition) => {
      holiday('2026-11-16')(definition)
      definition.budgets.close = 90
    }
    const asked = await admin().post('/api/v1/policy/preview', await draft(change))
    expect(asked.status, asked.text).toBe(200)
    const preview: PolicyPreview = asked.json
    expect(await instants(), 'a preview writes nothing').toEqual(before)
    expect(preview.openCases).toBe(before.filter((row) => !isFinal(row)).length)

    const number = await revise(change)
    expect(await job(number)).toMatchObject({
      state: 'running',
      openCases: preview.openCases,
      remaining: preview.openCases,
    })
    expect(await movePolicy(loop().db, server())).toBe(true)
    const after = await instants()
    const pairs = before.map((row, i) => ({ row, now: after[i] }))
    const differing = pairs.filter(({ row, now }) => JSON.stringify(row) !== JSON.stringify(now))
    expect(differing.some(({ row }) => isFinal(row))).toBe(false)
    expect(differing).toHaveLength(preview.moved)
    const counted = (name: 'due' | 'deadline') => {
      const by = pairs.map(({ row, now }) => (now?.[name]?.getTime() ?? 0) - (row[name]?.getTime() ?? 0))
      return { later: by.filter((ms) => ms > 0).length, earlier: by.filter((ms) => ms < 0).length }
    }
    expect(preview.due).toMatchObject(counted('due'))
    expect(preview.deadline).toMatchObject(counted('deadline'))
    expect(preview.due.later).toBeGreaterThan(5)
    for (const example of preview.examples) {
      const now = await detail(example.id)
      expect([now.dueAt, now.deadline, now.light]).toEqual([
        example.due.after,
        example.deadline.after,
        example.light.after,
      ])
    }
    expect(await job(number)).toMatchObject({
      state: 'done',
      remaining: 0,
      judged: preview.openCases,
      moved: preview.moved,
    })
    expect(await told(number)).toEqual({
      applied: [{ reason: '试', detail: { judged: preview.openCases, moved: preview.moved } }],
      reset: 1,
    })
    expect((await pagesOf(finalIds)).map(({ text }) => text)).toEqual(closedBefore)
    expect(await movePolicy(loop().db, server()), 'there is nothing left to do').toBe(false)
  })

  test('a paused case is judged by it from the resumption on', async () => {
    loop().setClock('2026-11-18T10:00:00+08:00')
    const paused = await loop().caseIn('deferred')
    const number = await revise(holiday('2026-11-19'))
    await movePolicy(loop().db, server())
    expect(await detail(paused.id)).toMatchObject({ status: 'deferred', dueAt: null, deadline: null })
    expect((await job(number)).remaining).toBe(0)
    loop().setClock('2026-11-18T16:00:00+08:00')
    const resumed = await loop().walk(await detail(paused.id), ['unit-water', 'resume'])
    // Four working hours, one of them left today; the 19th is a day of rest now.
    expect(new Date(resumed.deadline ?? '')).toEqual(new Date('2026-11-20T11:30:00+08:00'))
  })

  test('goes on where a crash stopped it, and two servers at once do it once', async () => {
    loop().setClock(MONDAY_MORNING)
    for (let i = 0; i < 5; i += 1) await loop().caseIn('dispatched')
    const number = await revise(holiday('2026-11-17'))
    const { openCases } = await job(number)
    expect(await moveBatch(loop().db, server(), 2)).toBe(2)
    expect(await job(number)).toMatchObject({ state: 'running', judged: 2, remaining: openCases - 2 })
    expect((await told(number)).applied).toEqual([])
    const ended = await Promise.all([server(), server()].map((deps) => movePolicy(loop().db, deps)))
    if (!ended.some(Boolean)) await movePolicy(loop().db, server())
    expect(ended.filter(Boolean).length).toBeLessThan(2)
    expect(await job(number)).toMatchObject({ state: 'done', judged: openCases, remaining: 0 })
    expect(await told(number)).toMatchObject({ applied: [{ detail: { judged: openCases } }], reset: 1 })
  })

  test('a step takes the newest policy at once, and the job leaves its case alone', async () => {
    const stepped = await loop().caseIn('filed')
    const number = await revise((definition) => {
      definition.budgets.dispatch = 120
    })
    const before = await job(number)
    const now = await loop().walk(stepped, ['dispatcher', 'coordinate'])
    expect(now.stages.at(-1)?.budgetSeconds).toBe(7200)
    expect((await job(number)).remaining).toBe(before.remaining - 1)
    // One that a reading server wrote under the old revision while the new one came.
    await movePolicy(loop().db, server())
    await loop().db.none('update case_record set policy_revision = $1 where id = $2', [
      number - 1,
      stepped.id,
    ])
    await movePolicy(loop().db, server())
    const { policyRevision } = await loop().db.one('select policy_revision from case_record where id = $1', [
      stepped.id,
    ])
    expect(policyRevision).toBe(number)
    expect((await told(number)).applied).toHaveLength(1)
  })

  test('a newer change takes over from one that is still under way', async () => {
    const older = await revise(holiday('2026-11-24'))
    await moveBatch(loop().db, server(), 1)
    const newer = await revise(holiday('2026-11-25'))
    expect(await job(older)).toMatchObject({ state: 'superseded', judged: 1 })
    await movePolicy(loop().db, server())
    expect(await job(newer)).toMatchObject({ state: 'done', remaining: 0 })
    expect((await told(older)).applied).toEqual([])
  })

  test('a calendar of its own moves the deadlines of that unit alone', async () => {
    loop().setClock('2026-11-20T16:00:00+08:00')
    const water = await loop().caseIn('dispatched')
    const urban = await loop().walk(await loop().caseIn('filed'), [
      'dispatcher',
      'dispatch',
      { unit: 'URBAN-MGMT' },
    ])
    await revise((definition) => {
      definition.calendars.push({
        key: '日夜',
        timezone: 'Asia/Shanghai',
        versions: [
          {
            validFrom: null,
            seasons: [{ from: '01-01', to: '12-31', hours: [['00:00', '24:00']] }],
            restWeekdays: [],
          },
        ],
        ...{ holidays: [], workdays: [], provisionalYears: [] },
      })
      definition.units = [{ code: 'WATER', commandDuty: false, calendar: '日夜' }]
    })
    await movePolicy(loop().db, server())
    expect(new Date((await detail(water.id)).deadline ?? '')).toEqual(new Date('2026-11-20T20:00:00+08:00'))
    expect(await detail(urban.id)).toMatchObject({ deadline: urban.deadline, dueAt: urban.dueAt })
  })
})
