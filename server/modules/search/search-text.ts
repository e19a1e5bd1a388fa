/** Of two that compare equal, neither case nor accents nor width nor punctuation tells: the very rule of search_key in the database. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(IGNORED, '')
}
const IGNORED = /[ \t\r\n\u00a0!-/:-@[-`{-~·、。，；：？！（）《》〈〉【】「」『』“”‘’–—…￥]/g

const isLatin = (character: string) => /^[a-z0-9]$/.test(character)

/** Whether a key may be pinyin initials: Latin letters and digits alone. */
export const mayBeInitials = (key: string): boolean => /^(?=.*[a-z])[a-z0-9]+$/.test(key)

/** What the index is asked for a key: all of these pieces are in every entry that holds it. See search_pieces in the database. */
export function searchPieces(key: string): string[] {
  const characters = [...key]
  const pieces = characters.flatMap((first, i) => {
    const [second, third] = [characters[i + 1], characters[i + 2]]
    if (second === undefined) return []
    if (!isLatin(first) || !isLatin(second)) return [first + second]
    return third !== undefined && isLatin(third) ? [first + second + third] : []
  })
  // Too short for a piece of its own: only what begins with it.
  return pieces.length > 0 ? [...new Set(pieces)] : [`^${key}`]
}

/** The piece that every entry with a field that begins with the key holds beside the others. */
export function beginningPiece(key: string): string {
  const [first = '', second] = [...key]
  return second !== undefined && isLatin(first) && isLatin(second) ? `^${first}${second}` : `^${first}`
}

/** A regular expression, the same in both languages, that finds initials among sets of them: `z` also in `(cz)`. */
export function initialsPattern(key: string): string {
  return [...key].map((one) => (/[a-z]/.test(one) ? `(?:${one}|\\([a-z]*${one}[a-z]*\\))` : one)).join('')
}
