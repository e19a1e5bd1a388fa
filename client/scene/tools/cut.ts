import {
  Cartesian3,
  type Cesium3DTileset,
  ClippingPlane,
  ClippingPlaneCollection,
  Color,
  Matrix4,
  type Scene,
  Transforms,
} from 'cesium'
import { groundM } from '../ground.ts'
import type { CityCut } from '../scene-port.ts'
import { watchTilesets } from './our-tilesets.ts'

const EDGE = '#ffd27a'
/** Roofs lie at whole metres: those in the very plane would be drawn as edge all over. */
const UNDER_ROOFS_M = 0.3
const RAD = Math.PI / 180

/** One plane through the city: what lies above it, or before it, is not drawn. */
export function createCut(scene: Scene): { set(cut: CityCut | null): void; dispose(): void } {
  let cut: CityCut | null = null
  const tilesets = watchTilesets(scene, (tileset, layer) => {
    if (cut === null && tileset.clippingPlanes === undefined) return
    // What is cut level stays standing below ground.
    if (layer === 'pipes' && cut?.kind !== 'ahead') tileset.clippingPlanes = planes(null)
    else tileset.clippingPlanes = planes(cut, originOf(tileset))
  })
  return {
    set(next) {
      if (scene.isDestroyed()) return
      const isSame = next === null && cut === null
      cut = next
      if (isSame) return
      scene.globe.clippingPlanes = planes(cut?.kind === 'ahead' ? cut : null, Matrix4.IDENTITY)
      tilesets.refresh()
    },
    dispose: tilesets.dispose,
  }
}

/** Planes of a tileset count from an origin that only it knows; Cesium has it, but does not declare it. */
const originOf = (tileset: Cesium3DTileset) =>
  (tileset as unknown as { clippingPlanesOriginMatrix: Matrix4 }).clippingPlanesOriginMatrix

function planes(cut: CityCut | null, origin?: Matrix4): ClippingPlaneCollection {
  if (cut === null || origin === undefined) return new ClippingPlaneCollection({ enabled: false })
  const { lon, lat } = cut.at
  const here = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat, groundM(lon, lat)))
  const back = Matrix4.inverseTransformation(origin, new Matrix4())
  return new ClippingPlaneCollection({
    modelMatrix: Matrix4.multiply(back, here, new Matrix4()),
    planes: [planeOf(cut)],
    edgeWidth: 1.5,
    edgeColor: Color.fromCssColorString(EDGE),
  })
}

/** In metres eastward, northward, upward; kept is the side that the plane looks to. */
function planeOf(cut: CityCut): ClippingPlane {
  if (cut.kind === 'level') return new ClippingPlane(new Cartesian3(0, 0, -1), cut.heightM - UNDER_ROOFS_M)
  const ahead = cut.headingDeg * RAD
  return new ClippingPlane(new Cartesian3(Math.sin(ahead), Math.cos(ahead), 0), -cut.offsetM)
}
