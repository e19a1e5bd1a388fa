import { expect, test } from 'vitest'
import {
  addBuilding,
  addCamera,
  addComponent,
  addResident,
  cellCenter,
  cellCode,
  TOWN,
} from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

interface Cell {
  id: string
  geometry: { type: string }
  properties: { code: string; center: { lon: number; lat: number }; residents: number | '<5' | null }
}

describeOnBothDatabases('Grids and city', (database) => {
  const town = useTownApp(database, async (to) => {
    const house = await addBuilding(to, cellCenter(0, 0))
    for (let i = 0; i < 12; i++) await addResident(to, { buildingId: house })
    await addComponent(to, cellCenter(1, 1))
    await addCamera(to, cellCenter(2, 2))
  })
  const get = async (who: string, path: string) => (await town().as(who)).get(`/api/v1${path}`)
  const cells = async (who: string, query = ''): Promise<Cell[]> =>
    (await get(who, `/grids${query}`)).json.features

  test('are features with a center inside, all of them at once', async () => {
    const all = await cells('inspector')
    expect(all).toHaveLength(24)
    for (const { id, geometry, properties } of all) {
      expect([id, geometry.type]).toEqual([properties.code, 'Polygon'])
      const at = await get('inspector', `/grids/at?lon=${properties.center.lon}&lat=${properties.center.lat}`)
      expect(at.json.properties.code).toBe(id)
    }
  })

  test('tell how many live there to those who may know', async () => {
    const residents = async (who: string) =>
      (await cells(who)).find(({ id }) => id === cellCode(0, 0))?.properties.residents
    expect([await residents('leader'), await residents('inspector'), await residents('unit-water')]).toEqual([
      12,
      null,
      null,
    ])
    const empty = (await cells('leader')).find(({ id }) => id === cellCode(3, 3))
    expect(empty?.properties.residents).toBe('<5')
  })

  test('are those of its own for a street and a community', async () => {
    expect((await cells('east')).map(({ id }) => id.slice(0, 9))).toEqual(Array(8).fill(TOWN.streets[1]))
    expect(await cells('community')).toHaveLength(8)
    const { lon, lat } = cellCenter(0, 0)
    expect((await get('east', `/grids/at?lon=${lon}&lat=${lat}`)).status).toBe(404)
  })

  test('of responsibility are the union of their cells', async () => {
    const responsible = await cells('leader', '?kind=responsibility')
    expect(responsible.map(({ id }) => id)).toEqual(TOWN.streets.map((code) => `R-${code}`))
    expect(await cells('east', '?kind=responsibility')).toHaveLength(1)
    expect((await get('leader', '/grids?kind=other')).status).toBe(400)
  })

  test('do not exist outside the district', async () => {
    expect((await get('leader', '/grids/at?lon=24.9&lat=60.2')).status).toBe(404)
    expect((await get('leader', '/grids/at?lon=24.9')).status).toBe(400)
  })

  test('and everything else are counted in the city’s figures, people only for those who may know', async () => {
    const { json } = await get('leader', '/city')
    expect(json).toMatchObject({ code: TOWN.district, nameEn: 'Test District' })
    expect(json.bbox.map((n: number) => Number(n.toFixed(4)))).toEqual([103.8, 36.0564, 103.8072, 36.06])
    expect(json.streets.map(({ code }: { code: string }) => code)).toEqual(TOWN.streets)
    expect(json.sources).toEqual(['test'])
    const counts = {
      buildings: 1,
      components: 1,
      pipesKm: 0,
      cameras: 1,
      grids: 24,
      residents: 12,
      inspectors: 2,
    }
    expect(json.counts).toEqual(counts)
    for (const who of ['inspector', 'unit-water', 'west'])
      expect((await get(who, '/city')).json.counts).toEqual({ ...counts, residents: null })
  })
})
