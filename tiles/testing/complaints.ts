import { validateBytes } from 'gltf-validator'
import { readGlb } from '../format/glb.ts'
import type { Gltf } from '../format/gltf.ts'
import { unpackGlb } from './unpack-glb.ts'

/**
 * What the Khronos validator says of a content as it is served, and again once its compression is undone: it looks no
 * further than an extension that it does not know. Empty for a clean one.
 */
export async function complaintsAbout(glb: Uint8Array): Promise<string[]> {
  const plain = unpackGlb(glb)
  return [
    ...(await complaints(glb, readGlb(glb).gltf)).map((line) => `as served: ${line}`),
    ...(await complaints(plain.glb, plain.gltf)).map((line) => `unpacked: ${line}`),
  ]
}

async function complaints(glb: Uint8Array, gltf: Gltf): Promise<string[]> {
  const { issues } = await validateBytes(glb, { ignoredIssues: ['UNSUPPORTED_EXTENSION'], maxIssues: 50 })
  const unseen = usedByExtensions(gltf)
  return issues.messages
    .filter(({ code, pointer }) => code !== 'UNUSED_OBJECT' || !unseen.has(pointer ?? ''))
    .map(({ code, message, pointer }) => `${code} ${pointer ?? ''} ${message}`)
}

/** Views of the property table and accessors of instances, which the validator believes to be unused. */
function usedByExtensions(gltf: Gltf): Set<string> {
  const table = gltf.extensions?.EXT_structural_metadata?.propertyTables[0]
  const views = Object.values(table?.properties ?? {}).flatMap(({ values, stringOffsets }) => [
    values,
    stringOffsets,
  ])
  const accessors = gltf.nodes.flatMap(({ extensions }) =>
    Object.values(extensions?.EXT_mesh_gpu_instancing.attributes ?? {}),
  )
  return new Set([
    ...views.map((index) => `/bufferViews/${index}`),
    ...accessors.map((index) => `/accessors/${index}`),
  ])
}
