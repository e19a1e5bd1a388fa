import type { Cesium3DTileset, CesiumWidget } from 'cesium'
import type { SceneQuality } from '../scene-port.ts'
import { watchTilesets } from './our-tilesets.ts'

/** A weak machine draws fewer pixels and coarser tiles. */
const LOW = { resolution: 0.7, coarser: 2 } as const
const FRAMES = 8
/** Long enough to know that a machine is slow. */
const ENOUGH_MS = 800

/** How finely the city is drawn, and how long a picture of it takes on this machine. */
export function createQuality(
  widget: CesiumWidget,
  setDepthLook: (isOn: boolean) => void,
): {
  set(quality: SceneQuality): void
  /** The usual time between two pictures that are asked for one after the other, milliseconds. */
  frameMs(): Promise<number>
  dispose(): void
} {
  const { scene } = widget
  let quality: SceneQuality = 'full'
  const errors = new WeakMap<Cesium3DTileset, number>()
  const tilesets = watchTilesets(scene, (tileset) => {
    const own = errors.get(tileset) ?? tileset.maximumScreenSpaceError
    errors.set(tileset, own)
    tileset.maximumScreenSpaceError = quality === 'low' ? own * LOW.coarser : own
  })
  const alive = () => !widget.isDestroyed()
  /** One more pass over the picture, so that edges are no stairs. */
  const smooth = (by: SceneQuality) => {
    scene.postProcessStages.fxaa.enabled = by === 'full'
  }
  smooth(quality)
  return {
    set(next) {
      if (!alive() || next === quality) return
      quality = next
      widget.resolutionScale = next === 'low' ? LOW.resolution : 1
      smooth(next)
      setDepthLook(next === 'full')
      tilesets.refresh()
    },
    frameMs: () =>
      new Promise((resolve) => {
        const times: number[] = []
        const stop = scene.postRender.addEventListener(() => {
          times.push(performance.now())
          const isLong = times.length > 2 && performance.now() - (times[0] ?? 0) > ENOUGH_MS
          if (times.length > FRAMES || isLong) {
            stop()
            resolve(medianStep(times))
          } else requestAnimationFrame(() => alive() && scene.requestRender())
        })
        if (alive()) scene.requestRender()
      }),
    dispose: tilesets.dispose,
  }
}

function medianStep(times: readonly number[]): number {
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time))
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}
