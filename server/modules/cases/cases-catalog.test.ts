import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseDetail } from '../../contract/case-shape.ts'
import { addComponent, cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { MONDAY_MORNING, useLoop, WAYS } from '../../testing/loop-world.ts'

/** The real catalog at work: conditions, limits, urgency, specialty, and the units it leads to. */
describeOnBothDatabases('The catalog in the loop', (database) => {
  const loop = useLoop(database)
  const inCell = cellCenter(1, 2)
  beforeAll(async () => {
    await database().db.none(
      `insert into road (source, source_id, class, main, geom) values
         ('test', 'r1', 'primary', true, st_setsrid(st_makeline(st_makepoint($1, $2), st_makepoint($1, $2 + 0.0006)), 4326))`,
      [inCell.lon, inCell.lat],
    )
  })
  beforeEach(() => void loop().setClock(MONDAY_MORNING))

  const filedAs = async (
    kind: string,
    classCode: string,
    condition?: string,
    over = {},
  ): Promise<CaseDetail> =>
    loop().walk(
      await loop().report({ kind, classCode, ...over }),
      ['intake', 'accept'],
      ['supervisor', 'file', condition === undefined ? {} : { condition }],
    )

  test('The only condition of a class is taken by itself, with its limit', async () => {
    expect(await filedAs('event', '06010')).toMatchObject({
      condition: { id: 'event-06010-1' },
      limit: { unit: 'work-hours', value: 4 },
      limitIsDefault: false,
      urgent: false,
      special: false,
    })
  })

  test('A class without a row gets 5 work-days, marked default', async () => {
    const filed = await filedAs('event', '09009')
    expect(filed).toMatchObject({ limit: { unit: 'work-days', value: 5 }, limitIsDefault: true })
    const sent = await loop().walk(filed, ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }])
    expect(sent.limitSeconds).toBe(5 * 390 * 60)
    // 5 × 390 minutes from Monday 10:00: Saturday works, so the following Saturday at the same hour.
    expect(sent.deadline).toBe('2026-11-21T02:00:00.000Z')
  })

  test('Of several conditions one must be named; an urgent one runs on the wall clock through the night', async () => {
    const accepted = await loop().walk(await loop().report({ kind: 'component', classCode: '01001' }), [
      'intake',
      'accept',
    ])
    const unnamed = await loop().attempt(accepted, ['supervisor', 'file'])
    expect([unnamed.status, unnamed.json.errors[0].field]).toEqual([422, 'condition'])
    loop().setClock('2026-11-16T21:00:00+08:00')
    const filed = await loop().walk(accepted, ['supervisor', 'file', { condition: 'component-01001-1' }])
    expect(filed).toMatchObject({ urgent: true, clock: 'wall', limit: { unit: 'hours', value: 2 } })
    expect(filed.dueAt).toBe('2026-11-16T13:30:00.000Z')
    const sent = await loop().walk(filed, ['dispatcher', 'dispatch', { unit: 'WATER' }])
    expect(sent.deadline).toBe('2026-11-16T15:00:00.000Z')
  })

  test('The dispatcher may choose another condition, which fixes the limit anew', async () => {
    const filed = await filedAs('component', '01001', 'component-01001-3')
    expect(filed.limit).toEqual({ unit: 'work-days', value: 2 })
    const sent = await loop().walk(filed, [
      'dispatcher',
      'dispatch',
      { unit: 'WATER', condition: 'component-01001-2' },
    ])
    expect(sent).toMatchObject({ condition: { id: 'component-01001-2' }, limitSeconds: 4 * 3600 })
  })

  test('Closing needs a chosen condition as well, where the class has more than one', async () => {
    const sent = await loop().walk(await filedAs('component', '01001', 'component-01001-2'), [
      'dispatcher',
      'dispatch',
      { unit: 'WATER' },
    ])
    const checked = await loop().walk(sent, ...WAYS.checked.slice(WAYS.dispatched.length))
    expect((await loop().attempt(checked, ['supervisor', 'close'])).json.code).toBe('condition-needed')
    const closed = await loop().walk(checked, ['supervisor', 'close', { condition: 'component-01001-2' }])
    const { json } = await loop().as('leader').get(`/api/v1/cases/${closed.id}/events`)
    expect(json.items.at(-1).data).toEqual({ condition: 'component-01001-2' })
  })

  test('A special class has no budget for sending the check', async () => {
    const filed = await filedAs('component', '01037', 'component-01037-3')
    expect(filed).toMatchObject({ special: true, urgent: false })
    const water = await loop().walk(
      filed,
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ['unit-water', 'complete'],
    )
    loop().setClock(60)
    const { json } = await loop().as('leader').get(`/api/v1/cases/${water.id}`)
    expect(json).toMatchObject({ stage: 'send-check', light: 'green', dueAt: null, remainingSeconds: null })
  })

  test('Night conditions are special between 20:00 and 06:00 of the report, not by day', async () => {
    const at = async (time: string) => {
      loop().setClock(time)
      const made = await loop().report({ kind: 'event', classCode: '09001' })
      loop().setClock('2026-11-18T10:00:00+08:00')
      const filed = await loop().walk(
        made,
        ['intake', 'accept'],
        ['supervisor', 'file', { condition: 'event-09001-1' }],
      )
      return [filed.special, filed.urgent]
    }
    expect(await at('2026-11-16T19:59:00+08:00')).toEqual([false, true])
    expect(await at('2026-11-16T20:00:00+08:00')).toEqual([true, true])
    expect(await at('2026-11-17T05:59:00+08:00')).toEqual([true, true])
    expect(await at('2026-11-17T06:00:00+08:00')).toEqual([false, true])
  })

  test('The units suggested: the class’s own, by place where a rule says so, the component’s owner first, else the street', async () => {
    const suggested = async (over: Record<string, unknown>) =>
      (await loop().report(over)).suggestedUnits.map(({ code, reason }) => `${code} ${reason}`)
    expect(await suggested({ kind: 'component', classCode: '01001' })).toEqual([
      'WATER class',
      'SUBDISTRICT-XIHU street',
    ])
    const parking = { kind: 'event', classCode: '09009' }
    expect(await suggested({ ...parking, location: inCell })).toEqual([
      'PUBLIC-SECURITY place',
      'URBAN-MGMT place',
      'SUBDISTRICT-XIHU street',
    ])
    const pavement = { lon: inCell.lon + 0.0002, lat: inCell.lat + 0.0003 }
    expect((await suggested({ ...parking, location: pavement }))[0]).toBe('URBAN-MGMT place')
    const unheld = { kind: 'component', classCode: '01010' }
    expect(await suggested({ ...unheld, location: cellCenter(5, 0) })).toEqual([
      'SUBDISTRICT-XIUCHUAN street',
    ])
    const componentId = await addComponent(database(), { ...inCell, classCode: '01010', ownerUnit: 'POWER' })
    expect((await suggested({ ...unheld, location: inCell, componentId }))[0]).toBe('POWER owner')
  })

  test('A component is named by its id or its 17-digit code, and stands in the case', async () => {
    const componentId = await addComponent(database(), { ...cellCenter(2, 2), classCode: '01001' })
    const { code } = await database().db.one('select code from component where id = $1', [componentId])
    for (const named of [componentId, code]) {
      const made = await loop().report({ kind: 'component', classCode: '01001', componentId: named })
      expect(made).toMatchObject({ componentId, componentCode: code })
    }
  })
})
