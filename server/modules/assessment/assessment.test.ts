import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { type LoopStep, useLoop } from '../../testing/loop-world.ts'

// The class's limit is 4 work-hours: dispatched on Monday at 10:00, a case is due at 16:00 of the same day.
describeOnBothDatabases('Assessment of units', (database) => {
  const loop = useLoop(database)
  const get = async (username: string, path: string) => {
    const answer = await loop().as(username).get(`/api/v1/assessment/${path}`)
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }
  const unitOf = async (path = 'units?period=2026-11', unit = 'WATER') =>
    (await get('assessor', path)).items.find((row: { unit: string }) => row.unit === unit)
  const closing: LoopStep[] = [
    ['unit-water', 'complete'],
    ['dispatcher', 'send-check', { inspector: 'inspector2' }],
    ['inspector2', 'check-pass'],
    ['supervisor', 'close'],
  ]

  test('counts what is due and weighs the timely and the resolved, explained down to the case', async () => {
    loop().setClock('2026-11-16T10:00:00+08:00')
    const [inTime, late, open, returned] = [
      await loop().caseIn('dispatched'),
      await loop().caseIn('dispatched'),
      await loop().caseIn('dispatched'),
      await loop().caseIn('dispatched'),
    ]
    expect(await unitOf()).toMatchObject({ assigned: 0, due: 0, score: null, timelyRate: null })
    await loop().walk(
      returned,
      ['unit-water', 'return', { reason: '不属我方' }],
      ['dispatcher', 'dispatch', { unit: 'WATER' }],
      ...closing,
    )
    loop().setClock('2026-11-16T16:00:00+08:00')
    const done = await loop().walk(inTime, ...closing)
    loop().setClock('2026-11-16T16:30:00+08:00')
    await loop().walk(late, ...closing)

    expect(await unitOf()).toMatchObject({
      name: '水务局',
      ...{ assigned: 4, deducted: 0, due: 4, resolved: 3, timely: 1 },
      ...{ resolvedRate: 0.75, timelyRate: 0.25, score: 35 },
    })
    const { items } = await get('assessor', 'units/WATER/cases?period=2026-11')
    expect(items.map((c: Record<string, unknown>) => [c.number, c.timely, c.resolved, c.blemishes])).toEqual([
      [inTime?.number, true, true, []],
      [late?.number, false, true, []],
      [open?.number, false, false, []],
      [returned?.number, false, true, ['return']],
    ])
    const one = await get('assessor', `units/WATER/cases?period=2026-11&case=${done.id}`)
    expect(one.items).toMatchObject([
      { id: done.id, chargedSeconds: 14_400, limitSeconds: 14_400, stageSeconds: { handle: 14_400 } },
    ])
    const page = await get('assessor', 'units/WATER/cases?period=2026-11&limit=3')
    const next = await get('assessor', `units/WATER/cases?period=2026-11&limit=3&cursor=${page.nextCursor}`)
    expect([...page.items, ...next.items]).toEqual(items)
    expect(next.nextCursor).toBeNull()
  })

  test('asked as of an earlier instant knows nothing of what came after it', async () => {
    const before = encodeURIComponent('2026-11-16T16:10:00+08:00')
    expect(await unitOf(`units?period=2026-11&asOf=${before}`)).toMatchObject({
      ...{ assigned: 4, resolved: 2, timely: 1 },
    })
    const morning = encodeURIComponent('2026-11-16T10:00:00+08:00')
    expect(await unitOf(`units?period=2026-11&asOf=${morning}`)).toMatchObject({ assigned: 1, resolved: 1 })
    expect(await unitOf('units?period=2026-10')).toMatchObject({ assigned: 0, score: null })
  })

  test('a unit sees itself alone, a wrong period is named, others have no right', async () => {
    const { items } = await get('unit-water', 'units?period=2026-11')
    expect(items.map((row: { unit: string }) => row.unit)).toEqual(['WATER'])
    const status = async (username: string, path: string) =>
      (await loop().as(username).get(`/api/v1/assessment/${path}`)).status
    expect(await status('unit-water', 'units/URBAN-MGMT/cases')).toBe(404)
    expect(await status('inspector', 'units')).toBe(403)
    expect(await status('assessor', 'units?period=2026-13')).toBe(400)
    expect(await status('assessor', 'units?asOf=yesterday')).toBe(400)
  })
})
