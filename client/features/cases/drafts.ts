/**
 * What was typed into a form and not sent: kept for the case and the step while the page is open, so that a look elsewhere, a lost
 * race or a slip on Escape costs no words. Only in memory: they may name people.
 */
const kept = new Map<string, Readonly<Record<string, unknown>>>()
const MOST = 200

const keyOf = (user: string, caseId: string, action: string) => `${user} ${caseId} ${action}`

export const draftOf = (user: string, caseId: string, action: string) => kept.get(keyOf(user, caseId, action))

export function keepDraft(
  [user, caseId, action]: readonly [string, string, string],
  values: Readonly<Record<string, unknown>>,
): void {
  const key = keyOf(user, caseId, action)
  kept.delete(key)
  kept.set(key, values)
  const oldest = kept.keys().next().value
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
}

export function dropDraft(user: string, caseId: string, action: string): void {
  kept.delete(keyOf(user, caseId, action))
}
