import { useEffect, useState } from 'react'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { commandOf, isTyping, pressed } from './keys.ts'

interface QueueKeys {
  items: readonly CaseSummary[]
  chosenId: string | null
  onOpen: (id: string | null) => void
  onMark: (id: string) => void
  onMove: (index: number) => void
}

/** A button that has the focus keeps Enter; a row of the queue is opened by it anyway. */
const ownsEnter = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('button, a, [tabindex]') !== null

/** J and K move a cursor, X marks, Enter opens what is under it, Escape closes. Answers the case under the cursor while it differs from the open one. */
export function useQueueKeys({ items, chosenId, onOpen, onMark, onMove }: QueueKeys): string | null {
  const [cursor, setCursor] = useState<string | null>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const at = items.findIndex(({ id }) => id === (cursor ?? chosenId))
      const command = commandOf(pressed(event))
      if (command === 'next' || command === 'previous') {
        const step = command === 'next' ? 1 : -1
        const next = Math.min(Math.max(at + step, 0), items.length - 1)
        if (event.key.startsWith('Arrow')) event.preventDefault()
        setCursor(items[next]?.id ?? null)
        onMove(Math.max(next, 0))
      } else if (command === 'mark') {
        const under = items[at]
        if (under !== undefined) onMark(under.id)
      } else if (command === 'open' && cursor !== null && !ownsEnter(event)) {
        onOpen(cursor)
        setCursor(null)
      } else if (command === 'leave') {
        setCursor(null)
        onOpen(null)
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [items, cursor, chosenId, onOpen, onMark, onMove])
  return cursor
}
