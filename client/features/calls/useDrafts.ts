import { useCallback, useEffect, useState } from 'react'
import {
  type Draft,
  type Drafts,
  loadDrafts,
  saveDrafts,
  withActive,
  withChange,
  withoutDraft,
} from './drafts.ts'

/** The drafts of this window, written down at every change. */
export function useDrafts(userId: string) {
  const [drafts, setDrafts] = useState<Drafts>(() => loadDrafts(sessionStorage, userId))
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  useEffect(() => {
    saveDrafts(sessionStorage, userId, drafts)
    setSavedAt(drafts.drafts.length === 0 ? null : new Date())
  }, [drafts, userId])
  return {
    active: drafts.drafts.find(({ id }) => id === drafts.active) ?? null,
    drafts: drafts.drafts,
    savedAt,
    open: useCallback((made: Draft) => setDrafts((now) => withActive(now, made)), []),
    change: useCallback(
      (id: string, change: Partial<Draft>) => setDrafts((now) => withChange(now, id, change)),
      [],
    ),
    park: useCallback(() => setDrafts((now) => ({ ...now, active: null })), []),
    drop: useCallback((id: string) => setDrafts((now) => withoutDraft(now, id)), []),
  }
}
