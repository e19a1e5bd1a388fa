import { useEffect, useRef } from 'react'

/** With Shift, as the map's tools are. */
export const MARK_KEY = 'X'

const isField = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, [contenteditable], [role=dialog], [role=combobox], [role=menu]',
  ) !== null

/** Marks what the area holds, by key, while there is something to be marked. */
export function useMarkKey(mark: (() => void) | null): void {
  const latest = useRef(mark)
  useEffect(() => {
    latest.current = mark
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || event.repeat || isField(event)
      if (isOther || !event.shiftKey || event.code !== `Key${MARK_KEY}` || latest.current === null) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
