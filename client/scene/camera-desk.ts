import {
  BoundingSphere,
  Cartesian2,
  Cartesian3,
  Math as CesiumMath,
  type CesiumWidget,
  HeadingPitchRange,
} from 'cesium'
import { groundM, groundUnder } from './ground.ts'
import type { CameraView, LonLat, ScenePort } from './scene-port.ts'

type CameraDesk = Pick<ScenePort, 'flyTo' | 'home' | 'view' | 'setView' | 'setMode' | 'onViewChange'> & {
  /** Below the ground too; the camera comes up again when it no longer may. */
  setFree(isFree: boolean): void
  dispose(): void
}

const HOME_PITCH = -34
const PLACE_RANGE_M = 400
const FLIGHT_S = 1.2
/** A step of an arrow key, as a share of the height above ground. */
const KEY_STEP = 0.12
/** Nearer than this the keys do not lead to the ground. */
const LOWEST_M = 40

/** Where the camera is and how it gets elsewhere. */
export function createCameraDesk(
  widget: CesiumWidget,
  [west, south, east, north]: readonly [number, number, number, number],
): CameraDesk {
  const { scene, camera, canvas } = widget
  let mode: '3d' | '2d' = '3d'
  let isFree = false
  const pitchOf = (tilted: number) => CesiumMath.toRadians(mode === '2d' ? -90 : tilted)
  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_S)
  let isDisposed = false
  const alive = () => !isDisposed && !widget.isDestroyed()

  const lookAt = (place: LonLat, rangeM: number, pitchDeg: number, seconds: number) => {
    const sphere = new BoundingSphere(
      Cartesian3.fromDegrees(place.lon, place.lat, groundM(place.lon, place.lat)),
      1,
    )
    const offset = new HeadingPitchRange(mode === '2d' ? 0 : camera.heading, pitchOf(pitchDeg), rangeM)
    camera.flyToBoundingSphere(sphere, { duration: seconds, offset })
    scene.requestRender()
  }
  const homeView = (seconds: number) => {
    const widthM = (east - west) * 111_320 * Math.cos(((north + south) / 2 / 180) * Math.PI)
    const rangeM = Math.max(600, Math.max(widthM, (north - south) * 111_320) * 0.42)
    const [lon, lat] = [(west + east) / 2, (south + north) / 2]
    const sphere = new BoundingSphere(Cartesian3.fromDegrees(lon, lat, groundM(lon, lat)), 1)
    camera.flyToBoundingSphere(sphere, {
      duration: seconds,
      offset: new HeadingPitchRange(0, pitchOf(HOME_PITCH), rangeM),
    })
    scene.requestRender()
  }
  const view = (): CameraView | null => {
    if (!alive()) return null
    const { longitude, latitude, height } = camera.positionCartographic
    const [lon, lat] = [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude)]
    return {
      lon,
      lat,
      heightM: height - groundM(lon, lat),
      headingDeg: CesiumMath.toDegrees(camera.heading),
      pitchDeg: CesiumMath.toDegrees(camera.pitch),
    }
  }
  const setView = ({ lon, lat, heightM, headingDeg, pitchDeg }: CameraView) => {
    if (!alive()) return
    camera.setView({
      destination: Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM),
      orientation: {
        heading: mode === '2d' ? 0 : CesiumMath.toRadians(headingDeg),
        pitch: pitchOf(pitchDeg),
        roll: 0,
      },
    })
    scene.requestRender()
  }
  const aboveGroundM = () => view()?.heightM ?? 0
  const move = (key: string): boolean => {
    const step = Math.max(LOWEST_M / 2, Math.abs(aboveGroundM())) * KEY_STEP
    switch (key) {
      case 'ArrowUp':
        camera.move(ahead(), step)
        return true
      case 'ArrowDown':
        camera.move(ahead(), -step)
        return true
      case 'ArrowLeft':
        camera.moveLeft(step)
        return true
      case 'ArrowRight':
        camera.moveRight(step)
        return true
      case '+':
      case '=':
        camera.zoomIn(isFree ? step * 2 : Math.min(step * 2, Math.max(0, aboveGroundM() - LOWEST_M)))
        return true
      case '-':
        camera.zoomOut(step * 2)
        return true
      default:
        return false
    }
  }
  /** Along the ground, away from the viewer. */
  const ahead = () => {
    const up = Cartesian3.normalize(camera.positionWC, new Cartesian3())
    const flat = Cartesian3.cross(up, Cartesian3.cross(camera.up, up, new Cartesian3()), new Cartesian3())
    return Cartesian3.normalize(flat, flat)
  }
  const onKey = (event: KeyboardEvent) => {
    // With a modifier a key is the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey || !move(event.key)) return
    event.preventDefault()
    scene.requestRender()
  }
  canvas.tabIndex = 0
  canvas.addEventListener('keydown', onKey)
  scene.screenSpaceCameraController.minimumZoomDistance = 20
  scene.screenSpaceCameraController.maximumZoomDistance = 60_000
  homeView(0)

  return {
    flyTo: (place, rangeM = PLACE_RANGE_M) => alive() && lookAt(place, rangeM, -45, duration()),
    home: () => alive() && homeView(duration()),
    view,
    setView,
    setMode(next) {
      if (!alive() || next === mode) return
      mode = next
      const { screenSpaceCameraController: controls } = scene
      controls.enableTilt = next === '3d'
      controls.enableLook = next === '3d'
      const { lon, lat, heightM } = view() ?? { lon: 0, lat: 0, heightM: 1000 }
      lookAt(centerOfView(widget) ?? { lon, lat }, heightM * 1.3, HOME_PITCH, duration())
    },
    setFree(next) {
      if (!alive() || next === isFree) return
      isFree = next
      scene.screenSpaceCameraController.enableCollisionDetection = !next
      const now = view()
      if (!next && now !== null && now.heightM < LOWEST_M)
        setView({ ...now, heightM: LOWEST_M, pitchDeg: -30 })
    },
    onViewChange(listener) {
      if (!alive()) return () => {}
      const tell = () => {
        const now = view()
        if (now !== null) listener(now)
      }
      return camera.moveEnd.addEventListener(tell)
    },
    dispose() {
      canvas.removeEventListener('keydown', onKey)
      if (alive()) camera.cancelFlight()
      isDisposed = true
    },
  }
}

/** What the middle of the picture looks at. */
function centerOfView({ canvas, scene }: CesiumWidget): LonLat | null {
  const hit = groundUnder(scene, new Cartesian2(canvas.clientWidth / 2, canvas.clientHeight / 2))
  if (hit === undefined) return null
  const place = scene.ellipsoid.cartesianToCartographic(hit)
  return { lon: CesiumMath.toDegrees(place.longitude), lat: CesiumMath.toDegrees(place.latitude) }
}
