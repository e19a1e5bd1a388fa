/** Text that no database takes: with U+0000 in it, or with half of a character (a lone surrogate). */
const isUnfit = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** The path of the first text in a JSON value, or name of a field, that can be kept nowhere; null where all can. */
export function unfitText(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return isUnfit(value) ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (isUnfit(key)) return path
    const found = unfitText(inner, path === '' ? key : `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}
