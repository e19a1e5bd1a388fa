import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop, WAYS } from '../../testing/loop-world.ts'

describeOnBothDatabases('The loop', (database) => {
  const loop = useLoop(database)

  test('A case goes from report to close, a step and an event each, and everybody sees the same history', async () => {
    const made = await loop().report({ description: '井盖破损' })
    expect(made).toMatchObject({ status: 'reported', version: 1, gridCode: '620103001001001' })
    expect(made.number).toMatch(/^QLH20261116-\d{4}$/)
    const closed = await loop().walk(made, ...WAYS.closed)
    expect(closed).toMatchObject({ status: 'closed', version: 8, stage: null, allowedActions: ['reopen'] })
    expect(closed.stages.map(({ stage }) => stage)).toEqual([
      'file',
      'dispatch',
      'handle',
      'send-check',
      'check',
      'close',
    ])
    const events = await loop().as('leader').get(`/api/v1/cases/${made.id}/events`)
    expect(
      events.json.items.map((event: { action: string; version: number }) => [event.version, event.action]),
    ).toEqual([
      [1, 'report'],
      [2, 'accept'],
      [3, 'file'],
      [4, 'dispatch'],
      [5, 'complete'],
      [6, 'send-check'],
      [7, 'check-pass'],
      [8, 'close'],
    ])
  })
})
