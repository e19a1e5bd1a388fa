import { expect, test } from 'vitest'
import { caseLine, findCase, takeCases, tempFiles } from '../../../testing/case-import.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useLoop } from '../../../testing/loop-world.ts'
import { createPolicySource } from '../case-policy.ts'
import { textOf, verifyAll } from '../replay/verify.ts'
import type { RecordSource } from './migrated-case.ts'
import { ndjsonCases } from './ndjson-cases.ts'

const write = tempFiles()
const toUnit = '10-14 09:00 report / 10-14 09:10 file / 10-14 09:20 dispatch WATER'
const closed = `${toUnit} / 10-14 11:00 complete / 10-14 11:05 send-check / 10-14 11:20 check-pass / 10-14 14:00 close`

describeOnBothDatabases('Migrated cases', (database) => {
  const loop = useLoop(database)
  const take = (source: RecordSource, maxRejectShare?: number) => takeCases(loop(), source, maxRejectShare)
  const find = (number: string) => findCase(loop(), number)

  test('come in with their own times and limit, and go on living in the loop', async () => {
    const file = write('two.ndjson', `${caseLine('OLD-1', closed)}\n\n${caseLine('OLD-2', toUnit)}\n`)
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
      caseLine('NEW-1', closed),
      'no json',
      caseLine('NEW-2', `${toUnit} / 10-14 10:00 close`),
      caseLine('NEW-3', closed, { classCode: '99999' }),
      caseLine('NEW-4', closed.replace('WATER', 'NOBODY')),
      caseLine('NEW-5', closed, { lon: 0, lat: 0 }),
      caseLine('NEW-1', closed),
      caseLine('NEW-6', closed.replaceAll('10-14', '12-14')),
      caseLine('NEW-7', closed, { limit: { unit: 'hours', value: 2 } }),
      caseLine('NEW-8', toUnit),
      caseLine('NEW\u0000', toUnit),
      caseLine('NEW-9', toUnit, { limit: { unit: 'work-days', value: 1e12 } }),
      caseLine('NEW-10', toUnit, { urgent: true, limit: { unit: 'hours', value: 1e300 } }),
    ]
    const file = write('mixed.ndjson', lines.join('\n'))
    const before = await loop().rows()
    await expect(take(ndjsonCases(file), 0.2)).rejects.toThrow('11 of 13 cases are refused, more than 20 %')
    expect(await loop().rows()).toEqual(before)
    const first = await take(ndjsonCases(file), 0.9)
    expect(first).toMatchObject({ cases: 2, rejected: 11, known: 0 })
    expect(first.rejects).toEqual([
      '2 unknown: event none: not JSON',
      '3 NEW-2: event 4 (close): close is impossible from dispatched',
      '4 NEW-3: the catalog has no event class 99999',
      '5 NEW-4: event 3 (dispatch): no handling unit NOBODY',
      '6 NEW-5: the place lies outside the district',
      '7 NEW-1: the number was already met on line 1',
      '8 NEW-6: event 1 (report): it lies in the future',
      '9 NEW-7: event 1 (report): a limit in hours on a case that is not urgent',
      '11 NEW\u0000: the number holds a control character',
      '12 NEW-9: its limit and extensions come to more than ten years',
      '13 NEW-10: its limit and extensions come to more than ten years',
    ])
    expect(await take(ndjsonCases(file), 0.9)).toMatchObject({ cases: 0, rejected: 11, known: 2 })
    await expect(take(ndjsonCases(write('empty.ndjson', '\n\n')))).rejects.toThrow('holds no case')
  })

  test('prove themselves like any other', async () => {
    const found: string[] = []
    await verifyAll(loop().db, createPolicySource('Asia/Shanghai'), (finding) => found.push(textOf(finding)))
    expect(found).toEqual([])
  })
})
