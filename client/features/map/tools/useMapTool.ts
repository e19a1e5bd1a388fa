import { useEffect, useReducer, useRef } from 'react'
import type { MapShape } from '../../../lib/view-url.ts'
import type { ScenePort, Sketch } from '../../../scene/scene-port.ts'
import { sketchOf, stepTool, type Tool, type ToolStep } from './tool-state.ts'

interface MapToolGiven {
  port: ScenePort | null
  /** What the address holds; later changes of it come from here. */
  shape: MapShape | null
  onShape: (shape: MapShape | null) => void
  /** Drawn beside the tool's own: the view of a camera. */
  more: readonly Sketch[]
}

/** The tool in hand: hears the map while it draws, is drawn on it, and keeps what is finished in the address. */
export function useMapTool({ port, shape, onShape, more }: MapToolGiven): [Tool, (step: ToolStep) => void] {
  const [tool, step] = useReducer(
    stepTool,
    shape,
    (given): Tool => (given === null ? { kind: 'none' } : { kind: 'shown', shape: given }),
  )
  const isTracing = tool.kind === 'drawing' || tool.kind === 'asking'
  const isHeight = tool.kind === 'drawing' && tool.shape === 'height'
  useEffect(() => {
    if (!isTracing) return
    return port?.trace({
      onPoint: (place, at) => {
        // A height is that of the roof or wall that is seen, over the place where it stands.
        const surface = isHeight ? port.surfaceAt(at) : null
        step({ do: 'point', place: surface ?? place, heightM: surface?.heightM })
      },
      onMove: (place) => step({ do: 'move', place }),
    })
  }, [port, isTracing, isHeight])
  useEffect(() => port?.setSketch([...sketchOf(tool), ...more]), [port, tool, more])
  useEffect(() => () => port?.setSketch([]), [port])
  const shown = tool.kind === 'shown' ? tool.shape : null
  const kept = useRef(shape)
  useEffect(() => {
    if (kept.current === shown) return
    kept.current = shown
    onShape(shown)
  }, [shown, onShape])
  return [tool, step]
}
