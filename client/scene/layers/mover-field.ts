/** So many stretches of its way are kept of each mover. */
export const STRETCHES = 20
/** Floats of a stretch: x, y, z and the instant at which it begins, x, y, z and the instant at which it is walked. */
export const FLOATS = 8
/** Who leaps farther than this was not seen walking: drawn where he is at once. */
const LEAP_M = 400
/** A way is walked in the time between two reports, within these bounds: nobody lags far behind. */
const SHORTEST_MS = 200
const LONGEST_MS = 8_000
/** Nearer to the end of the last stretch than this no new one begins. */
const STRETCH_M = 4
/** What is nowhere is drawn behind everything. */
export const NOWHERE = 1e7
/** Instants are kept in 32 bits, as graphics cards read them: told anew from a later one before they lose a millisecond. */
const EPOCH_MS = 3_600_000

/** The part of an array that changed since it was last sent, as records from `first` to before `end`. */
export class Dirty {
  first = Number.POSITIVE_INFINITY
  end = 0

  add(first: number, end = first + 1): void {
    if (first < this.first) this.first = first
    if (end > this.end) this.end = end
  }
  clear(): void {
    this.first = Number.POSITIVE_INFINITY
    this.end = 0
  }
  get isEmpty(): boolean {
    return this.end === 0
  }
}

/**
 * Many that move: the way each walks now, and those walked before. Where somebody is between the two ends of a way is a matter of the
 * instant: the graphics card works it out, so that nothing is done for a frame here. Places are metres in one plane of the city, in
 * arrays that a graphics card takes as they are. Knows nothing of Cesium.
 */
export class MoverField {
  readonly capacity: number
  /** The way of each mover now. */
  readonly heads: Float32Array
  /** The ways behind them, those of one round together. */
  readonly trails: Float32Array
  readonly dirtyHeads = new Dirty()
  readonly dirtyRounds = Array.from({ length: STRETCHES }, () => new Dirty())
  readonly #reportMs: Float64Array
  readonly #left: Uint32Array
  readonly #lastEnd: Float32Array
  readonly #ids: (string | null)[] = []
  readonly #index = new Map<string, number>()
  readonly #free: number[] = []
  #epochMs = Number.NaN
  #untilMs = 0
  #rounds = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.heads = new Float32Array(capacity * FLOATS).fill(NOWHERE)
    this.trails = new Float32Array(capacity * STRETCHES * FLOATS).fill(NOWHERE)
    this.#lastEnd = new Float32Array(capacity * 3)
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
  /** Rounds of stretches that were ever used. */
  get rounds(): number {
    return this.#rounds
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
  /** An instant as the arrays have it. */
  instant(nowMs: number): number {
    return nowMs - this.#epochMs
  }
  /** Whether anybody is still on the way: then the next picture is another. */
  walksAt(nowMs: number): boolean {
    return nowMs < this.#untilMs
  }

  /** A report: from where it is at that instant it walks there. Must fit the capacity. */
  report(id: string, x: number, y: number, z: number, nowMs: number, walks: boolean): void {
    if (!(nowMs - this.#epochMs < EPOCH_MS)) this.#beginEpoch(nowMs)
    const known = this.#index.get(id)
    if (known === undefined) this.#place(this.#take(id), x, y, z, nowMs)
    else if (this.#isLeap(known, x, y)) this.#place(known, x, y, z, nowMs)
    else this.#walk(known, x, y, z, nowMs, walks)
  }

  #isLeap(index: number, x: number, y: number): boolean {
    const at = index * FLOATS + 4
    return Math.hypot(x - (this.heads[at] ?? 0), y - (this.heads[at + 1] ?? 0)) > LEAP_M
  }

  #walk(known: number, x: number, y: number, z: number, nowMs: number, walks: boolean): void {
    const { heads } = this
    const at = known * FLOATS
    const now = this.instant(nowMs)
    const between = walks
      ? Math.min(LONGEST_MS, Math.max(SHORTEST_MS, nowMs - (this.#reportMs[known] ?? nowMs)))
      : 0
    const share = this.#shareAt(known, now)
    for (let axis = at; axis < at + 3; axis += 1) {
      const from = heads[axis] ?? 0
      heads[axis] = from + ((heads[axis + 4] ?? 0) - from) * share
    }
    heads[at + 3] = now
    heads[at + 4] = x
    heads[at + 5] = y
    heads[at + 6] = z
    heads[at + 7] = now + between
    if (!walks) heads.copyWithin(at, at + 4, at + 7)
    this.#reportMs[known] = nowMs
    this.#untilMs = Math.max(this.#untilMs, nowMs + between)
    this.dirtyHeads.add(known)
    this.#leave(known, x, y, z, now, now + between)
  }

  /** Takes one away, with its trail. */
  remove(id: string): void {
    const index = this.#index.get(id)
    if (index === undefined) return
    this.#index.delete(id)
    this.#ids[index] = null
    this.#free.push(index)
    this.heads.fill(NOWHERE, index * FLOATS, (index + 1) * FLOATS)
    this.dirtyHeads.add(index)
    this.#clearTrail(index)
  }

  /** Where a mover is at an instant, one axis of it. */
  #coordinate(index: number, axis: number, share: number): number {
    const at = index * FLOATS + axis
    const from = this.heads[at] ?? 0
    return from + ((this.heads[at + 4] ?? 0) - from) * share
  }
  placeAt(index: number, nowMs: number): [x: number, y: number, z: number] {
    const share = this.#shareAt(index, this.instant(nowMs))
    return [0, 1, 2].map((axis) => this.#coordinate(index, axis, share)) as [number, number, number]
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
    nowMs: number,
  ): number {
    const m = (i: number) => matrix[i] ?? 0
    let best = -1
    let bestSquare = reach * reach
    for (let i = 0; i < this.#ids.length; i += 1) {
      if (this.#ids[i] === null) continue
      const [x, y, z] = this.placeAt(i, nowMs)
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

  #shareAt(index: number, now: number): number {
    const [start = 0, until = 0] = [this.heads[index * FLOATS + 3], this.heads[index * FLOATS + 7]]
    return until > start ? Math.min(1, Math.max(0, (now - start) / (until - start))) : 1
  }

  /** A stretch from where the last one ended; none for a step or two. */
  #leave(index: number, x: number, y: number, z: number, start: number, until: number): void {
    const last = this.#lastEnd
    const [lastX = 0, lastY = 0, lastZ = 0] = [last[index * 3], last[index * 3 + 1], last[index * 3 + 2]]
    if (Math.hypot(x - lastX, y - lastY) < STRETCH_M) return
    const left = this.#left[index] ?? 0
    const round = left % STRETCHES
    this.#left[index] = left + 1
    this.#rounds = Math.max(this.#rounds, round + 1)
    const at = (round * this.capacity + index) * FLOATS
    const { trails } = this
    trails[at] = lastX
    trails[at + 1] = lastY
    trails[at + 2] = lastZ
    trails[at + 3] = start
    trails[at + 4] = x
    trails[at + 5] = y
    trails[at + 6] = z
    trails[at + 7] = until
    this.dirtyRounds[round]?.add(index)
    this.#end(index, x, y, z)
  }

  #end(index: number, x: number, y: number, z: number): void {
    this.#lastEnd[index * 3] = x
    this.#lastEnd[index * 3 + 1] = y
    this.#lastEnd[index * 3 + 2] = z
  }

  #take(id: string): number {
    const index = this.#free.pop() ?? this.#ids.length
    this.#ids[index] = id
    this.#index.set(id, index)
    this.#left[index] = 0
    return index
  }

  #place(index: number, x: number, y: number, z: number, nowMs: number): void {
    const now = this.instant(nowMs)
    this.heads.set([x, y, z, now, x, y, z, now], index * FLOATS)
    this.dirtyHeads.add(index)
    this.#reportMs[index] = nowMs
    this.#end(index, x, y, z)
  }

  #clearTrail(index: number): void {
    for (const [round, dirty] of this.dirtyRounds.entries()) {
      const at = (round * this.capacity + index) * FLOATS
      if (this.trails[at] === NOWHERE) continue
      this.trails.fill(NOWHERE, at, at + FLOATS)
      dirty.add(index)
    }
  }

  /** All instants are told from a later one, once an hour. */
  #beginEpoch(nowMs: number): void {
    const byMs = Number.isNaN(this.#epochMs) ? 0 : nowMs - this.#epochMs
    this.#epochMs = nowMs
    if (byMs === 0) return
    for (const array of [this.heads, this.trails])
      for (let at = 3; at < array.length; at += 4) array[at] = (array[at] ?? 0) - byMs
    this.dirtyHeads.add(0, this.used)
    for (const dirty of this.dirtyRounds) dirty.add(0, this.used)
  }
}
