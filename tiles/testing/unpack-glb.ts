import { MeshoptDecoder } from 'meshoptimizer/decoder'
import { BinaryChunk } from '../format/buffer.ts'
import { readGlb, writeGlb } from '../format/glb.ts'
import type { Gltf, GltfBufferView } from '../format/gltf.ts'

await MeshoptDecoder.ready

/** A glb as a client holds it once EXT_meshopt_compression is undone: one buffer, plain views in the same order. */
export function unpackGlb(glb: Uint8Array): { gltf: Gltf; bin: Uint8Array; glb: Uint8Array } {
  const packed = readGlb(glb)
  const chunk = new BinaryChunk()
  for (const view of packed.gltf.bufferViews) chunk.add(unpackView(view, packed.bin), attributesOf(view))
  const isOther = (name: string) => name !== 'EXT_meshopt_compression'
  const gltf: Gltf = {
    ...packed.gltf,
    extensionsUsed: packed.gltf.extensionsUsed?.filter(isOther) ?? [],
    extensionsRequired: packed.gltf.extensionsRequired?.filter(isOther) ?? [],
    buffers: [{ byteLength: chunk.byteLength }],
    bufferViews: chunk.views,
  }
  const plain = writeGlb(gltf, chunk)
  return { ...readGlb(plain), glb: plain }
}

const attributesOf = ({ byteStride, target }: GltfBufferView) => ({
  ...(byteStride === undefined ? {} : { byteStride }),
  ...(target === undefined ? {} : { target }),
})

function unpackView(view: GltfBufferView, bin: Uint8Array): Uint8Array {
  const packed = view.extensions?.EXT_meshopt_compression
  if (packed === undefined) return bin.slice(view.byteOffset, view.byteOffset + view.byteLength)
  const bytes = new Uint8Array(packed.count * packed.byteStride)
  if (bytes.byteLength !== view.byteLength) throw new Error('A view unpacks to another length than it has.')
  const source = bin.subarray(packed.byteOffset, packed.byteOffset + packed.byteLength)
  MeshoptDecoder.decodeGltfBuffer(bytes, packed.count, packed.byteStride, source, packed.mode)
  return bytes
}
