import { type RefObject, useEffect } from 'react'
import type { Comparison } from '../../../lib/view-look.ts'
import type { CameraView, LonLat, ScenePort } from '../../../scene/scene-port.ts'

interface OneCamera {
  readonly main: ScenePort | null
  readonly beside: ScenePort | null
  readonly compare: Comparison
  /** The second pane: its camera leads while the pointer is in it. */
  readonly pane: RefObject<HTMLElement | null>
  /** The middle of the main picture on the ground. */
  readonly middle: () => LonLat | null
}

/** Two panes, one camera: each step of the one that is moved is the other's too. The flat map looks down on the middle, as far away. */
export function useOneCamera({ main, beside, compare, pane, middle }: OneCamera): void {
  useEffect(() => {
    if (main === null || beside === null) return
    beside.setMode(compare === 'flat' ? '2d' : '3d')
    const leads = () => compare === 'plain' && pane.current?.matches(':hover') === true
    const follow = (view: CameraView) => beside.setView(compare === 'flat' ? above(view, middle()) : view)
    const now = main.view()
    if (now !== null) follow(now)
    const stops = [
      main.onCamera((view) => !leads() && follow(view)),
      beside.onCamera((view) => leads() && main.setView(view)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [main, beside, compare, pane, middle])
}

/** Straight above what the middle of the picture shows, from as far as it is seen there. */
function above(view: CameraView, middle: LonLat | null): CameraView {
  const slope = Math.max(0.2, Math.sin((Math.abs(view.pitchDeg) * Math.PI) / 180))
  return { ...(middle ?? view), heightM: Math.max(60, view.heightM / slope), headingDeg: 0, pitchDeg: -90 }
}
