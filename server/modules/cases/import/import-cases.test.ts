import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cellCenter } from '../../../testing/city.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'
import { sharedData } from '../../../testing/shared-data.ts'
import { createPolicySource } from '../case-policy.ts'
import { textOf, verifyAll } from '../replay/verify.ts'
import { parseCaseMap } from './case-map.ts'
import { csvCases } from './csv-cases.ts'
import { importCases } from './import-cases.ts'
import type { RecordSource } from './migrated-case.ts'
import { ndjsonCases } from './ndjson-cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-cases-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const place = cellCenter(1, 1)
/** `10-14 10:20 dispatch WATER / …`: events of 2026 in Shanghai. */
const history = (text: string) =>
  text.split('/').map((line) => {
    const [day, time, action, unit] = line.trim().split(/\s+/)
    return { at: `2026-${day}T${time}:00+08:00`, action, ...(unit === undefined ? {} : { unit }) }
  })
const aLine = (number: string, events: string, over: object = {}) =>
  JSON.stringify({
    ...{ number, kind: 'event', classCode: '06010', urgent: false, source: 'hotline' },
    ...{ limit: { unit: 'work-hours', value: 6 }, lon: place.lon, lat: place.lat },
    events: history(events),
    ...over,
  })
const toUnit = '10-14 09:00 report / 10-14 09:10 file / 10-14 09:20 dispatch WATER'
const closed = `${toUnit} / 10-14 11:00 complete / 10-14 11:05 send-check / 10-14 11:20 check-pass / 10-14 14:00 close`

describeOnBothDatabases('Migrated cases', (database) => {
  const loop = useLoop(database)
  const now = () => loop().setClock(0)
  const take = async (source: RecordSource, maxRejectShare = 0.5) => {
    const rejects: string[] = []
    const { keyring } = loop().app.deps
    const report = await importCases(
      loop().db,
      source,
      { keyring, policies: createPolicySource('Asia/Shanghai') },
      {
        ...{ maxRejectShare, now },
        onReject: ({ line, id, reason }) => rejects.push(`${line} ${id}: ${reason}`),
      },
    )
    return { ...report, rejects }
  }
  const find = async (number: string) => {
    const { json } = await loop().as('supervisor').get(`/api/v1/cases?q=${number}`)
    return (await loop().as('supervisor').get(`/api/v1/cases/${json.items[0].id}`)).json
  }

  test('come in with their own times and limit, and go on living in the loop', async () => {
    const file = write('two.ndjson', `${aLine('OLD-1', closed)}\n\n${aLine('OLD-2', toUnit)}\n`)
    expect(await take(ndjsonCases(file))).toEqual({ cases: 2, rejected: 0, known: 0, rejects: [] })
    const done = await find('OLD-1')
    expect(done).toMatchObject({
      ...{ status: 'closed', origin: 'migrated', version: 7, chargedSeconds: 6000, limitSeconds: 21_600 },
      limit: { unit: 'work-hours', value: 6 },
    })
    expect(new Date(done.reportedAt)).toEqual(new Date('2026-10-14T09:00:00+08:00'))
    // 09:20–11:30 and 13:30–17:00 are 5 h 40: the rest falls on the next morning.
    expect(new Date(done.deadline)).toEqual(new Date('2026-10-15T08:50:00+08:00'))
    const { items } = (await loop().as('supervisor').get(`/api/v1/cases/${done.id}/events`)).json
    expect(items[0].recordedAt > items[0].at).toBe(true)

    const open = await find('OLD-2')
    const after = await loop().walk(
      open,
      ['unit-water', 'complete'],
      ['dispatcher', 'send-check', { inspector: 'inspector2' }],
      ['inspector2', 'check-pass'],
      ['supervisor', 'close'],
    )
    expect(after).toMatchObject({ status: 'closed', version: 7, worstLight: 'red' })
  })

  test('are refused one by one with their reasons, the good rest is kept, and nothing comes twice', async () => {
    const lines = [
      aLine('NEW-1', closed),
      'no json',
      aLine('NEW-2', `${toUnit} / 10-14 10:00 close`),
      aLine('NEW-3', closed, { classCode: '99999' }),
      aLine('NEW-4', closed.replace('WATER', 'NOBODY')),
      aLine('NEW-5', closed, { lon: 0, lat: 0 }),
      aLine('NEW-1', closed),
      aLine('NEW-6', closed.replaceAll('10-14', '12-14')),
      aLine('NEW-7', closed, { limit: { unit: 'hours', value: 2 } }),
      aLine('NEW-8', toUnit),
    ]
    const file = write('mixed.ndjson', lines.join('\n'))
    const before = await loop().rows()
    await expect(take(ndjsonCases(file), 0.2)).rejects.toThrow('8 of 10 cases are refused, more than 20 %')
    expect(await loop().rows()).toEqual(before)
    const first = await take(ndjsonCases(file), 0.9)
    expect(first).toMatchObject({ cases: 2, rejected: 8, known: 0 })
    expect(first.rejects).toEqual([
      '2 unknown: event none: not JSON',
      '3 NEW-2: event 4 (close): close is impossible from dispatched',
      '4 NEW-3: the catalog has no event class 99999',
      '5 NEW-4: event 3 (dispatch): no handling unit NOBODY',
      '6 NEW-5: the place lies outside the district',
      '7 NEW-1: the number was already met on line 1',
      '8 NEW-6: event 1 (report): it lies in the future',
      '9 NEW-7: event 1 (report): a limit in hours on a case that is not urgent',
    ])
    expect(await take(ndjsonCases(file), 0.9)).toMatchObject({ cases: 0, rejected: 8, known: 2 })
    await expect(take(ndjsonCases(write('empty.ndjson', '\n\n')))).rejects.toThrow('holds no case')
  })

  test('prove themselves like any other', async () => {
    const found: string[] = []
    await verifyAll(loop().db, createPolicySource('Asia/Shanghai'), (finding) => found.push(textOf(finding)))
    expect(found).toEqual([])
  })

  const map = {
    columns: {
      ...{ number: 'Id', reportedAt: 'Created', closedAt: 'Closed', status: 'Status', lon: 'X', lat: 'Y' },
      ...{ category: 'Type', agency: 'Agency', address: 'Address' },
    },
    dates: { format: 'MM/DD/YYYY HH:MM:SS AM', timeZone: 'Asia/Shanghai' },
    categories: { Litter: { kind: 'event', classCode: '06010', limit: { unit: 'work-hours', value: 4 } } },
    agencies: { Water: 'WATER' },
  }
  const mapOf = (over: object = {}) => parseCaseMap(JSON.stringify({ ...map, ...over }), 'map.json')

  test('of a 311 export become lawful histories that say what was assumed', async () => {
    const head = 'Id,Created,Closed,Status,X,Y,Type,Agency,Address'
    const row = (id: string, ...cells: string[]) => [id, ...cells].join(',')
    const at = `${place.lon},${place.lat}`
    const file = write(
      'export.csv',
      [
        `\ufeff${head}`,
        row(
          'C-1',
          '10/14/2026 09:00:00 AM',
          '10/14/2026 02:00:00 PM',
          'Closed',
          at,
          'Litter',
          'Water',
          '"西湖路 1 号, 院内"',
        ),
        row('C-2', '10/14/2026 09:00:00 AM', '', 'Open', at, 'Litter', 'Water', ''),
        row('C-3', '10/14/2026 09:00:00 AM', '', 'New', at, 'Litter', '', ''),
        row('C-4', '02/30/2026 09:00:00 AM', '', 'Open', at, 'Litter', 'Water', ''),
        row('C-5', '10/14/2026 09:00:00 AM', '10/13/2026 09:00:00 AM', 'Closed', at, 'Litter', 'Water', ''),
        row('C-6', '10/14/2026 09:00:00 AM', '', 'Open', at, 'Noise', 'Water', ''),
        row('C-7', '10/14/2026 09:00:00 AM', '', 'Open', at, 'Litter', 'Police', ''),
        row('C-8', '10/14/2026 09:00:00 AM', '', 'Open', ',', 'Litter', 'Water', ''),
      ].join('\r\n'),
    )
    const report = await take(csvCases(file, mapOf()), 0.9)
    expect(report.rejects).toEqual([
      '5 C-4: Created: no date: 02/30/2026 09:00:00 AM',
      '6 C-5: Closed: closed before it was reported',
      '7 C-6: Type: the mapping has no category Noise',
      '8 C-7: Agency: the mapping has no agency Police',
      '9 C-8: X, Y: no place',
    ])
    expect(report).toMatchObject({ cases: 3, rejected: 5 })
    const done = await find('C-1')
    // 09:00–11:30 and 13:30–14:00: three of the four hours.
    expect(done).toMatchObject({ status: 'closed', chargedSeconds: 10_800, address: '西湖路 1 号, 院内' })
    const { items } = (await loop().as('supervisor').get(`/api/v1/cases/${done.id}/events`)).json
    expect(
      items.map((e: { action: string; data: { assumed?: true } }) => [e.action, e.data.assumed]),
    ).toEqual([
      ['report', undefined],
      ['file', true],
      ['dispatch', true],
      ['complete', true],
      ['send-check', true],
      ['check-pass', true],
      ['close', undefined],
    ])
    expect((await find('C-2')).status).toBe('dispatched')
    expect((await find('C-3')).status).toBe('reported')
  })

  test('of an export that is not what its mapping says are refused at once', async () => {
    const other = write('other.csv', 'Id;Created;Closed\nC-9;x;y\n')
    await expect(take(csvCases(other, mapOf()))).rejects.toThrow('parted by something other than ","')
    const torn = write('torn.csv', `${Object.values(map.columns).join(',')}\n"C-9,1\n`)
    await expect(take(csvCases(torn, mapOf()))).rejects.toThrow('torn.csv')
    expect(() => parseCaseMap('{', 'map.json')).toThrow('map.json: not JSON')
    expect(() => mapOf({ columns: { number: 'Id' } })).toThrow('map.json: columns.reportedAt')
    expect(() => mapOf({ dates: { format: 'ISO', timeZone: 'UTC' } })).toThrow('map.json: dates.format')
    expect(() => mapOf({ categories: { a: { kind: 'thing', classCode: '1' } } })).toThrow('categories.a.kind')
  })
})

const baltimore = sharedData('data/cases/baltimore311_10k_2018.csv')
test.runIf(baltimore !== undefined)(
  'a year of Baltimore: every line is read or refused with a reason',
  async () => {
    const map = parseCaseMap(
      JSON.stringify({
        columns: {
          ...{
            number: 'ServiceRequestNum',
            reportedAt: 'CreatedDate',
            closedAt: 'CloseDate',
            status: 'SRStatus',
          },
          ...{ lon: 'Longitude', lat: 'Latitude', category: 'SRType', agency: 'Agency', address: 'Address' },
          source: 'MethodReceived',
        },
        dates: { format: 'MM/DD/YYYY HH:MM:SS AM', timeZone: 'America/New_York' },
        categories: { '*': { kind: 'event', classCode: '06010' } },
        agencies: { '*': 'URBAN-MGMT' },
        sources: { Phone: 'hotline', Internet: 'web', Mobile: 'web' },
      }),
      'map.json',
    )
    const reasons = new Map<string, number>()
    let found = 0
    for await (const { records } of csvCases(baltimore ?? '', map)())
      for (const record of records) {
        if ('found' in record) found += 1
        else reasons.set(record.reason, (reasons.get(record.reason) ?? 0) + 1)
      }
    const refused = [...reasons.values()].reduce((sum, n) => sum + n, 0)
    console.log(`Baltimore: ${found} cases, ${refused} refused:`, Object.fromEntries(reasons))
    expect(found + refused).toBe(10_000)
    expect(found).toBeGreaterThan(9000)
  },
)
