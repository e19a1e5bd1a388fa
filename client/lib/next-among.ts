/** Of cases drawn as one the worst is opened first, and with each further click the next. */
export function nextAmong(among: readonly string[], openId: string | null): string | undefined {
  return among[(among.indexOf(openId ?? '') + 1) % among.length]
}
