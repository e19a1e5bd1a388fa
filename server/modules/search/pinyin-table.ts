import { pinyin } from 'pinyin-pro'

/** The block of common Chinese characters, the ends included. */
export const CHINESE = { first: 0x4e00, last: 0x9fff } as const

/** The readings of a character without tones, the commonest first; ü is written v. */
export function readingsOf(character: string): string[] {
  const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  return [...new Set(readings)].filter((reading) => /^[a-z]+$/.test(reading))
}

/** Every set of readings with the characters that have it, in the order of the block: what a migration brought in, and what a test compares. */
export function pinyinTable(): Map<string, string> {
  const table = new Map<string, string>()
  for (let code = CHINESE.first; code <= CHINESE.last; code++) {
    const character = String.fromCodePoint(code)
    const key = readingsOf(character).join(' ')
    if (key !== '') table.set(key, (table.get(key) ?? '') + character)
  }
  return table
}
