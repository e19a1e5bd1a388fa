import { Cartesian2, Math as CesiumMath, type CesiumWidget } from 'cesium'
import { groundM, groundUnder } from '../ground.ts'
import type { CameraView, LonLat, PointedPlace, SurfacePoint } from '../scene-port.ts'

/** The place under the pointer is told so often at most. */
const BEAT_MS = 120

/** Where the pointer is on the ground, what surface is under a point, and every step of the camera. */
export function createWatch(
  widget: CesiumWidget,
  view: () => CameraView | null,
): {
  onPointer(listener: (place: PointedPlace | null) => void): () => void
  surfaceAt(point: { readonly x: number; readonly y: number }): SurfacePoint | null
  onCamera(listener: (view: CameraView) => void): () => void
} {
  const { scene, canvas } = widget
  const degreesOf = (hit: Parameters<typeof scene.ellipsoid.cartesianToCartographic>[0]): LonLat => {
    const place = scene.ellipsoid.cartesianToCartographic(hit)
    return { lon: CesiumMath.toDegrees(place.longitude), lat: CesiumMath.toDegrees(place.latitude) }
  }
  return {
    onPointer(listener) {
      if (widget.isDestroyed()) return () => {}
      let due = false
      let last: Cartesian2 | null = null
      let timer: ReturnType<typeof setTimeout> | undefined
      const tell = () => {
        timer = undefined
        if (widget.isDestroyed()) return
        const hit = last === null ? undefined : groundUnder(scene, last)
        const place = hit === undefined ? null : degreesOf(hit)
        listener(place === null ? null : { ...place, groundM: groundM(place.lon, place.lat) })
        if (due) timer = setTimeout(tell, BEAT_MS)
        due = false
      }
      const hear = (point: Cartesian2 | null) => {
        last = point
        if (timer === undefined) timer = setTimeout(tell, BEAT_MS)
        else due = true
      }
      const onMove = ({ offsetX, offsetY }: PointerEvent) => hear(new Cartesian2(offsetX, offsetY))
      const onLeave = () => hear(null)
      canvas.addEventListener('pointermove', onMove)
      canvas.addEventListener('pointerleave', onLeave)
      return () => {
        clearTimeout(timer)
        canvas.removeEventListener('pointermove', onMove)
        canvas.removeEventListener('pointerleave', onLeave)
      }
    },
    surfaceAt({ x, y }) {
      if (widget.isDestroyed()) return null
      const point = new Cartesian2(x, y)
      // Through a translucent ground the depth is another's.
      const isSeen = scene.pickPositionSupported && !scene.globe.translucency.enabled
      const hit = (isSeen ? scene.pickPosition(point) : undefined) ?? groundUnder(scene, point)
      if (hit === undefined) return null
      const place = degreesOf(hit)
      const { height } = scene.ellipsoid.cartesianToCartographic(hit)
      return { ...place, heightM: height, aboveGroundM: height - groundM(place.lon, place.lat) }
    },
    onCamera(listener) {
      if (widget.isDestroyed()) return () => {}
      let before = ''
      return scene.preRender.addEventListener(() => {
        const now = view()
        if (now === null) return
        const key = `${now.lon.toFixed(7)} ${now.lat.toFixed(7)} ${now.heightM.toFixed(2)} ${now.headingDeg.toFixed(3)} ${now.pitchDeg.toFixed(3)}`
        if (key === before) return
        before = key
        listener(now)
      })
    },
  }
}
