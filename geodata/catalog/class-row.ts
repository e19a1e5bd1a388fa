export const EDITION_2026 = 'GB/T 47678.5-2026'
export const EDITION_2013 = 'GB/T 30428.2-2013'
export const EDITION_2007 = 'CJ/T 214-2007'

/** A class of one edition: (edition, kind, code) is its key. */
export interface ClassRow {
  edition: string
  kind: 'event' | 'component'
  code: string
  major: string
  majorEn: string
  name: string
  nameEn: string
  pinyin: string
  local: boolean
}
