import { useEffect, useState } from 'react'
import type { FlightMotion, ScenePort } from '../../../scene/scene-port.ts'

/** By the place of the key, whatever the layout or an input method makes of it. */
const FLIGHT_KEYS: Readonly<Record<string, Partial<FlightMotion>>> = {
  KeyW: { ahead: 1 },
  KeyS: { ahead: -1 },
  KeyA: { right: -1 },
  KeyD: { right: 1 },
  KeyE: { up: 1 },
  KeyQ: { up: -1 },
  ArrowLeft: { turn: 1 },
  ArrowRight: { turn: -1 },
  ArrowUp: { tilt: 1 },
  ArrowDown: { tilt: -1 },
}
const STILL: FlightMotion = { ahead: 0, right: 0, up: 0, turn: 0, tilt: 0 }

/** What keys held together make; null: none is held. */
export function motionOf(held: ReadonlySet<string>): FlightMotion | null {
  if (held.size === 0) return null
  const sum = { ...STILL } as { -readonly [K in keyof FlightMotion]: number }
  for (const key of held)
    for (const [way, share] of Object.entries(FLIGHT_KEYS[key] ?? {})) sum[way as keyof FlightMotion] += share
  return sum
}

/**
 * Flight by keys while it is switched on: its letters are the steps of a case otherwise, so it takes them before the page does, and only
 * then. Escape ends it; a page that loses the focus stops.
 */
export function useFlight(port: ScenePort | null): { isFlying: boolean; setFlying(isFlying: boolean): void } {
  const [isFlying, setFlying] = useState(false)
  useEffect(() => {
    if (!isFlying || port === null) return
    const held = new Set<string>()
    const steer = () => port.steer(motionOf(held))
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isField(event)) return
      if (event.code === 'Escape') setFlying(false)
      else if (event.code in FLIGHT_KEYS) held.add(event.code)
      else return
      steer()
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const release = ({ code }: KeyboardEvent) => held.delete(code) && steer()
    const stop = () => {
      held.clear()
      steer()
    }
    window.addEventListener('keydown', listen, { capture: true })
    window.addEventListener('keyup', release, { capture: true })
    window.addEventListener('blur', stop)
    return () => {
      window.removeEventListener('keydown', listen, { capture: true })
      window.removeEventListener('keyup', release, { capture: true })
      window.removeEventListener('blur', stop)
      port.steer(null)
    }
  }, [isFlying, port])
  return { isFlying, setFlying }
}

const isField = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, [contenteditable], [role=dialog], [role=combobox], [role=listbox]',
  ) !== null
