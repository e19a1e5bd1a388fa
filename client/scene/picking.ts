import {
  Cartesian2,
  type Cartesian3,
  Math as CesiumMath,
  type CesiumWidget,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium'
import { groundUnder } from './ground.ts'
import type { Layer } from './layers/layer.ts'
import type { LonLat, Picked, ScenePort, Tracing } from './scene-port.ts'

/** Fingers are wide: this many pixels around the point count. */
const REACH_PX = 7
/** Of things one behind another the first few are looked through. */
const DEPTH = 4

/** Turns a click into what was meant: the first of our things under it, else the ground. */
export function createPicking(
  widget: CesiumWidget,
  layers: () => readonly Layer[],
): Pick<ScenePort, 'onPick' | 'trace' | 'placeAt'> & { dispose(): void } {
  const { scene, canvas } = widget
  const listeners = new Set<(picked: Picked) => void>()
  const handler = new ScreenSpaceEventHandler(canvas)

  const meaning = (object: unknown) => firstOf(layers().map((layer) => layer.pick(object)))
  const thingAt = (point: Cartesian2): Pick<Picked, 'kind' | 'id'> | null => {
    const reach = REACH_PX * 2 + 1
    const first: unknown = scene.pick(point, reach, reach)
    const known = meaning(first)
    // A pin stands over those who walk past it; they walk over everything else.
    if (known?.kind === 'case') return known
    const mover = firstOf(layers().map((layer) => layer.pickAt?.(point, REACH_PX) ?? null))
    if (mover !== null || first === undefined) return mover
    // Drilling draws the city once for each thing that it goes through.
    return known ?? firstOf((scene.drillPick(point, DEPTH, reach, reach) as unknown[]).map(meaning))
  }
  const onGround = (point: Cartesian2) => groundUnder(scene, point)
  const degreesOf = (hit: Cartesian3 | undefined): LonLat | null => {
    if (hit === undefined) return null
    const place = scene.ellipsoid.cartesianToCartographic(hit)
    return { lon: CesiumMath.toDegrees(place.longitude), lat: CesiumMath.toDegrees(place.latitude) }
  }
  /** On a wall or a roof rather than on the ground far behind; not through a translucent ground, where the depth is another's. */
  const surfaceAt = (point: Cartesian2): Cartesian3 | undefined =>
    scene.pickPositionSupported && !scene.globe.translucency.enabled ? scene.pickPosition(point) : undefined
  const groundAt = (point: Cartesian2) => degreesOf(surfaceAt(point) ?? onGround(point))
  let tracing: Tracing | null = null
  handler.setInputAction(({ position }: { position: Cartesian2 }) => {
    const point = Cartesian2.clone(position)
    // Who draws means the ground, not the roof above it, and wants it at once.
    const place = tracing === null ? groundAt(point) : degreesOf(onGround(point))
    if (place === null) return
    if (tracing !== null) return tracing.onPoint(place, point)
    const picked: Picked = { ...(thingAt(point) ?? { kind: 'ground', id: null }), place }
    for (const listener of listeners) listener(picked)
  }, ScreenSpaceEventType.LEFT_CLICK)
  handler.setInputAction(({ endPosition }: { endPosition: Cartesian2 }) => {
    const place = tracing === null ? null : degreesOf(onGround(endPosition))
    if (place !== null) tracing?.onMove(place)
  }, ScreenSpaceEventType.MOUSE_MOVE)
  return {
    trace(next) {
      tracing = next
      return () => {
        if (tracing === next) tracing = null
      }
    },
    placeAt: ({ x, y }) => (scene.isDestroyed() ? null : degreesOf(onGround(new Cartesian2(x, y)))),
    onPick(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      listeners.clear()
      tracing = null
      handler.destroy()
    },
  }
}

const firstOf = <T>(found: readonly (T | null)[]): T | null => found.find((one) => one !== null) ?? null
