import type { GltfBufferView, MeshoptMode } from './gltf.ts'
import { encodeMeshopt } from './meshopt.ts'

/**
 * Collects the parts of a glb's binary chunk; each starts on a multiple of eight, as property tables demand. Compressed
 * parts lie in it too; what they unpack to stands in a second buffer that no file holds (EXT_meshopt_compression's fallback).
 */
export class BinaryChunk {
  readonly views: GltfBufferView[] = []
  readonly #parts: Uint8Array[] = []
  #length = 0
  #unpackedLength = 0

  /** Appends bytes as they are and answers the index of their buffer view. */
  add(bytes: Uint8Array, more: { byteStride?: number; target?: number } = {}): number {
    this.views.push({ buffer: 0, byteOffset: this.#append(bytes), byteLength: bytes.byteLength, ...more })
    return this.views.length - 1
  }

  /** Appends `count` elements compressed and answers the index of the view of what they unpack to. */
  addCompressed(
    bytes: Uint8Array,
    { count, mode, target }: { count: number; mode: MeshoptMode; target?: number },
  ): number {
    const byteStride = bytes.byteLength / count
    const packed = encodeMeshopt(bytes, count, mode)
    const byteOffset = this.#append(packed)
    this.views.push({
      buffer: 1,
      byteOffset: this.#unpackedLength,
      byteLength: bytes.byteLength,
      // Only what vertices are made of has a stride of its own.
      ...(mode === 'ATTRIBUTES' && target !== undefined ? { byteStride } : {}),
      ...(target === undefined ? {} : { target }),
      extensions: {
        EXT_meshopt_compression: {
          buffer: 0,
          byteOffset,
          byteLength: packed.byteLength,
          byteStride,
          count,
          mode,
        },
      },
    })
    this.#unpackedLength += padded(bytes.byteLength)
    return this.views.length - 1
  }

  get byteLength(): number {
    return this.#length
  }

  /** Of the second buffer; 0 where nothing is compressed. */
  get unpackedLength(): number {
    return this.#unpackedLength
  }

  /** Writes all parts into `target` from `offset` on; the gaps stay as they are (zero). */
  copyTo(target: Uint8Array, offset: number): void {
    let at = offset
    for (const part of this.#parts) {
      target.set(part, at)
      at += padded(part.byteLength)
    }
  }

  #append(bytes: Uint8Array): number {
    const offset = this.#length
    this.#parts.push(bytes)
    this.#length += padded(bytes.byteLength)
    return offset
  }
}

/** The bytes of a typed array; multi-byte values are little-endian on every machine Node runs on here. */
export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const padded = (length: number) => (length + 7) & ~7
