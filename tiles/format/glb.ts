import type { BinaryChunk } from './buffer.ts'
import type { Gltf } from './gltf.ts'

const magic = 0x46546c67
const jsonChunk = 0x4e4f534a
const binChunk = 0x004e4942

/** A binary glTF: header, JSON chunk padded with spaces, binary chunk. The same input gives the same bytes. */
export function writeGlb(gltf: Gltf, chunk: BinaryChunk): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(gltf))
  // Padded to eight so that the binary chunk's data starts on a multiple of eight in the file, too.
  const jsonLength = ((json.byteLength + 20 + 8 + 7) & ~7) - 28
  const total = 28 + jsonLength + chunk.byteLength
  const glb = new Uint8Array(total)
  const view = new DataView(glb.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, 2, true)
  view.setUint32(8, total, true)
  view.setUint32(12, jsonLength, true)
  view.setUint32(16, jsonChunk, true)
  glb.fill(0x20, 20, 20 + jsonLength)
  glb.set(json, 20)
  view.setUint32(20 + jsonLength, chunk.byteLength, true)
  view.setUint32(24 + jsonLength, binChunk, true)
  chunk.copyTo(glb, 28 + jsonLength)
  return glb
}

/** Takes a glb apart again. Throws where it is not one. */
export function readGlb(glb: Uint8Array): { gltf: Gltf; bin: Uint8Array } {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength)
  if (glb.byteLength < 28 || view.getUint32(0, true) !== magic || view.getUint32(4, true) !== 2)
    throw new Error('Not a binary glTF 2.')
  if (view.getUint32(8, true) !== glb.byteLength)
    throw new Error('The glb states another length than it has.')
  const jsonLength = view.getUint32(12, true)
  if (view.getUint32(16, true) !== jsonChunk || view.getUint32(24 + jsonLength, true) !== binChunk)
    throw new Error('The glb lacks a chunk.')
  const gltf = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as Gltf
  return { gltf, bin: glb.subarray(28 + jsonLength) }
}
