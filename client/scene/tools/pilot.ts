import { Cartesian3, type CesiumWidget } from 'cesium'
import type { CameraView, FlightMotion } from '../scene-port.ts'

/** A second of flight covers this share of the height above the ground. */
const SPEED = 0.6
const TURN_RAD = 0.7
const LOWEST_M = 15
/** After a pause of the page one does not leap. */
const LONGEST_S = 0.1

/** Flies on as long as it is told to: ahead and aside along the ground, up and down, turning. */
export function createPilot(
  widget: CesiumWidget,
  view: () => CameraView | null,
): { steer(motion: FlightMotion | null): void; dispose(): void } {
  const { scene, camera } = widget
  let motion: FlightMotion | null = null
  let before = 0
  const step = () => {
    if (motion === null) return
    const now = performance.now()
    const seconds = Math.min(LONGEST_S, (now - before) / 1000)
    before = now
    const heightM = Math.abs(view()?.heightM ?? 0)
    const way = Math.max(LOWEST_M, heightM) * SPEED * seconds
    const up = Cartesian3.normalize(camera.positionWC, new Cartesian3())
    const flat = Cartesian3.cross(up, Cartesian3.cross(camera.up, up, new Cartesian3()), new Cartesian3())
    if (motion.ahead !== 0) camera.move(Cartesian3.normalize(flat, flat), way * motion.ahead)
    if (motion.right !== 0) camera.moveRight(way * motion.right)
    if (motion.up !== 0) camera.move(up, way * motion.up)
    if (motion.turn !== 0) camera.look(up, TURN_RAD * seconds * motion.turn)
    if (motion.tilt !== 0) camera.lookUp(TURN_RAD * seconds * motion.tilt)
    scene.requestRender()
  }
  const stop = scene.preUpdate.addEventListener(step)
  return {
    steer(next) {
      if (widget.isDestroyed()) return
      if (motion === null) before = performance.now()
      motion = next
      scene.requestRender()
    },
    dispose: stop,
  }
}
