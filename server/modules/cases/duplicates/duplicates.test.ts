import { expect, test } from 'vitest'
import type { DuplicateRule } from '../../../contract/duplicate.ts'
import { cellCenter } from '../../../testing/city.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { PLAIN_CLASS, useLoop } from '../../../testing/loop-world.ts'
import { findSpots } from './recurring-service.ts'

/** So many metres to the east. */
const east = (place: { lon: number; lat: number }, metres: number) => ({
  lon: place.lon + metres / (111_320 * Math.cos((place.lat * Math.PI) / 180)),
  lat: place.lat,
})
const asQuery = ({ lon, lat }: { lon: number; lat: number }) =>
  `kind=${PLAIN_CLASS.kind}&classCode=${PLAIN_CLASS.classCode}&lon=${lon}&lat=${lat}`

describeOnBothDatabases('The same problem told twice', (database) => {
  const loop = useLoop(database)

  test('A report in the making sees open cases near by with score and reasons, the nearest and latest first', async () => {
    const here = cellCenter(0, 0)
    const near = await loop().report({ location: east(here, 10) })
    const farther = await loop().report({ location: east(here, 200), classCode: '06011' })
    await loop().report({ location: east(here, 20), classCode: '07001' })
    const { status, json, text } = await loop()
      .as('intake')
      .get(`/api/v1/duplicates?${asQuery(here)}`)
    expect(status, text).toBe(200)
    expect(json.rule).toEqual({ radiusM: 250, days: 7, family: ['06'] })
    expect(json.items.map(({ case: { id } }: { case: { id: string } }) => id)).toEqual([near.id, farther.id])
    const [first, second] = json.items
    expect(first).toMatchObject({ joinable: true, reports: 1, why: { sameClass: true, sameComponent: null } })
    expect(first.distanceM).toBeCloseTo(10, 0)
    expect(second.why.sameClass).toBe(false)
    const points = first.why.factors.reduce(
      (sum: number, factor: { points: number }) => sum + factor.points,
      0,
    )
    expect(points).toBeCloseTo(first.score, 9)
    expect(first.why.factors.map(({ name }: { name: string }) => name)).toEqual(['distance', 'time', 'class'])
  })

  test('Scope, shape and login are judged as for every list', async () => {
    const here = cellCenter(1, 1)
    await loop().report({ location: here })
    const ask = (who: string) =>
      loop()
        .as(who)
        .get(`/api/v1/duplicates?${asQuery(here)}`)
    expect((await ask('dispatcher')).json.items).not.toEqual([])
    expect((await ask('unit-water')).json.items).toEqual([])
    expect((await ask('street-xiuchuan')).json.items).toEqual([])
    expect((await loop().as('intake').get('/api/v1/duplicates?kind=event')).status).toBe(400)
  })

  test('A further report joins an open case: counted, told in its history, its reporter hidden from the unit', async () => {
    const made = await loop().caseIn('dispatched', { location: cellCenter(2, 0) })
    const joined = await loop()
      .as('intake')
      .post(`/api/v1/cases/${made.id}/join`, {
        source: 'hotline',
        reporter: { name: '赵先生', phone: '13912345678' },
        description: '我家门口也有',
      })
    expect(joined.status, joined.text).toBe(201)
    expect(joined.json).toMatchObject({ reports: 2, case: { id: made.id, version: made.version + 1 } })
    const events = (await loop().as('unit-water').get(`/api/v1/cases/${made.id}/events`)).json.items
    expect(events.at(-1)).toMatchObject({ action: 'comment', note: '我家门口也有', data: { joined: true } })
    expect(JSON.stringify(events)).not.toContain('reporterPersonId')
    const seenBy = async (who: string) => (await loop().as(who).get(`/api/v1/cases/${made.id}/reports`)).json
    expect(await seenBy('intake')).toMatchObject({
      count: 2,
      items: [{ kind: 'first' }, { kind: 'joined', reporter: { name: '赵**', phone: '139****5678' } }],
    })
    const unit = await seenBy('unit-water')
    expect(unit.count).toBe(2)
    expect(unit.items.map(({ reporter }: { reporter: unknown }) => reporter)).toEqual([null, null])
    const kept = await loop().db.one(
      `select count(*)::integer as n from case_further_report f join case_event e on e.case_id = f.case_id and e.version = f.version
        where f.case_id = $1 and f.reporter_person_id is not null and e.personal_hash is not null`,
      [made.id],
    )
    expect(kept.n).toBe(1)
  })

  test('Joining is refused in the order of the house, and leaves nothing behind', async () => {
    const made = await loop().report({ location: cellCenter(3, 0) })
    const before = await loop().rows()
    const join = (who: string, body: object, id = made.id) =>
      loop().as(who).post(`/api/v1/cases/${id}/join`, body)
    expect((await join('intake', { source: 'hotline' }, crypto.randomUUID())).status).toBe(404)
    expect((await join('unit-water', {})).status).toBe(404)
    expect((await join('intake', { source: 'gossip' })).status).toBe(400)
    expect((await join('assessor', { source: 'hotline' })).status).toBe(403)
    const wrong = await join('intake', { source: 'inspector', reporter: { phone: '12' } })
    expect(wrong.status).toBe(422)
    expect(wrong.json.errors.map(({ field }: { field: string }) => field)).toEqual([
      'source',
      'reporter',
      'reporter.phone',
    ])
    expect(await loop().rows()).toEqual(before)
    const gone = await loop().walk(made, ['intake', 'reject', { reason: '不属于受理范围' }])
    const closed = await join('intake', { source: 'hotline' }, gone.id)
    expect([closed.status, closed.json.code]).toEqual([409, 'wrong-status'])
  })

  test('The same key joins once', async () => {
    const made = await loop().report({ location: cellCenter(3, 1) })
    const key = { 'idempotency-key': crypto.randomUUID() }
    const join = () => loop().as('intake').post(`/api/v1/cases/${made.id}/join`, { source: 'web' }, key)
    expect((await join()).text).toBe((await join()).text)
    expect((await loop().as('intake').get(`/api/v1/cases/${made.id}/reports`)).json.count).toBe(2)
  })

  test('What was merged counts among the reports, and its own further reports with it; un-merged, no longer', async () => {
    const place = cellCenter(4, 2)
    const kept = await loop().report({ location: place })
    const twin = await loop().report({ location: east(place, 5) })
    await loop().as('intake').post(`/api/v1/cases/${twin.id}/join`, { source: 'hotline' })
    const before = await loop().as('dispatcher').get(`/api/v1/cases/${twin.id}/duplicates`)
    expect(before.json.items[0]).toMatchObject({ case: { id: kept.id }, joinable: true })
    const { version } = (await loop().as('intake').get(`/api/v1/cases/${twin.id}`)).json
    const merged = await loop().walk({ ...twin, version }, ['intake', 'merge', { into: kept.id }])
    const reports = async () => (await loop().as('intake').get(`/api/v1/cases/${kept.id}/reports`)).json.count
    expect(await reports()).toBe(3)
    const after = (await loop().as('intake').get(`/api/v1/cases/${kept.id}/duplicates`)).json.items
    expect(after.map((item: { case: { id: string } }) => item.case.id)).not.toContain(twin.id)
    await loop().walk(merged, ['intake', 'unmerge'])
    expect(await reports()).toBe(1)
  })
})

describeOnBothDatabases('The rules of duplicates', (database) => {
  const loop = useLoop(database)
  const url = '/api/v1/duplicates/rules'

  test('are tuned for a class alone, versioned, audited, and rule at once', async () => {
    const here = cellCenter(0, 3)
    const { id } = await loop().report({ location: east(here, 60) })
    const { version, rules } = (await loop().as('admin').get(url)).json
    const own: DuplicateRule = { ...rules[0], kind: 'event', code: '06010', radiusM: 40, family: ['06010'] }
    const put = (body: object, who = 'admin') => loop().as(who).put(url, body)
    expect((await put({ version, rules: [...rules, own] }, 'intake')).status).toBe(403)
    const done = await put({ version, rules: [...rules, own] })
    expect(done.status, done.text).toBe(200)
    expect(done.json.version).toBe(version + 1)
    expect((await put({ version, rules })).status).toBe(409)
    const found = (
      await loop()
        .as('intake')
        .get(`/api/v1/duplicates?${asQuery(here)}`)
    ).json
    expect(found).toMatchObject({ rule: { radiusM: 40, family: ['06010'] }, items: [] })
    expect((await put({ version: version + 1, rules })).status).toBe(200)
    const again = (
      await loop()
        .as('intake')
        .get(`/api/v1/duplicates?${asQuery(here)}`)
    ).json
    expect(again.items[0].case.id).toBe(id)
    const audited = await loop().db.any(`select detail from audit where action = 'duplicate-rules'`)
    expect(audited).toHaveLength(2)
  })

  test('that say nothing or too much are named, and nothing is saved', async () => {
    const { version, rules } = (await loop().as('admin').get(url)).json
    const [event] = rules
    const wrong = await loop()
      .as('admin')
      .put(url, {
        version,
        rules: [
          event,
          event,
          { ...event, code: '99', weights: { distance: 0, time: 0, class: 0, component: 0 } },
        ],
      })
    expect(wrong.status).toBe(422)
    expect(wrong.json.errors.map(({ field }: { field: string }) => field)).toEqual([
      'rules.1.code',
      'rules.2.code',
      'rules.2.weights',
      'rules',
    ])
    expect((await loop().as('admin').get(url)).json).toEqual({ version, rules })
  })

  test('are tried on what was merged before: what they find, what they miss and why, and how much they would show', async () => {
    const place = cellCenter(5, 3)
    const kept = await loop().report({ location: place })
    const twin = await loop().report({ location: east(place, 50) })
    await loop().walk(twin, ['intake', 'merge', { into: kept.id }])
    const { rules } = (await loop().as('admin').get(url)).json
    const narrow = rules.map((rule: DuplicateRule) => ({ ...rule, radiusM: 20 }))
    const { status, json, text } = await loop().as('supervisor').post(`${url}/trial`, { rules: narrow })
    expect(status, text).toBe(200)
    expect(json.inForce).toMatchObject({ mergedPairs: 1, found: 1, recall: 1, missed: [] })
    expect(json.proposed).toMatchObject({ found: 0, recall: 0, missed: [{ because: 'too-far' }] })
    expect(json.inForce.reports).toBeGreaterThan(0)
  })
})

describeOnBothDatabases('The same problem again and again', (database) => {
  const loop = useLoop(database)

  test('A spot where three were closed is told at intake, on the next case and in the list of its street alone', async () => {
    const here = cellCenter(0, 0)
    for (const metres of [0, 8, 16]) {
      await loop().caseIn('closed', { location: east(here, metres) })
      loop().setClock(60 * 24)
    }
    // The server's own job may have looked at some of them before.
    await findSpots(loop().db)
    expect(await findSpots(loop().db)).toBe(0)
    const next = await loop().report({ location: east(here, 4) })
    const asked = (
      await loop()
        .as('intake')
        .get(`/api/v1/duplicates?${asQuery(here)}`)
    ).json
    expect(asked.recurring).toMatchObject({ closedCount: 3, count: 4 })
    expect(asked.recurring.caseIds).toHaveLength(3)
    const onCase = (await loop().as('dispatcher').get(`/api/v1/cases/${next.id}/duplicates`)).json
    expect(onCase.recurring).toMatchObject({ closedCount: 3 })
    const list = async (who: string) => (await loop().as(who).get('/api/v1/recurring')).json.items
    expect(await list('supervisor')).toMatchObject([
      { count: 3, openCount: 1, kind: 'event', family: ['06'] },
    ])
    expect(await list('street-xihu')).toHaveLength(1)
    expect(await list('street-xiuchuan')).toEqual([])
    expect(await list('unit-water')).toEqual([])
  })

  test('It calms down by itself, and other rules make other spots', async () => {
    const { version, rules } = (await loop().as('admin').get('/api/v1/duplicates/rules')).json
    const often = rules.map((rule: DuplicateRule) => ({
      ...rule,
      recurring: { ...rule.recurring, count: 4 },
    }))
    const put = await loop().as('admin').put('/api/v1/duplicates/rules', { version, rules: often })
    expect(put.status, put.text).toBe(200)
    await findSpots(loop().db)
    const list = async () => (await loop().as('supervisor').get('/api/v1/recurring')).json.items
    expect(await list()).toEqual([])
    await loop()
      .as('admin')
      .put('/api/v1/duplicates/rules', { version: version + 1, rules })
    await findSpots(loop().db)
    expect(await list()).toHaveLength(1)
    loop().setClock(60 * 24 * 200)
    expect(await list()).toEqual([])
  })
})
