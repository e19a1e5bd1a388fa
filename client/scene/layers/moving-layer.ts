import type { Scene } from 'cesium'
import type { LonLat } from '../scene-port.ts'
import { type DataLayer, type Mark, markOf } from './layer.ts'

/** One of Cesium's batched collections of marks. */
interface Collection<M> {
  show: boolean
  remove(mark: M): boolean
}

interface MovingLayer<T, M, C extends Collection<M>> {
  kind: Mark['kind']
  collection(scene: Scene): C
  add(collection: C, mark: Mark, one: T): M
  change(mark: M, one: T, before: T): void
  /** After the marks changed, and when the camera came elsewhere. Answers which are drawn as one, by the id of that one. */
  arrange?(scene: Scene, drawn: ReadonlyMap<string, { readonly mark: M; readonly one: T }>): Groups
}

type Groups = ReadonlyMap<string, readonly string[]>

type Placed = LonLat & { readonly id: string }

/** Marks that come, move and go one by one: what stays the same is not touched, so nothing flickers while the day goes on. */
export function createMovingLayer<T extends Placed, M, C extends Collection<M>>({
  kind,
  collection,
  add,
  change,
  arrange,
}: MovingLayer<T, M, C>): DataLayer<T> {
  let scene: Scene | undefined
  let marks: C | undefined
  let data: readonly T[] = []
  let isShown = false
  const drawn = new Map<string, { mark: M; one: T }>()
  let groups: Groups = new Map()
  let endWatch = () => {}

  const put = (into: C, one: T) => {
    const known = drawn.get(one.id)
    if (known === undefined) drawn.set(one.id, { mark: add(into, { kind, id: one.id }, one), one })
    else if (known.one !== one) {
      change(known.mark, one, known.one)
      known.one = one
    }
  }
  const redraw = () => {
    if (scene === undefined || scene.isDestroyed() || marks === undefined) return
    const wanted = new Set(data.map(({ id }) => id))
    for (const [id, { mark }] of drawn) if (!wanted.has(id) && drawn.delete(id)) marks.remove(mark)
    for (const one of data) put(marks, one)
    marks.show = isShown
    rearrange()
    scene.requestRender()
  }
  const rearrange = () => {
    if (arrange === undefined || scene === undefined || scene.isDestroyed() || !isShown) return
    groups = arrange(scene, drawn)
  }
  return {
    get count() {
      return data.length
    },
    attach(into) {
      scene = into
      marks = collection(into)
      into.primitives.add(marks)
      if (arrange !== undefined) endWatch = watchCamera(into, rearrange)
      redraw()
    },
    update(next) {
      data = next
      redraw()
    },
    setShown(shown) {
      isShown = shown
      redraw()
    },
    pick(object) {
      const mark = markOf(object)
      if (mark?.kind !== kind) return null
      const among = groups.get(mark.id) ?? []
      return among.length > 1 ? { ...mark, among } : mark
    },
    dispose() {
      endWatch()
      if (scene !== undefined && !scene.isDestroyed()) scene.primitives.remove(marks)
      scene = undefined
      drawn.clear()
    },
  }
}

/** Once it came to rest, and on the way whenever much of the picture is another. */
function watchCamera(scene: Scene, listener: () => void): () => void {
  const look = () => {
    listener()
    scene.requestRender()
  }
  const ends = [scene.camera.moveEnd.addEventListener(look), scene.camera.changed.addEventListener(look)]
  return () => {
    for (const end of ends) end()
  }
}
