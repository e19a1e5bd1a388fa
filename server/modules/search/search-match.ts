import type { SearchMatch } from '../../contract/search.ts'
import { initialsPattern, mayBeInitials, searchKey } from './search-text.ts'

/** The fields in which a match is shown, in the order in which they are looked through. */
export interface Shown {
  readonly title: string
  readonly detail: string | null
  readonly code: string | null
  readonly titleEn: string | null
}
const FIELDS = ['title', 'detail', 'code', 'titleEn'] as const

/** Where the key stands: as words in one of the fields, else as initials of the title or the detail; null where it shows in none. */
export function findMatch(shown: Shown, key: string, initials: string): SearchMatch | null {
  for (const field of FIELDS) {
    const place = placeOf(shown[field] ?? '', key)
    if (place !== null) return { field, ...place }
  }
  if (!mayBeInitials(key)) return null
  const [, ofTitle = '', ofDetail = ''] = initials.split('/')
  const found = { title: initialsOf(ofTitle, key), detail: initialsOf(ofDetail, key) }
  for (const field of ['title', 'detail'] as const) {
    const range = found[field]
    const text = shown[field]
    if (range !== null && text !== null) return { field, ...inText(text, range) }
  }
  return null
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Where a text holds the key: characters of the text. */
function placeOf(text: string, key: string): Range | null {
  const whole = searchKey(text)
  const at = whole.indexOf(key)
  if (at < 0) return null
  const before = [...whole.slice(0, at)].length
  return inText(text, { from: before, to: before + [...key].length })
}

/** Where initials, a letter or a set of letters for each character of a key, hold the letters: characters of the key. */
function initialsOf(initials: string, letters: string): Range | null {
  const found = new RegExp(initialsPattern(letters)).exec(initials)
  if (found === null) return null
  const count = (part: string) => part.match(/\([a-z]+\)|./g)?.length ?? 0
  const from = count(initials.slice(0, found.index))
  return { from, to: from + count(found[0]) }
}

/** Characters of a text's key as characters of the text, which may hold more: spaces and points are not compared. */
function inText(text: string, { from, to }: Range): Range {
  let at = 0
  let position = 0
  const range = { from: 0, to: text.length }
  for (const character of text) {
    const length = [...searchKey(character)].length
    if (position <= from && position + length > from) range.from = at
    at += character.length
    position += length
    if (length > 0 && position >= to) return { ...range, to: at }
  }
  return range
}
