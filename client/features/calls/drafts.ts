import { z } from 'zod'
import { CASE_KINDS } from '../../../server/contract/case.ts'
import { lonLat } from '../../../server/contract/common.ts'

/**
 * What a clerk has written of a call. Kept in sessionStorage, by user: it survives a reload and a lost network, and goes with the
 * window, because it may hold a name and, for a call keyed in, a number. Nothing of it is ever in localStorage or an address.
 */
const draft = z.object({
  /** The call's id: the exchange's call, or one of our own that the server may not know yet. */
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  /** As typed, for a call without a number of the exchange. */
  number: z.string(),
  /** What of it the server was told. */
  toldNumber: z.string(),
  name: z.string(),
  language: z.enum(['zh-CN', 'en']),
  class: z.object({ kind: z.enum(CASE_KINDS), code: z.string() }).nullable(),
  address: z.string(),
  place: lonLat.nullable(),
  words: z.string(),
  answers: z.record(z.string(), z.string()),
  urgent: z.boolean(),
  /** The Idempotency-Key of what was last sent: the same content keeps it, over a reload too. */
  sent: z.object({ text: z.string(), key: z.string() }).nullable(),
})
export type Draft = z.infer<typeof draft>

const stored = z.object({ active: z.uuid().nullable(), drafts: z.array(draft) })
export type Drafts = z.infer<typeof stored>

export const NO_DRAFTS: Drafts = { active: null, drafts: [] }

export function emptyDraft(id: string, startedAt: string, language: string): Draft {
  return {
    id,
    startedAt,
    number: '',
    toldNumber: '',
    name: '',
    language: language === 'en' ? 'en' : 'zh-CN',
    class: null,
    address: '',
    place: null,
    words: '',
    answers: {},
    urgent: false,
    sent: null,
  }
}

const keyOf = (userId: string) => `intake-drafts:${userId}`

/** What this window kept for this user; nothing where it is unreadable. */
export function loadDrafts(storage: Pick<Storage, 'getItem'>, userId: string): Drafts {
  try {
    const parsed = stored.safeParse(JSON.parse(storage.getItem(keyOf(userId)) ?? 'null'))
    return parsed.success ? parsed.data : NO_DRAFTS
  } catch {
    return NO_DRAFTS
  }
}

export function saveDrafts(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  userId: string,
  drafts: Drafts,
): void {
  if (drafts.drafts.length === 0) storage.removeItem(keyOf(userId))
  else storage.setItem(keyOf(userId), JSON.stringify(drafts))
}

/** The draft of a call, made where there is none, and in hand now. */
export function withActive(drafts: Drafts, made: Draft): Drafts {
  const isThere = drafts.drafts.some(({ id }) => id === made.id)
  return { active: made.id, drafts: isThere ? drafts.drafts : [...drafts.drafts, made] }
}

export const withChange = (drafts: Drafts, id: string, change: Partial<Draft>): Drafts => ({
  ...drafts,
  drafts: drafts.drafts.map((one) => (one.id === id ? { ...one, ...change } : one)),
})

/** A call that is over leaves nothing behind; another one that was parked is not taken up by itself. */
export function withoutDraft(drafts: Drafts, id: string): Drafts {
  const { active } = drafts
  return { active: active === id ? null : active, drafts: drafts.drafts.filter((one) => one.id !== id) }
}

/** The same content has the same key, so that pressing again after a lost answer makes no second case. */
export function keyFor(one: Draft, content: unknown): { text: string; key: string } {
  const text = JSON.stringify(content)
  return one.sent?.text === text ? one.sent : { text, key: crypto.randomUUID() }
}
