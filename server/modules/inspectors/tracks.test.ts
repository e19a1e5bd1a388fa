import { expect, test } from 'vitest'
import { cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'
import { forgetPositions } from './tracks.ts'

const at = (time: string) => `2026-11-16T${time}+08:00`
const q = (from: string, to: string, step = 15) =>
  `from=${encodeURIComponent(at(from))}&to=${encodeURIComponent(at(to))}&step=${step}`

describeOnBothDatabases('Tracks of all inspectors', (database) => {
  const town = useTownApp(database, async () => undefined)
  const get = async (who: string, path: string) => (await town().as(who)).get(`/api/v1/inspectors${path}`)
  const names = async (who: string) => {
    const { status, json, text } = await get(who, `/tracks?${q('09:40:00', '10:00:00')}`)
    expect(status, text).toBe(200)
    return json.items.map(({ name }: { name: string }) => name).toSorted()
  }
  const looks = async () =>
    database().db.any<{ action: string; objectId: string | null; day: string }>(
      `select action, object_id, detail ->> 'day' as day from audit where action like 'track%' order by id`,
    )

  test('are one position a step, as lists of each', async () => {
    const walk = (cell: [number, number], minutes: number[]) =>
      minutes.map((minute, i) => {
        const { lon, lat } = cellCenter(...cell)
        return { at: at(`09:${minute}:00`), lon: lon + i * 0.0001, lat, accuracy: 5 }
      })
    const send = async (who: string, body: object[]) =>
      (await town().as(who)).post('/api/v1/positions', body, { 'idempotency-key': crypto.randomUUID() })
    expect((await send('inspector', walk([0, 0], [40, 41, 42, 50]))).json.accepted).toBe(4)
    expect((await send('inspector2', walk([5, 0], [45]))).json.accepted).toBe(1)
    const { json } = await get('supervisor', `/tracks?${q('09:40:00', '10:00:00', 120)}`)
    const found = json.items.find(({ name }: { name: string }) => name === 'inspector')
    const { lon, lat } = cellCenter(0, 0)
    expect(found).toMatchObject({
      seconds: [0, 120, 600],
      lat: [lat, lat, lat].map((one) => Math.round(one * 1e6) / 1e6),
    })
    expect(found.lon[1]).toBeCloseTo(lon + 0.0002, 5)
  })

  test('are seen by those who lead them, each by its own; oneself by everyone on duty', async () => {
    for (const who of ['supervisor', 'leader', 'video'])
      expect([who, await names(who)]).toEqual([who, ['inspector', 'inspector2']])
    expect(await names('contractor')).toEqual(['inspector2'])
    expect(await names('west')).toEqual(['inspector'])
    expect(await names('east')).toEqual(['inspector2'])
    expect(await names('inspector')).toEqual(['inspector'])
    for (const who of ['unit-water', 'population'])
      expect((await get(who, `/tracks?${q('09:40:00', '10:00:00')}`)).status).toBe(403)
    expect((await get('leader', `/tracks?${q('08:00:00', '10:00:00')}`)).status).toBe(422)
    expect((await get('leader', `/tracks?${q('10:00:00', '09:00:00')}`)).status).toBe(422)
    expect((await get('leader', '/tracks?from=today')).status).toBe(400)
  })

  test('leave one line of audit an hour and day, whoever looks; one’s own way leaves none', async () => {
    await database()
      .db.none(`truncate audit`)
      .catch(() => undefined)
    const before = (await looks()).length
    await names('intake')
    await names('intake')
    await names('inspector')
    const { userId } = await town().as('inspector')
    await get('intake', `/${userId}/track?${q('09:00:00', '10:00:00')}`)
    await get('inspector', `/${userId}/track?${q('09:00:00', '10:00:00')}`)
    expect((await looks()).slice(before)).toEqual([
      { action: 'tracks-replayed', objectId: null, day: '2026-11-16' },
      { action: 'track-read', objectId: userId, day: '2026-11-16' },
    ])
  })

  test('are forgotten after the days that the setting says', async () => {
    const forget = forgetPositions(database().db, () => new Date('2026-12-16T09:45:30+08:00'))
    await forget.run(new AbortController().signal)
    const { n } = await database().db.one<{ n: number }>(`select count(*)::int as n from inspector_position`)
    expect(n).toBe(1)
  })
})
