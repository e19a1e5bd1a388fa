import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone, openKeyring } from '../../platform/keyring.ts'
import { addBuilding, addResident, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

const clear = { name: '欧阳清风', phone: '13912345678', idNumber: '999999198005010020' }

describeOnBothDatabases('The population', (database) => {
  const ids: Record<string, string> = {}
  const town = useTownApp(database, async (to) => {
    ids.house = await addBuilding(to, { ...cellCenter(0, 0), name: '丽景苑' })
    ids.next = await addBuilding(to, cellCenter(1, 0))
    ids.third = await addBuilding(to, cellCenter(0, 1))
    ids.east = await addBuilding(to, cellCenter(5, 3))
    for (let i = 0; i < 6; i++)
      await addResident(to, { buildingId: ids.next, room: String(101 + i), sex: 'm' })
    for (let i = 0; i < 9; i++) await addResident(to, { buildingId: ids.third, birthOn: '2010-01-01' })
    for (let i = 0; i < 7; i++) await addResident(to, { buildingId: ids.east, kind: 'floating' })
    const masks = {
      nameMask: maskName(clear.name),
      phoneMask: maskPhone(clear.phone),
      idNumberMask: maskIdNumber(clear.idNumber),
    }
    ids.known = await addResident(to, { buildingId: ids.house, entrance: 2, floor: 3, room: '301', ...masks })
    await addResident(to, { buildingId: ids.house, to: '2026-01-01', room: '999', nameMask: '走*' })
    const keyring = openKeyring({ dataDir: to.config.dataDir, secretKey: undefined })
    await to.db.none(
      `update person set name_enc = $2, phone_enc = $3, id_number_enc = $4, phone_hash = $5, id_number_hash = $6 where id = $1`,
      [
        ids.known,
        ...[clear.name, clear.phone, clear.idNumber].map((text) => keyring.encrypt(text)),
        ...[clear.phone, clear.idNumber].map((text) => keyring.lookupHash(text)),
      ],
    )
  })
  const get = async (who: string, path: string) => (await town().as(who)).get(`/api/v1${path}`)
  const stats = async (who: string, query: string) => {
    const { json, status, text } = await get(who, `/population/stats?${query}`)
    expect(status, text).toBe(200)
    return new Map<string, number | '<5'>(
      json.items.map(({ key, people }: { key: string; people: number | '<5' }) => [key, people]),
    )
  }

  test('is never counted out below five, and no cell is told by its community', async () => {
    const byGrid = await stats('leader', 'by=grid')
    expect(byGrid.size).toBe(24)
    expect(byGrid.get(cellCode(0, 0))).toBe('<5')
    // One hidden cell could be told from the sum of its community: the next smallest goes with it.
    expect(byGrid.get(cellCode(1, 0))).toBe('<5')
    expect(byGrid.get(cellCode(0, 1))).toBe(9)
    expect(byGrid.get(cellCode(5, 3))).toBe(7)
    expect(byGrid.get(cellCode(3, 3))).toBe('<5')
    for (const people of byGrid.values()) expect(people === '<5' || people >= 5).toBe(true)
  })

  test('is counted by street, age, sex and kind', async () => {
    expect(await stats('leader', 'by=street')).toEqual(
      new Map([
        [TOWN.streets[0], 16],
        [TOWN.streets[1], 7],
      ]),
    )
    const ages = await stats('leader', 'by=age')
    expect([ages.get('15-17'), ages.get('35-59'), ages.get('80+')]).toEqual([9, 14, '<5'])
    expect(await stats('leader', 'by=sex')).toEqual(
      new Map([
        ['f', 17],
        ['m', 6],
      ]),
    )
    expect(await stats('leader', 'by=kind')).toEqual(
      new Map([
        ['resident', 16],
        ['floating', 7],
      ]),
    )
  })

  test('is counted on any day, in its own area for a street', async () => {
    expect((await stats('leader', 'by=street&at=2019-12-31')).get(TOWN.streets[0])).toBe('<5')
    expect((await stats('leader', 'by=street&at=2025-06-01')).get(TOWN.streets[0])).toBe(17)
    expect([...(await stats('east', 'by=street')).keys()]).toEqual([TOWN.streets[1]])
    expect((await stats('east', 'by=grid')).size).toBe(8)
    expect((await get('leader', '/population/stats?at=2026-13-01')).status).toBe(400)
  })

  test('is counted for those who plan by it, and named to those who look after it', async () => {
    for (const who of ['inspector', 'unit-water', 'video', 'intake', 'contractor'])
      for (const path of ['/population/stats', '/persons', `/buildings/${ids.house}/dwellings`])
        expect([who, path, (await get(who, path)).status]).toEqual([who, path, 403])
    for (const who of ['leader', 'supervisor', 'admin'])
      expect([who, (await get(who, '/persons')).status]).toEqual([who, 403])
  })

  test('is shown masked: never a name, a number or a phone in full', async () => {
    const found = [
      await get('population', `/persons?building=${ids.house}`),
      await get('population', `/buildings/${ids.house}/dwellings`),
      await get('population', `/persons?q=${clear.phone}`),
      await get('population', `/persons?q=${clear.idNumber}`),
    ]
    for (const { status, text } of found) {
      expect(status).toBe(200)
      for (const secret of Object.values(clear)) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/\d{11}(?!\d*")/)
      expect(text).toContain('欧**')
      expect(text).toContain('139****5678')
      expect(text).toContain('999999********0020')
    }
  })

  test('is searched by a whole number, a family name, a house; parts of a number find nobody', async () => {
    const search = async (q: string, who = 'population') =>
      (await get(who, `/persons?q=${encodeURIComponent(q)}`)).json.items.map(({ id }: { id: string }) => id)
    expect(await search('+86 139 1234 5678')).toEqual([ids.known])
    expect(await search(clear.idNumber)).toEqual([ids.known])
    expect(await search('欧')).toEqual([ids.known])
    expect(await search('丽景')).toEqual([ids.known])
    expect(await search('12345678')).toEqual([])
    expect(await search('5678')).toEqual([])
    expect(await search('清风')).toEqual([])
    expect(await search(clear.phone, 'east')).toEqual([])
    expect(await search(clear.phone, 'community')).toEqual([ids.known])
  })

  test('is listed page by page, those who live there now, within the own area', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`
      const { json } = await get('population', `/persons?limit=10${next}`)
      expect(json.items.length).toBeLessThanOrEqual(10)
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.nextCursor
    } while (cursor !== null)
    expect([seen.length, new Set(seen).size]).toEqual([23, 23])
    expect((await get('east', '/persons?limit=500')).json.items).toHaveLength(7)
    expect((await get('west', `/persons?grid=${cellCode(5, 3)}`)).json.items).toEqual([])
    expect((await get('population', '/persons?limit=501')).status).toBe(400)
    expect((await get('population', '/persons?building=house')).json.items).toEqual([])
  })

  test('of a house is told by dwelling; a house elsewhere does not exist', async () => {
    const { json } = await get('west', `/buildings/${ids.house}/dwellings`)
    expect(json.items).toMatchObject([
      { room: '999', people: 0, residents: [] },
      { entrance: 2, floor: 3, room: '301', people: 1, residents: [{ id: ids.known, birthYear: 1980 }] },
    ])
    expect((await get('east', `/buildings/${ids.house}/dwellings`)).status).toBe(404)
    expect((await get('west', '/buildings/4711/dwellings')).status).toBe(404)
  })
})
