import { expect, test } from 'vitest'
import type { LonLat } from '../../contract/common.ts'
import { metresPerDegree } from '../../contract/geodesy.ts'
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
import { useLoop } from '../../testing/loop-world.ts'

type Corner = [lon: number, lat: number]

/** A box over whole cells of the town, from a column and row to another. */
function box(column: number, row: number, toColumn = column, toRow = row) {
  const west = TOWN.west + column * TOWN.cellLon
  const east = TOWN.west + (toColumn + 1) * TOWN.cellLon
  const north = TOWN.north - row * TOWN.cellLat
  const south = TOWN.north - (toRow + 1) * TOWN.cellLat
  const ring: Corner[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

describeOnBothDatabases('What lies inside an area', (database) => {
  const loop = useLoop(database)
  const ids: Record<string, string> = {}
  const inside = async (who: string, body: object) => loop().as(who).post('/api/v1/areas/inside', body)
  const ask = async (who: string, body: object) => {
    const { status, json, text } = await inside(who, body)
    expect(status, text).toBe(200)
    return json
  }
  const list = async (who: string, kind: string, body: object) => {
    const { status, json, text } = await loop().as(who).post(`/api/v1/areas/inside/${kind}`, body)
    expect(status, text).toBe(200)
    return json
  }

  test('is counted by kind, class and light, of the area alone', async () => {
    ids.house = await addBuilding(database(), { ...cellCenter(0, 0), name: '丽景苑' })
    const third = await addBuilding(database(), cellCenter(0, 1))
    for (let i = 0; i < 9; i++) await addResident(database(), { buildingId: third, room: String(i) })
    await addResident(database(), { buildingId: ids.house })
    const full = await addBuilding(database(), cellCenter(2, 2))
    for (let i = 0; i < 8; i++) await addResident(database(), { buildingId: full, room: String(i) })
    for (let i = 0; i < 3; i++) await addComponent(database(), cellCenter(0, 0))
    await addComponent(database(), cellCenter(3, 3))
    await addCamera(database(), cellCenter(0, 0))
    const held = await loop().caseIn('dispatched')
    await loop().caseIn('closed')
    await loop().report({ location: cellCenter(3, 3) })
    const found = await ask('leader', { polygon: box(0, 0, 1, 1) })
    expect(found.counts).toEqual({ cases: 1, components: 3, cameras: 1, buildings: 2, inspectors: 0 })
    expect(found.lights).toEqual({ green: 1, yellow: 0, red: 0 })
    expect(found.components.map(({ n }: { n: number }) => n)).toEqual([3])
    expect(found.cases).toEqual([
      { code: '06010', name: expect.any(String), nameEn: expect.any(String), n: 1 },
    ])
    expect(found.areaM2).toBeCloseTo(4 * 108 * 100, -4)
    const { items } = await list('leader', 'cases', { polygon: box(0, 0, 1, 1) })
    expect(items.map(({ id }: { id: string }) => id)).toEqual([held.id])
    expect(items[0]).toMatchObject({ code: held.number, status: 'dispatched', light: 'green' })
  })

  test('comes a page at a time', async () => {
    const first = await list('leader', 'components', { polygon: box(0, 0), limit: 2 })
    expect(first.items).toHaveLength(2)
    const second = await list('leader', 'components', {
      polygon: box(0, 0),
      limit: 2,
      cursor: first.nextCursor,
    })
    expect(second.items).toHaveLength(1)
    expect(second.nextCursor).toBeNull()
    const buildings = await list('leader', 'buildings', { polygon: box(0, 0, 5, 3) })
    expect(buildings.items.map(({ name }: { name: string }) => name)).toContain('丽景苑')
    const wrong = await loop()
      .as('leader')
      .post('/api/v1/areas/inside/components', {
        polygon: box(0, 0),
        cursor: 'x',
      })
    expect(wrong.status).toBe(400)
  })

  test('tells of people what the published figures tell, and to those who may see them', async () => {
    const known = await ask('leader', { polygon: box(0, 0, 5, 3) })
    const stats = (await loop().as('leader').get('/api/v1/population/stats?by=grid')).json.items
    const shown = stats.filter(({ people }: { people: unknown }) => typeof people === 'number')
    expect(shown).toHaveLength(1)
    const sum = shown.reduce((total: number, { people }: { people: number }) => total + people, 0)
    expect(known.residents).toEqual({ people: sum, cells: 24, hidden: 24 - shown.length })
    // A box of one cell with one person says no more than the cell itself does.
    const few = await ask('leader', { polygon: box(0, 0) })
    expect(few.residents).toEqual({ people: '<5', cells: 1, hidden: 1 })
    // Two shapes that differ by a building do not differ by its people.
    const { lon, lat } = cellCenter(0, 0)
    const around = (half: number): Corner[] => [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
    ]
    const near = await ask('leader', { polygon: { type: 'Polygon', coordinates: [around(0.0003)] } })
    expect(near.residents.people).toBe('<5')
    expect((await ask('inspector', { polygon: box(0, 0) })).residents).toBeNull()
    expect((await ask('unit-water', { polygon: box(0, 0) })).residents).toBeNull()
  })

  test('ends where the asker’s scope ends', async () => {
    const whole = { polygon: box(0, 0, 5, 3) }
    const east = await ask('street-xiuchuan', whole)
    expect(east.counts).toMatchObject({ cases: 0, components: 0, buildings: 0 })
    const west = await ask('street-xihu', whole)
    expect(west.counts).toMatchObject({ components: 4, buildings: 3 })
    expect(west.residents.cells).toBe(16)
    expect((await list('street-xiuchuan', 'components', whole)).items).toEqual([])
    const unit = await ask('unit-water', whole)
    expect(unit.counts).toMatchObject({ cases: 1, components: 4, inspectors: 0 })
  })

  test('is of the instant that was asked for', async () => {
    const before = loop().setClock(0).toISOString()
    const late = await loop().report({ location: cellCenter(5, 0) })
    loop().setClock(60)
    const closed = await loop().walk(late, ['intake', 'reject', { reason: '重复' }])
    expect(closed.status).toBe('rejected')
    const polygon = box(5, 0)
    expect((await ask('leader', { polygon })).counts.cases).toBe(0)
    const then = await ask('leader', {
      polygon,
      at: new Date(loop().setClock(0).getTime() - 30 * 60_000).toISOString(),
    })
    expect(then.counts.cases).toBe(1)
    expect(then.lights.green + then.lights.yellow).toBe(1)
    const at = new Date(Date.parse(before) - 60_000).toISOString()
    expect((await ask('leader', { polygon, at })).counts.cases).toBe(0)
    const future = await inside('leader', { polygon, at: '2030-01-01T00:00:00Z' })
    expect([future.status, future.json.code]).toEqual([422, 'in-the-future'])
  })

  test('is not asked of a shape that bounds nothing; the corner is named', async () => {
    const { lon, lat } = cellCenter(0, 0)
    const at = (x: number, y: number): Corner => [lon + x / 1000, lat + y / 1000]
    const refuse = async (ring: Corner[]) => {
      const { status, json } = await inside('leader', { polygon: { type: 'Polygon', coordinates: [ring] } })
      return [status, json.code, json.errors?.[0]?.field]
    }
    expect(await refuse([at(0, 0), at(1, 1), at(1, 0), at(0, 1)])).toEqual([
      422,
      'self-crossing',
      'polygon.coordinates.0.0',
    ])
    expect(await refuse([at(0, 0), at(1, 1)])).toEqual([422, 'too-few-points', 'polygon.coordinates.0.1'])
    expect(await refuse([at(0, 0), at(1, 1), at(1, 1), at(0, 1)])).toEqual([
      422,
      'same-point',
      'polygon.coordinates.0.2',
    ])
    expect(await refuse([at(0, 0), at(1, 1), at(2, 2)])).toEqual([422, 'no-area', 'polygon'])
    expect(await refuse([at(0, 0), at(99, 0), at(99, 99), at(0, 99)])).toEqual([
      422,
      'area-too-large',
      'polygon',
    ])
    expect(await refuse([at(0, 0), [200, 0], at(0, 99)])).toEqual([
      422,
      'off-earth',
      'polygon.coordinates.0.1',
    ])
    const many = Array.from({ length: 501 }, (_, i): Corner => {
      const angle = (i / 501) * Math.PI * 2
      return at(Math.cos(angle), Math.sin(angle))
    })
    expect(await refuse(many)).toEqual([422, 'too-many-points', 'polygon.coordinates.0.500'])
    expect((await inside('leader', { polygon: 'all' })).status).toBe(400)
    expect((await inside('leader', { polygon: { type: 'Polygon', coordinates: [] } })).status).toBe(400)
  })

  test('may be smaller by the installation’s setting', async () => {
    await loop().db.none(`insert into setting values ('area-max-km2', '0.01')`)
    const { status, json } = await inside('leader', { polygon: box(0, 0, 1, 1) })
    expect([status, json.detail]).toEqual([422, 'The area is larger than 0.01 km².'])
    await loop().db.none(`delete from setting where key = 'area-max-km2'`)
  })

  test('and what is near a place: its building, who looks after it, components, people on duty', async () => {
    const { lon, lat } = cellCenter(0, 0)
    const leader = loop().as('grid-leader').userId
    await loop().db.none(`update responsibility_grid set grid_leader_id = $1 where code = 'R-620103001'`, [
      leader,
    ])
    const get = async (who: string) =>
      (await loop().as(who).get(`/api/v1/areas/nearby?lon=${lon}&lat=${lat}`)).json
    const found = await get('dispatcher')
    expect(found).toMatchObject({ gridCode: cellCode(0, 0), building: { id: ids.house, name: '丽景苑' } })
    expect(found.managers).toEqual([{ duty: 'grid-leader', name: expect.any(String) }])
    expect(found.components).toHaveLength(3)
    expect((await get('unit-water')).managers).toEqual([])
    expect(await get('street-xiuchuan')).toMatchObject({ gridCode: null, building: null, components: [] })
  })

  test('the building of a place is the nearest by metres, whichever way it lies, and none beyond five', async () => {
    const { lon, lat } = cellCenter(3, 2)
    const { east, north } = metresPerDegree(lat)
    const at = (eastM: number, northM: number) => ({ lon: lon + eastM / east, lat: lat + northM / north })
    // Walls 10 m from their middle: 4.2 m to the east, 4.6 m to the north. By degrees the northern one is nearer.
    const halfM = 10
    const half = {
      x: (halfM / 111_000 / Math.cos((lat * Math.PI) / 180)) * east,
      y: (halfM / 111_000) * north,
    }
    const eastern = await addBuilding(database(), { ...at(half.x + 4.2, 0), halfM })
    await addBuilding(database(), { ...at(0, half.y + 4.6), halfM })
    const buildingAt = async (place: LonLat) =>
      (await loop().as('dispatcher').get(`/api/v1/areas/nearby?lon=${place.lon}&lat=${place.lat}`)).json
        .building
    expect(await buildingAt(at(0, 0))).toMatchObject({ id: eastern })
    expect(await buildingAt(at(-0.7, -0.7))).toMatchObject({ id: eastern })
    expect(await buildingAt(at(-0.9, -0.9))).toBeNull()
  })
})
