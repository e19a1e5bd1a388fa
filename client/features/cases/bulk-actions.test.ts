import { expect, test } from 'vitest'
import type { Actor } from '../../../server/contract/case-rules.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { bulkChoices } from './bulk-actions.ts'

const scope = { kind: 'district', area: null, unit: null, org: 'CENTER', orgName: '中心' } as const
const actor = (role: Actor['roles'][number]): Actor => ({ id: 'me', roles: [role], scope })
const aCase = (status: CaseSummary['status']) =>
  ({ status, unit: null, claimedBy: null, pending: null, supervised: false, closedAt: null }) as CaseSummary
const namesOf = (role: Actor['roles'][number], ...cases: CaseSummary[]) =>
  bulkChoices(actor(role), cases, 0).map(({ action }) => action)

test('offers a step with just those of the marked cases that allow it', () => {
  const filed = [aCase('filed'), aCase('filed')]
  const mixed = [...filed, aCase('dispatched')]
  const choices = bulkChoices(actor('dispatcher'), mixed, 0)
  expect(choices.find(({ action }) => action === 'dispatch')?.cases).toEqual(filed)
  expect(choices.find(({ action }) => action === 'comment')?.cases).toEqual(mixed)
  expect(namesOf('dispatcher', ...filed)).not.toContain('accept')
})

test('offers nothing that needs a photo, or that the role has no right to', () => {
  expect(namesOf('inspector', aCase('checking'))).not.toContain('check-pass')
  expect(namesOf('dispatcher', aCase('accepted'))).not.toContain('file')
  expect(namesOf('supervisor', aCase('accepted'))).toContain('file')
})
