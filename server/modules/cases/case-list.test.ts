import { beforeAll, expect, test } from 'vitest'
import { addUsers, startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import { layCaseStock, layStockDistrict } from '../../testing/case-stock.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'

/** More cases than a text is looked for among before its index is asked. */
const stock = 12_000

describeOnBothDatabases('A list of many cases', (database) => {
  let app: TestApp
  const clients = new Map<string, TestClient>()
  beforeAll(async () => {
    await layStockDistrict(database())
    await layCaseStock(database(), stock)
    await addUsers(database(), [
      { username: 'leader', roles: ['leader'] },
      { username: 'unit-water', roles: ['unit'], org: 'WATER' },
      { username: 'street', roles: ['street'], org: 'STREET-3', orgKind: 'street', area: '620103003' },
    ])
    app = await startTestApp(database())
    for (const username of ['leader', 'unit-water', 'street'])
      clients.set(username, await app.client(username))
    return () => app.stop()
  })
  const ask = async (username: string, path: string) => {
    const answer = await clients.get(username)?.get(path)
    expect(answer?.status, answer?.text).toBe(200)
    return answer?.json
  }
  /** The whole list, page by page. */
  async function whole(username: string, query: string): Promise<string[]> {
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { items, nextCursor } = await ask(username, `/api/v1/cases?limit=400&${query}${cursor}`)
      found.push(...items.map(({ id }: { id: string }) => id))
      if (nextCursor === null) return found
      cursor = `&cursor=${nextCursor}`
    }
  }
  const naive = async (condition: string, order = 'reported_at desc, id desc'): Promise<string[]> =>
    (await database().db.any(`select id from case_record where ${condition} order by ${order}`)).map(
      ({ id }) => id,
    )
  const text = (word: string) =>
    `(number || ' ' || coalesce(address, '') || ' ' || description) ilike '%${word}%'`

  test('A text is found wherever it is, however common, in every order, whole', async () => {
    for (const word of ['井盖', '路77', '0011999', '灯', '没有'])
      expect(await whole('leader', `q=${encodeURIComponent(word)}`), word).toEqual(await naive(text(word)))
    expect(await whole('leader', `q=${encodeURIComponent('路77')}&sort=updated`)).toEqual(
      await naive(text('路77'), 'updated_at desc, id desc'),
    )
    const due = `coalesce(due_at, timestamptz 'infinity'), id`
    expect(await whole('leader', `q=${encodeURIComponent('围挡')}&sort=due&status=dispatched`)).toEqual(
      await naive(`${text('围挡')} and status = 'dispatched'`, due),
    )
  })

  test('A text within a scope is found within it', async () => {
    const q = encodeURIComponent('井盖')
    expect(await whole('street', `q=${q}`)).toEqual(
      await naive(`${text('井盖')} and street_code = '620103003'`),
    )
    const held = `id in (select case_id from case_unit where unit_code = 'WATER')`
    expect(await whole('unit-water', `q=${q}`)).toEqual(await naive(`${text('井盖')} and ${held}`))
  })

  test('Named ones are found wherever they stand, those out of scope not at all', async () => {
    const ids = [
      ...(await naive(`street_code = '620103003'`)).slice(0, 120),
      ...(await naive('true')).slice(-80),
    ]
    const named = (query: string) => `ids=${ids.join(',')}&${query}`
    expect(await whole('leader', named(''))).toEqual(await naive(`id in ('${ids.join("','")}')`))
    expect((await whole('street', named(''))).toSorted()).toEqual(
      (await naive(`street_code = '620103003'`)).filter((id) => ids.includes(id)).toSorted(),
    )
    const many = await clients.get('leader')?.get(`/api/v1/cases?ids=${Array(201).fill(ids[0]).join(',')}`)
    expect(many?.status).toBe(400)
  })

  test('Lights and desks are counted as they are listed', async () => {
    for (const [username, scope] of [
      ['leader', 'true'],
      ['street', `street_code = '620103003'`],
      ['unit-water', `id in (select case_id from case_unit where unit_code = 'WATER')`],
    ] as const) {
      const { lights, desks } = await ask(username, '/api/v1/cases/counts')
      for (const light of ['green', 'yellow', 'red'])
        expect([username, light, (await whole(username, `light=${light}`)).length]).toEqual([
          username,
          light,
          lights[light],
        ])
      const count = async (condition: string) => (await naive(`${condition} and ${scope}`)).length
      expect(desks).toMatchObject({
        accept: await count(`status in ('reported', 'verifying')`),
        handling: await count(`status in ('dispatched', 'deferred')`),
        done: await count(`status in ('closed', 'rejected', 'voided', 'merged')`),
        supervised: await count(`supervised`),
      })
    }
  })
})
