import * as engine from 'cesium'
import { BoundingSphere, Cartesian3, Color, ComponentDatatype, type Matrix4, PrimitiveType } from 'cesium'
import { FLOATS, type MoverField, STRETCHES } from './mover-field.ts'

/** As far as a city reaches: what is outside the bounds of its movers is not drawn. */
const REACH_M = 200_000
const TRAIL = { color: '#5ad7ff', alpha: 0.7, halfPx: 1.1, fadeMs: 90_000 } as const
const HEAD = { color: '#5ad7ff', rim: '#06121d', sizePx: 13 } as const

/** Cesium's own drawing, which it leaves out of its types: nothing else draws what moves by a shader. Known in this file alone. */
interface VertexBuffer {
  copyFromArrayView(part: Float32Array, offsetBytes: number): void
  isDestroyed(): boolean
}
interface Destroyable {
  destroy(): void
}
interface FrameState {
  readonly context: unknown
  readonly passes: { readonly render: boolean }
  readonly commandList: unknown[]
}
const { Buffer, BufferUsage, DrawCommand, Pass, RenderState, ShaderProgram, VertexArray } =
  engine as unknown as {
    Buffer: { createVertexBuffer(given: object): VertexBuffer }
    BufferUsage: { STATIC_DRAW: number; DYNAMIC_DRAW: number }
    DrawCommand: new (given: object) => { instanceCount: number; count: number }
    Pass: { OVERLAY: number; OPAQUE: number }
    RenderState: { fromCache(state: object): unknown }
    ShaderProgram: { fromCache(given: object): Destroyable }
    VertexArray: new (given: object) => Destroyable
  }

const BLENDING = {
  enabled: true,
  equationRgb: engine.BlendEquation.ADD,
  equationAlpha: engine.BlendEquation.ADD,
  functionSourceRgb: engine.BlendFunction.SOURCE_ALPHA,
  functionSourceAlpha: engine.BlendFunction.ONE,
  functionDestinationRgb: engine.BlendFunction.ONE_MINUS_SOURCE_ALPHA,
  functionDestinationAlpha: engine.BlendFunction.ONE_MINUS_SOURCE_ALPHA,
}

/** Where on its way from one end to the other somebody is at the instant of the picture. */
const WALK = `
in vec4 wayFrom;
in vec4 wayTo;
uniform float u_now;
vec3 placeNow() {
  float share = wayTo.w > wayFrom.w ? clamp((u_now - wayFrom.w) / (wayTo.w - wayFrom.w), 0.0, 1.0) : 1.0;
  return mix(wayFrom.xyz, wayTo.xyz, share);
}
`
const HEAD_VERTEX = `${WALK}
void main() {
  gl_Position = czm_modelViewProjection * vec4(placeNow(), 1.0);
  gl_PointSize = ${HEAD.sizePx.toFixed(1)} * czm_pixelRatio;
}
`
const HEAD_FRAGMENT = `
uniform vec3 u_color;
uniform vec3 u_rim;
void main() {
  float away = length(gl_PointCoord - 0.5) * 2.0;
  float soft = fwidth(away);
  float alpha = 1.0 - smoothstep(1.0 - soft, 1.0, away);
  if (alpha <= 0.0) discard;
  vec3 color = mix(u_color, u_rim, smoothstep(0.66, 0.66 + soft, away));
  out_FragColor = czm_gammaCorrect(vec4(color, alpha));
}
`
/** Each stretch a bar of so many pixels, from its beginning to as far as it is walked; what lies behind the camera is cut off. */
const TRAIL_VERTEX = `${WALK}
in vec2 corner;
uniform float u_halfPx;
uniform float u_fadeMs;
out float v_fresh;
void main() {
  vec3 a = (czm_modelView * vec4(wayFrom.xyz, 1.0)).xyz;
  vec3 b = (czm_modelView * vec4(placeNow(), 1.0)).xyz;
  float near = -0.5;
  if (a.z > near && b.z < near) a = mix(a, b, (near - a.z) / (b.z - a.z));
  else if (b.z > near && a.z < near) b = mix(b, a, (near - b.z) / (a.z - b.z));
  vec4 from = czm_projection * vec4(a, 1.0);
  vec4 to = czm_projection * vec4(b, 1.0);
  vec2 halfView = czm_viewport.zw * 0.5;
  vec2 along = (to.xy / to.w - from.xy / from.w) * halfView;
  float reach = length(along);
  vec2 side = reach < 0.01 ? vec2(0.0) : vec2(-along.y, along.x) / reach;
  vec4 place = corner.x < 0.5 ? from : to;
  place.xy += side * corner.y * u_halfPx * czm_pixelRatio / halfView * place.w;
  v_fresh = 1.0 - clamp((u_now - wayTo.w) / u_fadeMs, 0.0, 0.75);
  gl_Position = place;
}
`
const TRAIL_FRAGMENT = `
in float v_fresh;
uniform vec4 u_color;
void main() {
  out_FragColor = czm_gammaCorrect(vec4(u_color.rgb, u_color.a * v_fresh));
}
`

const rgb = (css: string) => {
  const { red, green, blue } = Color.fromCssColorString(css)
  return new Cartesian3(red, green, blue)
}

/** The first attribute may not be one of an instance. */
const locations = { corner: 0, wayFrom: 1, wayTo: 2 } as const
const headLocations = { wayFrom: 0, wayTo: 1 } as const
const BYTES = FLOATS * Float32Array.BYTES_PER_ELEMENT

/** The two halves of a way, beside each other in one buffer. */
const wayOf = (
  vertexBuffer: VertexBuffer,
  { wayFrom, wayTo }: typeof locations | typeof headLocations,
  instanceDivisor: 0 | 1,
) =>
  [wayFrom, wayTo].map((index, half) => ({
    index,
    vertexBuffer,
    componentsPerAttribute: 4,
    componentDatatype: ComponentDatatype.FLOAT,
    offsetInBytes: (half * BYTES) / 2,
    strideInBytes: BYTES,
    instanceDivisor,
  }))

/**
 * Draws movers and the lines behind them: two draw commands, however many they are. What a report changes is sent; for a frame there is
 * nothing to do but to tell the shader the instant.
 */
export class MoverDrawing {
  show = true
  readonly #field: MoverField
  readonly #frame: Matrix4
  readonly #now: () => number
  #made: ReturnType<typeof make> | undefined
  #isDestroyed = false

  constructor(field: MoverField, frame: Matrix4, now: () => number) {
    this.#field = field
    this.#frame = frame
    this.#now = now
  }

  /** Called by Cesium with every frame. */
  update({ context, passes, commandList }: FrameState): void {
    const field = this.#field
    if (!this.show || field.count === 0 || !passes.render) return
    this.#made ??= make(context, field, this.#frame, () => field.instant(this.#now()))
    const { heads, trails, headBuffer, trailBuffer } = this.#made
    send(headBuffer, field.heads, field.dirtyHeads, 0)
    for (const [round, dirty] of field.dirtyRounds.entries())
      send(trailBuffer, field.trails, dirty, round * field.capacity)
    heads.count = field.used
    trails.instanceCount = field.rounds === 0 ? 0 : (field.rounds - 1) * field.capacity + field.used
    if (trails.instanceCount > 0) commandList.push(trails)
    commandList.push(heads)
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  destroy(): void {
    this.#isDestroyed = true
    for (const one of this.#made?.owned ?? []) one.destroy()
    this.#made = undefined
  }
}

function send(
  buffer: VertexBuffer,
  array: Float32Array,
  dirty: MoverField['dirtyHeads'],
  first: number,
): void {
  if (dirty.isEmpty) return
  const [from, end] = [first + dirty.first, first + dirty.end]
  buffer.copyFromArrayView(array.subarray(from * FLOATS, end * FLOATS), from * BYTES)
  dirty.clear()
}

function make(context: unknown, field: MoverField, modelMatrix: Matrix4, instant: () => number) {
  const bufferOf = (typedArray: Float32Array, usage: number) =>
    Buffer.createVertexBuffer({ context, typedArray, usage })
  const headBuffer = bufferOf(field.heads, BufferUsage.DYNAMIC_DRAW)
  const trailBuffer = bufferOf(field.trails, BufferUsage.DYNAMIC_DRAW)
  const corners = bufferOf(new Float32Array([0, -1, 1, -1, 0, 1, 1, 1]), BufferUsage.STATIC_DRAW)
  field.dirtyHeads.clear()
  for (const dirty of field.dirtyRounds) dirty.clear()
  const corner = {
    index: locations.corner,
    vertexBuffer: corners,
    componentsPerAttribute: 2,
    componentDatatype: ComponentDatatype.FLOAT,
  }
  const headArray = new VertexArray({ context, attributes: wayOf(headBuffer, headLocations, 0) })
  const trailArray = new VertexArray({ context, attributes: [corner, ...wayOf(trailBuffer, locations, 1)] })
  const headProgram = ShaderProgram.fromCache({
    context,
    vertexShaderSource: HEAD_VERTEX,
    fragmentShaderSource: HEAD_FRAGMENT,
    attributeLocations: headLocations,
  })
  const trailProgram = ShaderProgram.fromCache({
    context,
    vertexShaderSource: TRAIL_VERTEX,
    fragmentShaderSource: TRAIL_FRAGMENT,
    attributeLocations: locations,
  })
  const common = {
    modelMatrix,
    boundingVolume: new BoundingSphere(
      new Cartesian3(modelMatrix[12], modelMatrix[13], modelMatrix[14]),
      REACH_M,
    ),
  }
  const trailColor = Color.fromCssColorString(TRAIL.color).withAlpha(TRAIL.alpha)
  return {
    headBuffer,
    trailBuffer,
    owned: [headArray, trailArray, headProgram, trailProgram],
    // Over the finished picture: neither a wall nor the haze of the distance hides who stands there.
    heads: new DrawCommand({
      ...common,
      primitiveType: PrimitiveType.POINTS,
      vertexArray: headArray,
      shaderProgram: headProgram,
      count: field.used,
      uniformMap: { u_now: instant, u_color: constant(rgb(HEAD.color)), u_rim: constant(rgb(HEAD.rim)) },
      renderState: RenderState.fromCache({
        depthTest: { enabled: false },
        depthMask: false,
        blending: BLENDING,
      }),
      pass: Pass.OVERLAY,
    }),
    trails: new DrawCommand({
      ...common,
      primitiveType: PrimitiveType.TRIANGLE_STRIP,
      vertexArray: trailArray,
      shaderProgram: trailProgram,
      count: 4,
      instanceCount: field.capacity * STRETCHES,
      uniformMap: {
        u_now: instant,
        u_halfPx: constant(TRAIL.halfPx),
        u_fadeMs: constant(TRAIL.fadeMs),
        u_color: constant(trailColor),
      },
      renderState: RenderState.fromCache({
        depthTest: { enabled: true },
        depthMask: false,
        blending: BLENDING,
      }),
      // Blended over what stands there, in the order of passes: Cesium’s own pass for glass draws the whole picture twice more.
      pass: Pass.OPAQUE,
    }),
  }
}

const constant =
  <T>(value: T) =>
  () =>
    value
