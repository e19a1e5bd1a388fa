import {
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  CylinderGeometry,
  GeometryInstance,
  Matrix4,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
  Transforms,
} from 'cesium'
import { alongGround, groundM } from '../ground.ts'
import type { GridArea, PopulatedArea } from '../scene-port.ts'
import { createPrimitiveLayer } from './primitive-layer.ts'

type Ring = readonly (readonly [number, number])[]
const positions = (ring: Ring, heightM: number) =>
  alongGround(ring).map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM))

/** The outlines of cells, all in one draw command. */
export function createGridLayer(look: { color: string; alpha: number; widthPx: number; heightM: number }) {
  return createPrimitiveLayer<GridArea>({
    kinds: ['unit-grid'],
    draw(areas) {
      if (areas.length === 0) return []
      const color = ColorGeometryInstanceAttribute.fromColor(
        Color.fromCssColorString(look.color).withAlpha(look.alpha),
      )
      const rings = areas.flatMap(({ polygons }) => polygons.flat())
      return [
        new Primitive({
          geometryInstances: rings.map(
            (ring) =>
              new GeometryInstance({
                geometry: new PolylineGeometry({
                  positions: positions(ring, look.heightM),
                  width: look.widthPx,
                  vertexFormat: PolylineColorAppearance.VERTEX_FORMAT,
                }),
                attributes: { color },
              }),
          ),
          appearance: new PolylineColorAppearance({ translucent: true }),
          allowPicking: false,
        }),
      ]
    },
  })
}

/** Cells that stand out rise as columns; the share of them. The others are tinted flat, so that the city stays visible. */
const STANDS_OUT = 0.08
const FLAT_M = 1.5

/** How many people live in a cell: tint by density, columns where density stands out. */
export const createPopulationLayer = () =>
  createPrimitiveLayer<PopulatedArea>({
    kinds: [],
    draw(areas) {
      const known = areas.filter(({ perKm2 }) => perKm2 !== null && perKm2 > 0)
      if (known.length === 0) return []
      const sorted = known.map(({ perKm2 }) => perKm2 ?? 0).toSorted((a, b) => a - b)
      const high = sorted[Math.floor(sorted.length * (1 - STANDS_OUT))] ?? Number.POSITIVE_INFINITY
      const most = sorted.at(-1) ?? 1
      const columns = known.filter(({ perKm2 }) => (perKm2 ?? 0) > high)
      return [
        primitive(known.flatMap((area) => tint(area, (area.perKm2 ?? 0) / (high || 1)))),
        ...(columns.length === 0
          ? []
          : [primitive(columns.map((area) => column(area, (area.perKm2 ?? 0) / most)))]),
      ]
    },
  })

const primitive = (geometryInstances: GeometryInstance[]) =>
  new Primitive({
    geometryInstances,
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
    allowPicking: false,
  })

function tint({ polygons }: PopulatedArea, share: number): GeometryInstance[] {
  const color = ColorGeometryInstanceAttribute.fromColor(
    Color.fromCssColorString('#5ad7ff').withAlpha(0.03 + 0.22 * Math.min(1, share)),
  )
  return polygons.map(
    ([outer = [], ...holes]) =>
      new GeometryInstance({
        geometry: new PolygonGeometry({
          polygonHierarchy: new PolygonHierarchy(
            positions(outer, FLAT_M),
            holes.map((hole) => new PolygonHierarchy(positions(hole, FLAT_M))),
          ),
          perPositionHeight: true,
          vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
        }),
        attributes: { color },
      }),
  )
}

const RADIUS_M = 9
const TALLEST_M = 220

function column({ polygons }: PopulatedArea, share: number): GeometryInstance {
  const ring = polygons[0]?.[0] ?? []
  const lon = ring.reduce((sum, [x]) => sum + x, 0) / ring.length
  const lat = ring.reduce((sum, [, y]) => sum + y, 0) / ring.length
  const length = TALLEST_M * share
  const frame = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + length / 2),
  )
  return new GeometryInstance({
    geometry: new CylinderGeometry({
      length,
      topRadius: RADIUS_M,
      bottomRadius: RADIUS_M,
      slices: 6,
      vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
    }),
    modelMatrix: Matrix4.clone(frame),
    attributes: {
      color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString('#5ad7ff').withAlpha(0.4)),
    },
  })
}
