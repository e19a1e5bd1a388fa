import {
  Cartesian3,
  ClippingPolygon,
  ClippingPolygonCollection,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  PerInstanceColorAppearance,
  PolygonGeometry,
  Primitive,
  type Scene,
  WallGeometry,
} from 'cesium'
import { alongGround, groundM } from '../ground.ts'
import type { LonLat } from '../scene-port.ts'
import { watchTilesets } from './our-tilesets.ts'

/** A hole in the ground: its outline, and how deep. */
export interface Pit {
  readonly ring: readonly LonLat[]
  readonly depthM: number
}

/** The walls change their shade every metre, so that depth is read off them. */
const EARTH = ['#6b5641', '#574635'] as const
const BOTTOM = '#3b3026'
/** Thin lids of the ground's own tiles are not to be seen in the cut. */
const RIM_M = 0.05

/** Cuts the ground open along a polygon and shows walls and bottom; what stands inside is cut away with it. */
export function createPit(scene: Scene): { open(pit: Pit | null): void; dispose(): void } {
  let pit: Pit | null = null
  let drawn: Primitive | undefined
  const tilesets = watchTilesets(scene, (tileset, layer) => {
    const isWhole = pit === null && tileset.clippingPolygons === undefined
    if (layer === 'pipes' || isWhole) return
    tileset.clippingPolygons = outlines(pit)
  })
  const clear = () => {
    if (drawn !== undefined) scene.primitives.remove(drawn)
    drawn = undefined
  }
  const open = (next: Pit | null) => {
    if (scene.isDestroyed() || (next === null && pit === null)) return
    pit = next !== null && next.ring.length >= 3 ? next : null
    clear()
    scene.globe.clippingPolygons = outlines(pit)
    if (pit !== null) drawn = scene.primitives.add(wallsOf(pit)) as Primitive
    tilesets.refresh()
  }
  return {
    open,
    dispose() {
      tilesets.dispose()
      if (!scene.isDestroyed()) clear()
    },
  }
}

/** Each owner needs a collection of its own. */
const outlines = (pit: Pit | null) =>
  new ClippingPolygonCollection({
    polygons:
      pit === null
        ? []
        : [
            new ClippingPolygon({
              positions: pit.ring.map(({ lon, lat }) => Cartesian3.fromDegrees(lon, lat)),
            }),
          ],
  })

const colored = (css: string) => ({
  color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(css)),
})

function wallsOf({ ring, depthM }: Pit): Primitive {
  const closed = [...ring, ...ring.slice(0, 1)].map(({ lon, lat }) => [lon, lat] as const)
  const rim = alongGround(closed)
  const positions = rim.map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat))
  const tops = rim.map(([lon, lat]) => groundM(lon, lat) - RIM_M)
  const walls = Array.from({ length: Math.ceil(depthM) }, (_, metre) => {
    const to = Math.min(depthM, metre + 1)
    return new GeometryInstance({
      geometry: new WallGeometry({
        positions,
        maximumHeights: tops.map((top) => top - metre),
        minimumHeights: tops.map((top) => top - to),
        vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
      }),
      attributes: colored(EARTH[metre % 2] ?? EARTH[0]),
    })
  })
  const bottom = new GeometryInstance({
    geometry: PolygonGeometry.fromPositions({
      positions: ring.map(({ lon, lat }) => Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) - depthM)),
      perPositionHeight: true,
      vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
    }),
    attributes: colored(BOTTOM),
  })
  return new Primitive({
    geometryInstances: [...walls, bottom],
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: false }),
    allowPicking: false,
    asynchronous: false,
  })
}
