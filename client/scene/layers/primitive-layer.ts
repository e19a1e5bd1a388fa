import type { Scene } from 'cesium'
import { type DataLayer, type Mark, markOf } from './layer.ts'

/** Something that can lie in a scene's list of primitives. */
interface Drawable {
  show: boolean
}

interface PrimitiveLayer<T> {
  kinds: readonly Mark['kind'][]
  /** Draws the data anew; what it answers is put into the scene in place of what was there. */
  draw(data: readonly T[], scene: Scene): readonly Drawable[]
}

/** A layer drawn whole whenever its data changes; drawing waits until it is shown. */
export function createPrimitiveLayer<T>({ kinds, draw }: PrimitiveLayer<T>): DataLayer<T> {
  let scene: Scene | undefined
  let drawn: readonly Drawable[] = []
  let data: readonly T[] = []
  let isShown = false
  let isStale = false

  const clear = () => {
    if (scene !== undefined && !scene.isDestroyed()) for (const one of drawn) scene.primitives.remove(one)
    drawn = []
  }
  const redraw = () => {
    if (scene === undefined || scene.isDestroyed()) return
    if (isShown && isStale) {
      clear()
      drawn = draw(data, scene)
      for (const one of drawn) scene.primitives.add(one)
      isStale = false
    }
    for (const one of drawn) one.show = isShown
    scene.requestRender()
  }
  return {
    get count() {
      return data.length
    },
    attach(into) {
      scene = into
      redraw()
    },
    update(next) {
      data = next
      isStale = true
      redraw()
    },
    setShown(shown) {
      isShown = shown
      redraw()
    },
    pick(object) {
      const mark = markOf(object)
      return mark !== null && kinds.includes(mark.kind) ? mark : null
    },
    dispose: () => {
      clear()
      scene = undefined
    },
  }
}
