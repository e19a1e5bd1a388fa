import {
  Cartesian3,
  type Cesium3DTileset,
  Color,
  CustomShader,
  CustomShaderTranslucencyMode,
  LightingModel,
  PixelFormat,
  type Scene,
  TextureMagnificationFilter,
  TextureMinificationFilter,
  TextureUniform,
  UniformType,
} from 'cesium'
import type { CityColors, StateChannel } from '../scene-port.ts'
import { LIGHT_GLSL, lightUniforms, type WallLook } from './building-light.ts'
import { FeatureState, STATE_WIDTH } from './feature-state.ts'
import { MODES, STATE_GLSL } from './state-glsl.ts'

/**
 * A building's colour: by height, or by its pixel in the picture of states, found by the row's id. Not by colour alone: yellow is
 * hatched one way, red both ways; more people are lighter. What was found and what is chosen shows over each of them. Blocks of
 * merged buildings have the id 0 and keep the plain colour.
 */
const FRAGMENT = `
vec4 stateOf(int id) {
  ivec2 size = textureSize(u_state, 0);
  if (id <= 0 || id / ${STATE_WIDTH} >= size.y || size.x != ${STATE_WIDTH}) return vec4(0.0);
  return texelFetch(u_state, ivec2(id % ${STATE_WIDTH}, id / ${STATE_WIDTH}), 0) * 255.0;
}
${STATE_GLSL}
${LIGHT_GLSL}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec4 state = stateOf(int(fsInput.metadata.id));
  float high = clamp(fsInput.metadata.heightM / 70.0, 0.0, 1.0);
  vec3 plain = mix(u_low, u_high, u_mode == ${MODES.height} ? high : 0.25);
  vec4 told = toldColor(state);
  vec3 color = told.a > 0.0 ? told.rgb : u_mode > ${MODES.height} ? plain * 0.8 : plain;
  if (state.b > 0.5) color = mix(color, u_found, hatched(-1.0) ? 0.35 : 0.85);
  if (state.a > 0.5) color = u_chosen;
  // Lit windows say nothing about cases or people: where colours do, all are dark.
  float glow = u_mode > 1 || state.a > 0.5 ? 0.0 : u_glow_share;
  vec4 building = vec4(fsInput.metadata.heightM, fsInput.metadata.baseM, float(fsInput.metadata.id), glow);
  vec3 metresMC = fsInput.attributes.positionMC * length(czm_model[0].xyz);
  material.diffuse = litColor(color, fsInput.attributes.positionEC, metresMC, normalize(fsInput.attributes.normalEC), building);
  material.alpha *= u_alpha;
}
`

interface ShadeLook {
  readonly low: string
  readonly high: string
  readonly walls: WallLook
}

/** Colours all buildings of the city by one picture; `dress` is called for the tileset when it is there. */
export interface BuildingShade {
  dress(tileset: Cesium3DTileset): void
  attach(scene: Scene): void
  setColors(by: CityColors): void
  setStates(channel: StateChannel, ids: ArrayLike<number>, values: ArrayLike<number>): void
  /** How much of a building stays to be seen while one looks below: 1 is all of it. */
  setAlpha(alpha: number): void
  /** Sends the picture now instead of with the next frame; answers the milliseconds of script. For the bench. */
  upload(): number
  readonly beyond: number
  dispose(): void
}

export function createBuildingShade(look: ShadeLook): BuildingShade {
  const state = new FeatureState()
  const solid = shader(look, CustomShaderTranslucencyMode.OPAQUE)
  const ghost = shader(look, CustomShaderTranslucencyMode.TRANSLUCENT)
  let alpha = 1
  let sent = -1
  /** Which of the two has the picture. */
  let held: CustomShader | undefined
  let isDisposed = false
  let scene: Scene | undefined
  let tileset: Cesium3DTileset | undefined
  let stop: (() => void) | undefined
  const active = () => (alpha < 1 ? ghost : solid)
  const redraw = () => {
    if (scene !== undefined && !scene.isDestroyed()) scene.requestRender()
  }
  /** One picture for the whole city, whatever changed in it since the last frame: of one that is there the rows that changed. */
  const send = () => {
    const shading = active()
    const rows = state.takeDirty()
    if (rows === null || held !== shading || !sendRows(shading, state, rows))
      shading.setUniform('u_state', pictureOf(state))
    held = shading
    sent = state.version
  }
  const wear = () => {
    if (tileset === undefined || tileset.isDestroyed()) return
    const shading = active()
    if (tileset.customShader !== shading) {
      tileset.customShader = shading
      held = undefined
      send()
    }
    shading.setUniform('u_alpha', alpha)
  }
  return {
    get beyond() {
      return state.beyond
    },
    dress(given) {
      tileset = given
      wear()
    },
    attach(into) {
      scene = into
      stop = into.preUpdate.addEventListener(() => {
        if (tileset !== undefined && sent !== state.version) send()
      })
    },
    setColors(by) {
      if (isDisposed) return
      for (const one of [solid, ghost]) one.setUniform('u_mode', MODES[by])
      redraw()
    },
    setStates(channel, ids, values) {
      state.put(channel, ids, values)
      redraw()
    },
    setAlpha(next) {
      if (isDisposed) return
      alpha = next
      wear()
      redraw()
    },
    upload() {
      const started = performance.now()
      send()
      scene?.render()
      return performance.now() - started
    },
    dispose() {
      isDisposed = true
      stop?.()
      if (tileset !== undefined && !tileset.isDestroyed()) tileset.customShader = undefined
      tileset = undefined
      scene = undefined
      for (const one of [solid, ghost]) one.destroy()
    },
  }
}

/** Cesium's own picture behind a uniform, which it leaves out of its types. */
interface Uploaded {
  readonly width: number
  readonly height: number
  copyFrom(given: {
    yOffset: number
    source: { arrayBufferView: Uint8Array; width: number; height: number }
  }): void
}

/** Sends rows into the picture that the graphics card has; false: it has none of that size yet. */
function sendRows(
  shading: CustomShader,
  { pixels, rows }: FeatureState,
  { first, end }: { readonly first: number; readonly end: number },
): boolean {
  const pictures = (
    shading as unknown as { _textureManager?: { getTexture(name: string): Uploaded | undefined } }
  )._textureManager
  const picture = pictures?.getTexture('u_state')
  if (picture?.width !== STATE_WIDTH || picture.height !== rows) return false
  const arrayBufferView = pixels.subarray(first * STATE_WIDTH * 4, end * STATE_WIDTH * 4)
  picture.copyFrom({ yOffset: first, source: { arrayBufferView, width: STATE_WIDTH, height: end - first } })
  return true
}

const pictureOf = (state: FeatureState) =>
  new TextureUniform({
    typedArray: state.pixels,
    width: STATE_WIDTH,
    height: state.rows,
    pixelFormat: PixelFormat.RGBA,
    repeat: false,
    minificationFilter: TextureMinificationFilter.NEAREST,
    magnificationFilter: TextureMagnificationFilter.NEAREST,
  })

/** Lights as everywhere in the product; people and cases from dark to light, so that their order is seen without its colours. */
export const STATE_COLORS = {
  u_green: '#2fbf71',
  u_yellow: '#f2b705',
  u_red: '#e5484d',
  u_few: '#274a6b',
  u_many: '#d9f3ff',
  u_quiet: '#51306b',
  u_busy: '#f6d3ff',
  u_found: '#ffd27a',
  u_chosen: '#4cc2ff',
} as const

function shader(
  { low, high, walls }: ShadeLook,
  translucencyMode: CustomShaderTranslucencyMode,
): CustomShader {
  const colors = Object.entries({ u_low: low, u_high: high, ...STATE_COLORS }).map(([name, css]) => {
    const { red, green, blue } = Color.fromCssColorString(css)
    return [name, { type: UniformType.VEC3, value: new Cartesian3(red, green, blue) }] as const
  })
  return new CustomShader({
    translucencyMode,
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      ...Object.fromEntries(colors),
      ...lightUniforms(walls),
      u_state: { type: UniformType.SAMPLER_2D, value: pictureOf(new FeatureState()) },
      u_mode: { type: UniformType.INT, value: MODES.height },
      u_alpha: { type: UniformType.FLOAT, value: 1 },
    },
    fragmentShaderText: FRAGMENT,
  })
}
