import {
  type Billboard,
  BillboardCollection,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  NearFarScalar,
  PerInstanceColorAppearance,
  PointPrimitiveCollection,
  PolygonGeometry,
  Primitive,
  VerticalOrigin,
} from 'cesium'
import { groundM } from '../ground.ts'
import type { CameraMark, CaseMark } from '../scene-port.ts'
import { caseImage } from './case-image.ts'
import { createMoverLayer } from './mover-layer.ts'
import { createMovingLayer } from './moving-layer.ts'
import { createPrimitiveLayer } from './primitive-layer.ts'

/** Above roofs a mark hides nothing of what it marks, and is itself never hidden. */
const always = { disableDepthTestDistance: Number.POSITIVE_INFINITY }
const nearer = new NearFarScalar(300, 1.1, 12_000, 0.55)
const placeOf = ({ lon, lat }: { lon: number; lat: number }) =>
  Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + 2)

/** All pins of a look share one picture of the atlas. */
function dressPin(pin: Billboard, { light, urgent }: CaseMark): void {
  pin.setImage(`${light} ${urgent}`, caseImage(light, urgent))
}

/** Cases as pins: shape and colour say the light. */
export const createCaseLayer = () =>
  createMovingLayer({
    kind: 'case',
    collection: (scene) => new BillboardCollection({ scene }),
    add(pins, mark, one: CaseMark) {
      const pin = pins.add({
        ...always,
        id: mark,
        position: placeOf(one),
        verticalOrigin: VerticalOrigin.BOTTOM,
        scale: 0.5,
        scaleByDistance: nearer,
      })
      dressPin(pin, one)
      return pin
    },
    change(pin, one, before) {
      pin.position = placeOf(one)
      if (one.light !== before.light || one.urgent !== before.urgent) dressPin(pin, one)
    },
  })

/** People on duty. */
export const createInspectorLayer = () => createMoverLayer('inspector')

const METRES_PER_DEGREE = 111_320
/** The view of a camera as a ring around it: a sector that begins at the camera, or a circle for one that sees all around. */
export function sector({ lon, lat, headingDeg, hfovDeg, rangeM }: CameraMark): Cartesian3[] {
  const isRound = headingDeg === null || hfovDeg >= 350
  const from = isRound ? 0 : headingDeg - hfovDeg / 2
  const span = isRound ? 360 : hfovDeg
  const steps = Math.max(4, Math.ceil(span / 12))
  const heightM = groundM(lon, lat) + 3
  const at = (i: number) => {
    const bearing = ((from + (span * i) / steps) * Math.PI) / 180
    const east = (Math.sin(bearing) * rangeM) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))
    return Cartesian3.fromDegrees(lon + east, lat + (Math.cos(bearing) * rangeM) / METRES_PER_DEGREE, heightM)
  }
  const arc = Array.from({ length: isRound ? steps : steps + 1 }, (_, i) => at(i))
  return isRound ? arc : [Cartesian3.fromDegrees(lon, lat, heightM), ...arc]
}

/** Cameras as points, and what they look at as tinted sectors. */
export const createCameraLayer = () =>
  createPrimitiveLayer<CameraMark>({
    kinds: ['camera'],
    draw: (cameras) => (cameras.length === 0 ? [] : [cameraPoints(cameras), cameraViews(cameras)]),
  })

function cameraPoints(cameras: readonly CameraMark[]): PointPrimitiveCollection {
  const points = new PointPrimitiveCollection()
  for (const { id, lon, lat, heightM } of cameras)
    points.add({
      id: { kind: 'camera', id },
      position: Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM),
      color: Color.fromCssColorString('#b48cff'),
      outlineColor: Color.fromCssColorString('#06121d'),
      outlineWidth: 1,
      pixelSize: 6,
      scaleByDistance: new NearFarScalar(500, 1.3, 8000, 0.5),
    })
  return points
}

function cameraViews(cameras: readonly CameraMark[]): Primitive {
  const tint = ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString('#b48cff').withAlpha(0.16))
  return new Primitive({
    geometryInstances: cameras.map(
      (camera) =>
        new GeometryInstance({
          geometry: PolygonGeometry.fromPositions({
            positions: sector(camera),
            perPositionHeight: true,
            vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
          }),
          attributes: { color: tint },
        }),
    ),
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
    allowPicking: false,
  })
}
