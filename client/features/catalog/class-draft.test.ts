import { expect, test } from 'vitest'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import { draftOf, freeCode, isSame, matching, moved, NEW_CLASS, withAt } from './class-draft.ts'

const aClass = (change: Partial<CaseClassDetail> = {}): CaseClassDetail => ({
  ...{ kind: 'event', code: '06010', edition: '2026', major: '施工管理', majorEn: 'Works' },
  ...{ name: '暴露垃圾', nameEn: 'Litter', pinyin: 'bllj', photoRequired: true },
  ...{ local: false, retired: false, version: 1, conditions: [], units: [], script: null, questions: [] },
  ...change,
})

test('a class is found by words of either language, code, initials and its major class, within its kind', () => {
  const classes = [aClass(), aClass({ kind: 'component', code: '01001', name: '上水井盖', pinyin: 'ssjg' })]
  for (const q of ['垃圾', 'LITTER', 'bll', '0601', '施工', ''])
    expect([q, matching(classes, 'event', q).map(({ code }) => code)]).toEqual([q, ['06010']])
  expect(matching(classes, 'event', '井盖')).toEqual([])
})

test('a new local class gets the highest serial that is free', () => {
  expect(freeCode([], 'event', '06')).toBe('06999')
  expect(freeCode([aClass({ code: '06999' }), aClass({ code: '06997' })], 'event', '06')).toBe('06998')
  const full = Array.from({ length: 920 }, (_, i) => aClass({ code: `06${String(i + 80).padStart(3, '0')}` }))
  expect(freeCode(full, 'event', '06')).toBe('')
})

test('a draft is the same until something is changed', () => {
  const one = draftOf(aClass({ units: [{ code: 'WATER', name: '水务局', nameEn: null, placeRule: null }] }))
  expect(isSame(one, structuredClone(one))).toBe(true)
  expect(isSame(one, { ...one, retired: true })).toBe(false)
  expect(isSame(one, { ...one, conditions: NEW_CLASS.conditions })).toBe(false)
})

test('a list is changed at one place, or one of it moved', () => {
  expect(withAt([1, 2, 3], 1, 9)).toEqual([1, 9, 3])
  expect(withAt([1, 2, 3], 1, null)).toEqual([1, 3])
  expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2])
})
