import { expect, test } from 'vitest'
import type { Db } from '../../../db/connect.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop, WAYS } from '../../../testing/loop-world.ts'
import { createPolicySource } from '../case-policy.ts'
import { checkSeals, sealDays } from './seals.ts'
import { textOf, verifyAll } from './verify.ts'

const timeZone = 'Asia/Shanghai'

describeOnBothDatabases('Replay', (database) => {
  const loop = useLoop(database)
  const findings = async () => {
    const lines: string[] = []
    const policies = createPolicySource(timeZone)
    await verifyAll(loop().db, policies, (finding) => lines.push(textOf(finding)))
    return lines
  }
  /** What a hand in the database could do that the schema forbids. */
  const tamper = async (change: string, values: unknown[] = []) => {
    const db: Db = loop().db
    await db.tx(async (t) => {
      await t.none('alter table case_event disable trigger user')
      await t.none(change, values)
      await t.none('alter table case_event enable trigger user')
    })
  }
  const rechained = `
    update case_event e set hash = case_event_digest(
      (select p.hash from case_event p where p.case_id = e.case_id and p.version = e.version - 1), e)
     where e.case_id = $1 and e.version = $2`

  test('every row is the fold of its events, whatever happened to the case', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    for (const status of Object.keys(WAYS) as (keyof typeof WAYS)[]) {
      loop().setClock(7)
      await loop().caseIn(status)
    }
    const survivor = await loop().caseIn('filed')
    await loop().walk(await loop().report(), ['intake', 'merge', { into: survivor.id }])
    await loop().walk(
      await loop().caseIn('dispatched'),
      ['unit-water', 'request-extension', { minutes: 30, reason: '等' }],
      ['dispatcher', 'approve-extension'],
      ['dispatcher', 'mark-urgent', { hours: 2, reason: '爆管' }],
      ['unit-water', 'complete'],
      ['dispatcher', 'refuse-feedback', { reason: '照片不清' }],
      ['dispatcher', 'claim'],
    )
    expect(await findings()).toEqual([])
    const { n } = await loop().db.one('select count(*)::integer as n from case_record')
    expect(n).toBeGreaterThan(14)
  })

  test('a row changed by hand is named with what its events give', async () => {
    const { id, number } = await loop().caseIn('dispatched')
    await loop().db.none(`update case_record set due_at = due_at + interval '1 hour' where id = $1`, [id])
    const [line, ...rest] = await findings()
    expect(rest).toEqual([])
    expect(line).toMatch(`${number}: due_at is `)
    await loop().db.none(`update case_record set due_at = due_at - interval '1 hour' where id = $1`, [id])
    expect(await findings()).toEqual([])
  })

  test('a changed event is found and named, also when its own digest was made anew', async () => {
    const { id, number } = await loop().caseIn('completed')
    await tamper(`update case_event set note = 'x' where case_id = $1 and version = 3`, [id])
    expect(await findings()).toEqual([`${number}, event 3: it was changed after it was written`])
    await tamper(rechained, [id, 3])
    expect(await findings()).toEqual([`${number}, event 4: it was changed after it was written`])
    await tamper(`update case_event set note = null where case_id = $1 and version = 3`, [id])
    await tamper(rechained, [id, 3])
    expect(await findings()).toEqual([])
  })

  test('the database refuses a change, a removal and an event that follows none', async () => {
    const { id } = await loop().caseIn('accepted')
    const { db } = loop()
    await expect(db.none(`update case_event set note = 'x' where case_id = $1`, [id])).rejects.toThrow(
      'never',
    )
    await expect(db.none('delete from case_event where case_id = $1', [id])).rejects.toThrow('never')
    await expect(
      db.none(
        `insert into case_event (case_id, version, at, recorded_at, action, actor_role, actor_name, to_status)
         values ($1, 9, now(), now(), 'comment', 'x', 'x', 'accepted')`,
        [id],
      ),
    ).rejects.toThrow('follows no event')
  })

  test('a history rewritten whole breaks the root of its day', async () => {
    loop().setClock('2026-11-17T09:00:00+08:00')
    const { id, number } = await loop().caseIn('accepted')
    const now = loop().setClock('2026-11-19T03:00:00+08:00')
    expect(await sealDays(loop().db, { now, timeZone })).toBe(2)
    expect(await sealDays(loop().db, { now, timeZone })).toBe(0)
    expect(await findings()).toEqual([])
    await tamper(`update case_event set note = 'x' where case_id = $1 and version = 2`, [id])
    await tamper(rechained, [id, 2])
    expect(await findings()).toEqual(['2026-11-17: the root of the day does not follow from its events'])
    await tamper('delete from case_event where case_id = $1 and version = 2', [id])
    expect(await findings()).toContain(`${number}, event 2: it is missing: the case is at version 2`)
    // What was sealed before still stands.
    const { broken, seals } = await checkSeals(loop().db, timeZone)
    expect(broken.map(({ day }) => day)).toEqual(['2026-11-17'])
    expect(seals.map(({ day }) => day)).toEqual(['2026-11-16', '2026-11-17'])
    await expect(loop().db.none('update event_seal set events = 0')).rejects.toThrow('never changed')
  })

  test('erasing a reporter leaves every proof as it was', async () => {
    const before = await findings()
    const reporter = { name: '张三', phone: '13900000000' }
    const { id } = await loop().report({ source: 'hotline', reporter }, 'intake')
    await loop().db.none(
      `update reporter_person set name_enc = null, phone_enc = null, phone_mask = null, phone_hash = null, erased_at = now()
        where id = (select reporter_person_id from case_record where id = $1)`,
      [id],
    )
    expect(await findings()).toEqual(before)
    expect((await loop().as('intake').get(`/api/v1/cases/${id}`)).json.reporter).toBeNull()
  })
})
