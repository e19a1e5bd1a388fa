import { Cartesian3, Color, PointPrimitiveCollection, type Scene } from 'cesium'
import { groundM } from './ground.ts'
import type { LonLat } from './scene-port.ts'

/** The mark of what is chosen: a ring at its place. */
export function createSelection(scene: Scene): {
  select(place: LonLat | null): void
  dispose(): void
} {
  const rings = new PointPrimitiveCollection()
  scene.primitives.add(rings)
  return {
    select(place) {
      if (rings.isDestroyed()) return
      rings.removeAll()
      if (place !== null)
        rings.add({
          position: Cartesian3.fromDegrees(place.lon, place.lat, groundM(place.lon, place.lat) + 2),
          color: Color.TRANSPARENT,
          outlineColor: Color.fromCssColorString('#4cc2ff'),
          outlineWidth: 4,
          pixelSize: 22,
          disableDepthTestDistance: Number.POSITIVE_INFINITY,
        })
      scene.requestRender()
    },
    dispose() {
      if (!scene.isDestroyed()) scene.primitives.remove(rings)
    },
  }
}
