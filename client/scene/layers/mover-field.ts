/** Where movers leave a crumb; so many are kept of each. */
export const CRUMBS = 10
/** Who leaps farther than this was not seen walking: drawn where he is at once. */
const LEAP_M = 400
/** A way is walked in the time between two reports, within these bounds: nobody lags far behind. */
const SHORTEST_MS = 200
const LONGEST_MS = 8_000
/** Nearer than this is standing still: no new crumb. */
const CRUMB_M = 2
/** What is nowhere is drawn behind everything. */
export const NOWHERE = 1e7

/**
 * Many that move: their last reports, and where each is between two of them. Places are metres in one plane of the city, in arrays that
 * a graphics card takes as they are. Knows nothing of Cesium.
 */
export class MoverField {
  readonly capacity: number
  /** x, y, z of each mover, as it is drawn now. */
  readonly heads: Float32Array
  /** x, y, z of each crumb: those of one round lie together, so that what a second changes is one stretch. */
  readonly crumbs: Float32Array
  readonly #from: Float64Array
  readonly #to: Float64Array
  readonly #startMs: Float64Array
  readonly #untilMs: Float64Array
  readonly #reportMs: Float64Array
  readonly #left: Uint32Array
  readonly #ids: (string | null)[] = []
  readonly #index = new Map<string, number>()
  readonly #free: number[] = []

  constructor(capacity: number) {
    this.capacity = capacity
    this.heads = new Float32Array(capacity * 3).fill(NOWHERE)
    this.crumbs = new Float32Array(capacity * CRUMBS * 3).fill(NOWHERE)
    this.#from = new Float64Array(capacity * 3)
    this.#to = new Float64Array(capacity * 3)
    this.#startMs = new Float64Array(capacity)
    this.#untilMs = new Float64Array(capacity)
    this.#reportMs = new Float64Array(capacity)
    this.#left = new Uint32Array(capacity)
  }

  get count(): number {
    return this.#index.size
  }
  /** One more than the highest place in the arrays that was ever used. */
  get used(): number {
    return this.#ids.length
  }
  idAt(index: number): string | null {
    return this.#ids[index] ?? null
  }
  has(id: string): boolean {
    return this.#index.has(id)
  }
  ids(): IterableIterator<string> {
    return this.#index.keys()
  }

  /** A report: from where it is drawn now it walks there. Answers the place in `crumbs` that it left, or −1. Must fit the capacity. */
  report(id: string, x: number, y: number, z: number, nowMs: number, walks: boolean): number {
    const known = this.#index.get(id)
    if (known === undefined) {
      this.#place(this.#take(id), x, y, z, nowMs)
      return -1
    }
    const at = known * 3
    const to = this.#to
    const [beforeX = 0, beforeY = 0, beforeZ = 0] = [to[at], to[at + 1], to[at + 2]]
    const movedM = Math.hypot(x - beforeX, y - beforeY)
    if (movedM > LEAP_M || !walks) this.#place(known, x, y, z, nowMs)
    else {
      const between = nowMs - (this.#reportMs[known] ?? nowMs)
      for (let axis = 0; axis < 3; axis += 1) this.#from[at + axis] = this.heads[at + axis] ?? 0
      to[at] = x
      to[at + 1] = y
      to[at + 2] = z
      this.#startMs[known] = nowMs
      this.#untilMs[known] = nowMs + Math.min(LONGEST_MS, Math.max(SHORTEST_MS, between))
      this.#reportMs[known] = nowMs
    }
    if (movedM < CRUMB_M || movedM > LEAP_M) return -1
    const left = this.#left[known] ?? 0
    const crumb = (left % CRUMBS) * this.capacity + known
    this.#left[known] = left + 1
    this.crumbs[crumb * 3] = beforeX
    this.crumbs[crumb * 3 + 1] = beforeY
    this.crumbs[crumb * 3 + 2] = beforeZ
    return crumb
  }

  /** Takes one away, with its crumbs. Answers its place in `heads`, or −1. */
  remove(id: string): number {
    const index = this.#index.get(id)
    if (index === undefined) return -1
    this.#index.delete(id)
    this.#ids[index] = null
    this.#free.push(index)
    this.heads.fill(NOWHERE, index * 3, index * 3 + 3)
    for (let round = 0; round < CRUMBS; round += 1) {
      const at = (round * this.capacity + index) * 3
      this.crumbs.fill(NOWHERE, at, at + 3)
    }
    this.#untilMs[index] = 0
    return index
  }

  /** Moves all on to an instant; `moved` hears each that moved. Answers how many still walk. */
  tick(nowMs: number, moved: (index: number) => void): number {
    let walking = 0
    const { heads } = this
    for (let i = 0; i < this.#ids.length; i += 1) {
      const until = this.#untilMs[i] ?? 0
      if (until === 0) continue
      const start = this.#startMs[i] ?? 0
      const share = nowMs >= until ? 1 : Math.max(0, (nowMs - start) / (until - start))
      for (let at = i * 3; at < i * 3 + 3; at += 1) {
        const from = this.#from[at] ?? 0
        heads[at] = from + ((this.#to[at] ?? 0) - from) * share
      }
      if (share === 1) this.#untilMs[i] = 0
      else walking += 1
      moved(i)
    }
    return walking
  }

  /**
   * Which mover is drawn nearest to a point of the picture, at most `reach` pixels from it; −1: none. `matrix` leads from the plane to
   * the clip space of the camera, column by column.
   */
  nearest(
    matrix: ArrayLike<number>,
    picture: { readonly width: number; readonly height: number },
    point: { readonly x: number; readonly y: number },
    reach: number,
  ): number {
    const m = (i: number) => matrix[i] ?? 0
    let best = -1
    let bestSquare = reach * reach
    for (let i = 0; i < this.#ids.length; i += 1) {
      if (this.#ids[i] === null) continue
      const [x = 0, y = 0, z = 0] = [this.heads[i * 3], this.heads[i * 3 + 1], this.heads[i * 3 + 2]]
      const w = m(3) * x + m(7) * y + m(11) * z + m(15)
      if (w <= 0) continue
      const px = (((m(0) * x + m(4) * y + m(8) * z + m(12)) / w + 1) / 2) * picture.width
      const py = ((1 - (m(1) * x + m(5) * y + m(9) * z + m(13)) / w) / 2) * picture.height
      const square = (px - point.x) ** 2 + (py - point.y) ** 2
      if (square <= bestSquare) {
        best = i
        bestSquare = square
      }
    }
    return best
  }

  #take(id: string): number {
    const index = this.#free.pop() ?? this.#ids.length
    this.#ids[index] = id
    this.#index.set(id, index)
    this.#left[index] = 0
    return index
  }

  #place(index: number, x: number, y: number, z: number, nowMs: number): void {
    const place = [x, y, z]
    for (let axis = 0; axis < 3; axis += 1) {
      this.#from[index * 3 + axis] = place[axis] ?? 0
      this.#to[index * 3 + axis] = place[axis] ?? 0
      this.heads[index * 3 + axis] = place[axis] ?? 0
    }
    this.#startMs[index] = nowMs
    // Drawn with the next tick.
    this.#untilMs[index] = nowMs
    this.#reportMs[index] = nowMs
  }
}
