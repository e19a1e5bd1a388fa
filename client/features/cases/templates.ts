/** The most that a reason, note or answer may hold (contract/case-actions.ts). */
export const WORDS_MAX = 2000

/** What was written, with a ready text at the cursor, in place of what was marked. */
export const withText = (written: string, text: string, from: number, to: number) =>
  (written.slice(0, from) + text + written.slice(to)).slice(0, WORDS_MAX)
