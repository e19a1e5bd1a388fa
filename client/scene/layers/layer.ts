import type { Scene } from 'cesium'
import type { Picked } from '../scene-port.ts'

/**
 * A large layer, drawn imperatively. `attach` is called once; a layer disposed while it still loads puts nothing into the scene
 * any more. `pick` says what of its own an object under the pointer is.
 */
export interface Layer {
  attach(scene: Scene): void
  setShown(isShown: boolean): void
  pick(object: unknown): Pick<Picked, 'kind' | 'id' | 'among'> | null
  /** What of its own is drawn at a point of the picture (CSS pixels), for layers whose things have no ids on the graphics card. */
  pickAt?(
    point: { readonly x: number; readonly y: number },
    reachPx: number,
  ): Pick<Picked, 'kind' | 'id'> | null
  dispose(): void
}

/** A layer that is given what to draw. */
export interface DataLayer<T> extends Layer {
  update(data: readonly T[]): void
  readonly count: number
}

/** What our own primitives carry as their `id`. */
export interface Mark {
  readonly kind: Picked['kind']
  readonly id: string
}

export function markOf(object: unknown): Mark | null {
  const id = (object as { id?: unknown } | undefined)?.id
  return typeof id === 'object' && id !== null && 'kind' in id && 'id' in id ? (id as Mark) : null
}
