import { CHANNELS, type StateChannel } from './feature-state.ts'

/** The state of grid cells by code: four bytes for each, as of buildings, kept also for cells that are not drawn yet. Knows nothing of Cesium. */
export class CellState {
  readonly #told: Record<StateChannel, ReadonlyMap<string, number>> = {
    light: new Map(),
    people: new Map(),
    found: new Map(),
    chosen: new Map(),
  }
  #version = 0

  /** Grows with every change: what was drawn last is compared by it. */
  get version(): number {
    return this.#version
  }

  /** Whether a channel says anything of any cell. */
  says(channel: StateChannel): boolean {
    return this.#told[channel].size > 0
  }

  /** Sets a channel of the given cells, and to nothing for all others. */
  put(channel: StateChannel, codes: readonly string[], values: ArrayLike<number>): void {
    this.#told[channel] = new Map(codes.flatMap((code, i) => (values[i] ? [[code, values[i]]] : [])))
    this.#version += 1
  }

  /** The four bytes of a cell, written into `into` from an offset on; answers whether they differ from what was there. */
  write(code: string, into: Uint8Array, offset: number): boolean {
    let isNew = false
    for (const [i, channel] of CHANNELS.entries()) {
      const value = this.#told[channel].get(code) ?? 0
      if (into[offset + i] === value) continue
      into[offset + i] = value
      isNew = true
    }
    return isNew
  }
}
