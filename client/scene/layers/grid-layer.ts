import * as engine from 'cesium'
import {
  type Appearance,
  BoundingSphere,
  Cartesian2,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  GeometryAttributes,
  GeometryInstance,
  PerInstanceColorAppearance,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
  PrimitiveType,
  type Scene,
} from 'cesium'
import { alongGround, groundM, hasGround } from '../ground.ts'
import type { CityColors, GridArea, StateChannel } from '../scene-port.ts'
import { STATE_COLORS } from '../state/building-shade.ts'
import { CellState } from '../state/cell-state.ts'
import { MODES, STATE_GLSL } from '../state/state-glsl.ts'
import { cellMesh } from './grid-mesh.ts'
import type { DataLayer } from './layer.ts'

interface GridLook {
  readonly color: string
  readonly alpha: number
  readonly widthPx: number
  readonly heightM: number
}

/** Cells of the city: their outlines in one draw command, and what is known of them as a tint in another. */
export interface GridLayer extends DataLayer<GridArea> {
  setColors(by: CityColors): void
  setStates(channel: StateChannel, codes: readonly string[], values: ArrayLike<number>): void
  setAlpha(alpha: number): void
}

/** Where the ground is not level a tint follows it by sides no longer than this. */
const SIDE_M = 40
/** A tint lies between the ground and the outline. */
const UNDER_OUTLINE_M = 0.4

/** Uniforms are read with each frame: changing one here changes the picture. */
interface Shown {
  u_mode: number
  u_alpha: number
}

export function createGridLayer(look: GridLook): GridLayer {
  let scene: Scene | undefined
  let areas: readonly GridArea[] = []
  let isShown = false
  let outline: Primitive | undefined
  let tint: { primitive: Primitive; bytes: Uint8Array; drawn: number } | undefined
  let stop: (() => void) | undefined
  const state = new CellState()
  const shown: Shown = { u_mode: MODES.none, u_alpha: 1 }

  const alive = () => (scene === undefined || scene.isDestroyed() ? undefined : scene)
  const remove = (one: Primitive | undefined) => one !== undefined && alive()?.primitives.remove(one)
  const isTinted = () => shown.u_mode > MODES.height || state.says('found') || state.says('chosen')
  const clear = () => {
    remove(outline)
    remove(tint?.primitive)
    outline = undefined
    tint = undefined
  }
  /** What is drawn for the first time is built then; afterwards only its colours change. */
  const redraw = () => {
    const into = alive()
    if (into === undefined) return
    if (isShown && outline === undefined && areas.length > 0)
      outline = into.primitives.add(outlines(areas, look, shown)) as Primitive
    if (isShown && tint === undefined && areas.length > 0 && isTinted()) {
      const bytes = new Uint8Array(areas.length * 4)
      for (const [i, { code }] of areas.entries()) state.write(code, bytes, i * 4)
      const primitive = tints(areas, bytes, look.heightM - UNDER_OUTLINE_M, shown)
      tint = { primitive: into.primitives.add(primitive) as Primitive, bytes, drawn: state.version }
    }
    if (outline !== undefined) outline.show = isShown
    if (tint !== undefined) tint.primitive.show = isShown && isTinted()
    into.requestRender()
  }
  /** The cells whose state changed since the last picture, each a pixel of the primitive's own table. */
  const recolor = () => {
    if (tint === undefined || tint.drawn === state.version || !tint.primitive.ready) return
    tint.drawn = state.version
    for (const [i, { code }] of areas.entries())
      if (state.write(code, tint.bytes, i * 4))
        tint.primitive.getGeometryInstanceAttributes(code).color = tint.bytes.slice(i * 4, i * 4 + 4)
  }
  return {
    get count() {
      return areas.length
    },
    attach(into) {
      scene = into
      stop = into.preUpdate.addEventListener(recolor)
      redraw()
    },
    update(next) {
      areas = [...new Map(next.map((area) => [area.code, area])).values()]
      clear()
      redraw()
    },
    setShown(next) {
      isShown = next
      redraw()
    },
    setColors(by) {
      shown.u_mode = MODES[by]
      redraw()
    },
    setStates(channel, codes, values) {
      state.put(channel, codes, values)
      redraw()
    },
    setAlpha(alpha) {
      shown.u_alpha = alpha
      alive()?.requestRender()
    },
    pick: () => null,
    dispose() {
      stop?.()
      clear()
      scene = undefined
    },
  }
}

const positions = (ring: GridArea['polygons'][number][number], heightM: number) =>
  alongGround(ring).map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM))

function outlines(areas: readonly GridArea[], look: GridLook, shown: Shown): Primitive {
  const color = ColorGeometryInstanceAttribute.fromColor(
    Color.fromCssColorString(look.color).withAlpha(look.alpha),
  )
  const fragmentShaderSource = `
in vec4 v_color;
uniform float u_alpha;
void main() { out_FragColor = czm_gammaCorrect(vec4(v_color.rgb, v_color.a * u_alpha)); }
`
  const appearance = new PolylineColorAppearance({ translucent: true, fragmentShaderSource })
  return new Primitive({
    geometryInstances: areas
      .flatMap(({ polygons }) => polygons.flat())
      .map(
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
    appearance: withUniforms(appearance, shown),
    allowPicking: false,
  })
}

const TINT_VERTEX = `
in vec3 position3DHigh;
in vec3 position3DLow;
in vec4 color;
in float batchId;
out vec4 v_state;
void main() {
  v_state = color * 255.0;
  gl_Position = czm_modelViewProjectionRelativeToEye * czm_computePosition();
}
`
const TINT_FRAGMENT = `
in vec4 v_state;
uniform int u_mode;
uniform float u_alpha;
${Object.keys(STATE_COLORS)
  .map((name) => `uniform vec3 ${name};`)
  .join('\n')}
${STATE_GLSL}
void main() {
  vec4 told = toldColor(v_state);
  vec4 tint = vec4(told.rgb, told.a * 0.5);
  if (v_state.b > 0.5) tint = vec4(mix(tint.rgb, u_found, hatched(-1.0) ? 0.35 : 0.85), 0.55);
  if (v_state.a > 0.5) tint = vec4(u_chosen, 0.55);
  if (tint.a == 0.0) discard;
  out_FragColor = czm_gammaCorrect(vec4(tint.rgb, tint.a * u_alpha));
}
`

/** One instance for each cell; its colour holds its state, which the shader turns into what is seen. */
function tints(areas: readonly GridArea[], bytes: Uint8Array, heightM: number, shown: Shown): Primitive {
  const colors = Object.fromEntries(
    Object.entries(STATE_COLORS).map(([name, css]) => {
      const { red, green, blue } = Color.fromCssColorString(css)
      return [name, new Cartesian3(red, green, blue)] as const
    }),
  )
  const appearance = new PerInstanceColorAppearance({
    flat: true,
    translucent: true,
    vertexShaderSource: TINT_VERTEX,
    fragmentShaderSource: TINT_FRAGMENT,
  })
  return new Primitive({
    geometryInstances: areas.map(({ code, polygons }, i) => {
      const [r = 0, g = 0, b = 0, a = 0] = bytes.subarray(i * 4, i * 4 + 4)
      return new GeometryInstance({
        id: code,
        geometry: surface(polygons, heightM),
        attributes: { color: new ColorGeometryInstanceAttribute(r / 255, g / 255, b / 255, a / 255) },
      })
    }),
    appearance: withUniforms(appearance, Object.assign(shown, colors)),
    allowPicking: false,
    // Made here, not by one of Cesium's workers.
    asynchronous: false,
  })
}

/** Cesium reads an appearance's `uniforms` but does not name them in its types. */
const withUniforms = <T extends Appearance>(appearance: T, uniforms: object): T =>
  Object.assign(appearance, { uniforms })

const { PolygonPipeline } = engine as unknown as {
  PolygonPipeline: { triangulate(positions: Cartesian2[], holes: number[]): number[] }
}

function surface(polygons: GridArea['polygons'], heightM: number): Geometry {
  const mesh = cellMesh(polygons, hasGround() ? SIDE_M : Number.POSITIVE_INFINITY, (rings) => {
    const starts = rings.map((_, i) => rings.slice(0, i).reduce((sum, ring) => sum + ring.length, 0))
    const corners = rings.flat().map(([lon, lat]) => new Cartesian2(lon, lat))
    return PolygonPipeline.triangulate(corners, starts.slice(1))
  })
  const places = mesh.places.map(([lon, lat]) =>
    Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + heightM),
  )
  const attributes = new GeometryAttributes()
  attributes.position = new GeometryAttribute({
    componentDatatype: ComponentDatatype.DOUBLE,
    componentsPerAttribute: 3,
    values: Float64Array.from(places.flatMap(({ x, y, z }) => [x, y, z])),
  })
  return new Geometry({
    attributes,
    indices: Uint32Array.from(mesh.triangles),
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromPoints(places),
  })
}
