/** What is known of a building beside its shape; each is one byte of its pixel. */
export const CHANNELS = ['light', 'people', 'found', 'chosen'] as const
export type StateChannel = (typeof CHANNELS)[number]

/** Pixels in a row of the picture: the shader finds an id's pixel by division. */
export const STATE_WIDTH = 1024
/** More of the picture's pixels than one of so many are cleared all at once. */
const MANY = 16
/** Every WebGL 2 machine takes pictures at least this high; a city of four million ids fits. */
export const STATE_MOST_ROWS = 4096

/**
 * The state of all buildings of the city as one picture, four bytes for each row id: what a tile shows is looked up there, so that a
 * tile that comes, goes and comes again is coloured by it at once. Knows nothing of Cesium.
 */
export class FeatureState {
  #pixels = new Uint8Array(STATE_WIDTH * 4)
  /** Which ids a channel has set, to be cleared when it is set anew; null: so many that all are cleared. */
  readonly #set: Record<StateChannel, Uint32Array | null> = {
    light: new Uint32Array(0),
    people: new Uint32Array(0),
    found: new Uint32Array(0),
    chosen: new Uint32Array(0),
  }
  #dirty = { first: Number.POSITIVE_INFINITY, end: 0 }
  readonly #beyond: Record<StateChannel, number> = { light: 0, people: 0, found: 0, chosen: 0 }
  #version = 0

  /** Grows with every change of a pixel: what was uploaded last is compared by it. */
  get version(): number {
    return this.#version
  }

  get pixels(): Uint8Array {
    return this.#pixels
  }

  get rows(): number {
    return this.#pixels.length / 4 / STATE_WIDTH
  }

  /** How many ids were given that no picture holds: they keep the colour of their height. */
  get beyond(): number {
    return Math.max(...CHANNELS.map((channel) => this.#beyond[channel]))
  }

  /** The rows that changed since this was last asked; null: none. */
  takeDirty(): { readonly first: number; readonly end: number } | null {
    const { first, end } = this.#dirty
    this.#dirty = { first: Number.POSITIVE_INFINITY, end: 0 }
    return end === 0 ? null : { first, end }
  }

  /** Sets a channel of the given ids, and to nothing for all others. `values` in the order of `ids`, 0–255. */
  put(channel: StateChannel, ids: ArrayLike<number>, values: ArrayLike<number>): void {
    // Plain typed arrays alone: one shape of loop, whoever calls.
    const wanted = ids instanceof Uint32Array ? ids : Uint32Array.from(ids)
    const bytes = values instanceof Uint8Array ? values : Uint8Array.from(values)
    this.#fit(wanted)
    this.#clear(channel)
    this.#beyond[channel] = this.#write(CHANNELS.indexOf(channel), wanted, bytes)
    // Ids that are many are not kept one by one.
    this.#set[channel] = wanted.length > this.#pixels.length / 4 / MANY ? null : wanted.slice()
    this.#version += 1
  }

  #clear(channel: StateChannel): void {
    const at = CHANNELS.indexOf(channel)
    const pixels = this.#pixels
    const set = this.#set[channel]
    if (set === null) {
      for (let i = at; i < pixels.length; i += 4) pixels[i] = 0
      this.#touch(0, this.rows * STATE_WIDTH - 1)
      return
    }
    const end = pixels.length / 4
    let [low, high] = [end, 0]
    for (let i = 0; i < set.length; i += 1) {
      const id = set[i] ?? 0
      if (id >= end) continue
      pixels[id * 4 + at] = 0
      if (id < low) low = id
      if (id > high) high = id
    }
    this.#touch(low, high)
  }

  /** Answers how many ids have no pixel. */
  #write(at: number, ids: Uint32Array, values: Uint8Array): number {
    const pixels = this.#pixels
    const end = pixels.length / 4
    let [low, high, beyond] = [end, 0, 0]
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i] ?? 0
      if (id < 1 || id >= end) beyond += 1
      else {
        pixels[id * 4 + at] = values[i] ?? 0
        if (id < low) low = id
        if (id > high) high = id
      }
    }
    this.#touch(low, high)
    return beyond
  }

  #touch(lowId: number, highId: number): void {
    if (lowId > highId) return
    this.#dirty.first = Math.min(this.#dirty.first, Math.floor(lowId / STATE_WIDTH))
    this.#dirty.end = Math.max(this.#dirty.end, Math.floor(highId / STATE_WIDTH) + 1)
  }

  /** The state of an id, for tests. */
  of(id: number, channel: StateChannel): number {
    return this.#pixels[id * 4 + CHANNELS.indexOf(channel)] ?? 0
  }

  /** As many rows as the largest id needs, doubled each time: a growing city is not copied for every building. */
  #fit(ids: Uint32Array): void {
    let largest = 0
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i] ?? 0
      if (id > largest) largest = id
    }
    const needed = Math.min(STATE_MOST_ROWS, Math.floor(largest / STATE_WIDTH) + 1)
    if (needed <= this.rows) return
    let rows = this.rows
    while (rows < needed) rows *= 2
    const grown = new Uint8Array(rows * STATE_WIDTH * 4)
    grown.set(this.#pixels)
    this.#pixels = grown
    this.#touch(0, rows * STATE_WIDTH - 1)
  }
}
