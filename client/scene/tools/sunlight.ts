import { Cartesian3, Color, DirectionalLight, Matrix4, type Scene, Transforms } from 'cesium'
import type { SunStand } from '../scene-port.ts'

const RAD = Math.PI / 180
const SHADOWS_REACH_M = 2500
/** The sun's light is warm, and told by that from what is left of it at night: windows are lit then (building-light.ts). */
const DAY = Color.fromCssColorString('#fff4e0')
const NIGHT = Color.fromCssColorString('#c8d8ff')

/** So many times as bright as at night the ground is under a sun at its height: on one that is nearly black nobody would see a shadow. */
const GROUND_BY_DAY = 2.6
/** Of its colours that much is left then: the night's blue is not the day's. */
const SATURATION_BY_DAY = 0.35

/** The light of the sun with shadows, or the map's own soft light from one side. */
export function createSunlight(
  scene: Scene,
  center: Cartesian3,
): { set(sun: SunStand | null): void; dispose(): void } {
  const soft = scene.light
  const enu = Transforms.eastNorthUpToFixedFrame(center)
  const darken = (isShadowed: boolean) => {
    const { shadowMap } = scene
    shadowMap.enabled = isShadowed
    shadowMap.size = 2048
    shadowMap.darkness = 0.4
    shadowMap.maximumDistance = SHADOWS_REACH_M
    shadowMap.softShadows = false
  }
  const ground = scene.globe.baseColor
  /** Our own base map is the lowest layer; pictures of others have the light of their own day. */
  const lighten = (elevationDeg: number) => {
    const day = Math.sqrt(Math.max(0, Math.sin(elevationDeg * RAD)))
    const brightness = 1 + (GROUND_BY_DAY - 1) * day
    scene.globe.baseColor = Color.multiplyByScalar(ground, brightness, new Color()).withAlpha(ground.alpha)
    if (scene.imageryLayers.length > 0)
      Object.assign(scene.imageryLayers.get(0), { brightness, saturation: 1 - (1 - SATURATION_BY_DAY) * day })
  }
  return {
    set(sun) {
      if (scene.isDestroyed()) return
      const isUp = sun !== null && sun.elevationDeg > 0
      scene.light =
        sun === null
          ? soft
          : new DirectionalLight({
              direction: fallOf(enu, sun),
              color: isUp ? DAY : NIGHT,
              // A low sun is a weak one; under the horizon only a glow is left.
              intensity: isUp ? 0.9 + 1.7 * Math.sin(sun.elevationDeg * RAD) : 0.25,
            })
      darken(isUp)
      lighten(sun?.elevationDeg ?? 0)
      scene.requestRender()
    },
    dispose() {
      if (scene.isDestroyed()) return
      scene.light = soft
      scene.shadowMap.enabled = false
      lighten(0)
    },
  }
}

/** Which way the light falls; from under the horizon it comes as from just above it. */
function fallOf(enu: Matrix4, { azimuthDeg, elevationDeg }: SunStand): Cartesian3 {
  const up = Math.max(elevationDeg, 3) * RAD
  const to = azimuthDeg * RAD
  const local = new Cartesian3(-Math.sin(to) * Math.cos(up), -Math.cos(to) * Math.cos(up), -Math.sin(up))
  const fall = Matrix4.multiplyByPointAsVector(enu, local, new Cartesian3())
  return Cartesian3.normalize(fall, fall)
}
