import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../testing/database.ts'

describeOnBothDatabases('A connection', (database) => {
  test('answers columns in camelCase and numbers as numbers', async () => {
    const row = await database().db.one(
      `select 5::int8 as big_number, 1.5::numeric as half, date '2026-11-21' as due_on, timestamptz '2026-11-21 00:00Z' as due_at`,
    )
    expect(row).toEqual({
      bigNumber: 5,
      half: 1.5,
      dueOn: '2026-11-21',
      dueAt: new Date('2026-11-21T00:00:00Z'),
    })
  })
})
