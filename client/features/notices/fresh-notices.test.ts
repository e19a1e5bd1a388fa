import { expect, test } from 'vitest'
import type { Notice } from '../../../server/contract/notice.ts'
import { freshNotices, newestId } from './fresh-notices.ts'

const notice = (id: string, readAt: string | null = null): Notice => ({
  id,
  at: '2026-10-14T07:26:00.000Z',
  kind: 'escalation',
  level: 'red',
  card: null,
  stage: 'dispatch',
  case: null,
  unit: null,
  words: null,
  readAt,
})

test('What stood there when the page was opened is no news', () => {
  expect(freshNotices([notice('7'), notice('6')], null)).toEqual([])
})

test('What came since and is unread is news, however many digits its number has', () => {
  const items = [notice('101'), notice('100', '2026-10-14T07:27:00.000Z'), notice('99'), notice('98')]
  expect(freshNotices(items, 98).map(({ id }) => id)).toEqual(['101', '99'])
  expect(newestId(items)).toBe(101)
  expect(newestId([])).toBe(0)
})
