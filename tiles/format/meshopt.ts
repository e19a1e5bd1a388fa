import { MeshoptEncoder } from 'meshoptimizer/encoder'
import type { MeshoptMode } from './gltf.ts'

// WebAssembly is compiled once, when the module is loaded: from here on encoding needs no promise.
await MeshoptEncoder.ready

/** Packs `count` elements as EXT_meshopt_compression names it. The same bytes in give the same bytes out. */
export const encodeMeshopt = (bytes: Uint8Array, count: number, mode: MeshoptMode): Uint8Array =>
  MeshoptEncoder.encodeGltfBuffer(bytes, count, bytes.byteLength / count, mode)

/**
 * A better order of triangles and vertices: those used one after another lie side by side, which packs smaller and draws
 * faster. Turns `indices` in place and answers the old number of each vertex in its new order; vertices that no triangle
 * uses are gone.
 */
export function reorderTriangles(indices: Uint32Array): Uint32Array {
  const [placeOf, used] = MeshoptEncoder.reorderMesh(indices, true, true)
  const order = new Uint32Array(used)
  placeOf.forEach((place, vertex) => {
    if (place < used) order[place] = vertex
  })
  return order
}
