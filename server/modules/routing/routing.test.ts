import { expect, test } from 'vitest'
import type { FieldError } from '../../contract/common.ts'
import { type RoutingDefinition, type RoutingRule, routingRule } from '../../contract/routing.ts'
import { addComponent, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { MONDAY_MORNING, PLAIN_CLASS, useLoop } from '../../testing/loop-world.ts'

const aRule = (over: Partial<RoutingRule> & { when?: Partial<RoutingRule['when']> }): RoutingRule =>
  routingRule.parse({
    ...{ key: 'r', name: '规则', nameEn: 'A rule', priority: 600, enabled: true, when: {} },
    target: { to: 'unit', units: ['WATER'] },
    ...over,
  })
const plain = { classes: [{ kind: PLAIN_CLASS.kind, code: PLAIN_CLASS.classCode }] }
const toWater = aRule({ key: 'water', name: '归水务', nameEn: 'To water', when: plain as never })

describeOnBothDatabases('Routing by rules', (database) => {
  const loop = useLoop(database)
  const admin = () => loop().as('admin')
  const read = async (by = 'admin') => {
    const answer = await loop().as(by).get('/api/v1/routing')
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }
  const save = async (change: (rules: RoutingRule[]) => RoutingRule[], version?: number) => {
    const { current, draft } = await read()
    const { rules }: RoutingDefinition = draft?.definition ?? current.definition
    return admin().post('/api/v1/routing/draft', {
      definition: { rules: change(rules) },
      version: version ?? draft?.version ?? 0,
      basedOn: current.number,
    })
  }
  const trial = async (over: object = {}) => {
    const { draft } = await read()
    const body = { draftVersion: draft?.version ?? 1, ...over }
    return admin().post('/api/v1/routing/preview', body)
  }
  const enforce = async (over: object = {}) => {
    const { draft } = await read()
    const body = { draftVersion: draft?.version ?? 1, reason: '职责调整', ...over }
    return admin().post('/api/v1/routing/versions', body)
  }
  const put = async (change: (rules: RoutingRule[]) => RoutingRule[]) => {
    const saved = await save(change)
    expect(saved.status, saved.text).toBe(200)
    expect((await trial()).status).toBe(200)
    const done = await enforce()
    expect(done.status, done.text).toBe(201)
    return done.json
  }
  const suggested = async (over = {}) =>
    (await loop().walk(await loop().report(over), ['intake', 'accept'], ['supervisor', 'file']))
      .suggestedUnits
  const audited = async () =>
    (
      await database().db.any(`select action, object_id from audit where object_kind = 'routing' order by id`)
    ).map((line: { action: string; objectId: string }) => `${line.action} ${line.objectId}`)

  test('until somebody changes them the rules are the catalog’s, each with its words in both languages', async () => {
    const { current, draft, versions, places } = await read('dispatcher')
    expect(current).toMatchObject({ number: 0, state: 'in-force', by: null })
    expect([draft, versions.length]).toEqual([null, 1])
    expect(places.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining([...TOWN.streets, ...TOWN.communities]),
    )
    const [first] = await suggested()
    expect(first).toMatchObject({
      code: 'URBAN-MGMT',
      reason: 'class',
      rule: { nameEn: 'Duties of Urban Management Enforcement', name: '职责分工：城管执法局' },
      deputyFor: null,
      load: { open: 0, red: 0 },
    })
    const keys = current.definition.rules.map(({ key }: RoutingRule) => key)
    expect(keys[0]).toBe('catalog:owner')
    expect(keys).toContain('catalog:event-09009-carriageway')
    expect(keys.at(-1)).toBe('catalog:street')
  })

  test('the load is what the unit holds now, and how much of it is red', async () => {
    const held = await loop().walk(
      await loop().report(),
      ['intake', 'accept'],
      ['supervisor', 'file'],
      ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }],
    )
    expect((await suggested())[0]?.load).toEqual({ open: 1, red: 0 })
    loop().setClock('2026-11-18T10:00:00+08:00')
    expect((await suggested())[0]?.load).toEqual({ open: 1, red: 1 })
    await loop().walk(held, ['unit-urban', 'complete'])
    expect((await suggested())[0]?.load).toEqual({ open: 0, red: 0 })
    loop().setClock(MONDAY_MORNING)
  })

  test('a contradiction, a circle and whatever is unknown or empty are named, and nothing of it is kept', async () => {
    const refused = async (...more: RoutingRule[]) => {
      const { status, json } = await save((rules) => [...rules, ...more])
      return [
        status,
        json.errors?.map(({ field, code }: FieldError) => `${field.split('.').slice(3).join('.')} ${code}`),
      ]
    }
    const toPower = aRule({ key: 'power', when: plain as never, target: { to: 'unit', units: ['POWER'] } })
    expect(await refused(toWater, toPower)).toEqual([422, [' contradiction', ' contradiction']])
    const deputy = (of: string, unit: string) => ({
      key: `${of}-${unit}`,
      target: { to: 'deputy', of, unit } as const,
    })
    expect(await refused(aRule(deputy('WATER', 'POWER')), aRule(deputy('POWER', 'WATER')))).toEqual([
      422,
      ['target circle', 'target circle'],
    ])
    const wrong = aRule({
      key: 'wrong',
      target: { to: 'unit', units: ['FIRE-BRIGADE'] },
      when: {
        classes: [{ kind: 'event', code: '99999' }],
        places: ['620103999'],
        hours: { from: '08:00', to: '08:00' },
      } as never,
    })
    expect(await refused(wrong)).toEqual([
      422,
      [
        'when.hours no-time',
        'target.units unknown-unit',
        'when.classes unknown-class',
        'when.places unknown-place',
      ],
    ])
    const bow = [
      [103.8, 36],
      [103.9, 36.1],
      [103.9, 36],
      [103.8, 36.1],
    ]
    expect(await refused(aRule({ when: { area: bow } as never }))).toEqual([
      422,
      ['when.area crosses-itself'],
    ])
    expect((await read()).draft).toBeNull()
    expect(await audited()).toEqual([])
  })

  test('a draft is tried before it rules, and only the latest one is anybody’s to change', async () => {
    const saved = await save((rules) => [...rules, toWater])
    expect(saved.json).toMatchObject({ version: 1, basedOn: 0, tried: false, by: { name: 'admin' } })
    expect((await save((rules) => rules, 0)).json.code).toBe('stale-draft')
    expect((await enforce()).json.code).toBe('not-tried')
    expect((await suggested())[0]?.code, 'a draft rules nothing').toBe('URBAN-MGMT')
    loop().setClock(1)
    await loop().caseIn('dispatched')
    const report = (await trial()).json
    expect(report).toMatchObject({
      cases: 2,
      elsewhere: 2,
      same: 0,
      unroutable: 0,
      agreesNow: 1,
      agreesThen: 1,
    })
    expect(report.moves).toEqual([{ from: 'URBAN-MGMT', to: 'WATER', cases: 2 }])
    expect(report.examples[0]).toMatchObject({ to: 'WATER', chosen: 'WATER', rule: 'water' })
    expect(report.nextCursor).toBeNull()
    expect((await read()).draft.tried).toBe(true)
    expect((await enforce({ inForceFrom: '2026-11-15T00:00:00Z' })).json.errors[0].field).toBe('inForceFrom')
    expect((await enforce({ draftVersion: 9 })).json.code).toBe('stale-draft')
    expect((await enforce()).json).toMatchObject({ number: 1, state: 'in-force', reason: '职责调整' })
    const [first, second] = await suggested()
    expect(first).toMatchObject({ code: 'WATER', rule: { key: 'water', number: 2, nameEn: 'To water' } })
    expect(second?.code).toBe('URBAN-MGMT')
    expect((await read()).draft).toBeNull()
    expect(await audited()).toEqual(['routing-draft draft 1', 'routing-tried draft 1', 'routing-change 1'])
  })

  test('rules wait for their instant; those before them stay to be read and put back', async () => {
    await save((rules) => rules.filter(({ key }) => key !== 'water'))
    await trial()
    const later = await enforce({ inForceFrom: '2026-11-16T12:00:00+08:00' })
    expect(later.json).toMatchObject({ number: 2, state: 'scheduled' })
    expect((await suggested())[0]?.code).toBe('WATER')
    loop().setClock('2026-11-16T12:00:00+08:00')
    expect((await suggested())[0]?.code).toBe('URBAN-MGMT')
    expect((await read()).versions.map(({ number, state }: never) => [number, state])).toEqual([
      [2, 'in-force'],
      [1, 'past'],
      [0, 'past'],
    ])
    const old = (await admin().get('/api/v1/routing/versions/1')).json
    expect(old.definition.rules.at(-1).key).toBe('water')
    expect((await put(() => old.definition.rules)).number).toBe(3)
    expect((await suggested())[0]?.code).toBe('WATER')
    const catalog = (await admin().get('/api/v1/routing/versions/0')).json
    expect((await put(() => catalog.definition.rules)).number).toBe(4)
    expect((await suggested())[0]?.code).toBe('URBAN-MGMT')
    expect((await admin().get('/api/v1/routing/versions/99')).status).toBe(404)
    loop().setClock('2026-11-16T13:40:00+08:00')
  })

  test('a place, an area, a time, a source and an owner decide where rules say so', async () => {
    const there = cellCenter(1, 1)
    const around = (d: number) => [
      [there.lon - d, there.lat - d],
      [there.lon + d, there.lat - d],
      [there.lon + d, there.lat + d],
      [there.lon - d, there.lat + d],
    ]
    const unit = (code: string) => ({ to: 'unit' as const, units: [code] })
    await put((rules) => [
      ...rules,
      aRule({ key: 'area', when: { area: around(0.0001) } as never, target: unit('POWER') }),
      aRule({ key: 'grid', when: { places: [cellCode(2, 2)] } as never, target: unit('TELECOM') }),
      aRule({ key: 'night', priority: 700, when: { working: false } as never, target: unit('POST') }),
      aRule({ key: 'web', when: { sources: ['web'] } as never, target: unit('BROADCAST') }),
      aRule({ key: 'owned', priority: 950, when: { owners: ['POWER'] } as never, target: unit('MOBILE') }),
      aRule({ key: 'away', target: { to: 'deputy', of: 'BROADCAST', unit: 'UNICOM' } }),
    ])
    const first = async (over = {}, by = 'inspector') => {
      const [one] = (await loop().report(over, by)).suggestedUnits
      return `${one?.code} ${one?.reason} ${one?.rule.key}`
    }
    expect(await first({ location: there })).toBe('POWER place area')
    expect(await first({ location: cellCenter(2, 2) })).toBe('TELECOM place grid')
    expect(await first({ source: 'web' }, 'intake')).toBe('UNICOM deputy web')
    const [deputy] = (await loop().report({ source: 'web' }, 'intake')).suggestedUnits
    expect(deputy?.deputyFor).toMatchObject({ unit: { nameEn: 'Broadcasting' }, rule: { key: 'away' } })
    const componentId = await addComponent(database(), { ...there, classCode: '01001', ownerUnit: 'POWER' })
    const owned = { kind: 'component', classCode: '01001', componentId, location: there }
    expect(await first(owned)).toBe('MOBILE rule owned')
    loop().setClock('2026-11-16T20:00:00+08:00')
    expect(await first()).toBe('POST time night')
    loop().setClock('2026-11-17T10:00:00+08:00')
    expect(await first()).toBe('URBAN-MGMT class catalog:URBAN-MGMT')
    await put((rules) => rules.filter(({ key }) => key.startsWith('catalog:')))
  })

  test('what was suggested is kept with the dispatch, and measured: by rule, class and day', async () => {
    await database().db.none('delete from routing_outcome')
    const sent = async (unit: string) =>
      loop().walk(
        await loop().report(),
        ['intake', 'accept'],
        ['supervisor', 'file'],
        ['dispatcher', 'dispatch', { unit }],
      )
    await sent('URBAN-MGMT')
    await sent('URBAN-MGMT')
    const returned = await sent('WATER')
    // A second dispatch is no measure of the rules: by then more is known.
    await loop().walk(
      returned,
      ['unit-water', 'return', { reason: '不归我' }],
      ['dispatcher', 'dispatch', { unit: 'POWER' }],
    )
    const rows = await database().db.any(
      'select is_first, suggested_unit, chosen_unit, place from routing_outcome order by at, version',
    )
    expect(rows).toHaveLength(4)
    expect(rows).toContainEqual({
      isFirst: true,
      suggestedUnit: 'URBAN-MGMT',
      chosenUnit: 'WATER',
      place: null,
    })
    loop().setClock(1)
    const { status, json } = await loop().as('assessor').get('/api/v1/routing/accuracy')
    expect(status).toBe(200)
    const counts = { dispatches: 3, suggested: 3, followed: 2 }
    expect(json.overall).toEqual(counts)
    expect(json.rules).toEqual([
      {
        ...counts,
        key: 'catalog:URBAN-MGMT',
        name: '职责分工：城管执法局',
        nameEn: 'Duties of Urban Management Enforcement',
        instead: [{ unit: 'WATER', cases: 1 }],
      },
    ])
    expect(json.classes).toMatchObject([{ ...counts, kind: 'event', code: '06010' }])
    expect(json.trend).toEqual([{ ...counts, day: '2026-11-17' }])
    const none = await admin().get(
      '/api/v1/routing/accuracy?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
    )
    expect(none.json).toMatchObject({ overall: { dispatches: 0 }, rules: [], trend: [] })
    expect((await admin().get('/api/v1/routing/accuracy?from=2020-01-01T00:00:00Z')).status).toBe(400)
  })

  test('a dispatch that is refused leaves nothing to be measured', async () => {
    const filed = await loop().caseIn('filed')
    const count = async () =>
      (await database().db.one('select count(*)::integer as n from routing_outcome')).n
    const before = await count()
    expect((await loop().attempt(filed, ['dispatcher', 'dispatch', { unit: 'NOBODY' }])).status).toBe(422)
    expect(await count()).toBe(before)
  })

  test('only an administrator changes rules; units see none of them', async () => {
    for (const by of ['dispatcher', 'supervisor', 'assessor']) {
      await read(by)
      const { status } = await loop().as(by).post('/api/v1/routing/preview', { draftVersion: 1 })
      expect(status, by).toBe(403)
    }
    expect((await loop().as('unit-water').get('/api/v1/routing')).status).toBe(403)
    expect((await loop().as('unit-water').get('/api/v1/routing/accuracy')).status).toBe(403)
    await save((rules) => [...rules, toWater])
    expect((await admin().delete('/api/v1/routing/draft')).status).toBe(204)
    expect((await read()).draft).toBeNull()
    expect((await admin().delete('/api/v1/routing/draft')).status).toBe(404)
  })
})
