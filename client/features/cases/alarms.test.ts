import { expect, test } from 'vitest'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { createCalm, isRedSoon, RED_SOON_MS, urgentAlarms } from './alarms.ts'

const NOW = Date.parse('2026-11-21T03:00:00Z')
const aCase = (over: Partial<CaseSummary>): CaseSummary => ({
  id: 'a',
  number: 'QLH-1',
  kind: 'event',
  classCode: '02001',
  className: '暴露垃圾',
  classNameEn: 'Exposed rubbish',
  source: 'inspector',
  status: 'filed',
  version: 3,
  urgent: false,
  special: false,
  location: { lon: 103.76, lat: 36.06 },
  address: null,
  gridCode: '620103001001001',
  street: { code: '620103001', name: '西湖', nameEn: null },
  unit: null,
  description: '',
  reportedAt: '2026-11-21T01:00:00Z',
  updatedAt: '2026-11-21T02:00:00Z',
  closedAt: null,
  stage: 'dispatch',
  light: 'green',
  yellowAt: null,
  dueAt: new Date(NOW + 5 * 60_000).toISOString(),
  remainingSeconds: 60,
  clock: 'working',
  supervised: false,
  pending: null,
  claimedBy: null,
  ...over,
})

test('A case alarms in its last ten minutes, not before and not when it is red', () => {
  const dueIn = (ms: number) => aCase({ dueAt: new Date(NOW + ms).toISOString() })
  expect(isRedSoon(dueIn(RED_SOON_MS), 'me', NOW)).toBe(true)
  expect(isRedSoon(dueIn(RED_SOON_MS + 1), 'me', NOW)).toBe(false)
  expect(isRedSoon(dueIn(-1), 'me', NOW)).toBe(false)
  expect(isRedSoon(aCase({ dueAt: null }), 'me', NOW)).toBe(false)
  expect(isRedSoon(aCase({ status: 'closed' }), 'me', NOW)).toBe(false)
})

test('What a unit has in hand rings at the desks only where it is urgent, watched or mine', () => {
  const handled = { stage: 'handle', status: 'dispatched' } as const
  expect(isRedSoon(aCase(handled), 'me', NOW)).toBe(false)
  expect(isRedSoon(aCase({ ...handled, urgent: true }), 'me', NOW)).toBe(true)
  expect(isRedSoon(aCase({ ...handled, claimedBy: { id: 'me', name: '' } }), 'me', NOW)).toBe(true)
})

test('An urgent report rings, and what becomes urgent; a later step on it does not', () => {
  const step = (action: 'report' | 'mark-urgent' | 'dispatch', urgent: boolean) =>
    ({ action, version: 1, at: '', case: aCase({ urgent }) }) as const
  expect(urgentAlarms([step('report', true), step('mark-urgent', true)])).toHaveLength(2)
  expect(urgentAlarms([step('report', false), step('dispatch', true)])).toEqual([])
})

test('However much happens, there is one sound in five seconds', () => {
  const maySound = createCalm(5000)
  expect([0, 1000, 4999, 5000, 9000, 10_000].map(maySound)).toEqual([true, false, false, true, false, true])
})
