const MISSING = -0x80000000
const SCALE = 1e7

/**
 * Places of the nodes that ways need, 16 bytes each: ids are gathered, sealed into one sorted list, then filled.
 * A degree has seven decimals, as in OpenStreetMap itself.
 */
export class NodeStore {
  #gathered = new Float64Array(1 << 16)
  #ids = new Float64Array(0)
  #lons = new Int32Array(0)
  #lats = new Int32Array(0)
  #size = 0
  #cursor = 0

  /** Says that a node's place will be asked for. */
  need(id: number): void {
    if (this.#size === this.#gathered.length) this.#grow()
    this.#gathered[this.#size++] = id
  }

  /** Ends the gathering. */
  seal(): void {
    const sorted = this.#gathered.subarray(0, this.#size).sort()
    let unique = 0
    for (const id of sorted) if (unique === 0 || id !== sorted[unique - 1]) sorted[unique++] = id
    this.#ids = sorted.slice(0, unique)
    this.#gathered = new Float64Array(0)
    this.#lons = new Int32Array(unique).fill(MISSING)
    this.#lats = new Int32Array(unique)
  }

  /** Keeps the place if the node is needed. Quick where nodes come in ascending order, as they mostly do. */
  put(id: number, lon: number, lat: number): void {
    const index = this.#indexNear(id)
    if (index < 0) return
    this.#lons[index] = Math.round(lon * SCALE)
    this.#lats[index] = Math.round(lat * SCALE)
  }

  /** Longitude and latitude, or undefined where the file has no such node. */
  lonLat(id: number): [number, number] | undefined {
    const index = this.#indexOf(id)
    const lon = index < 0 ? MISSING : (this.#lons[index] ?? MISSING)
    return lon === MISSING ? undefined : [lon / SCALE, (this.#lats[index] ?? 0) / SCALE]
  }

  #indexNear(id: number): number {
    const ids = this.#ids
    const here = ids[this.#cursor]
    if (here === undefined || here > id) return this.#indexOf(id)
    while ((ids[this.#cursor] ?? Number.POSITIVE_INFINITY) < id) this.#cursor++
    if (ids[this.#cursor] === id) return this.#cursor
    if (this.#cursor > 0) this.#cursor--
    return -1
  }

  #indexOf(id: number): number {
    let [low, high] = [0, this.#ids.length - 1]
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.#ids[middle] ?? 0
      if (found === id) return middle
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #grow(): void {
    const larger = new Float64Array(this.#gathered.length * 2)
    larger.set(this.#gathered)
    this.#gathered = larger
  }
}
