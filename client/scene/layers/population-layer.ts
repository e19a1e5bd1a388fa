import {
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  Primitive,
} from 'cesium'
import { alongGround, groundM } from '../ground.ts'
import type { PopulatedArea } from '../scene-port.ts'
import type { Mark } from './layer.ts'
import { createPrimitiveLayer } from './primitive-layer.ts'

type Ring = readonly (readonly [number, number])[]
const positions = (ring: Ring, heightM: number) =>
  alongGround(ring).map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM))

/** So high the fullest cell rises, metres above the ground. */
const TALLEST_M = 260
/** Cells stand apart, so that each is seen and picked alone. */
const SHARE = 0.84
const FLAT_M = 1.5
/** Few people, many people: from dark to light, so that their order is seen without its colours. */
const FEW = Color.fromCssColorString('#2b6f9b')
const MANY = Color.fromCssColorString('#d9f3ff')
/** Fewer than five, or not told: flat and grey, as high as nothing. */
const NOT_TOLD = Color.fromCssColorString('#8fa3b8').withAlpha(0.18)

/** How many people live in a cell: it rises as high as they are many. Cells of few lie flat, whatever lives there. */
export const createPopulationLayer = () =>
  createPrimitiveLayer<PopulatedArea>({
    kinds: ['unit-grid'],
    draw(areas) {
      const most = areas.reduce((high, { people }) => Math.max(high, people ?? 0), 1)
      const told = areas.filter(({ people }) => people !== null)
      const others = areas.filter(({ people }) => people === null)
      return [
        ...(told.length === 0
          ? []
          : [
              primitive(
                told.flatMap((area) => column(area, (area.people ?? 0) / most)),
                false,
              ),
            ]),
        ...(others.length === 0 ? [] : [primitive(others.flatMap(tint), true)]),
      ]
    },
  })

const primitive = (geometryInstances: GeometryInstance[], isFlat: boolean) =>
  new Primitive({
    geometryInstances,
    appearance: new PerInstanceColorAppearance({ flat: isFlat, translucent: true, closed: !isFlat }),
  })

const cellMark = (code: string): Mark => ({ kind: 'unit-grid', id: code })

function tint({ code, polygons }: PopulatedArea): GeometryInstance[] {
  return polygons.map(
    ([outer = [], ...holes]) =>
      new GeometryInstance({
        id: cellMark(code),
        geometry: new PolygonGeometry({
          polygonHierarchy: new PolygonHierarchy(
            positions(outer, FLAT_M),
            holes.map((hole) => new PolygonHierarchy(positions(hole, FLAT_M))),
          ),
          perPositionHeight: true,
          vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
        }),
        attributes: { color: ColorGeometryInstanceAttribute.fromColor(NOT_TOLD) },
      }),
  )
}

/** A cell drawn in a little and raised from its lowest corner. */
function column({ code, polygons }: PopulatedArea, share: number): GeometryInstance[] {
  const color = Color.lerp(FEW, MANY, share, new Color()).withAlpha(0.62)
  return polygons.map(([outer = []]) => {
    const [x, y] = middleOf(outer)
    const ring = outer.map(([lon, lat]): [number, number] => [x + (lon - x) * SHARE, y + (lat - y) * SHARE])
    const foot = Math.min(...ring.map(([lon, lat]) => groundM(lon, lat)))
    return new GeometryInstance({
      id: cellMark(code),
      geometry: new PolygonGeometry({
        polygonHierarchy: new PolygonHierarchy(ring.map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat))),
        height: foot,
        extrudedHeight: foot + FLAT_M + TALLEST_M * share,
        vertexFormat: PerInstanceColorAppearance.VERTEX_FORMAT,
      }),
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(color) },
    })
  })
}

function middleOf(ring: Ring): [number, number] {
  const n = Math.max(1, ring.length)
  return [ring.reduce((sum, [lon]) => sum + lon, 0) / n, ring.reduce((sum, [, lat]) => sum + lat, 0) / n]
}
