import { Cartesian3, Matrix4, type Scene, Transforms } from 'cesium'
import { groundM } from '../ground.ts'
import type { InspectorMark, LonLat } from '../scene-port.ts'
import type { DataLayer, Mark } from './layer.ts'
import { MoverDrawing } from './mover-draw.ts'
import { MoverField } from './mover-field.ts'

/** Above the ground, metres. */
const LIFT_M = 2
/** As many as are made room for at first; doubled when they are more. */
const ROOM = 256
/** Often enough for walking; a machine that draws slowly is asked less often. */
const FRAME_MS = 66
/** Drawing what moves takes at most a third of the time. */
const REST = 3

/** A layer of those who move: they walk between two reports and leave a line behind. Picked on the processor, so that no ids are drawn. */
export interface MoverLayer extends DataLayer<InspectorMark> {
  /** Where some of them are now; who is not shown is left out. */
  move(moves: readonly (LonLat & { readonly id: string })[]): void
}

export function createMoverLayer(kind: Mark['kind']): MoverLayer {
  let scene: Scene | undefined
  let frame: Matrix4 | undefined
  let toPlane = new Matrix4()
  let field = new MoverField(ROOM)
  let drawing: MoverDrawing | undefined
  let isShown = false
  let waiting: readonly InspectorMark[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedMs = 0
  let frameMs = 0
  let lastDrawnMs = 0
  const stops: (() => void)[] = []
  const walks = !matchMedia('(prefers-reduced-motion: reduce)').matches
  const place = new Cartesian3()

  const isGone = () => scene === undefined || scene.isDestroyed()
  const redraw = () => {
    if (scene === undefined || scene.isDestroyed()) return
    askedMs = performance.now()
    scene.requestRender()
  }
  /** The plane is that of the first mover: a city is small enough to be flat to a millimetre's rounding. */
  const planeAt = ({ lon, lat }: LonLat) => {
    frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat, 0))
    toPlane = Matrix4.inverseTransformation(frame, new Matrix4())
    return frame
  }
  const prepare = (at: LonLat) => {
    if (scene === undefined || drawing !== undefined) return
    drawing = new MoverDrawing(field, frame ?? planeAt(at), () => performance.now())
    drawing.show = isShown
    scene.primitives.add(drawing)
  }
  const clear = () => {
    if (drawing !== undefined && !isGone()) scene?.primitives.remove(drawing)
    drawing = undefined
  }
  const report = (id: string, { lon, lat }: LonLat, nowMs: number) => {
    Cartesian3.fromDegrees(lon, lat, groundM(lon, lat) + LIFT_M, undefined, place)
    Matrix4.multiplyByPoint(toPlane, place, place)
    field.report(id, place.x, place.y, place.z, nowMs, walks)
  }
  /** Asks for the next picture while anybody walks. */
  const goOn = () => {
    if (drawing === undefined || !isShown || timer !== undefined) return
    if (!field.walksAt(lastDrawnMs)) return
    timer = setTimeout(
      () => {
        timer = undefined
        redraw()
      },
      Math.max(FRAME_MS, frameMs * REST),
    )
  }
  const lay = () => {
    if (isGone() || !isShown) return
    const [first] = waiting
    if (waiting.length > field.capacity) {
      let capacity = field.capacity
      while (capacity < waiting.length) capacity *= 2
      clear()
      field = new MoverField(capacity)
    }
    if (first !== undefined) prepare(first)
    const wanted = new Set(waiting.map(({ id }) => id))
    for (const id of [...field.ids()]) if (!wanted.has(id)) field.remove(id)
    const nowMs = performance.now()
    for (const one of waiting) report(one.id, one, nowMs)
    redraw()
  }
  return {
    get count() {
      return waiting.length
    },
    attach(into) {
      scene = into
      stops.push(
        into.preRender.addEventListener(() => {
          lastDrawnMs = performance.now()
        }),
        into.postRender.addEventListener(() => {
          if (askedMs > 0) frameMs = performance.now() - askedMs
          askedMs = 0
          goOn()
        }),
      )
    },
    update(next) {
      waiting = next
      lay()
    },
    move(moves) {
      if (isGone() || !isShown || drawing === undefined) return
      const nowMs = performance.now()
      for (const one of moves) if (field.has(one.id)) report(one.id, one, nowMs)
      redraw()
    },
    setShown(shown) {
      if (isShown === shown) return
      isShown = shown
      if (drawing !== undefined) drawing.show = shown
      lay()
      redraw()
    },
    pick: () => null,
    pickAt(point, reachPx) {
      if (scene === undefined || scene.isDestroyed() || !isShown || frame === undefined) return null
      const { camera, canvas } = scene
      const toEye = Matrix4.multiply(camera.viewMatrix, frame, new Matrix4())
      const toClip = Matrix4.multiply(camera.frustum.projectionMatrix, toEye, new Matrix4())
      const picture = { width: canvas.clientWidth, height: canvas.clientHeight }
      const clip = toClip as unknown as ArrayLike<number>
      const id = field.idAt(field.nearest(clip, picture, point, reachPx, performance.now()))
      return id === null ? null : { kind, id }
    },
    dispose() {
      clearTimeout(timer)
      for (const stop of stops) stop()
      clear()
      scene = undefined
    },
  }
}
