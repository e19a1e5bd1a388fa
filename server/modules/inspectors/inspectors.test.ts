import { expect, test } from 'vitest'
import { cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

const at = (time: string) => `2026-11-16T${time}+08:00`
const here = cellCenter(0, 0)
const fix = (time: string, over = {}) => ({ at: at(time), ...here, accuracy: 8, ...over })

describeOnBothDatabases('Inspectors', (database) => {
  const town = useTownApp(database, async () => undefined)
  const send = async (who: string, body: unknown, key: string = crypto.randomUUID()) =>
    (await town().as(who)).post('/api/v1/positions', body, { 'idempotency-key': key })
  const track = async (who: string, of: string, span = `from=${q('00:00:00')}&to=${q('23:00:00')}`) =>
    (await town().as(who)).get(`/api/v1/inspectors/${(await town().as(of)).userId}/track?${span}`)
  const q = (time: string) => encodeURIComponent(at(time))
  const listed = async (who: string) => (await town().as(who)).get('/api/v1/inspectors')

  test('send positions: the bad ones are named, the good ones kept', async () => {
    const { status, json } = await send('inspector', [
      fix('09:50:00'),
      fix('09:50:00'),
      { ...fix('09:50:30'), lon: 0, lat: 0 },
      fix('09:51:00', cellCenter(1, 0)),
      fix('09:51:01', { lon: here.lon + 0.5 }),
      fix('09:52:00', { accuracy: 900 }),
      fix('11:00:00'),
      { ...fix('09:00:00'), at: '2026-11-01T09:00:00+08:00' },
    ])
    expect(status).toBe(200)
    expect(json).toEqual({
      accepted: 2,
      rejected: [
        { index: 1, reason: 'duplicate' },
        { index: 2, reason: 'invalid' },
        { index: 4, reason: 'too-fast' },
        { index: 5, reason: 'too-inaccurate' },
        { index: 6, reason: 'future' },
        { index: 7, reason: 'too-old' },
      ],
    })
    const kept = await track('supervisor', 'inspector')
    expect(kept.json.items.map((one: { at: string }) => Date.parse(one.at))).toEqual([
      Date.parse(at('09:50:00')),
      Date.parse(at('09:51:00')),
    ])
    expect(kept.json.items[0]).toMatchObject({ accuracy: 8 })
  })

  test('send the same again without an effect: the key gives the first answer, the instant is a duplicate', async () => {
    const key = crypto.randomUUID()
    const body = [fix('09:55:00')]
    const first = await send('inspector', body, key)
    const again = await send('inspector', body, key)
    expect([first.json.accepted, again.text]).toEqual([1, first.text])
    expect((await send('inspector', [fix('09:56:00')], key)).status).toBe(409)
    expect((await send('inspector', body)).json).toEqual({
      accepted: 0,
      rejected: [{ index: 0, reason: 'duplicate' }],
    })
  })

  test('send nothing without a key, without a shape, or as somebody else', async () => {
    const { token } = await town().as('inspector')
    expect(token).not.toBe('')
    expect((await send('inspector', [fix('09:57:00')], '')).status).toBe(400)
    for (const body of [
      [],
      {},
      [{ lon: 1, lat: 1 }],
      [fix('09:57:00', { lat: 91 })],
      [{ ...fix('09:57:00'), at: 'now' }],
    ])
      expect((await send('inspector', body)).status).toBe(400)
    for (const who of ['supervisor', 'unit-water', 'west'])
      expect((await send(who, [fix('09:57:00')])).status).toBe(403)
  })

  test('are moved on by the newest position only, and live screens hear of it once', async () => {
    await send('inspector2', [fix('09:40:00', cellCenter(5, 0)), fix('09:30:00', cellCenter(5, 0))])
    await send('inspector2', [fix('09:35:00', cellCenter(5, 0))])
    const { json } = await listed('supervisor')
    const found = json.items.find(({ name }: { name: string }) => name === 'inspector2')
    expect(Date.parse(found.at)).toBe(Date.parse(at('09:40:00')))
    expect(found).toMatchObject({ onDuty: true, accuracyM: 8 })
    const { n } = await database().db.one<{ n: number }>(
      `select count(*)::int as n from outbox where topic = 'position' and payload ->> 'name' = 'inspector2'`,
    )
    expect(n).toBe(1)
  })

  test('are seen where they are by the center, a contractor by its own, a street by its area, others not', async () => {
    const placed = async (who: string) =>
      (await listed(who)).json.items
        .filter((one: { location: unknown }) => one.location !== null)
        .map(({ name }: { name: string }) => name)
        .toSorted()
    for (const who of ['supervisor', 'intake', 'leader', 'video', 'admin'])
      expect([who, await placed(who)]).toEqual([who, ['inspector', 'inspector2']])
    expect(await placed('contractor')).toEqual(['inspector2'])
    expect(await placed('west')).toEqual(['inspector'])
    expect(await placed('east')).toEqual(['inspector2'])
    expect(await placed('inspector')).toEqual(['inspector'])
    for (const who of ['unit-water', 'population', 'community']) expect((await listed(who)).status).toBe(403)
  })

  test('are followed on a track by those who lead them and by themselves, else not', async () => {
    const status = async (who: string, of: string) => (await track(who, of)).status
    expect([await status('supervisor', 'inspector'), await status('inspector', 'inspector')]).toEqual([
      200, 200,
    ])
    expect(await status('inspector', 'inspector2')).toBe(403)
    expect([await status('contractor', 'inspector2'), await status('contractor', 'inspector')]).toEqual([
      200, 404,
    ])
    expect([await status('west', 'inspector'), await status('west', 'inspector2')]).toEqual([200, 404])
    for (const who of ['unit-water', 'population']) expect(await status(who, 'inspector')).toBe(403)
    expect(await status('supervisor', 'leader')).toBe(404)
    expect((await track('supervisor', 'inspector', `from=${q('10:00:00')}&to=${q('09:00:00')}`)).status).toBe(
      422,
    )
    expect((await track('supervisor', 'inspector', 'from=yesterday')).status).toBe(400)
  })
})
