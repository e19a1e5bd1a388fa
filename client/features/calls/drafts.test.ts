import { expect, test } from 'vitest'
import {
  emptyDraft,
  keyFor,
  loadDrafts,
  NO_DRAFTS,
  saveDrafts,
  withActive,
  withChange,
  withoutDraft,
} from './drafts.ts'

const a = '11111111-1111-4111-8111-111111111111'
const b = '22222222-2222-4222-8222-222222222222'
const at = '2026-11-16T02:00:00.000Z'

function aStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

test('what was written is there again after a reload, for the same user only', () => {
  const storage = aStorage()
  const written = withChange(withActive(NO_DRAFTS, emptyDraft(a, at, 'en')), a, { words: '半夜打桩' })
  saveDrafts(storage, 'u1', written)
  expect(loadDrafts(storage, 'u1')).toEqual(written)
  expect(loadDrafts(storage, 'u2')).toEqual(NO_DRAFTS)
})

test('a call taken up again keeps its draft; one that is over leaves nothing', () => {
  const first = withChange(withActive(NO_DRAFTS, emptyDraft(a, at, 'zh')), a, { words: '一' })
  const second = withActive(first, emptyDraft(b, at, 'zh'))
  const back = withActive(second, emptyDraft(a, at, 'zh'))
  expect(back.active).toBe(a)
  expect(back.drafts.map(({ words }) => words)).toEqual(['一', ''])
  const over = withoutDraft(back, a)
  expect(over).toMatchObject({ active: null, drafts: [{ id: b }] })
  const storage = aStorage()
  saveDrafts(storage, 'u', back)
  saveDrafts(storage, 'u', NO_DRAFTS)
  expect(storage.kept.size).toBe(0)
})

test('the same content keeps its key, also when it comes back from the storage', () => {
  const draft = emptyDraft(a, at, 'zh')
  const sent = keyFor(draft, { words: '一' })
  const again = { ...draft, sent: JSON.parse(JSON.stringify(sent)) }
  expect(keyFor(again, { words: '一' })).toEqual(sent)
  expect(keyFor(again, { words: '二' }).key).not.toBe(sent.key)
})

test('a broken store is as good as an empty one', () => {
  const storage = aStorage()
  for (const text of ['{', '[]', '{"active":1}'])
    expect(loadDrafts({ getItem: () => text }, 'u')).toEqual(NO_DRAFTS)
  expect(loadDrafts(storage, 'u')).toEqual(NO_DRAFTS)
})
