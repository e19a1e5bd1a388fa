import { expect, test } from 'vitest'
import { addComponent, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

interface Feature {
  id: string
  properties: { code: string; classCode: string }
}
const boxAround = ({ lon, lat }: { lon: number; lat: number }, half = 0.0003) =>
  [lon - half, lat - half, lon + half, lat + half].join(',')

describeOnBothDatabases('Components', (database) => {
  const ids: Record<string, string> = {}
  const town = useTownApp(database, async (to) => {
    const lamp = { classCode: '01037', ownerUnit: 'POWER' }
    ids.west = await addComponent(to, { ...cellCenter(0, 0), ...lamp, name: '西津路灯1号' })
    ids.middle = await addComponent(to, { ...cellCenter(2, 1), classCode: '01001' })
    ids.east = await addComponent(to, { ...cellCenter(5, 3), ...lamp })
    ids.unknown = await addComponent(to, { ...cellCenter(5, 2), classCode: '99123' })
    ids.outside = await addComponent(to, { lon: TOWN.west - 0.01, lat: TOWN.north })
    const { lon, lat } = cellCenter(1, 2)
    const { id } = await to.db.one<{ id: number }>(
      `insert into component (code, source, source_id, class_code, owner_unit, geom, depth_m, diameter_mm)
       values ('62010301999000001', 'test', 'pipe', '01999', 'WATER',
               st_setsrid(st_makeline(st_makepoint($1, $3), st_makepoint($2, $3)), 4326), 1.8, 400) returning id`,
      [lon - 0.0002, lon + 0.0002, lat],
    )
    ids.pipe = String(id)
  })
  const list = async (who: string, query = '') => {
    const answer = await (await town().as(who)).get(`/api/v1/components${query}`)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json.type).toBe('FeatureCollection')
    return answer.json.features as Feature[]
  }
  const listIds = async (who: string, query = '') => (await list(who, query)).map(({ id }) => id)

  test('are features with class name, owner and grid', async () => {
    const { json } = await (await town().as('intake')).get(`/api/v1/components/${ids.west}`)
    expect(json).toMatchObject({
      type: 'Feature',
      id: ids.west,
      geometry: { type: 'Point' },
      properties: {
        id: ids.west,
        classCode: '01037',
        ownerUnit: 'POWER',
        ownerName: '供电局',
        name: '西津路灯1号',
      },
    })
    expect(json.geometry.coordinates[0]).toBeCloseTo(cellCenter(0, 0).lon, 6)
    expect(json.properties.gridCode).toBe(cellCode(0, 0))
    expect(json.properties.className).toMatch(/灯/)
  })

  test('include pipes with depth and diameter, named by their local class', async () => {
    const { json } = await (await town().as('intake')).get(`/api/v1/components/${ids.pipe}`)
    expect(json).toMatchObject({
      geometry: { type: 'LineString' },
      properties: { className: '供水管线', classNameEn: 'Water main', depthM: 1.8, diameterMm: 400 },
    })
    expect(json.properties.gridCode).toBe(cellCode(1, 2))
  })

  test('without a known class carry its code as name', async () => {
    const { json } = await (await town().as('intake')).get(`/api/v1/components/${ids.unknown}`)
    expect(json.properties).toMatchObject({ className: '99123', classNameEn: '99123' })
  })

  test('are listed by box, class, major class, code and words', async () => {
    expect(await listIds('intake', `?bbox=${boxAround(cellCenter(0, 0))}`)).toEqual([ids.west])
    expect(await listIds('intake', '?class=01001')).toEqual([ids.middle])
    expect(await listIds('intake', '?class=99')).toEqual([ids.unknown])
    expect(await listIds('intake', '?q=西津')).toEqual([ids.west])
    expect(await listIds('intake', '?q=Water main')).toEqual([ids.pipe])
    expect(await listIds('intake', '?q=62010301999000001')).toEqual([ids.pipe])
    // Wildcards stand for themselves.
    expect(await listIds('intake', '?q=%25')).toEqual([])
  })

  test('are listed up to the limit, at most 10,000', async () => {
    expect(await list('intake', '?limit=2')).toHaveLength(2)
    expect(await list('intake', '?limit=10000')).toHaveLength(6)
    for (const query of ['?limit=10001', '?limit=0', '?bbox=1,2,3', '?bbox=9,9,1,1', '?bbox=a,b,c,d']) {
      const { status, type } = await (await town().as('intake')).get(`/api/v1/components${query}`)
      expect([query, status]).toEqual([query, 400])
      expect(type).toContain('application/problem+json')
    }
  })

  test('are those of its own area for a street and a community; the rest does not exist there', async () => {
    expect(await listIds('west')).toEqual([ids.west, ids.middle, ids.pipe])
    expect(await listIds('community')).toEqual([ids.west, ids.pipe])
    expect(await listIds('east')).toEqual([ids.east, ids.unknown])
    expect(await listIds('unit-water')).toHaveLength(6)
    const statusOf = async (who: string, id: string | undefined) =>
      (await (await town().as(who)).get(`/api/v1/components/${id}`)).status
    expect(await statusOf('west', ids.east)).toBe(404)
    expect(await statusOf('east', ids.east)).toBe(200)
    expect(await statusOf('community', ids.middle)).toBe(404)
    expect(await statusOf('west', ids.outside)).toBe(404)
  })

  test('that are unknown are answered 404, also under a name that is no id', async () => {
    for (const id of ['999999', 'nonsense', '1e3'])
      expect((await (await town().as('intake')).get(`/api/v1/components/${id}`)).status).toBe(404)
  })
})
