import { useEffect } from 'react'

/** What a key does; the hint is shown beside what it stands for. */
export type CallKeys = Partial<Record<CallKey, () => void>>
export const CALL_KEYS = {
  take: 'F2',
  newCall: 'F4',
  verify: 'Ctrl ↵',
  accept: 'Ctrl ⇧ ↵',
  join: 'Alt J',
  park: 'Alt P',
  knowledge: 'Alt K',
  abusive: 'Alt B',
  class: 'Alt C',
  address: 'Alt L',
  words: 'Alt W',
  reject: 'Alt R',
} as const
export type CallKey = keyof typeof CALL_KEYS

const WITH_ALT: Readonly<Record<string, CallKey>> = {
  KeyJ: 'join',
  KeyP: 'park',
  KeyK: 'knowledge',
  KeyB: 'abusive',
  KeyC: 'class',
  KeyL: 'address',
  KeyW: 'words',
  KeyR: 'reject',
}

/** By the place of the key, not its letter: with Alt some layouts write another one. */
function keyOf(event: KeyboardEvent): CallKey | undefined {
  if (event.isComposing) return undefined
  if (event.key === 'F2') return 'take'
  if (event.key === 'F4' && !event.altKey) return 'newCall'
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return event.shiftKey ? 'accept' : 'verify'
  return event.altKey && !event.ctrlKey ? WITH_ALT[event.code] : undefined
}

/** A clerk types all the time: every key of the desk is one that writes nothing. */
export function useCallKeys(keys: CallKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event)
      const act = key === undefined ? undefined : keys[key]
      if (act === undefined || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
