import { expect, test } from 'vitest'
import { addBuilding, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

describeOnBothDatabases('Buildings', (database) => {
  const ids: Record<string, string> = {}
  const town = useTownApp(database, async (to) => {
    ids.west = await addBuilding(to, {
      ...cellCenter(0, 0),
      name: '丽景苑3号楼',
      address: '西津西路18号',
      heightM: 54,
    })
    ids.east = await addBuilding(to, cellCenter(5, 0))
    // On the border of two cells, four fifths of it in the eastern one.
    const border = TOWN.west + 3 * TOWN.cellLon
    ids.border = await addBuilding(to, { lon: border + 0.00006, lat: cellCenter(3, 2).lat, halfM: 9 })
  })
  const get = async (who: string, path: string) => (await town().as(who)).get(`/api/v1/buildings${path}`)
  const listIds = async (who: string, query = '') =>
    (await get(who, query)).json.features.map(({ id }: { id: string }) => id)

  test('are features with footprint, height and a center', async () => {
    const { json } = await get('intake', `/${ids.west}`)
    expect(json).toMatchObject({
      type: 'Feature',
      id: ids.west,
      geometry: { type: 'MultiPolygon' },
      properties: {
        id: ids.west,
        name: '丽景苑3号楼',
        heightM: 54,
        heightEstimated: false,
        gridCode: cellCode(0, 0),
      },
    })
    expect(json.properties.center.lat).toBeCloseTo(cellCenter(0, 0).lat, 6)
  })

  test('belong to the cell with their largest share', async () => {
    expect((await get('intake', `/${ids.border}`)).json.properties.gridCode).toBe(cellCode(3, 2))
  })

  test('are found by box and by words of name or address, up to the limit', async () => {
    expect(await listIds('intake', '?q=丽景')).toEqual([ids.west])
    expect(await listIds('intake', '?q=西津西路')).toEqual([ids.west])
    expect(await listIds('intake', '?q=a_b')).toEqual([])
    const { lon, lat } = cellCenter(5, 0)
    expect(await listIds('intake', `?bbox=${lon - 0.0004},${lat - 0.0004},${lon},${lat}`)).toEqual([ids.east])
    expect(await listIds('intake', '?limit=1')).toEqual([ids.west])
    expect((await get('intake', '?limit=20000')).status).toBe(400)
  })

  test('of another street do not exist for a street', async () => {
    expect(await listIds('west')).toEqual([ids.west, ids.border])
    expect(await listIds('community')).toEqual([ids.west])
    expect((await get('east', `/${ids.west}`)).status).toBe(404)
    expect((await get('east', `/${ids.east}`)).status).toBe(200)
    expect((await get('intake', '/4711')).status).toBe(404)
    expect((await get('intake', '/house')).status).toBe(404)
  })
})
