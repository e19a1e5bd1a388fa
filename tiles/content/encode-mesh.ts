import { BinaryChunk, bytesOf } from '../format/buffer.ts'
import { writeGlb } from '../format/glb.ts'
import { COMPONENT_TYPE, type Gltf, type GltfAccessor, type GltfMaterial } from '../format/gltf.ts'
import { type PropertyTable, writePropertyTable } from '../format/property-table.ts'
import { type LocalFrame, nodeMatrix } from '../geometry/geodesy.ts'
import type { Mesh } from '../geometry/mesh.ts'

/**
 * One primitive with feature ids and one property table as a glb. Sixteen bytes a vertex: the place as three unsigned
 * shorts (KHR_mesh_quantization; the node's matrix turns them into Earth-centred metres), a normal or a colour, and the
 * feature id; each starts on a multiple of four, as glTF demands. The step of the grid is the longest side / 65,535: 2 cm for a tile of a kilometre.
 */
export function encodeMesh(
  mesh: Mesh,
  frame: LocalFrame,
  table: PropertyTable,
  material: GltfMaterial,
): Uint8Array {
  const chunk = new BinaryChunk()
  const count = mesh.featureIds.length
  const { places, scale, offset, max } = packPlaces(mesh)
  const accessors: GltfAccessor[] = []
  const attributes: Record<string, number> = {}
  const attribute = (
    name: string,
    bytes: Uint8Array,
    accessor: Omit<GltfAccessor, 'bufferView' | 'count'>,
  ) => {
    const bufferView = chunk.add(bytes, { byteStride: bytes.byteLength / count, target: 34962 })
    attributes[name] = accessors.push({ bufferView, count, ...accessor }) - 1
  }
  attribute('POSITION', places, {
    componentType: COMPONENT_TYPE.unsignedShort,
    type: 'VEC3',
    min: [0, 0, 0],
    max,
  })
  if (mesh.normals !== undefined)
    attribute('NORMAL', packNormals(mesh.normals), {
      componentType: COMPONENT_TYPE.byte,
      normalized: true,
      type: 'VEC3',
    })
  else if (mesh.colors !== undefined)
    attribute('COLOR_0', Uint8Array.from(mesh.colors, toLinear), {
      componentType: COMPONENT_TYPE.unsignedByte,
      normalized: true,
      type: 'VEC4',
    })
  const ids = new Uint16Array(2 * count)
  mesh.featureIds.forEach((id, i) => {
    ids[2 * i] = id
  })
  attribute('_FEATURE_ID_0', bytesOf(ids), { componentType: COMPONENT_TYPE.unsignedShort, type: 'SCALAR' })
  const indices =
    mesh.indices === undefined ? {} : { indices: addIndices(mesh.indices, count, chunk, accessors) }
  const featureIds = [{ featureCount: table.count, attribute: 0, propertyTable: 0 }]
  const metadata = writePropertyTable(table, chunk)
  const gltf: Gltf = {
    asset: { version: '2.0', generator: 'cityloop' },
    extensionsUsed: [
      'EXT_mesh_features',
      'EXT_structural_metadata',
      'KHR_mesh_quantization',
      ...Object.keys(material.extensions ?? {}),
    ],
    extensionsRequired: ['KHR_mesh_quantization'],
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, matrix: nodeMatrix(frame, scale, offset) }],
    meshes: [
      {
        primitives: [
          {
            attributes,
            ...indices,
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
    buffers: [{ byteLength: chunk.byteLength }],
    extensions: { EXT_structural_metadata: metadata },
  }
  return writeGlb(gltf, chunk)
}

/** Places on a grid over the mesh's bounds, in glTF's axes: east, up, south. Two bytes of padding each. */
function packPlaces({ positions, featureIds }: Mesh) {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2
    const value = positions[i] as number
    if (value < low[axis]) low[axis] = value
    if (value > high[axis]) high[axis] = value
  }
  const extent = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2])
  const scale = Math.max(extent, 1) / 65535
  const grid = new Uint16Array(featureIds.length * 4)
  const max = [0, 0, 0]
  for (let i = 0; i < featureIds.length; i++) {
    const [x, y, z] = [positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]] as [
      number,
      number,
      number,
    ]
    grid[4 * i] = Math.round((x - low[0]) / scale)
    grid[4 * i + 1] = Math.round((z - low[2]) / scale)
    grid[4 * i + 2] = Math.round((high[1] - y) / scale)
    for (let k = 0; k < 3; k++) max[k] = Math.max(max[k] as number, grid[4 * i + k] as number)
  }
  const offset: [number, number, number] = [low[0], high[1], low[2]]
  return { places: bytesOf(grid), scale, offset, max }
}

function packNormals(normals: number[]): Uint8Array {
  const packed = new Int8Array((normals.length / 3) * 4)
  for (let i = 0; i < normals.length / 3; i++) {
    packed[4 * i] = Math.round((normals[3 * i] as number) * 127)
    packed[4 * i + 1] = Math.round((normals[3 * i + 2] as number) * 127)
    packed[4 * i + 2] = Math.round((normals[3 * i + 1] as number) * -127)
  }
  return bytesOf(packed)
}

function addIndices(
  indices: number[],
  vertexCount: number,
  chunk: BinaryChunk,
  accessors: GltfAccessor[],
): number {
  const small = vertexCount <= 65535
  const values = small ? Uint16Array.from(indices) : Uint32Array.from(indices)
  const componentType = small ? COMPONENT_TYPE.unsignedShort : COMPONENT_TYPE.unsignedInt
  const bufferView = chunk.add(bytesOf(values), { target: 34963 })
  return accessors.push({ bufferView, componentType, count: indices.length, type: 'SCALAR' }) - 1
}

/** glTF's vertex colours are linear; ours are named as a screen shows them (sRGB). Opaque stays opaque. */
const toLinear = (value: number): number => Math.round(255 * (value / 255) ** 2.2)
