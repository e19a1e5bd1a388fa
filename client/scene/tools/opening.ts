import { ClippingPolygonCollection, type Scene } from 'cesium'
import type { GroundOpening } from '../scene-port.ts'
import { createPit } from './pit.ts'

/** How much of a building stays to be seen while one looks through the ground. */
const GHOST = 0.3
const GLASS = 0.45
/**
 * A translucent ground is drawn three times, patch by patch. Coarser patches, in pixels of error, keep such a picture within the draw
 * commands of a closed one: the base map is pale then, and from below it is seen from behind.
 */
const GLASS_ERROR_PX = { above: 6, below: 24 } as const

interface Openable {
  readonly scene: Scene
  /** Buildings stand in the way of what is below. */
  readonly setBuildingAlpha: (alpha: number) => void
  /** A translucent ground has no depth to fade by. */
  readonly setHaze: (isOn: boolean) => void
  /** The camera may go below. */
  readonly setFree: (isFree: boolean) => void
}

/** The ground closed, see-through, or cut open. Pipes switched on show through a ground that is closed otherwise. */
export function createOpening({ scene, setBuildingAlpha, setHaze, setFree }: Openable): {
  set(opening: GroundOpening): void
  setPipes(isShown: boolean): void
  dispose(): void
} {
  const pit = createPit(scene)
  const canCut = ClippingPolygonCollection.isSupported(scene)
  const errorPx = scene.globe.maximumScreenSpaceError
  let asked: GroundOpening = { kind: 'closed' }
  let hasPipes = false
  /** With each step of the camera: it may have come up, or gone below. */
  const refine = () => {
    if (scene.isDestroyed()) return
    const { globe } = scene
    const coarse = GLASS_ERROR_PX[scene.cameraUnderground ? 'below' : 'above']
    globe.maximumScreenSpaceError = globe.translucency.enabled ? Math.max(coarse, errorPx) : errorPx
  }
  const stop = scene.preUpdate.addEventListener(refine)
  const apply = () => {
    if (scene.isDestroyed()) return
    const isPit = asked.kind === 'pit' && canCut
    const isGlass = !isPit && (asked.kind !== 'closed' || hasPipes)
    pit.open(isPit && asked.kind === 'pit' ? asked : null)
    const { globe } = scene
    globe.translucency.enabled = isGlass
    globe.translucency.frontFaceAlpha = GLASS
    refine()
    // Through a cut one also sees the ground from below, behind it.
    globe.backFaceCulling = asked.kind === 'closed'
    setHaze(!isGlass && asked.kind === 'closed')
    setBuildingAlpha(isGlass ? GHOST : 1)
    setFree(isGlass || isPit)
    scene.requestRender()
  }
  return {
    set(opening) {
      asked = opening
      apply()
    },
    setPipes(isShown) {
      if (isShown === hasPipes) return
      hasPipes = isShown
      apply()
    },
    dispose() {
      stop()
      pit.dispose()
    },
  }
}
