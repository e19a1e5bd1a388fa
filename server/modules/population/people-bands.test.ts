import { expect, test } from 'vitest'
import { addBuilding, addResident, cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'
import { bandOf, digitsOf } from './people-bands-read.ts'

test('A band begins at its fewest people; below five nothing is told', () => {
  expect([0, 4, 5, 19, 20, 50, 100, 199, 200, 5000].map(bandOf)).toEqual([1, 1, 2, 2, 3, 4, 5, 5, 6, 6])
})

test('Digits stand at their ids, zeros between them', () => {
  expect(digitsOf([])).toEqual({ from: 1, bands: '' })
  const at = (id: number, band: number) => ({ id, band, gridCode: '' })
  expect(digitsOf([at(7, 2), at(8, 1), at(11, 6)])).toEqual({ from: 7, bands: '21006' })
})

describeOnBothDatabases('People of buildings on the map', (database) => {
  const ids: Record<string, number> = {}
  const town = useTownApp(database, async (to) => {
    const house = async (name: string, at: { lon: number; lat: number }, people: number) => {
      const buildingId = await addBuilding(to, at)
      ids[name] = Number(buildingId)
      for (let i = 0; i < people; i++) await addResident(to, { buildingId, room: String(i % 3) })
    }
    const { lon, lat } = cellCenter(0, 0)
    await house('few', { lon: lon - 0.0003, lat }, 3)
    await house('next', { lon, lat }, 6)
    await house('many', { lon: lon + 0.0003, lat }, 24)
    await house('shop', cellCenter(1, 1), 0)
    await house('east', cellCenter(5, 3), 60)
  })
  const digit = async (who: string, name: string) => {
    const { status, json, text } = await (await town().as(who)).get('/api/v1/map/buildings/people')
    expect(status, text).toBe(200)
    return json.bands[(ids[name] ?? 0) - json.from] ?? '0'
  }

  test('are told in bands; a house of few takes the next one of its cell with it', async () => {
    const told = async (name: string) => digit('leader', name)
    expect([await told('few'), await told('next'), await told('many')]).toEqual(['1', '1', '3'])
    expect([await told('shop'), await told('east')]).toEqual(['0', '4'])
  })

  test('are those of a street for its clerk, and nobody’s who does not plan by them', async () => {
    expect([await digit('west', 'many'), await digit('west', 'east')]).toEqual(['3', '0'])
    expect([await digit('east', 'many'), await digit('east', 'east')]).toEqual(['0', '4'])
    for (const who of ['inspector', 'unit-water', 'intake', 'video'])
      expect((await (await town().as(who)).get('/api/v1/map/buildings/people')).status).toBe(403)
  })
})
