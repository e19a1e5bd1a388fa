import type { GltfBufferView } from './gltf.ts'

/** Collects the parts of a glb's binary chunk; each starts on a multiple of eight, as property tables demand. */
export class BinaryChunk {
  readonly views: GltfBufferView[] = []
  readonly #parts: Uint8Array[] = []
  #length = 0

  /** Appends bytes and answers the index of their buffer view. */
  add(bytes: Uint8Array, more: { byteStride?: number; target?: number } = {}): number {
    this.views.push({ buffer: 0, byteOffset: this.#length, byteLength: bytes.byteLength, ...more })
    this.#parts.push(bytes)
    this.#length += padded(bytes.byteLength)
    return this.views.length - 1
  }

  get byteLength(): number {
    return this.#length
  }

  /** Writes all parts into `target` from `offset` on; the gaps stay as they are (zero). */
  copyTo(target: Uint8Array, offset: number): void {
    let at = offset
    for (const part of this.#parts) {
      target.set(part, at)
      at += padded(part.byteLength)
    }
  }
}

/** The bytes of a typed array; multi-byte values are little-endian on every machine Node runs on here. */
export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const padded = (length: number) => (length + 7) & ~7
