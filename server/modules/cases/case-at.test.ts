import { expect, test } from 'vitest'
import type { CaseAt } from '../../contract/area.ts'
import { addBuilding, cellCenter, cellCode } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { MONDAY_MORNING, useLoop } from '../../testing/loop-world.ts'

describeOnBothDatabases('Cases as of an instant', (database) => {
  const loop = useLoop(database)
  const ask = async (query: string, who = 'leader') => {
    const { status, json, text } = await loop().as(who).get(`/api/v1/cases/at?${query}`)
    expect(status, text).toBe(200)
    return json as { at: string; items: CaseAt[]; nextCursor: string | null }
  }
  const at = (instant: Date | string, more = '') =>
    `at=${encodeURIComponent(new Date(instant).toISOString())}${more}`
  const minutes = (n: number) => new Date(Date.parse(MONDAY_MORNING) + n * 60_000)

  test('have the status and the light that they had, whatever became of them', async () => {
    const first = await loop().report()
    loop().setClock(10)
    const accepted = await loop().walk(first, ['intake', 'accept'])
    loop().setClock(10)
    await loop().walk(accepted, ['intake', 'reject', { reason: '重复' }])
    loop().setClock(10)
    const statusAt = async (n: number) => (await ask(at(minutes(n)))).items.map(({ status }) => status)
    expect(await statusAt(-1)).toEqual([])
    expect(await statusAt(0)).toEqual(['reported'])
    expect(await statusAt(15)).toEqual(['accepted'])
    expect(await statusAt(25)).toEqual([])
    expect(await statusAt(20)).toEqual([])
  })

  test('tell when their light changes by time alone', async () => {
    const now = loop().setClock(0)
    const open = await loop().report({ location: cellCenter(3, 1) })
    const [then] = (await ask(at(now, '&bbox=103.8036,36.0573,103.8048,36.06'))).items
    expect(then).toMatchObject({ id: open.id, status: 'reported', light: 'green' })
    const redAt = new Date(then?.redAt ?? '')
    loop().setClock(new Date(redAt.getTime() + 60_000).toISOString())
    await loop().walk(open, ['intake', 'accept'])
    const lightOf = async (instant: Date) =>
      (await ask(at(instant))).items.find(({ id }) => id === open.id)?.light
    expect(await lightOf(new Date(Date.parse(then?.yellowAt ?? '') - 1))).toBe('green')
    expect(await lightOf(new Date(then?.yellowAt ?? ''))).toBe('yellow')
    expect(await lightOf(new Date(redAt.getTime() + 1))).toBe('red')
  })

  test('were closed while they were closed, though they were opened again', async () => {
    const closed = await loop().caseIn('closed')
    const between = loop().setClock(60)
    loop().setClock(60)
    await loop().walk(closed, ['supervisor', 'reopen', { reason: '复发' }])
    expect((await ask(at(between))).items.some(({ id }) => id === closed.id)).toBe(false)
    const now = loop().setClock(0)
    expect((await ask(at(now))).items.find(({ id }) => id === closed.id)?.status).toBe('filed')
  })

  test('stand at the buildings and in the grids that the map colours by them', async () => {
    const now = loop().setClock(1)
    const place = cellCenter(2, 1)
    const nowhere = await loop().report({ location: place })
    const building = await addBuilding(database(), { ...place, lon: place.lon + 0.001 })
    const beside = await loop().report({ location: { ...place, lon: place.lon + 0.001 } })
    const { items } = await ask(at(now))
    const placeOf = (which: { id: string }) => {
      const found = items.find(({ id }) => id === which.id)
      return [found?.buildingId, found?.gridCode]
    }
    expect(placeOf(nowhere)).toEqual([null, cellCode(2, 1)])
    expect(placeOf(beside)).toEqual([Number(building), expect.any(String)])
    const countBy = (idOf: (one: CaseAt) => string | number | null) =>
      Object.entries(Object.groupBy(items, (one) => String(idOf(one))))
        .filter(([id]) => id !== 'null')
        .map(([id, cases]) => [id, cases?.length])
        .toSorted()
    const shown = async (path: string) =>
      (await loop().as('leader').get(path)).json.items
        .map(([id, , open]: [string | number, number, number]) => [String(id), open])
        .toSorted()
    expect(countBy(({ buildingId }) => buildingId)).toEqual(await shown('/api/v1/map/buildings/cases'))
    expect(countBy(({ gridCode }) => gridCode)).toEqual(await shown('/api/v1/map/grids/cases'))
    expect(countBy(({ responsibilityCode }) => responsibilityCode)).toEqual(
      await shown('/api/v1/map/grids/cases?kind=responsibility'),
    )
  })

  test('come in pages, of the scope, of the box, and never of the future', async () => {
    const now = loop().setClock(1)
    const east = await loop().report({ location: cellCenter(5, 0) })
    const whole = await ask(at(now))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await ask(at(now, `&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`))
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id))
    expect((await ask(at(now), 'street-xiuchuan')).items.map(({ id }) => id)).toEqual([east.id])
    expect((await ask(at(now, '&bbox=0,0,1,1'))).items).toEqual([])
    const future = await loop()
      .as('leader')
      .get(`/api/v1/cases/at?${at('2031-01-01T00:00:00Z')}`)
    expect([future.status, future.json.code]).toEqual([422, 'in-the-future'])
    expect((await loop().as('leader').get('/api/v1/cases/at')).status).toBe(400)
    expect(
      (
        await loop()
          .as('leader')
          .get(`/api/v1/cases/at?${at(now, '&cursor=x')}`)
      ).status,
    ).toBe(400)
  })
})
