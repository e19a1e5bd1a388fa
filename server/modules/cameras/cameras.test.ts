import { expect, test } from 'vitest'
import type { Coverage } from '../../contract/geography.ts'
import { addBuilding, addCamera, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

const metresNorth = 1 / 110_950
const metresEast = 1 / (111_320 * Math.cos((TOWN.north * Math.PI) / 180))
/** A place so many metres from the middle of the town's west. */
const place = (eastM: number, northM: number) => ({
  lon: cellCenter(1, 1).lon + eastM * metresEast,
  lat: cellCenter(1, 1).lat + northM * metresNorth,
})

describeOnBothDatabases('Cameras', (database) => {
  const ids: Record<string, string> = {}
  const town = useTownApp(database, async (to) => {
    ids.looks = await addCamera(to, { ...place(0, -45), headingDeg: 0, pitchDeg: -5, name: 'looks north' })
    ids.away = await addCamera(to, { ...place(0, -40), headingDeg: 180, pitchDeg: -5, name: 'looks south' })
    ids.short = await addCamera(to, { ...place(-45, 0), headingDeg: 90, rangeM: 30, pitchDeg: -5 })
    ids.dome = await addCamera(to, { ...place(60, 0), kind: 'dome', name: 'behind the house' })
    ids.house = await addBuilding(to, { ...place(30, 0), halfM: 6, heightM: 18 })
    ids.distant = await addCamera(to, { ...cellCenter(5, 3), kind: 'dome' })
  })
  const covering = async (
    at: { lon: number; lat: number },
    who = 'video',
    height = 1,
  ): Promise<Coverage[]> => {
    const query = `lon=${at.lon}&lat=${at.lat}&height=${height}`
    const answer = await (await town().as(who)).get(`/api/v1/cameras/covering?${query}`)
    expect(answer.status, answer.text).toBe(200)
    return answer.json.items
  }
  const told = (items: Coverage[]) =>
    Object.fromEntries(
      items.map(({ id, whyNot }) => [Object.keys(ids).find((key) => ids[key] === id), whyNot]),
    )

  test('are features with their view, and never their stream', async () => {
    await database().db.none(`update camera set stream_enc = 'rtsp://user:secret@camera/1' where id = $1`, [
      ids.looks,
    ])
    const { json, text } = await (await town().as('video')).get(`/api/v1/cameras/${ids.looks}`)
    expect(json).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point' },
      properties: { kind: 'fixed', headingDeg: 0, pitchDeg: -5, rangeM: 80, gridCode: cellCode(1, 1) },
    })
    const list = await (await town().as('video')).get('/api/v1/cameras?q=looks&limit=10')
    expect(list.json.features).toHaveLength(2)
    for (const answer of [text, list.text]) expect(answer).not.toMatch(/rtsp|secret/)
  })

  test('that see a point come first, those near that do not say why', async () => {
    const items = await covering(place(0, 0))
    expect(items[0]).toMatchObject({ id: ids.looks, sees: true, whyNot: null, blockedBy: null })
    expect(items[0]?.distanceM).toBeCloseTo(45, 0)
    expect(told(items)).toEqual({
      looks: null,
      away: 'outside-view',
      short: 'out-of-range',
      dome: 'behind-building',
    })
    expect(items.find(({ id }) => id === ids.dome)?.blockedBy).toBe(ids.house)
  })

  test('see over a house what stands high enough', async () => {
    expect(told(await covering(place(0, 0), 'video', 60)).dome).toBeNull()
    expect(told(await covering(place(60, 20))).dome).toBeNull()
  })

  test('see a thing at their own foot, and on both sides of the north', async () => {
    expect(told(await covering(place(-45, 0))).short).toBeNull()
    expect(told(await covering(place(-8, 0))).looks).toBeNull()
    expect(told(await covering(place(8, 0))).looks).toBeNull()
  })

  test('of another area are not told to a street', async () => {
    expect(told(await covering(place(0, 0), 'east'))).toEqual({})
    expect(Object.keys(told(await covering(place(0, 0), 'west')))).toContain('looks')
    expect((await (await town().as('west')).get(`/api/v1/cameras/${ids.distant}`)).status).toBe(404)
    expect((await (await town().as('east')).get(`/api/v1/cameras/${ids.distant}`)).status).toBe(200)
  })

  test('cover no place that is none', async () => {
    for (const query of ['lon=181&lat=0', 'lon=1', 'lon=1&lat=1&height=-4'])
      expect((await (await town().as('video')).get(`/api/v1/cameras/covering?${query}`)).status).toBe(400)
  })
})
