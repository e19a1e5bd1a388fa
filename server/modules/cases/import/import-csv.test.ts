import { expect, test } from 'vitest'
import { compileCalendar } from '../../../engine/calendar.ts'
import { wallClock } from '../../../engine/clock.ts'
import { CENTER_CALENDAR } from '../../../testing/case-histories.ts'
import { findCase, IN_TOWN, takeCases, tempFiles } from '../../../testing/case-import.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'
import { sharedData } from '../../../testing/shared-data.ts'
import { parseCaseMap } from './case-map.ts'
import { csvCases } from './csv-cases.ts'

const write = tempFiles()
const clock = compileCalendar(CENTER_CALENDAR)

describeOnBothDatabases('Cases of a 311 export', (database) => {
  const loop = useLoop(database)

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
    const at = `${IN_TOWN.lon},${IN_TOWN.lat}`
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
    const report = await takeCases(loop(), csvCases(file, mapOf(), clock), 0.9)
    expect(report.rejects).toEqual([
      '5 C-4: Created: no date: 02/30/2026 09:00:00 AM',
      '6 C-5: Closed: closed before it was reported',
      '7 C-6: Type: the mapping has no category Noise',
      '8 C-7: Agency: the mapping has no agency Police',
      '9 C-8: X, Y: no place',
    ])
    expect(report).toMatchObject({ cases: 3, rejected: 5 })
    const done = await findCase(loop(), 'C-1')
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
    expect((await findCase(loop(), 'C-2')).status).toBe('dispatched')
    expect((await findCase(loop(), 'C-3')).status).toBe('reported')
  })

  test('of an export that is not what its mapping says are refused at once', async () => {
    const other = write('other.csv', 'Id;Created;Closed\nC-9;x;y\n')
    await expect(takeCases(loop(), csvCases(other, mapOf(), clock))).rejects.toThrow(
      'parted by something other than ","',
    )
    const torn = write('torn.csv', `${Object.values(map.columns).join(',')}\n"C-9,1\n`)
    await expect(takeCases(loop(), csvCases(torn, mapOf(), clock))).rejects.toThrow('torn.csv')
    const named = Object.values(map.columns).join(',')
    const bare = (header: string) =>
      takeCases(loop(), csvCases(write('bare.csv', `${header}\n`), mapOf(), clock))
    await expect(bare(named)).rejects.toThrow('holds no case')
    await expect(bare(named.replace('Type', 'Kind'))).rejects.toThrow(
      'bare.csv: it has no column Type (category).',
    )
    await expect(bare(`${named},Type`)).rejects.toThrow('it has two columns Type (category)')
    expect(() => mapOf({ dates: { ...map.dates, timeZone: 'Mars/Base' } })).toThrow('dates.timeZone: No such')
    expect(() => mapOf({ limit: { unit: 'hours', value: 2 } })).toThrow('map.json: limit: Hours')
    expect(() => mapOf({ delimeter: ';' })).toThrow('delimeter')
    expect(() => parseCaseMap('{', 'map.json')).toThrow('map.json: not JSON')
    expect(() => mapOf({ columns: { number: 'Id' } })).toThrow('map.json: columns.reportedAt')
    expect(() => mapOf({ dates: { format: 'ISO', timeZone: 'UTC' } })).toThrow('map.json: dates.format')
    expect(() => mapOf({ categories: { a: { kind: 'thing', classCode: '1' } } })).toThrow('categories.a.kind')
  })

  test('keep what was promised as their limit, in whatever letters they are written', async () => {
    // A header and two lines in GB 18030: 编号,时间,期限,经度,纬度,类别,单位 and a case of 垃圾 for 水务.
    const header = 'b1e0bac52ccab1bce42cc6dacfde2cbeadb6c82cceb3b6c82cc0e0b1f02cb5a5cebb'
    const litter = 'c0acbbf8'
    const water = 'cbaecef1'
    const line = (text: string) => Buffer.from(text).toString('hex')
    const at = `${IN_TOWN.lon},${IN_TOWN.lat}`
    const tail = `${litter}2c${water}0a`
    const bytes = Buffer.from(
      `${header}0a${line(`D-1,2026-10-14 09:00:00,2026-10-15 10:00:00,${at},`)}${tail}${line(`D-2,2026-10-14 09:00:00,,${at},`)}${tail}`,
      'hex',
    )
    const file = write('chinese.csv', bytes)
    const over = {
      columns: {
        ...{ number: '编号', reportedAt: '时间', due: '期限', lon: '经度', lat: '纬度' },
        ...{ category: '类别', agency: '单位' },
      },
      dates: { format: 'YYYY-MM-DD HH:MM:SS', timeZone: 'Asia/Shanghai' },
      categories: { 垃圾: map.categories.Litter },
      agencies: { 水务: 'WATER' },
    }
    await expect(takeCases(loop(), csvCases(file, mapOf(over), clock))).rejects.toThrow('it is not utf-8')
    const chinese = mapOf({ ...over, encoding: 'gb18030' })
    expect(await takeCases(loop(), csvCases(file, chinese, clock))).toMatchObject({ cases: 2, rejects: [] })
    const due = (number: string) => findCase(loop(), number).then(({ deadline }) => Date.parse(deadline))
    expect(await due('D-1')).toBe(Date.parse('2026-10-15T10:00:00+08:00'))
    expect(await due('D-2')).toBe(Date.parse('2026-10-14T15:00:00+08:00'))
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
            due: 'DueDate',
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
    for await (const { records } of csvCases(baltimore ?? '', map, wallClock)())
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
