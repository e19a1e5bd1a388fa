import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop, WAYS } from '../../testing/loop-world.ts'

/** Every action of the loop at least once, with what it leaves in the case. */
describeOnBothDatabases('The loop', (database) => {
  const loop = useLoop(database)
  const actionsOf = async (id: string): Promise<string[]> => {
    const { json } = await loop().as('leader').get(`/api/v1/cases/${id}/events`)
    return json.items.map((event: { action: string }) => event.action)
  }

  test('A case goes from report to close, a step and an event each', async () => {
    const made = await loop().report({ description: '井盖破损' })
    expect(made).toMatchObject({ status: 'reported', version: 1, gridCode: '620103001001001', stage: 'file' })
    expect(made.number).toMatch(/^QLH20261116-\d{4}$/)
    const closed = await loop().walk(made, ...WAYS.closed)
    expect(closed).toMatchObject({ status: 'closed', version: 8, stage: null, light: null })
    expect(closed.stages.map(({ stage }) => stage)).toEqual([
      'file',
      'dispatch',
      'handle',
      'send-check',
      'check',
      'close',
    ])
    expect(await actionsOf(made.id)).toEqual([
      'report',
      'accept',
      'file',
      'dispatch',
      'complete',
      'send-check',
      'check-pass',
      'close',
    ])
    expect(closed.attachments).toHaveLength(2)
  })

  test('The shift supervisor may do all that intake and dispatcher may, and closes alone what others checked', async () => {
    const closed = await loop().walk(
      await loop().report({ source: 'hotline', reporter: { phone: '13912345678' } }, 'supervisor'),
      ['supervisor', 'accept'],
      ['supervisor', 'file'],
      ['supervisor', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'sign'],
      ['unit-water', 'complete'],
      ['supervisor', 'send-check'],
    )
    expect(['inspector', 'inspector2']).toContain(closed.checker?.name)
    const checker = closed.checker?.name ?? ''
    expect((await loop().walk(closed, [checker, 'check-pass'], ['supervisor', 'close'])).status).toBe(
      'closed',
    )
  })

  test('A report is verified by the inspector asked, who finds it or does not', async () => {
    const asked = await loop().caseIn('verifying')
    expect(asked).toMatchObject({ stage: 'verify', verifier: { name: 'inspector2' } })
    const other = await loop().attempt(asked, ['inspector3', 'verify', { found: true }])
    expect(other.status).toBe(403)
    const found = await loop().walk(asked, ['inspector2', 'verify', { found: true }])
    expect(found).toMatchObject({ status: 'reported', stage: 'file' })
    const { json } = await loop().as('intake').get(`/api/v1/cases/${asked.id}/events`)
    expect(json.items.at(-1)).toMatchObject({ action: 'verify', data: { found: true }, toStatus: 'reported' })
  })

  test('A report is refused before it is accepted, and after', async () => {
    expect((await loop().caseIn('rejected')).status).toBe('rejected')
    const accepted = await loop().caseIn('accepted')
    const rejected = await loop().walk(accepted, ['intake', 'reject', { reason: '重复' }])
    expect(rejected).toMatchObject({ status: 'rejected', allowedActions: [] })
  })

  test('A duplicate is merged into another case and comes back to where it was', async () => {
    const kept = await loop().caseIn('filed')
    const twin = await loop().caseIn('accepted')
    const merged = await loop().walk(twin, ['intake', 'merge', { into: kept.id }])
    expect(merged).toMatchObject({ status: 'merged', mergedInto: kept.id, stage: null })
    const back = await loop().walk(merged, ['dispatcher', 'unmerge'])
    expect(back).toMatchObject({ status: 'accepted', mergedInto: null, stage: 'file' })
    const itself = await loop().attempt(back, ['intake', 'merge', { into: back.id }])
    expect([itself.status, itself.json.code]).toEqual([422, 'not-mergeable'])
  })

  test('An ownerless case is coordinated, escalated, and given to the street by its place; the mark stays', async () => {
    const unclear = await loop().caseIn('coordinating')
    const wrong = await loop().attempt(unclear, ['dispatcher', 'escalate', { to: 'WATER' }])
    expect([wrong.status, wrong.json.code]).toEqual([422, 'not-above'])
    const up = await loop().walk(unclear, ['dispatcher', 'escalate', { to: 'LEADING-GROUP' }])
    expect(up).toMatchObject({ status: 'coordinating', version: unclear.version + 1 })
    const owned = await loop().walk(up, [
      'dispatcher',
      'assign-owner',
      { unit: 'SUBDISTRICT-XIHU', costCents: 120_000 },
    ])
    expect(owned).toMatchObject({ status: 'filed', ownerless: true, stage: 'dispatch' })
    expect(owned.suggestedUnits[0]).toMatchObject({ code: 'SUBDISTRICT-XIHU', reason: 'owner' })
    const given = await loop().walk(owned, ['dispatcher', 'dispatch', { unit: 'SUBDISTRICT-XIHU' }])
    expect(given.unit?.code).toBe('SUBDISTRICT-XIHU')
  })

  test('An emergency is dispatched provisionally', async () => {
    const filed = await loop().caseIn('filed')
    const sent = await loop().walk(filed, ['dispatcher', 'dispatch', { unit: 'WATER', provisional: true }])
    expect(sent).toMatchObject({ status: 'dispatched', provisional: true })
  })

  test('A unit signs once an episode, returns with a reason, and may be given the case again', async () => {
    const sent = await loop().walk(await loop().caseIn('dispatched'), ['unit-water', 'sign'])
    const twice = await loop().attempt(sent, ['unit-water', 'sign'])
    expect([twice.status, twice.json.code]).toEqual([409, 'already-signed'])
    const back = await loop().walk(sent, ['unit-water', 'return', { reason: '不属于本单位' }])
    expect(back).toMatchObject({ status: 'filed', unit: null, stage: 'dispatch' })
    const again = await loop().walk(
      back,
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'sign'],
    )
    expect(again.version).toBe(back.version + 2)
  })

  test('Completed work is refused at the desk, fails its check, and is refused at the close', async () => {
    const done = await loop().caseIn('completed')
    const refused = await loop().walk(done, ['dispatcher', 'refuse-feedback', { reason: '照片不清' }])
    expect(refused).toMatchObject({ status: 'filed', unit: { code: 'WATER' } })
    const failed = await loop().walk(
      refused,
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'complete'],
      ['dispatcher', 'send-check', { inspector: 'inspector2' }],
      ['inspector2', 'check-fail', { reason: '未处理' }],
    )
    expect(failed).toMatchObject({ status: 'filed', unit: { code: 'WATER' } })
    const last = await loop().walk(
      failed,
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'complete'],
      ['dispatcher', 'send-check', { inspector: 'inspector3' }],
      ['inspector3', 'check-pass'],
      ['supervisor', 'refuse-close', { reason: '回访未落实' }],
    )
    expect(last).toMatchObject({ status: 'filed', stage: 'dispatch' })
  })

  test('A filed case is voided with a reason; a closed one is reopened within 30 days and not after', async () => {
    expect(await loop().caseIn('voided')).toMatchObject({ status: 'voided', stage: null })
    const closed = await loop().caseIn('closed')
    const reopened = await loop().walk(closed, ['supervisor', 'reopen', { reason: '问题复发' }])
    expect(reopened).toMatchObject({ status: 'filed', closedAt: null })
    expect(reopened.stages).toHaveLength(closed.stages.length + 1)
    const other = await loop().caseIn('closed')
    const start = loop().setClock(0).toISOString()
    loop().setClock(30 * 24 * 60 + 1)
    const late = await loop().attempt(other, ['supervisor', 'reopen', { reason: '问题复发' }])
    loop().setClock(start)
    expect([late.status, late.json.code]).toEqual([409, 'too-late'])
  })

  test('Steps that somebody must answer for beyond the case leave a line in the audit, with the reason', async () => {
    const voided = await loop().caseIn('voided')
    const lines = await loop().db.any(
      `select action, actor_id, object_kind, reason from audit where object_id = $1`,
      [voided.id],
    )
    const { userId: actorId } = loop().as('supervisor')
    expect(lines).toEqual([{ action: 'void', actorId, objectKind: 'case', reason: '误报' }])
    await expect(loop().db.none('delete from audit')).rejects.toThrow('never changed')
    await expect(loop().db.none('update case_event set note = null')).rejects.toThrow('never changed')
  })
})
