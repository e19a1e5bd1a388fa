import type { CameraView, LonLat } from '../../../scene/scene-port.ts'

export type PaneMode = '3d' | '2d'

/** The lowest that a flat picture is seen from. */
const LEAST_M = 60
const LEAST_SLOPE = 0.2

const slopeOf = (pitchDeg: number) => Math.max(LEAST_SLOPE, Math.sin((Math.abs(pitchDeg) * Math.PI) / 180))

/** Straight above what the middle of a picture shows, from as far as it is seen there. */
export function above(view: CameraView, middle: LonLat | null): CameraView {
  const heightM = Math.max(LEAST_M, view.heightM / slopeOf(view.pitchDeg))
  return { ...(middle ?? view), heightM, headingDeg: 0, pitchDeg: -90 }
}

/**
 * Where a camera that looks aslant must stand so that its middle is what a flat picture shows, as near as that is: the same way of
 * looking, moved over and drawn nearer or farther around that middle.
 */
export function aslant(flat: CameraView, now: CameraView, middle: LonLat | null): CameraView {
  const heightM = Math.max(1, flat.heightM * slopeOf(now.pitchDeg))
  const times = middle === null ? 0 : heightM / Math.max(1, now.heightM)
  const from = middle ?? now
  return {
    ...now,
    heightM,
    lon: flat.lon + (now.lon - from.lon) * times,
    lat: flat.lat + (now.lat - from.lat) * times,
  }
}

interface Tie {
  readonly view: CameraView
  readonly mode: PaneMode
  /** The middle of the leading picture on the ground. */
  readonly middle: LonLat | null
}
interface Follower {
  readonly mode: PaneMode
  readonly now: CameraView | null
  readonly middle: LonLat | null
}

/** Where the camera that follows goes. */
export function tied(leader: Tie, follower: Follower): CameraView {
  if (leader.mode === follower.mode) return leader.view
  if (follower.mode === '2d') return above(leader.view, leader.middle)
  return follower.now === null ? leader.view : aslant(leader.view, follower.now, follower.middle)
}
