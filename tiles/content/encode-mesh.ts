import { BinaryChunk, bytesOf } from '../format/buffer.ts'
import { writeGlb } from '../format/glb.ts'
import { COMPONENT_TYPE, type Gltf, type GltfAccessor, type GltfMaterial } from '../format/gltf.ts'
import { reorderTriangles } from '../format/meshopt.ts'
import { type PropertyTable, writePropertyTable } from '../format/property-table.ts'
import { type LocalFrame, nodeMatrix } from '../geometry/geodesy.ts'
import type { Mesh } from '../geometry/mesh.ts'

/**
 * One primitive with feature ids and one property table as a glb. Sixteen bytes a vertex before compression: the place as
 * three unsigned shorts (KHR_mesh_quantization; the node's matrix turns them into Earth-centred metres), a normal or a
 * colour, and the feature id; each starts on a multiple of four, as glTF demands. The step of the grid is the longest
 * side / 65,535: 2 cm for a tile of a kilometre. EXT_meshopt_compression packs the mesh; the table is left to gzip.
 */
export function encodeMesh(
  mesh: Mesh,
  frame: LocalFrame,
  table: PropertyTable,
  material: GltfMaterial,
): Uint8Array {
  const chunk = new BinaryChunk()
  const { indices, order } = ordered(mesh)
  const { places, scale, offset, max } = packPlaces(mesh, order)
  const accessors: GltfAccessor[] = []
  const attributes: Record<string, number> = {}
  const attribute = (
    name: string,
    bytes: Uint8Array,
    accessor: Omit<GltfAccessor, 'bufferView' | 'count'>,
  ) => {
    const bufferView = chunk.addCompressed(bytes, { count: order.length, mode: 'ATTRIBUTES', target: 34962 })
    attributes[name] = accessors.push({ bufferView, count: order.length, ...accessor }) - 1
  }
  const { unsignedShort, unsignedByte, byte } = COMPONENT_TYPE
  attribute('POSITION', places, { componentType: unsignedShort, type: 'VEC3', min: [0, 0, 0], max })
  if (mesh.normals !== undefined)
    attribute('NORMAL', packNormals(mesh.normals, order), {
      componentType: byte,
      normalized: true,
      type: 'VEC3',
    })
  if (mesh.colors !== undefined)
    attribute('COLOR_0', packColors(mesh.colors, order), {
      componentType: unsignedByte,
      normalized: true,
      type: 'VEC4',
    })
  attribute('_FEATURE_ID_0', packFeatureIds(mesh, order), { componentType: unsignedShort, type: 'SCALAR' })
  const triangles =
    indices === undefined ? {} : { indices: addIndices(indices, mesh.mode, order.length, chunk, accessors) }
  const featureIds = [{ featureCount: table.count, attribute: 0, propertyTable: 0 }]
  const metadata = writePropertyTable(table, chunk)
  const extensions = ['EXT_meshopt_compression', 'KHR_mesh_quantization']
  const gltf: Gltf = {
    asset: { version: '2.0', generator: 'cityloop' },
    extensionsUsed: [
      'EXT_mesh_features',
      'EXT_structural_metadata',
      ...extensions,
      ...Object.keys(material.extensions ?? {}),
    ],
    extensionsRequired: extensions,
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, matrix: nodeMatrix(frame, scale, offset) }],
    meshes: [
      {
        primitives: [
          {
            attributes,
            ...triangles,
            material: 0,
            mode: mesh.mode,
            extensions: { EXT_mesh_features: { featureIds } },
          },
        ],
      },
    ],
    materials: [material],
    accessors,
    bufferViews: chunk.views,
    buffers: [
      { byteLength: chunk.byteLength },
      { byteLength: chunk.unpackedLength, extensions: { EXT_meshopt_compression: { fallback: true } } },
    ],
    extensions: { EXT_structural_metadata: metadata },
  }
  return writeGlb(gltf, chunk)
}

/** Triangles in the order that packs best, and the vertices in theirs: `order` holds their numbers in the mesh. */
function ordered({ mode, indices, featureIds }: Mesh): { indices?: Uint32Array; order: Uint32Array } {
  const asTheyAre = new Uint32Array(featureIds.length).map((_, i) => i)
  if (indices === undefined) return { order: asTheyAre }
  const turned = Uint32Array.from(indices)
  return { indices: turned, order: mode === 4 ? reorderTriangles(turned) : asTheyAre }
}

/** Places on a grid over the mesh's bounds, in glTF's axes: east, up, south. Two bytes of padding each. */
function packPlaces({ positions, stepM = 0 }: Mesh, order: Uint32Array) {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (const axis of [0, 1, 2] as const)
    for (const vertex of order) {
      const value = positions[3 * vertex + axis] as number
      if (value < low[axis]) low[axis] = value
      if (value > high[axis]) high[axis] = value
    }
  const extent = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2])
  const scale = Math.max(extent / 65535, 1 / 65535, stepM)
  const grid = new Uint16Array(order.length * 4)
  const max = [0, 0, 0]
  order.forEach((vertex, i) => {
    grid[4 * i] = Math.round(((positions[3 * vertex] as number) - low[0]) / scale)
    grid[4 * i + 1] = Math.round(((positions[3 * vertex + 2] as number) - low[2]) / scale)
    grid[4 * i + 2] = Math.round((high[1] - (positions[3 * vertex + 1] as number)) / scale)
    for (let k = 0; k < 3; k++) max[k] = Math.max(max[k] as number, grid[4 * i + k] as number)
  })
  const offset: [number, number, number] = [low[0], high[1], low[2]]
  return { places: bytesOf(grid), scale, offset, max }
}

function packNormals(normals: number[], order: Uint32Array): Uint8Array {
  const packed = new Int8Array(order.length * 4)
  order.forEach((vertex, i) => {
    packed[4 * i] = Math.round((normals[3 * vertex] as number) * 127)
    packed[4 * i + 1] = Math.round((normals[3 * vertex + 2] as number) * 127)
    packed[4 * i + 2] = Math.round((normals[3 * vertex + 1] as number) * -127)
  })
  return bytesOf(packed)
}

function packColors(colors: number[], order: Uint32Array): Uint8Array {
  const packed = new Uint8Array(order.length * 4)
  order.forEach((vertex, i) => {
    for (let k = 0; k < 4; k++) packed[4 * i + k] = toLinear(colors[4 * vertex + k] as number)
  })
  return packed
}

function packFeatureIds({ featureIds }: Mesh, order: Uint32Array): Uint8Array {
  const ids = new Uint16Array(2 * order.length)
  order.forEach((vertex, i) => {
    ids[2 * i] = featureIds[vertex] as number
  })
  return bytesOf(ids)
}

function addIndices(
  indices: Uint32Array,
  mode: Mesh['mode'],
  vertexCount: number,
  chunk: BinaryChunk,
  accessors: GltfAccessor[],
): number {
  const isSmall = vertexCount <= 65535
  const bufferView = chunk.addCompressed(bytesOf(isSmall ? Uint16Array.from(indices) : indices), {
    count: indices.length,
    mode: mode === 4 ? 'TRIANGLES' : 'INDICES',
    target: 34963,
  })
  const componentType = isSmall ? COMPONENT_TYPE.unsignedShort : COMPONENT_TYPE.unsignedInt
  return accessors.push({ bufferView, componentType, count: indices.length, type: 'SCALAR' }) - 1
}

/** glTF's vertex colours are linear; ours are named as a screen shows them (sRGB). Opaque stays opaque. */
export const toLinear = (value: number): number => Math.round(255 * (value / 255) ** 2.2)
