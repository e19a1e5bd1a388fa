import { expect, test } from 'vitest'
import { findMatch } from './search-match.ts'
import { beginningPiece, initialsPattern, mayBeInitials, searchKey, searchPieces } from './search-text.ts'

test('Keys know no case, width, accents, spaces or punctuation', () => {
  expect(searchKey('ＱＬＨ２０２６-0127')).toBe('qlh20260127')
  expect(searchKey(' 兴华路 １２号（东）')).toBe('兴华路12号东')
  expect(searchKey('Äyritie')).toBe('ayritie')
  expect(searchKey('%_\\')).toBe('')
})

test('Pieces are pairs with a Chinese character, three Latin ones, or a beginning', () => {
  expect(searchPieces('兴华路12号')).toEqual(['兴华', '华路', '路1', '2号'])
  expect(searchPieces('xhl12')).toEqual(['xhl', 'hl1', 'l12'])
  expect(searchPieces('路')).toEqual(['^路'])
  expect(searchPieces('zx')).toEqual(['^zx'])
  expect([beginningPiece('兴华'), beginningPiece('xhl')]).toEqual(['^兴', '^xh'])
})

test('Initials match any reading of a character', () => {
  const pattern = new RegExp(initialsPattern('zxl1'))
  expect(pattern.test('/(cz)xl12h/')).toBe(true)
  expect(pattern.test('/cxl12h/')).toBe(false)
  expect([mayBeInitials('xhl12'), mayBeInitials('12'), mayBeInitials('兴h')]).toEqual([true, false, false])
})

const shown = { title: '长兴·大厦 B座', detail: '中兴路12号', code: null, titleEn: 'Long Tower' }
const marked = (key: string) => {
  const match = findMatch(shown, key, '/(cz)xd(sx)bz/zxl12h/')
  return match === null ? null : [match.field, shown[match.field]?.slice(match.from, match.to)]
}

test('A match is marked where it stands, also as initials and across points', () => {
  expect(marked('兴大')).toEqual(['title', '兴·大'])
  expect(marked('cxds')).toEqual(['title', '长兴·大厦'])
  expect(marked('zxl1')).toEqual(['detail', '中兴路1'])
  expect(marked('longt')).toEqual(['titleEn', 'Long T'])
  expect(marked('b座')).toEqual(['title', 'B座'])
  expect(marked('没有')).toBeNull()
})
