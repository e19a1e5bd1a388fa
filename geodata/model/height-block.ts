import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Heights are kept in squares of so many posts a side. */
export const blockPosts = 128
/** A post of a block that lies beyond the lattice. */
const nothing = -32_768_000

/** Millimetres, as differences from the western neighbour: slopes pack better than heights. */
export function packHeights(heights: Float32Array): Buffer {
  const differences = new Int32Array(heights.length)
  let before = 0
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i] as number
    const mm = Number.isNaN(height) ? nothing : Math.round(height * 1000)
    differences[i] = mm - before
    before = mm
  }
  return deflateRawSync(new Uint8Array(differences.buffer))
}

/** What `packHeights` was given, to half a millimetre. */
export function unpackHeights(packed: Uint8Array): Float32Array {
  const bytes = inflateRawSync(packed)
  const differences = new Int32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  )
  const heights = new Float32Array(differences.length)
  let mm = 0
  for (let i = 0; i < differences.length; i++) {
    mm += differences[i] as number
    heights[i] = mm === nothing ? Number.NaN : mm / 1000
  }
  return heights
}
