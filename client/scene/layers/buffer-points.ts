import * as engine from 'cesium'
import {
  BoundingSphere,
  BufferPoint,
  BufferPointCollection,
  BufferPointMaterial,
  Cartesian3,
  Color,
  ComponentDatatype,
  type Matrix4,
  type Scene,
} from 'cesium'

/** How points look. */
interface PointLook {
  color: string
  alpha: number
  sizePx: number
  outline?: { color: string; widthPx: number }
  /** Drawn over what stands before it. */
  isAlwaysSeen: boolean
}

/** Points by their index, in metres of one plane. Which of Cesium's collections draws them is known in this file alone. */
export interface PointSet {
  /** Puts a point where it is now; one put for the first time appears. */
  put(index: number, x: number, y: number, z: number): void
  hide(index: number): void
  setShown(isShown: boolean): void
  dispose(): void
}

/** As far as a city reaches: what is outside the bounds of its points is not drawn. */
const REACH_M = 200_000

/**
 * Points in arrays that go to the graphics card as they are: moving five thousand costs a millisecond. Places are 32-bit numbers in the
 * plane, to the millimetre within 10 km. BufferPointCollection is experimental (Cesium 1.145); PointPrimitiveCollection would do the
 * same at ten times the memory.
 */
export function createPointSet(scene: Scene, frame: Matrix4, capacity: number, look: PointLook): PointSet {
  const center = new Cartesian3(frame[12], frame[13], frame[14])
  const points = new BufferPointCollection({
    primitiveCountMax: capacity,
    positionDatatype: ComponentDatatype.FLOAT,
    modelMatrix: frame,
    boundingVolume: new BoundingSphere(center, REACH_M),
    allowPicking: false,
  })
  const { outline } = look
  const material = new BufferPointMaterial({
    color: Color.fromCssColorString(look.color).withAlpha(look.alpha),
    size: look.sizePx,
    ...(outline === undefined
      ? {}
      : { outlineColor: Color.fromCssColorString(outline.color), outlineWidth: outline.widthPx }),
  })
  const point = new BufferPoint()
  const place = new Cartesian3()
  for (let i = 0; i < capacity; i += 1) points.add({ material, show: false }, point)
  scene.primitives.add(points)
  const stop = look.isAlwaysSeen ? keepInFront(scene, points) : undefined
  return {
    put(index, x, y, z) {
      points.get(index, point)
      place.x = x
      place.y = y
      place.z = z
      point.setPosition(place)
      if (!point.show) point.show = true
    },
    hide(index) {
      points.get(index, point)
      point.show = false
    },
    setShown(isShown) {
      points.show = isShown
    },
    dispose() {
      stop?.()
      if (!scene.isDestroyed()) scene.primitives.remove(points)
    },
  }
}

interface Drawn {
  _renderContext?: { command?: { pass: number; renderState: unknown } }
}
const { RenderState, Pass } = engine as unknown as {
  RenderState: { fromCache(state: object): unknown }
  Pass: { OVERLAY: number }
}

/**
 * The collection always tests depth: its draw command, once it is made, is told to be drawn last, over the finished picture, so that
 * neither a wall nor the haze of the distance hides who stands there.
 */
function keepInFront(scene: Scene, points: BufferPointCollection): () => void {
  let known: object | undefined
  return scene.postRender.addEventListener(() => {
    const command = (points as unknown as Drawn)._renderContext?.command
    if (command === undefined || command === known) return
    known = command
    command.pass = Pass.OVERLAY
    command.renderState = RenderState.fromCache({
      depthTest: { enabled: false },
      depthMask: false,
      blending: {
        enabled: true,
        equationRgb: engine.BlendEquation.ADD,
        equationAlpha: engine.BlendEquation.ADD,
        functionSourceRgb: engine.BlendFunction.SOURCE_ALPHA,
        functionSourceAlpha: engine.BlendFunction.ONE,
        functionDestinationRgb: engine.BlendFunction.ONE_MINUS_SOURCE_ALPHA,
        functionDestinationAlpha: engine.BlendFunction.ONE_MINUS_SOURCE_ALPHA,
      },
    })
    scene.requestRender()
  })
}
