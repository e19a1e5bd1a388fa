import { expect, test } from 'vitest'
import type { SearchHit } from '../../../server/contract/search.ts'
import { choiceOf, groupsOf, isPersonalNumber } from './search-hits.ts'

const aHit = (over: Partial<SearchHit>): SearchHit => ({
  kind: 'road',
  id: '1',
  title: '中兴路',
  titleEn: 'Zhongxing Road',
  detail: '西湖街道',
  code: null,
  location: { lon: 103.8, lat: 36 },
  gridCode: null,
  score: 900,
  match: { field: 'title', from: 0, to: 2 },
  ...over,
})
const said = (pieces: readonly { text: string; isMarked: boolean }[] | undefined) =>
  pieces?.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')

test('What matched is marked, also where the reader sees the name in the other language', () => {
  const chinese = choiceOf(aHit({}), false)
  expect([said(chinese?.title), ...(chinese?.more.map(({ pieces }) => said(pieces)) ?? [])]).toEqual([
    '[中兴]路',
    '西湖街道',
  ])
  const english = choiceOf(aHit({}), true)
  expect([said(english?.title), ...(english?.more.map(({ pieces }) => said(pieces)) ?? [])]).toEqual([
    'Zhongxing Road',
    '[中兴]路',
    '西湖街道',
  ])
})

test('Groups stand in the order of their best hit; classes are not shown', () => {
  const hits = [
    aHit({ kind: 'building', id: 'a' }),
    aHit({ id: 'b' }),
    aHit({ kind: 'class' }),
    aHit({ kind: 'building', id: 'c' }),
  ]
  const groups = groupsOf(hits.flatMap((hit) => choiceOf(hit, false) ?? []))
  expect(groups.map(({ kind, choices }) => [kind, ...choices.map(({ id }) => id)])).toEqual([
    ['building', 'a', 'c'],
    ['road', 'b'],
  ])
})

test('A telephone or identity number is known as such, a case number or a code is not', () => {
  for (const text of ['13912345678', '+86 139-1234-5678', '１３９１２３４５６７８', '99999919800501123X'])
    expect(isPersonalNumber(text), text).toBe(true)
  for (const text of ['62010301037000012', '620103001001001', 'QLH20261014-0127', '兴华路12号'])
    expect(isPersonalNumber(text), text).toBe(false)
})
