import { expect, test } from 'vitest'
import type { CaseStatus } from '../../../server/contract/case.ts'
import { DESK_STATUSES } from '../../../server/contract/case-queries.ts'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import type { StreamCase } from '../../../server/contract/stream.ts'
import { byUrgency, type CasePages, withOpenSteps, withSteps } from './case-pages.ts'

const aCase = (id: string, over: Partial<CaseSummary> = {}): CaseSummary => ({
  id,
  number: `QLH20261121-${id}`,
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
  dueAt: `2026-11-21T0${id}:00:00Z`,
  remainingSeconds: 60,
  clock: 'working',
  supervised: false,
  pending: null,
  claimedBy: null,
  ...over,
})
const step = (
  id: string,
  status: CaseStatus,
  version: number,
  over: Partial<CaseSummary> = {},
): StreamCase => ({
  action: 'comment',
  version,
  at: '2026-11-21T03:00:00Z',
  case: aCase(id, { status, version, ...over }),
})
const list = (pages: string[][], nextCursor: string | null = null): CasePages => ({
  pageParams: pages.map(() => ''),
  pages: pages.map((ids, i) => ({
    items: ids.map((id) => aCase(id)),
    nextCursor: i === pages.length - 1 ? nextCursor : 'more',
  })),
})
const toDispatch = {
  belongs: ({ status }: CaseSummary) => DESK_STATUSES.dispatch.includes(status),
  order: byUrgency,
}
const withStep = (pages: CasePages, one: StreamCase) => withSteps(pages, toDispatch, [one])
const withOpenStep = (open: CaseSummary[], one: StreamCase) => withOpenSteps(open, [one])
const idsOf = (pages: CasePages) => pages.pages.map(({ items }) => items.map(({ id }) => id))

test('A case that was dispatched leaves the desk', () => {
  expect(idsOf(withStep(list([['1', '2'], ['3']]), step('2', 'dispatched', 4)))).toEqual([['1'], ['3']])
})

test('A case that was filed enters where its deadline puts it', () => {
  expect(idsOf(withStep(list([['1', '3'], ['5']]), step('2', 'filed', 3)))).toEqual([['1', '2', '3'], ['5']])
  expect(idsOf(withStep(list([['1'], ['3']]), step('9', 'filed', 3)))).toEqual([['1'], ['3', '9']])
})

test('Beyond the pages fetched a case waits for its page', () => {
  expect(idsOf(withStep(list([['1', '3']], 'more'), step('9', 'filed', 3)))).toEqual([['1', '3']])
})

test('A step that is older than what is shown changes nothing', () => {
  const shown = list([['1', '2']])
  expect(withStep(shown, step('2', 'accepted', 2))).toBe(shown)
})

test('A new deadline moves the case within the desk and shows it once', () => {
  const moved = withStep(list([['1', '2'], ['4']]), step('1', 'filed', 4, { dueAt: '2026-11-21T03:30:00Z' }))
  expect(idsOf(moved)).toEqual([['2'], ['1', '4']])
})

test('The map keeps open cases alone, each once, at its latest', () => {
  const open = [aCase('1'), aCase('2')]
  expect(withOpenStep(open, step('1', 'closed', 9)).map(({ id }) => id)).toEqual(['2'])
  expect(withOpenStep(open, step('3', 'reported', 1))).toHaveLength(3)
  expect(withOpenStep(open, step('2', 'checking', 5)).find(({ id }) => id === '2')?.status).toBe('checking')
  expect(withOpenStep(open, step('2', 'reported', 1)).find(({ id }) => id === '2')?.version).toBe(3)
})

test('Many steps at once end as they would one by one, the latest of each case alone', () => {
  const shown = list([
    ['1', '2'],
    ['4', '6'],
  ])
  const steps = [
    step('2', 'dispatched', 4),
    step('3', 'filed', 3),
    step('3', 'filed', 4),
    step('6', 'voided', 4),
    step('5', 'filed', 3),
  ]
  const oneByOne = steps.reduce(withStep, shown)
  const atOnce = withSteps(shown, toDispatch, steps)
  expect(idsOf(atOnce)).toEqual(idsOf(oneByOne))
  expect(idsOf(atOnce).flat()).toEqual(['1', '3', '4', '5'])
  expect(withSteps(shown, toDispatch, [step('9', 'closed', 9)])).toBe(shown)
})
