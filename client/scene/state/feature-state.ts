/** What is known of a building beside its shape; each is one byte of its pixel. */
export const CHANNELS = ['light', 'people', 'found', 'chosen'] as const
export type StateChannel = (typeof CHANNELS)[number]

/** Pixels in a row of the picture: the shader finds an id's pixel by division. */
export const STATE_WIDTH = 1024
/** Every WebGL 2 machine takes pictures at least this high; a city of four million ids fits. */
export const STATE_MOST_ROWS = 4096

/**
 * The state of all buildings of the city as one picture, four bytes for each row id: what a tile shows is looked up there, so that a
 * tile that comes, goes and comes again is coloured by it at once. Knows nothing of Cesium.
 */
export class FeatureState {
  #pixels = new Uint8Array(STATE_WIDTH * 4)
  /** Which ids a channel has set, to be cleared when it is set anew. */
  readonly #set: Record<StateChannel, { ids: Uint32Array; count: number }> = {
    light: { ids: new Uint32Array(0), count: 0 },
    people: { ids: new Uint32Array(0), count: 0 },
    found: { ids: new Uint32Array(0), count: 0 },
    chosen: { ids: new Uint32Array(0), count: 0 },
  }
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

  /** Sets a channel of the given ids, and to nothing for all others. `values` in the order of `ids`, 0–255. */
  put(channel: StateChannel, ids: ArrayLike<number>, values: ArrayLike<number>): void {
    const at = CHANNELS.indexOf(channel)
    this.#fit(ids)
    const pixels = this.#pixels
    const before = this.#set[channel]
    for (let i = 0; i < before.count; i += 1) pixels[(before.ids[i] ?? 0) * 4 + at] = 0
    // A million numbers are written in milliseconds where nothing is allocated for each.
    const set = before.ids.length >= ids.length ? before.ids : new Uint32Array(ids.length)
    const end = pixels.length / 4
    let [count, beyond] = [0, 0]
    for (let i = 0; i < ids.length; i += 1) {
      const id = ids[i] ?? 0
      if (id < 1 || id >= end) beyond += 1
      else if ((values[i] ?? 0) > 0) {
        pixels[id * 4 + at] = values[i] ?? 0
        set[count] = id
        count += 1
      }
    }
    this.#set[channel] = { ids: set, count }
    this.#beyond[channel] = beyond
    this.#version += 1
  }

  /** The state of an id, for tests. */
  of(id: number, channel: StateChannel): number {
    return this.#pixels[id * 4 + CHANNELS.indexOf(channel)] ?? 0
  }

  /** As many rows as the largest id needs, doubled each time: a growing city is not copied for every building. */
  #fit(ids: ArrayLike<number>): void {
    let largest = 0
    for (let i = 0; i < ids.length; i += 1) if ((ids[i] ?? 0) > largest) largest = ids[i] ?? 0
    const needed = Math.min(STATE_MOST_ROWS, Math.floor(largest / STATE_WIDTH) + 1)
    if (needed <= this.rows) return
    let rows = this.rows
    while (rows < needed) rows *= 2
    const grown = new Uint8Array(rows * STATE_WIDTH * 4)
    grown.set(this.#pixels)
    this.#pixels = grown
  }
}
