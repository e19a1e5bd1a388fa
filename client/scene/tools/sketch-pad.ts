import {
  BlendingState,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  PerInstanceColorAppearance,
  PointPrimitiveCollection,
  PolygonGeometry,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
  type Scene,
} from 'cesium'
import { groundM } from '../ground.ts'
import { sector } from '../layers/mark-layers.ts'
import type { LonLat, Sketch } from '../scene-port.ts'

const LINE = '#ffd27a'
const WRONG = '#e5484d'
const SIGHT = '#b48cff'
const LIFT_M = 2.5

/** What tools draw: a few lines, areas and points, drawn anew at once with every change, never picked. */
export function createSketchPad(scene: Scene): {
  draw(parts: readonly Sketch[]): void
  dispose(): void
} {
  const points = new PointPrimitiveCollection()
  scene.primitives.add(points)
  let drawn: Primitive[] = []
  const clear = () => {
    for (const one of drawn) scene.primitives.remove(one)
    drawn = []
    points.removeAll()
  }
  return {
    draw(parts) {
      if (scene.isDestroyed() || points.isDestroyed()) return
      clear()
      const lines = parts.flatMap(linesOf)
      const fills = parts.flatMap(fillsOf)
      if (fills.length > 0) drawn.push(fillPrimitive(fills))
      if (lines.length > 0) drawn.push(linePrimitive(lines))
      for (const one of drawn) scene.primitives.add(one)
      for (const place of parts.flatMap(placesOf))
        points.add({
          position: onGround(place),
          color: Color.WHITE,
          outlineColor: Color.fromCssColorString(LINE),
          outlineWidth: 2,
          pixelSize: 7,
          disableDepthTestDistance: Number.POSITIVE_INFINITY,
        })
      scene.requestRender()
    },
    dispose() {
      if (scene.isDestroyed()) return
      clear()
      scene.primitives.remove(points)
    },
  }
}

const onGround = ({ lon, lat }: LonLat) => Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + LIFT_M)
const differing = (places: readonly LonLat[]) =>
  places.filter((place, i) => place.lon !== places[i - 1]?.lon || place.lat !== places[i - 1]?.lat)

interface Line {
  readonly positions: Cartesian3[]
  readonly css: string
}

function linesOf(part: Sketch): Line[] {
  if (part.kind === 'points') return []
  if (part.kind === 'sight') {
    const { lon, lat, heightM } = part.camera
    const positions = [Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM), onGround(part.to)]
    return [{ positions, css: part.sees ? SIGHT : WRONG }]
  }
  const places = differing(part.kind === 'area' ? [...part.ring, ...part.ring.slice(0, 1)] : part.places)
  if (places.length < 2) return []
  return [{ positions: places.map(onGround), css: part.isWrong ? WRONG : LINE }]
}

interface Fill {
  readonly positions: Cartesian3[]
  readonly css: string
}

function fillsOf(part: Sketch): Fill[] {
  if (part.kind === 'sight') return [{ positions: sector(part.camera), css: SIGHT }]
  if (part.kind !== 'area' || part.isWrong || part.ring.length < 3) return []
  return [{ positions: part.ring.map(onGround), css: LINE }]
}

const placesOf = (part: Sketch): readonly LonLat[] =>
  part.kind === 'points' ? part.places : part.kind === 'sight' ? [part.to] : []

const tint = (css: string, alpha: number) =>
  ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(css).withAlpha(alpha))

/** Asynchronous geometry would show each step of a drawing one picture late, and blink. */
function linePrimitive(lines: readonly Line[]): Primitive {
  return new Primitive({
    geometryInstances: lines.map(
      ({ positions, css }) =>
        new GeometryInstance({
          geometry: new PolylineGeometry({
            positions,
            width: 3,
            vertexFormat: PolylineColorAppearance.VERTEX_FORMAT,
          }),
          attributes: { color: tint(css, 1), depthFailColor: tint(css, 0.45) },
        }),
    ),
    appearance: new PolylineColorAppearance({ translucent: false }),
    depthFailAppearance: new PolylineColorAppearance({ translucent: true }),
    allowPicking: false,
    asynchronous: false,
  })
}

function fillPrimitive(fills: readonly Fill[]): Primitive {
  return new Primitive({
    geometryInstances: fills.map(
      ({ positions, css }) =>
        new GeometryInstance({
          geometry: PolygonGeometry.fromPositions({
            positions,
            perPositionHeight: true,
            vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
          }),
          attributes: { color: tint(css, 0.18) },
        }),
    ),
    appearance: new PerInstanceColorAppearance({
      flat: true,
      translucent: true,
      // Over everything: what is chosen shall be seen on roofs too, and never sink into the ground.
      renderState: { depthTest: { enabled: false }, depthMask: false, blending: BlendingState.ALPHA_BLEND },
    }),
    allowPicking: false,
    asynchronous: false,
  })
}
