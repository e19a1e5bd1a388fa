import { useEffect } from 'react'
import type { CaseDetail } from '../../server/contract/case-shape.ts'
import type { Chosen } from '../features/cases/CaseActions.tsx'
import { ACTION_KEYS, commandOf, isTyping, pressed } from '../features/cases/keys.ts'

interface CommandKeys {
  /** The open case, once it is loaded. */
  theCase: CaseDetail | undefined
  onAction: (action: Chosen) => void
  onHelp: () => void
  onAdvance: () => void
  onShift: () => void
  onList: () => void
}

/** Keys of the page beside those of the queue: steps of the open case, help, switches. */
export function useCommandKeys(keys: CommandKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.repeat) return
      const key = pressed(event)
      switch (commandOf(key)) {
        case 'help':
          return keys.onHelp()
        case 'advance':
          return keys.onAdvance()
        case 'shift':
          return keys.onShift()
        case 'list':
          return keys.onList()
        case 'actions':
          // A button that has the focus is pressed by it.
          if (event.target !== document.body || keys.theCase === undefined) return
          event.preventDefault()
          return keys.onAction('menu')
      }
      const action = stepOf(key, keys.theCase)
      if (action === undefined) return
      // The letter must not end up in the field that its form puts the focus in.
      event.preventDefault()
      keys.onAction(action)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

/** What the case offers of the steps that share a key. */
function stepOf(key: string, theCase: CaseDetail | undefined): Chosen | undefined {
  const allowed: readonly string[] = theCase?.allowedActions ?? []
  return ACTION_KEYS[key]?.find((one) => allowed.includes(one === 'dispatch-first' ? 'dispatch' : one))
}
