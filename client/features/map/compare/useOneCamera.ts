import { type RefObject, useEffect } from 'react'
import type { CameraView, LonLat, ScenePort } from '../../../scene/scene-port.ts'
import { type PaneMode, tied } from './one-camera.ts'

interface OneCamera {
  readonly main: ScenePort | null
  readonly mainMode: PaneMode
  readonly beside: ScenePort | null
  readonly mode: PaneMode
  /** The second pane: its camera leads while the pointer is in it. */
  readonly pane: RefObject<HTMLElement | null>
}

/** Two panes, one camera: each step of the one that is moved is the other's too, whether either is flat or not. */
export function useOneCamera({ main, mainMode, beside, mode, pane }: OneCamera): void {
  useEffect(() => {
    if (main === null || beside === null) return
    beside.setMode(mode)
    const leads = () => pane.current?.matches(':hover') === true
    // Both panes are as large: they lie over each other.
    const middleOf = (port: ScenePort): LonLat | null => {
      const { width = 0, height = 0 } = pane.current?.getBoundingClientRect() ?? {}
      return port.placeAt({ x: width / 2, y: height / 2 })
    }
    const followerOf = (port: ScenePort, portMode: PaneMode) => ({
      mode: portMode,
      now: port.view(),
      middle: middleOf(port),
    })
    const follow = (view: CameraView) =>
      beside.setView(tied({ view, mode: mainMode, middle: middleOf(main) }, followerOf(beside, mode)))
    const now = main.view()
    if (now !== null) follow(now)
    const stops = [
      main.onCamera((view) => !leads() && follow(view)),
      beside.onCamera(
        (view) =>
          leads() && main.setView(tied({ view, mode, middle: middleOf(beside) }, followerOf(main, mainMode))),
      ),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [main, mainMode, beside, mode, pane])
}
