import { expect, test } from 'vitest'
import type { Organisation } from '../../../server/contract/admin-organisation.ts'
import { type Branch, treeOf } from './organisation-tree.ts'

const one = (code: string, parentCode: string | null, name = code): Organisation => ({
  ...{
    code,
    parentCode,
    name,
    kind: 'unit',
    nameEn: null,
    areaCode: null,
    areaName: null,
    calendarKey: null,
  },
  ...{ isHandlingUnit: false, commandDuty: false, retiredAt: null, people: 0, version: 1 },
})
const shape = (branches: Branch[]): unknown =>
  branches.map(({ key, children }) => (children.length === 0 ? key : [key, shape(children)]))

test('Organisations stand under their parents, those of an unknown parent at the top', () => {
  const items = [one('A', null), one('B', 'A'), one('C', 'B'), one('D', 'GONE')]
  expect(shape(treeOf(items, ''))).toEqual([['A', [['B', ['C']]]], 'D'])
})

test('Words leave what holds them and the way up to it', () => {
  const items = [one('A', null), one('B', 'A'), one('C', 'B', '西湖'), one('D', 'A')]
  expect(shape(treeOf(items, '西湖'))).toEqual([['A', [['B', ['C']]]]])
  expect(treeOf(items, 'nothing')).toEqual([])
})

test('A circle hangs nothing', () => {
  expect(treeOf([one('A', 'B'), one('B', 'A')], '')).toEqual([])
})
