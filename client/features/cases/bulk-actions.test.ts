import { expect, test } from 'vitest'
import type { Actor } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { bulkActions } from './bulk-actions.ts'

const scope = { kind: 'district', area: null, unit: null, org: 'CENTER', orgName: '中心' } as const
const actor = (role: Actor['roles'][number]): Actor => ({ id: 'me', roles: [role], scope })
const aCase = (status: CaseSummary['status']) =>
  ({ status, unit: null, claimedBy: null, pending: null, supervised: false, closedAt: null }) as CaseSummary

test('offers what may be done to all of them, nothing that only some allow', () => {
  const filed = bulkActions(actor('dispatcher'), [aCase('filed'), aCase('filed')], 0)
  expect(filed).toContain('dispatch')
  expect(filed).not.toContain('accept')
  const mixed = bulkActions(actor('dispatcher'), [aCase('filed'), aCase('dispatched')], 0)
  expect(mixed).not.toContain('dispatch')
  expect(mixed).toContain('comment')
})

test('offers nothing that needs a photo, or that the role has no right to', () => {
  expect(bulkActions(actor('inspector'), [aCase('checking')], 0)).not.toContain('check-pass')
  expect(bulkActions(actor('dispatcher'), [aCase('accepted')], 0)).not.toContain('file')
  expect(bulkActions(actor('supervisor'), [aCase('accepted')], 0)).toContain('file')
})
