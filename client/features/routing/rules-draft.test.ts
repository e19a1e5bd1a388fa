import { expect, test } from 'vitest'
import type { RoutingPreview } from '../../../server/contract/routing.ts'
import { aNewRule, copyOf, cornersOf, marksOf, textOf, withoutRule, withRule } from './rules-draft.ts'
import { joined } from './trial-parts.ts'

test('a rule takes the place of its older self, a new one the end; a draft says which are new, changed and gone', () => {
  const [a, b, c] = [aNewRule(), aNewRule(), aNewRule()]
  const inForce = { rules: [a, b] }
  const changed = { ...a, name: '新名' }
  const draft = withoutRule(withRule(withRule(inForce, changed), c), b.key)
  expect(draft.rules).toEqual([changed, c])
  const { markOf, removed } = marksOf(draft, inForce)
  expect([markOf(changed), markOf(c), removed]).toEqual(['changed', 'new', 1])
  expect(marksOf(inForce, inForce).markOf(a)).toBeNull()
})

test('a copy is a rule of its own that goes before its original', () => {
  const rule = { ...aNewRule(), priority: 9999 }
  const copy = copyOf({ ...rule, priority: 5 }, { name: '副本', nameEn: 'copy' })
  expect(copy.key).not.toBe(rule.key)
  expect([copy.priority, copyOf(rule, { name: '', nameEn: '' }).priority]).toEqual([6, 9999])
})

test('corners are read a line each and written back the same', () => {
  const text = '103.8,36.06\n103.9, 36.06\n\n103.9，36.1'
  const read = cornersOf(text)
  expect(read).toEqual({
    corners: [
      [103.8, 36.06],
      [103.9, 36.06],
      [103.9, 36.1],
    ],
  })
  expect(
    cornersOf(
      textOf([
        [1, 2],
        [3, 4],
      ]),
    ),
  ).toEqual({
    corners: [
      [1, 2],
      [3, 4],
    ],
  })
  expect(cornersOf('1,2\nhere')).toEqual({ wrongLine: 2 })
  expect(cornersOf('1')).toEqual({ wrongLine: 1 })
})

test('parts of a trial add up', () => {
  const part = (over: Partial<RoutingPreview>): RoutingPreview => ({
    ...{ cases: 2, same: 1, elsewhere: 1, unroutable: 0, agreesNow: 1, agreesThen: 0 },
    ...{ moves: [{ from: 'A', to: 'B', cases: 1 }], examples: [], oldestAt: null, nextCursor: null },
    ...over,
  })
  const whole = joined(
    part({ nextCursor: 'next', oldestAt: '2026-11-02T00:00:00Z' }),
    part({
      moves: [
        { from: 'A', to: null, cases: 3 },
        { from: 'A', to: 'B', cases: 1 },
      ],
    }),
  )
  expect(whole).toMatchObject({ cases: 4, same: 2, elsewhere: 2, agreesNow: 2, nextCursor: null })
  expect(whole.moves).toEqual([
    { from: 'A', to: null, cases: 3 },
    { from: 'A', to: 'B', cases: 2 },
  ])
  expect(whole.oldestAt).toBe('2026-11-02T00:00:00Z')
})
