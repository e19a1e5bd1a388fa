import { useEffect, useState } from 'react'
import type { LonLat, ScenePort } from '../../../scene/scene-port.ts'
import type { Tool, ToolStep } from './tool-state.ts'

/** A point of the picture, CSS pixels from its top left. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** With Shift: the plain letters are the steps of the open case. By the key that was pressed, whatever an input method makes of it. */
export const TOOL_KEYS = {
  B: 'box',
  P: 'polygon',
  M: 'measure',
  H: 'height',
  E: 'near',
  W: 'view',
  T: 'time',
  G: 'underground',
  K: 'under',
  S: 'section',
  J: 'dig',
  F: 'fly',
  R: 'look',
} as const
export type ToolName = (typeof TOOL_KEYS)[keyof typeof TOOL_KEYS]

const STEP_PX = 24
const FINE_PX = 3
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}

interface ToolKeysGiven {
  port: ScenePort | null
  tool: Tool
  step: (step: ToolStep) => void
  onTool: (name: ToolName) => void
  /** Size of the map's picture in CSS pixels. */
  size: () => { width: number; height: number } | null
}

/**
 * The tools by keyboard. While one draws, arrows move a crosshair (finely with Shift), Space sets a point, Backspace takes the last one
 * back, Enter closes, Escape ends. Heard before the page's other keys, which mean other things. Answers where the crosshair is.
 */
export function useToolKeys({ port, tool, step, onTool, size }: ToolKeysGiven): Point | null {
  const [crosshair, setCrosshair] = useState<Point | null>(null)
  const isPointing = tool.kind === 'drawing' || tool.kind === 'asking'
  useEffect(() => {
    if (!isPointing) setCrosshair(null)
  }, [isPointing])
  useEffect(() => {
    const placeUnder = (point: Point | null): LonLat | null =>
      point === null ? null : (port?.placeAt(point) ?? null)
    const moved = (key: string, isFine: boolean): Point | null => {
      const area = size()
      const way = ARROWS[key]
      if (area === null || way === undefined) return null
      const from = crosshair ?? { x: area.width / 2, y: area.height / 2 }
      const by = crosshair === null ? 0 : isFine ? FINE_PX : STEP_PX
      return {
        x: Math.min(Math.max(from.x + way.x * by, 1), area.width - 1),
        y: Math.min(Math.max(from.y + way.y * by, 1), area.height - 1),
      }
    }
    const point = (event: KeyboardEvent): boolean => {
      if (event.key in ARROWS) {
        const next = moved(event.key, event.shiftKey)
        setCrosshair(next)
        const place = placeUnder(next)
        if (place !== null) step({ do: 'move', place })
        return true
      }
      if (event.key !== ' ') return false
      const place = placeUnder(crosshair)
      const isHeight = tool.kind === 'drawing' && tool.shape === 'height' && crosshair !== null
      const heightM = isHeight ? port?.surfaceAt(crosshair)?.heightM : undefined
      if (place !== null) step({ do: 'point', place, heightM })
      return true
    }
    const command = (key: string): boolean => {
      if (key === 'Escape' && tool.kind !== 'none') step({ do: 'end' })
      else if (key === 'Backspace' && tool.kind === 'drawing') step({ do: 'back' })
      else if (key === 'Enter' && tool.kind === 'drawing') step({ do: 'finish' })
      else return false
      return true
    }
    const listen = (event: KeyboardEvent) => {
      if (isElsewhere(event)) return
      const name = toolOf(event)
      const isDone = (isPointing && point(event)) || command(event.key)
      if (!isDone && name === undefined) return
      if (!isDone && name !== undefined) onTool(name)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [port, tool, isPointing, crosshair, step, onTool, size])
  return crosshair
}

function toolOf(event: KeyboardEvent): ToolName | undefined {
  if (!event.shiftKey) return undefined
  return Object.entries(TOOL_KEYS).find(([key]) => event.code === `Key${key}`)?.[1]
}

/** Keys that belong to a field, a menu, a dialog, a list of its own or a button of the tool itself. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  if (!(event.target instanceof HTMLElement)) return false
  if (
    event.target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=combobox]') !==
    null
  )
    return true
  const isOwn = event.target.closest('.map-drawing button') !== null
  return isOwn && (event.key === ' ' || event.key === 'Enter')
}
