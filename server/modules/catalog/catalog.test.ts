import { expect, test } from 'vitest'
import type { CaseClass } from '../../contract/catalog.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useTownApp } from '../../testing/town-app.ts'

describeOnBothDatabases('The class catalog', (database) => {
  const town = useTownApp(database, async () => undefined)
  const get = async (path: string) => (await town().as('inspector')).get(`/api/v1${path}`)
  const codes = async (q: string, more = '') =>
    (await get(`/classes?q=${encodeURIComponent(q)}${more}`)).json.items.map((one: CaseClass) => one.code)

  test('is found by words of either language, code and pinyin initials', async () => {
    const { json } = await get('/classes/event/06010')
    expect(json).toMatchObject({ kind: 'event', code: '06010', edition: 'GB/T 47678.5-2026' })
    for (const q of [
      json.name,
      json.nameEn.toUpperCase(),
      '0601',
      json.pinyin,
      json.pinyin.slice(0, 4).toUpperCase(),
    ])
      expect([q, await codes(q)]).toEqual([q, expect.arrayContaining(['06010'])])
    expect(await codes('gsgx')).toContain('01999')
    expect(await codes('%')).toEqual([])
    expect(await codes('zzzz')).toEqual([])
    expect(await codes('供水管线', '&kind=event')).toEqual([])
  })

  test('names conditions with limits and the units of a class in their order', async () => {
    const { json } = await get('/classes/event/09009')
    expect(json.conditions[0]).toMatchObject({ limit: { unit: 'work-days', value: 5 }, isDefault: true })
    expect(json.units.map(({ code, placeRule }: CaseClass['units'][0]) => [code, placeRule])).toEqual([
      ['PUBLIC-SECURITY', 'carriageway'],
      ['URBAN-MGMT', 'pavement'],
    ])
  })

  test('holds the edition in force only; what it lacks is answered 404, another kind 404 as well', async () => {
    const { json } = await get('/classes')
    expect(new Set(json.items.map((one: CaseClass) => one.edition))).toEqual(new Set(['GB/T 47678.5-2026']))
    for (const path of ['event/99999', 'component/06010', 'person/06010'])
      expect([path, (await get(`/classes/${path}`)).status]).toEqual([path, 404])
    expect((await get('/classes?kind=person')).status).toBe(400)
  })

  test('lists whom a case may be given to', async () => {
    const { json } = await get('/units')
    const units = json.items.map(({ code }: { code: string }) => code)
    expect(units).toEqual(expect.arrayContaining(['WATER', 'POWER', 'URBAN-MGMT']))
    expect(units).not.toContain('CENTER')
    // A street is one once the city has it.
    expect(units).not.toContain('SUBDISTRICT-XIHU')
  })
})
