import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { sweepPresence } from './presence-service.ts'

describeOnBothDatabases('Work at the desks', (database) => {
  const loop = useLoop(database)
  const now = () => loop().setClock(0)
  const aScreen = () => crypto.randomUUID()

  async function say(who: string, screen: string, caseId: string | null, typing = false) {
    const said = await loop().as(who).post('/api/v1/presence', { screen, caseId, typing })
    expect(said.status, said.text).toBe(204)
  }
  const whoIsAt = async (caseId: string) => {
    const { items } = (await loop().as('intake').get('/api/v1/presence')).json
    const found = items.find((one: { caseId: string }) => one.caseId === caseId)
    return (found?.people ?? []).map(
      (p: { name: string; typing: boolean }) => `${p.name}${p.typing ? ' types' : ''}`,
    )
  }
  const told = async (caseId: string) =>
    (
      await loop().db.any<{ people: { name: string }[] }>(
        `select payload -> 'people' as people from outbox where topic = 'presence' and case_id = $1 order by position`,
        [caseId],
      )
    ).map(({ people }) => people.map(({ name }) => name).join('+'))

  test('Two operators at one case see each other; who leaves or falls silent is gone', async () => {
    const { id } = await loop().caseIn('filed')
    const [mine, his] = [aScreen(), aScreen()]
    await say('dispatcher', mine, id)
    await say('supervisor', his, id, true)
    expect(await whoIsAt(id)).toEqual(['dispatcher', 'supervisor types'])
    // Saying it again tells nobody anything new.
    await say('supervisor', his, id, true)
    expect(await told(id)).toEqual(['dispatcher', 'dispatcher+supervisor'])
    await say('dispatcher', mine, null)
    expect(await whoIsAt(id)).toEqual(['supervisor types'])
    const later = loop().setClock(0.5)
    expect(await sweepPresence(loop().db, later)).toBe(true)
    expect(await sweepPresence(loop().db, later)).toBe(false)
    expect((await told(id)).at(-1)).toBe('')
    expect(await whoIsAt(id)).toEqual([])
  })

  test('Both who come at the same moment are in the last word that is told', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await loop().caseIn('filed')
      await Promise.all(['dispatcher', 'supervisor', 'intake'].map((who) => say(who, aScreen(), id)))
      expect((await told(id)).at(-1)).toBe('dispatcher+intake+supervisor')
    }
  })

  test('Presence, notes and filters are the operators’ alone', async () => {
    const { id } = await loop().caseIn('dispatched')
    const unit = loop().as('unit-water')
    expect((await unit.get('/api/v1/presence')).status).toBe(403)
    expect((await unit.get(`/api/v1/cases/${id}/notes`)).status).toBe(403)
    expect((await unit.post(`/api/v1/cases/${id}/notes`, { text: 'x' })).status).toBe(403)
    expect((await loop().as('unit-urban').get(`/api/v1/cases/${id}/notes`)).status).toBe(404)
    expect((await loop().as('intake').post('/api/v1/presence', { screen: 'x', caseId: id })).status).toBe(400)
    const nowhere = crypto.randomUUID()
    expect(
      (await loop().as('intake').post('/api/v1/presence', { screen: nowhere, caseId: nowhere })).status,
    ).toBe(404)
  })

  test('A note is shared or one’s own, and never part of the case’s history', async () => {
    const { id } = await loop().caseIn('filed')
    const at = `/api/v1/cases/${id}/notes`
    const own = await loop().as('intake').post(at, { text: '来电人要求回复', shared: false })
    const shared = await loop().as('intake').post(at, { text: '等部件照片' })
    expect([own.status, shared.status]).toEqual([201, 201])
    const seenBy = async (who: string) =>
      (await loop().as(who).get(at)).json.items.map((note: { text: string }) => note.text).toSorted()
    expect(await seenBy('intake')).toEqual(['来电人要求回复', '等部件照片'].toSorted())
    expect(await seenBy('dispatcher')).toEqual(['等部件照片'])
    expect((await loop().as('dispatcher').delete(`/api/v1/shift/notes/${shared.json.id}`)).status).toBe(404)
    expect((await loop().as('intake').delete(`/api/v1/shift/notes/${shared.json.id}`)).status).toBe(204)
    expect(await seenBy('dispatcher')).toEqual([])
    const history = (await loop().as('unit-water').get(`/api/v1/cases/${id}/events`)).text
    expect(history).not.toContain('等部件照片')
  })

  test('A filter is kept, shared with a role, and forgotten by its owner; what was chosen stays chosen', async () => {
    const body = { name: '紧急部件', filter: { kind: 'component', urgent: true }, sharedWith: 'dispatcher' }
    const made = await loop().as('supervisor').post('/api/v1/shift/filters', body)
    expect(made.status, made.text).toBe(201)
    const names = async (who: string) =>
      (await loop().as(who).get('/api/v1/shift/filters')).json.items.map((one: { name: string }) => one.name)
    expect(await names('dispatcher')).toEqual(['紧急部件'])
    expect(await names('intake')).toEqual([])
    expect((await loop().as('dispatcher').delete(`/api/v1/shift/filters/${made.json.id}`)).status).toBe(404)
    expect(
      (
        await loop()
          .as('supervisor')
          .post('/api/v1/shift/filters', { ...body, filter: { light: 'blue' } })
      ).status,
    ).toBe(400)
    const chosen = {
      defaultFilter: made.json.id,
      filterOrder: [],
      sound: false,
      volume: 10,
      autoAdvance: false,
    }
    const { url } = loop().app
    const kept = await fetch(`${url}/api/v1/shift/settings`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${loop().as('intake').token}`, 'content-type': 'application/json' },
      body: JSON.stringify(chosen),
    })
    expect(kept.status).toBe(200)
    expect((await loop().as('intake').get('/api/v1/shift/settings')).json).toEqual(chosen)
    expect((await loop().as('supervisor').delete(`/api/v1/shift/filters/${made.json.id}`)).status).toBe(204)
  })

  test('A queue is narrowed by class, place, urgency and claim', async () => {
    const plain = await loop().caseIn('accepted')
    const taken = await loop().walk(await loop().caseIn('accepted'), ['intake', 'claim'])
    const list = async (query: string) =>
      (
        await loop().as('intake').get(`/api/v1/cases?status=accepted&sort=due&limit=100&${query}`)
      ).json.items.map((one: { id: string }) => one.id)
    expect(await list('unclaimed=true')).toContain(plain.id)
    expect(await list('unclaimed=true')).not.toContain(taken.id)
    expect(await list('mine=true')).toEqual([taken.id])
    expect(await list(`community=${plain.communityCode}&kind=event`)).toContain(plain.id)
    expect(await list('community=620103999999')).toEqual([])
    expect(await list('urgent=true')).toEqual([])
    const urgent = await loop().walk(plain, ['supervisor', 'mark-urgent', { hours: 2, reason: '伤人' }])
    expect(await list('urgent=true')).toEqual([urgent.id])
  })

  test('Two who take the next ones never get the same', async () => {
    for (let i = 0; i < 6; i += 1) await loop().caseIn('accepted')
    const take = (who: string) => loop().as(who).post('/api/v1/cases/take', { desk: 'file', n: 3 })
    const [a, b] = await Promise.all([take('supervisor'), take('intake')])
    expect([a.status, b.status], a.text + b.text).toEqual([200, 200])
    const ids = [...a.json.items, ...b.json.items].map((one: { id: string }) => one.id)
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
    const { items } = (await loop().as('intake').get('/api/v1/cases?status=accepted&mine=true')).json
    for (const one of b.json.items) expect(items.map((x: { id: string }) => x.id)).toContain(one.id)
    expect((await loop().as('unit-water').post('/api/v1/cases/take', { desk: 'file', n: 1 })).status).toBe(
      403,
    )
    expect((await loop().as('intake').post('/api/v1/cases/take', { desk: 'mine', n: 1 })).status).toBe(400)
  })

  test('A shift is handed over by a sheet: what it says stays, its claims become the receiver’s, once', async () => {
    const held = await loop().walk(await loop().caseIn('filed'), ['dispatcher', 'claim'])
    const gone = await loop().walk(await loop().caseIn('filed'), ['dispatcher', 'claim'])
    await loop().as('dispatcher').post('/api/v1/shift/notes', { text: '北区停水，来电多' })
    const to = loop().as('intake2').userId
    const wrong = await loop()
      .as('dispatcher')
      .post('/api/v1/shift/sheets', { to: loop().as('unit-water').userId })
    expect([wrong.status, wrong.json.errors[0].field]).toEqual([422, 'to'])
    const made = await loop().as('dispatcher').post('/api/v1/shift/sheets', { to, words: '一切正常' })
    expect(made.status, made.text).toBe(201)
    const { content } = made.json
    expect(content.mine.map((one: { id: string }) => one.id)).toEqual(
      expect.arrayContaining([held.id, gone.id]),
    )
    expect(content.notes.map((note: { text: string }) => note.text)).toContain('北区停水，来电多')
    expect(content.counts.open).toBeGreaterThan(1)
    // Handed over by itself meanwhile: the sheet takes nothing back.
    await loop().walk(gone, ['dispatcher', 'hand-over', { to: loop().as('supervisor').userId }])
    const confirm = (who: string) => loop().as(who).post(`/api/v1/shift/sheets/${made.json.id}/confirm`)
    expect((await confirm('dispatcher')).status).toBe(403)
    expect((await confirm('intake')).status).toBe(403)
    const taken = await confirm('intake2')
    expect([taken.status, taken.json.taken], taken.text).toEqual([200, 1])
    expect((await loop().as('intake').get(`/api/v1/cases/${held.id}`)).json.claimedBy.name).toBe('intake2')
    expect((await loop().as('intake').get(`/api/v1/cases/${gone.id}`)).json.claimedBy.name).toBe('supervisor')
    const again = await confirm('supervisor')
    expect([again.status, again.json.code]).toEqual([409, 'already-confirmed'])
    const list = (await loop().as('intake2').get('/api/v1/shift/sheets?limit=1')).json
    expect(list.items[0]).toMatchObject({ id: made.json.id, handed: 2, confirmedBy: { name: 'intake2' } })
    expect(list.waiting).toBe(0)
    const stored = (await loop().as('intake').get(`/api/v1/shift/sheets/${made.json.id}`)).json.content
    expect(stored).toEqual(content)
  })

  test('The claims of who is away from every screen are released, and the history says so', async () => {
    const { releaseLeft } = await import('../cases/claims/claims-service.ts')
    const { createPolicySource } = await import('../cases/case-policy.ts')
    const { clock, keyring, config } = loop().app.deps
    const deps = { clock, keyring, policies: createPolicySource(config.timeZone) }
    const left = await loop().walk(await loop().caseIn('filed'), ['intake2', 'claim'])
    const kept = await loop().walk(await loop().caseIn('filed'), ['supervisor', 'claim'])
    await say('intake2', aScreen(), left.id)
    loop().setClock(31)
    await say('supervisor', aScreen(), null)
    expect(await releaseLeft(loop().db, deps)).toBeGreaterThanOrEqual(1)
    expect((await loop().as('intake').get(`/api/v1/cases/${left.id}`)).json.claimedBy).toBeNull()
    expect((await loop().as('intake').get(`/api/v1/cases/${kept.id}`)).json.claimedBy.name).toBe('supervisor')
    const { items } = (await loop().as('intake').get(`/api/v1/cases/${left.id}/events`)).json
    expect(items.at(-1)).toMatchObject({ action: 'claim', actor: { role: 'system' } })
    expect(await releaseLeft(loop().db, deps)).toBe(0)
    expect(now().getTime()).toBeGreaterThan(0)
  })
})
