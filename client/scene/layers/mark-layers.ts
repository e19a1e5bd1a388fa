import {
  type Billboard,
  BillboardCollection,
  Cartesian3,
  Cartesian4,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  Matrix4,
  NearFarScalar,
  PerInstanceColorAppearance,
  PointPrimitiveCollection,
  PolygonGeometry,
  Primitive,
  type Scene,
  VerticalOrigin,
} from 'cesium'
import { groundM } from '../ground.ts'
import type { CameraMark, CaseMark } from '../scene-port.ts'
import { caseImage } from './case-image.ts'
import { createMoverLayer } from './mover-layer.ts'
import { createMovingLayer } from './moving-layer.ts'
import { groupPins, groupSize, type SeenPin } from './pin-groups.ts'
import { createPrimitiveLayer } from './primitive-layer.ts'

/** Above roofs a mark hides nothing of what it marks, and is itself never hidden. */
const always = { disableDepthTestDistance: Number.POSITIVE_INFINITY }
const nearer = new NearFarScalar(300, 1.1, 12_000, 0.55)
const placeOf = ({ lon, lat }: { lon: number; lat: number }) =>
  Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + 2)

/** The number at a group is to be read from as far as the city is looked at. */
const readable = new NearFarScalar(300, 1.1, 12_000, 0.85)
/** Nearer than this on the picture pins are drawn as one. */
const GROUP_PX = 22
const LIGHT_RANK = { green: 0, yellow: 2, red: 4 } as const
const rankOf = ({ light, urgent }: CaseMark) => LIGHT_RANK[light] + (urgent ? 1 : 0)

/** All pins of a look share one picture of the atlas. */
function dressPin(pin: Billboard, { light, urgent }: CaseMark, count: number): void {
  const size = groupSize(count)
  pin.setImage(`${light} ${urgent} ${size}`, caseImage(light, urgent, size))
  pin.scaleByDistance = size === '' ? nearer : readable
}

type Pins = ReadonlyMap<string, { readonly mark: Billboard; readonly one: CaseMark }>

/** Where pins stand on the picture, in CSS pixels; those behind the camera cover nothing. */
function seenPins({ camera, canvas }: Scene, pins: Pins): SeenPin[] {
  const toPicture = Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, new Matrix4())
  const seen: SeenPin[] = []
  const at = new Cartesian4()
  for (const [id, { mark, one }] of pins) {
    const { x, y, z } = mark.position
    Matrix4.multiplyByVector(toPicture, Cartesian4.fromElements(x, y, z, 1, at), at)
    if (at.w <= 0) continue
    const across = ((at.x / at.w + 1) / 2) * canvas.clientWidth
    const down = ((1 - at.y / at.w) / 2) * canvas.clientHeight
    seen.push({ id, x: across, y: down, rank: rankOf(one) })
  }
  return seen
}

/** Cases as pins: shape and colour say the light. Those that would cover each other are one with their number, by the worst of them. */
export function createCaseLayer() {
  const counts = new Map<Billboard, number>()
  return createMovingLayer({
    kind: 'case',
    collection: (scene) => new BillboardCollection({ scene }),
    add(pins, mark, one: CaseMark) {
      const pin = pins.add({
        ...always,
        id: mark,
        position: placeOf(one),
        verticalOrigin: VerticalOrigin.BOTTOM,
        scale: 0.5,
      })
      dressPin(pin, one, 1)
      return pin
    },
    change(pin, one, before) {
      pin.position = placeOf(one)
      if (one.light !== before.light || one.urgent !== before.urgent) dressPin(pin, one, counts.get(pin) ?? 1)
    },
    arrange(scene, pins) {
      const groups = groupPins(seenPins(scene, pins), GROUP_PX)
      const hidden = new Set([...groups.values()].flatMap(([, ...others]) => others))
      const before = new Map(counts)
      counts.clear()
      for (const [id, { mark, one }] of pins) {
        const count = groups.get(id)?.length ?? 1
        counts.set(mark, count)
        mark.show = !hidden.has(id)
        if (groupSize(before.get(mark) ?? 1) !== groupSize(count)) dressPin(mark, one, count)
      }
      return groups
    },
  })
}

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
