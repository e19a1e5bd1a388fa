import { expect, test } from 'vitest'
import { addBuilding, cellCenter, cellCode } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'

type Told = Map<string, [light: number, open: number]>

describeOnBothDatabases('The cases of buildings on the map', (database) => {
  const loop = useLoop(database)
  const ids = { west: '', east: '' }
  let at = ''
  const ask = async (who: string, since?: string) => {
    const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`
    const { status, json, text } = await loop().as(who).get(`/api/v1/map/buildings/cases${query}`)
    expect(status, text).toBe(200)
    at = json.at
    const items = json.items as [number, number, number][]
    return {
      isWhole: json.isWhole as boolean,
      told: new Map(items.map(([id, ...of]) => [String(id), of])) as Told,
    }
  }

  test('are those at it: inside it or within 20 metres, the nearest one', async () => {
    ids.west = await addBuilding(database(), cellCenter(0, 0))
    await addBuilding(database(), { ...cellCenter(0, 1), halfM: 4 })
    const beside = { ...cellCenter(0, 0), lon: cellCenter(0, 0).lon + 0.00025 }
    const farther = { ...cellCenter(0, 0), lon: cellCenter(0, 0).lon + 0.0005 }
    for (const location of [cellCenter(0, 0), beside, farther]) await loop().report({ location })
    const { told, isWhole } = await ask('leader')
    expect([...told]).toEqual([[ids.west, [1, 2]]])
    expect(isWhole).toBe(true)
  })

  test('are found for a building that comes later, too', async () => {
    await loop().report({ location: cellCenter(5, 0) })
    ids.east = await addBuilding(database(), cellCenter(5, 0))
    expect((await ask('leader')).told.get(ids.east)).toEqual([1, 1])
  })

  test('belong to a scope: a street sees its own, a unit those it holds or held', async () => {
    expect([...(await ask('street-xiuchuan')).told.keys()]).toEqual([ids.east])
    expect((await ask('unit-water')).told.size).toBe(0)
    await loop().caseIn('dispatched', { location: cellCenter(5, 0) })
    expect((await ask('unit-water')).told.get(ids.east)).toEqual([1, 1])
    expect((await ask('leader')).told.get(ids.east)).toEqual([1, 2])
  })

  test('are told as they change: a step, the end of the last one, a light that time turned', async () => {
    loop().setClock(1)
    await ask('leader')
    loop().setClock(1)
    const idle = await ask('leader', at)
    expect([idle.isWhole, idle.told.size]).toEqual([false, 0])
    const own = await addBuilding(database(), cellCenter(2, 2))
    const made = await loop().caseIn('accepted', { location: cellCenter(2, 2) })
    expect([...(await ask('leader', at)).told]).toEqual([[own, [1, 1]]])
    await loop().walk(made, ['intake', 'reject', { reason: '不属于受理范围' }])
    expect([...(await ask('leader', at)).told]).toEqual([[own, [0, 0]]])
    loop().setClock('2026-11-18T16:00:00+08:00')
    expect((await ask('leader', '2026-11-18T15:00:00+08:00')).isWhole).toBe(false)
    const late = await ask('leader', '2026-11-16T10:00:00+08:00')
    expect([late.isWhole, late.told.get(ids.east)?.[0]]).toEqual([true, 3])
  })

  test('ask for a login and an instant', async () => {
    const { status } = await loop().as('leader').get('/api/v1/map/buildings/cases?since=yesterday')
    expect(status).toBe(400)
    expect((await fetch(`${loop().app.url}/api/v1/map/buildings/cases`)).status).toBe(401)
  })
})

describeOnBothDatabases('The cases of grids on the map', (database) => {
  const loop = useLoop(database)
  const ask = async (who: string, kind = '') => {
    const { status, json, text } = await loop().as(who).get(`/api/v1/map/grids/cases${kind}`)
    expect(status, text).toBe(200)
    return json.items as [string, number, number][]
  }

  test('are counted with their worst light, within a scope', async () => {
    for (const at of [cellCenter(0, 0), cellCenter(0, 0), cellCenter(5, 0)])
      await loop().report({ location: at })
    const [west, east] = [cellCode(0, 0), cellCode(5, 0)]
    expect(await ask('leader')).toEqual([
      [west, 1, 2],
      [east, 1, 1],
    ])
    expect(await ask('street-xiuchuan')).toEqual([[east, 1, 1]])
    expect(await ask('unit-water')).toEqual([])
    const patrols = await ask('leader', '?kind=responsibility')
    expect(patrols.map(([, light, open]) => [light, open])).toEqual([
      [1, 2],
      [1, 1],
    ])
    loop().setClock('2026-11-18T16:00:00+08:00')
    expect((await ask('leader')).map(([, light]) => light)).toEqual([3, 3])
  })

  test('end with the last case, and ask for a login and a kind', async () => {
    loop().setClock(1)
    const before = await ask('leader')
    const made = await loop().caseIn('accepted', { location: cellCenter(2, 2) })
    expect((await ask('leader')).length).toBe(before.length + 1)
    await loop().walk(made, ['intake', 'reject', { reason: '不属于受理范围' }])
    expect((await ask('leader')).length).toBe(before.length)
    expect((await loop().as('leader').get('/api/v1/map/grids/cases?kind=street')).status).toBe(400)
    expect((await fetch(`${loop().app.url}/api/v1/map/grids/cases`)).status).toBe(401)
  })
})
