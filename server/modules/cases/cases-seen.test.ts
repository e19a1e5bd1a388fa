import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CaseDetail, CaseSummary } from '../../contract/case-shape.ts'
import { cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { aReport, useLoop, WAYS } from '../../testing/loop-world.ts'

const name = '欧阳清风'
const phone = '13912345678'
const masked = '139****5678'

describeOnBothDatabases('Who sees what', (database) => {
  const loop = useLoop(database)
  const idsSeenBy = async (username: string, query = ''): Promise<string[]> => {
    const { json } = await loop().as(username).get(`/api/v1/cases?limit=500${query}`)
    return json.items.map(({ id }: CaseSummary) => id)
  }
  const call = { source: 'hotline', reporter: { name, phone } }

  test('A street, a community and a unit see their own cases; the rest does not exist for them', async () => {
    const west = await loop().report()
    const middle = await loop().report({ location: cellCenter(2, 0) })
    const east = await loop().walk(await loop().report({ location: cellCenter(5, 3) }), ...WAYS.dispatched)
    const sees = async (who: string) =>
      (await idsSeenBy(who)).filter((id) => [west.id, middle.id, east.id].includes(id)).toSorted()
    expect(await sees('leader')).toEqual([west.id, middle.id, east.id].toSorted())
    expect(await sees('street-xihu')).toEqual([west.id, middle.id].toSorted())
    expect(await sees('street-xiuchuan')).toEqual([east.id])
    expect(await sees('community-clerk')).toEqual([west.id])
    expect(await sees('unit-water')).toEqual([east.id])
    expect(await sees('unit-urban')).toEqual([])
    for (const path of ['', '/events', '/nearby'])
      for (const [who, status] of [
        ['unit-urban', 404],
        ['street-xihu', 404],
        ['unit-water', 200],
      ] as const)
        expect((await loop().as(who).get(`/api/v1/cases/${east.id}${path}`)).status).toBe(status)
    const act = await loop().attempt(east, ['unit-urban', 'sign'])
    expect(act.status).toBe(404)
    // Out of scope is told before the shape is looked at.
    expect((await loop().as('unit-urban').post(`/api/v1/cases/${east.id}/actions`, {})).status).toBe(404)
    expect((await loop().as('unit-urban').get('/api/v1/cases/nonsense')).status).toBe(404)
  })

  test('A unit goes on seeing a case that it held, and counts only what it holds', async () => {
    const back = await loop().walk(await loop().caseIn('dispatched'), [
      'unit-water',
      'return',
      { reason: '不属于本单位' },
    ])
    expect(await idsSeenBy('unit-water')).toContain(back.id)
    const over = await loop().walk(back, ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }])
    expect(await idsSeenBy('unit-water')).toContain(over.id)
    const signed = await loop().attempt(over, ['unit-water', 'sign'])
    expect(signed.status).toBe(403)
    expect((await loop().as('unit-urban').get(`/api/v1/cases/${over.id}`)).status).toBe(200)
  })

  test('A street that handles a case elsewhere sees it too', async () => {
    const filed = await loop().walk(await loop().report({ location: cellCenter(5, 0) }), ...WAYS.filed)
    expect(await idsSeenBy('street-xihu')).not.toContain(filed.id)
    await loop().walk(filed, ['dispatcher', 'dispatch', { unit: 'SUBDISTRICT-XIHU' }])
    expect(await idsSeenBy('street-xihu')).toContain(filed.id)
  })

  test('A caller is shown masked to the desks and to nobody else', async () => {
    const made = await loop().report(call, 'intake')
    const sent = await loop().walk(made, ...WAYS.dispatched)
    for (const who of ['intake', 'dispatcher', 'supervisor']) {
      const { json, text } = await loop().as(who).get(`/api/v1/cases/${sent.id}`)
      expect(json.reporter).toEqual({ name: '欧**', phone: masked, userId: null })
      expect(text).not.toContain(phone)
    }
    for (const who of [
      'unit-water',
      'street-xihu',
      'leader',
      'inspector',
      'assessor',
      'admin',
      'community-clerk',
    ])
      expect((await loop().as(who).get(`/api/v1/cases/${sent.id}`)).json.reporter).toBeNull()
  })

  test('Name and phone of a caller are nowhere but encrypted in the erasable row; the event holds a salted hash', async () => {
    const made = await loop().report(call, 'intake')
    await loop().walk(made, ...WAYS.closed)
    const texts: { text: string }[] = []
    for (const table of ['case_record', 'case_event', 'outbox', 'idempotency_key', 'audit'])
      texts.push(...(await loop().db.any(`select to_jsonb(x)::text as text from ${table} x`)))
    for (const path of [
      `cases/${made.id}`,
      `cases/${made.id}/events`,
      `cases/${made.id}/nearby`,
      'cases?limit=500',
    ])
      texts.push(await loop().as('supervisor').get(`/api/v1/${path}`))
    const all = texts.map(({ text }) => text).join('\n')
    expect(all).not.toContain(phone)
    expect(all).not.toContain(name)
    const row = await loop().db.one(
      `select p.salt, p.name_enc, p.phone_enc, p.phone_mask, e.personal_hash, e.data
         from case_record c join reporter_person p on p.id = c.reporter_person_id
         join case_event e on e.case_id = c.id and e.version = 1 where c.id = $1`,
      [made.id],
    )
    const { keyring } = loop().app.deps
    expect([keyring.decrypt(row.nameEnc), keyring.decrypt(row.phoneEnc), row.phoneMask]).toEqual([
      name,
      phone,
      masked,
    ])
    expect(row.personalHash).toEqual(
      createHash('sha256').update(row.salt).update(`${name}\n${phone}`).digest(),
    )
    expect(row.data.reporterPersonId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('After erasure the case stands, its history too, and nobody is shown', async () => {
    const made = await loop().report(call, 'intake')
    await loop().db.none(
      `update reporter_person set name_enc = null, phone_enc = null, phone_mask = null, phone_hash = null, erased_at = now()
        where id = (select reporter_person_id from case_record where id = $1)`,
      [made.id],
    )
    const { json } = await loop().as('intake').get(`/api/v1/cases/${made.id}`)
    expect(json).toMatchObject({ id: made.id, reporter: null })
    expect((await loop().as('intake').get(`/api/v1/cases/${made.id}/events`)).json.items).toHaveLength(1)
  })

  test('The unit learns that an inspector reported, not who; the reporter sees himself', async () => {
    const sent = await loop().caseIn('dispatched')
    const { text, json } = await loop().as('unit-water').get(`/api/v1/cases/${sent.id}/events`)
    expect(json.items[0].actor).toEqual({ id: null, name: '', role: 'inspector', org: null })
    expect(text).not.toContain(loop().as('inspector').userId)
    const one = await loop().as('unit-water').get(`/api/v1/cases/${sent.id}`)
    expect(one.json.reporter).toBeNull()
    expect(one.text).not.toContain(loop().as('inspector').userId)
    const own = await loop().as('inspector').get(`/api/v1/cases/${sent.id}`)
    expect(own.json.reporter).toMatchObject({ name: 'inspector', userId: loop().as('inspector').userId })
  })

  test('What a unit finds near a case holds neither field staff, nor cameras, nor cases of others', async () => {
    const other = await loop().report({ location: cellCenter(3, 3) })
    const sent = await loop().walk(await loop().report({ location: cellCenter(3, 3) }), ...WAYS.dispatched)
    const ids = ({ json }: { json: { duplicates: CaseDetail[] } }) => json.duplicates.map(({ id }) => id)
    const seenBy = (who: string) => loop().as(who).get(`/api/v1/cases/${sent.id}/nearby`)
    expect(ids(await seenBy('dispatcher'))).toContain(other.id)
    const unit = await seenBy('unit-water')
    expect(ids(unit)).not.toContain(other.id)
    expect(unit.json).toMatchObject({ cameras: [], inspectors: [] })
  })

  test('A list is filtered by what it is asked, and its pages join without gap or double', async () => {
    loop().setClock('2026-11-25T09:00:00+08:00')
    const made: string[] = []
    for (let i = 0; i < 7; i++)
      made.push((await loop().report({ location: cellCenter(4, i % 4), description: `第${i}处 50%_off` })).id)
    for (const sort of ['newest', 'updated', 'due']) {
      const all = await idsSeenBy('leader', `&sort=${sort}`)
      const paged: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { json }: { json: { items: CaseSummary[]; nextCursor: string | null } } = await loop()
          .as('leader')
          .get(`/api/v1/cases?limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`)
        paged.push(...json.items.map(({ id }) => id))
        cursor = json.nextCursor
      }
      expect(paged).toEqual(all)
      expect(new Set(paged).size).toBe(paged.length)
    }
    expect((await idsSeenBy('leader', '&grid=620103002001001')).length).toBe(2)
    expect((await idsSeenBy('leader', `&q=${encodeURIComponent('50%_off')}`)).toSorted()).toEqual(
      made.toSorted(),
    )
    expect(await idsSeenBy('leader', `&q=${encodeURIComponent('50%xoff')}`)).toEqual([])
    const from = encodeURIComponent('2026-11-25T00:00:00+08:00')
    expect((await idsSeenBy('leader', `&from=${from}`)).toSorted()).toEqual(made.toSorted())
    expect(
      (await idsSeenBy('leader', `&bbox=103.8048,36.0564,103.806,36.06&from=${from}`)).toSorted(),
    ).toEqual(made.toSorted())
    expect(await idsSeenBy('leader', `&status=reported,accepted&street=620103002&from=${from}`)).toHaveLength(
      7,
    )
    expect(await idsSeenBy('leader', `&light=red&from=${from}`)).toEqual([])
    loop().setClock(31)
    expect(await idsSeenBy('leader', `&light=red&from=${from}`)).toHaveLength(7)
    for (const query of [
      'status=strange',
      'limit=0',
      'limit=501',
      'bbox=1,2,3',
      'cursor=abc',
      'from=yesterday',
    ])
      expect((await loop().as('leader').get(`/api/v1/cases?${query}`)).status).toBe(400)
  })

  test('A report tells nobody’s secrets in its own answer', async () => {
    const { text } = await loop().as('intake').post('/api/v1/cases', aReport(call))
    expect(text).not.toContain(phone)
    expect(text).not.toContain(name)
  })
})
