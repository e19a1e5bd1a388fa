import { Cartesian3, type CesiumWidget } from 'cesium'
import type { CameraView, GridLayerId, ToolPort } from '../scene-port.ts'
import { createCut } from './cut.ts'
import { createOpacity } from './opacity.ts'
import { createOpening } from './opening.ts'
import { createPilot } from './pilot.ts'
import { createQuality } from './quality.ts'
import { createSunlight } from './sunlight.ts'
import { createWatch } from './watch.ts'

interface Tooled {
  readonly widget: CesiumWidget
  readonly home: readonly [number, number, number, number]
  readonly view: () => CameraView | null
  readonly setBuildingAlpha: (alpha: number) => void
  readonly setGridAlpha: (layer: GridLayerId, alpha: number) => void
  readonly depthLook: { setHaze(isOn: boolean): void; setShown(isShown: boolean): void }
  readonly setFree: (isFree: boolean) => void
}

/** What the tools of the map change in the scene: ground, cut, sun, quality, opacity, flight; and what they ask it. */
export function createMapTools(given: Tooled): ToolPort & {
  setPipes(isShown: boolean): void
  dispose(): void
} {
  const { widget, view, depthLook, setFree } = given
  const { scene } = widget
  const [west, south, east, north] = given.home
  /** The ground may call for ghosts, and the reader for less of all. */
  const alpha = { ground: 1, wanted: 1 }
  const fade = (change: Partial<typeof alpha>) => {
    Object.assign(alpha, change)
    given.setBuildingAlpha(alpha.ground * alpha.wanted)
  }
  const opening = createOpening({
    scene,
    setFree,
    setHaze: depthLook.setHaze,
    setBuildingAlpha: (ground) => fade({ ground }),
  })
  const opacity = createOpacity(scene, {
    setBuildings: (wanted) => fade({ wanted }),
    setGrids: given.setGridAlpha,
  })
  const cut = createCut(scene)
  const sunlight = createSunlight(scene, Cartesian3.fromDegrees((west + east) / 2, (south + north) / 2))
  const quality = createQuality(widget, depthLook.setShown)
  const pilot = createPilot(widget, view)
  const watch = createWatch(widget, view)
  return {
    setGround: opening.set,
    setPipes: opening.setPipes,
    setCut: cut.set,
    setSun: sunlight.set,
    setOpacity: opacity.set,
    setQuality: quality.set,
    frameMs: quality.frameMs,
    steer: pilot.steer,
    onPointer: watch.onPointer,
    surfaceAt: watch.surfaceAt,
    onCamera: watch.onCamera,
    dispose() {
      for (const one of [opening, opacity, cut, sunlight, quality, pilot]) one.dispose()
    },
  }
}
