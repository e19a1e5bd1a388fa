import { useEffect, useState } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'

interface QueueKeys {
  items: readonly CaseSummary[]
  chosenId: string | null
  onOpen: (id: string | null) => void
  onMark: (id: string) => void
  onMove: (index: number) => void
}

/** True while keys belong to a field or a menu. */
export const isTyping = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=combobox]') !==
      null)

/** J and K move a cursor, X marks, Enter opens what is under it, Escape closes. Answers the case under the cursor while it differs from the open one. */
export function useQueueKeys({ items, chosenId, onOpen, onMark, onMove }: QueueKeys): string | null {
  const [cursor, setCursor] = useState<string | null>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const at = items.findIndex(({ id }) => id === (cursor ?? chosenId))
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step !== 0) {
        const next = Math.min(Math.max(at + step, 0), items.length - 1)
        setCursor(items[next]?.id ?? null)
        onMove(Math.max(next, 0))
      } else if (event.key === 'x') {
        const under = items[at]
        if (under !== undefined) onMark(under.id)
      } else if (event.key === 'Enter' && cursor !== null && event.target === document.body) {
        onOpen(cursor)
        setCursor(null)
      } else if (event.key === 'Escape') {
        setCursor(null)
        onOpen(null)
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [items, cursor, chosenId, onOpen, onMark, onMove])
  return cursor
}
