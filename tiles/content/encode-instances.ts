import { BinaryChunk, bytesOf } from '../format/buffer.ts'
import { writeGlb } from '../format/glb.ts'
import {
  COMPONENT_TYPE,
  type Gltf,
  type GltfAccessor,
  type GltfMaterial,
  type GltfNode,
} from '../format/gltf.ts'
import { reorderTriangles } from '../format/meshopt.ts'
import { type PropertyTable, writePropertyTable } from '../format/property-table.ts'
import { type LocalFrame, nodeMatrix } from '../geometry/geodesy.ts'
import { toLinear } from './encode-mesh.ts'
import { type ModelName, modelNamed } from './models.ts'

/** Where one model stands: x, y, z triples in the frame, metres, and the feature of each. */
export interface Stand {
  places: number[]
  featureIds: number[]
}

/** Models and their places are told in steps of 2 mm: 65 m either way for a model's corner, and whole numbers for places. */
const stepM = 1 / 512

const material: GltfMaterial = {
  pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1], metallicFactor: 0, roughnessFactor: 1 },
}

/**
 * One glb with a node a model, drawn at all its places at once (EXT_mesh_gpu_instancing) and each place a feature
 * (EXT_instance_features): as many draw commands as there are kinds of things. 16 bytes a place before compression.
 */
export function encodeInstances(
  stands: ReadonlyMap<ModelName, Stand>,
  frame: LocalFrame,
  table: PropertyTable,
): Uint8Array {
  const build: Build = { chunk: new BinaryChunk(), accessors: [], meshes: [], nodes: [] }
  const matrix = nodeMatrix(frame, stepM, [0, 0, 0])
  // In order of their names, so that the same things give the same bytes.
  for (const [name, stand] of [...stands].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const mesh = addModel(build, name)
    const attributes = addPlaces(build, stand)
    build.nodes.push({
      mesh,
      matrix,
      extensions: {
        EXT_mesh_gpu_instancing: { attributes },
        EXT_instance_features: {
          featureIds: [{ featureCount: new Set(stand.featureIds).size, attribute: 0, propertyTable: 0 }],
        },
      },
    })
  }
  return writeGlb(gltfOf(build, table), build.chunk)
}

interface Build {
  chunk: BinaryChunk
  accessors: GltfAccessor[]
  meshes: Gltf['meshes']
  nodes: GltfNode[]
}

function gltfOf({ chunk, accessors, meshes, nodes }: Build, table: PropertyTable): Gltf {
  const metadata = writePropertyTable(table, chunk)
  const required = ['EXT_mesh_gpu_instancing', 'EXT_meshopt_compression', 'KHR_mesh_quantization']
  return {
    asset: { version: '2.0', generator: 'cityloop' },
    extensionsUsed: ['EXT_instance_features', 'EXT_structural_metadata', ...required],
    extensionsRequired: required,
    scene: 0,
    scenes: [{ nodes: nodes.map((_, i) => i) }],
    nodes,
    meshes,
    materials: [material],
    accessors,
    bufferViews: chunk.views,
    buffers: [
      { byteLength: chunk.byteLength },
      { byteLength: chunk.unpackedLength, extensions: { EXT_meshopt_compression: { fallback: true } } },
    ],
    extensions: { EXT_structural_metadata: metadata },
  }
}

/** Adds a view of `count` elements and answers the index of its accessor. */
function addAttribute(
  { chunk, accessors }: Build,
  array: ArrayBufferView,
  accessor: Omit<GltfAccessor, 'bufferView'>,
): number {
  const { count } = accessor
  const bufferView = chunk.addCompressed(bytesOf(array), { count, mode: 'ATTRIBUTES', target: 34962 })
  return accessors.push({ bufferView, ...accessor }) - 1
}

function addModel(build: Build, name: ModelName): number {
  const model = packedModel(name)
  const { count } = model
  const { short, byte, unsignedByte, unsignedShort } = COMPONENT_TYPE
  const attributes = {
    POSITION: addAttribute(build, model.places, {
      count,
      componentType: short,
      type: 'VEC3',
      ...rangeOf(model.places, 4),
    }),
    NORMAL: addAttribute(build, model.normals, {
      count,
      componentType: byte,
      normalized: true,
      type: 'VEC3',
    }),
    COLOR_0: addAttribute(build, model.colors, {
      count,
      componentType: unsignedByte,
      normalized: true,
      type: 'VEC4',
    }),
  }
  const bufferView = build.chunk.addCompressed(bytesOf(model.indices), {
    count: model.indices.length,
    mode: 'TRIANGLES',
    target: 34963,
  })
  const indices =
    build.accessors.push({
      bufferView,
      componentType: unsignedShort,
      count: model.indices.length,
      type: 'SCALAR',
    }) - 1
  return build.meshes.push({ primitives: [{ attributes, indices, material: 0, mode: 4 }] }) - 1
}

function addPlaces(build: Build, { places, featureIds }: Stand): Record<string, number> {
  const count = featureIds.length
  const turned = new Float32Array(3 * count)
  const ids = new Uint16Array(2 * count)
  featureIds.forEach((id, i) => {
    turned[3 * i] = Math.round((places[3 * i] as number) / stepM)
    turned[3 * i + 1] = Math.round((places[3 * i + 2] as number) / stepM)
    turned[3 * i + 2] = Math.round((places[3 * i + 1] as number) / -stepM)
    ids[2 * i] = id
  })
  const { float, unsignedShort } = COMPONENT_TYPE
  return {
    TRANSLATION: addAttribute(build, turned, {
      count,
      componentType: float,
      type: 'VEC3',
      ...rangeOf(turned, 3),
    }),
    _FEATURE_ID_0: addAttribute(build, ids, { count, componentType: unsignedShort, type: 'SCALAR' }),
  }
}

interface PackedModel {
  count: number
  places: Int16Array
  normals: Int8Array
  colors: Uint8Array
  indices: Uint16Array
}

const packed = new Map<ModelName, PackedModel>()

/** A model in glTF's axes (east, up, south) and in the order that packs best; made once. */
function packedModel(name: ModelName): PackedModel {
  const known = packed.get(name)
  if (known !== undefined) return known
  const { positions, normals, colors, indices } = modelNamed(name)
  const turned = Uint32Array.from(indices)
  const order = reorderTriangles(turned)
  const model: PackedModel = {
    count: order.length,
    places: new Int16Array(4 * order.length),
    normals: new Int8Array(4 * order.length),
    colors: new Uint8Array(4 * order.length).fill(255),
    indices: Uint16Array.from(turned),
  }
  order.forEach((vertex, i) => {
    const axes = [0, 2, 1] as const
    for (const [k, axis] of axes.entries()) {
      const sign = k === 2 ? -1 : 1
      model.places[4 * i + k] = Math.round(((positions[3 * vertex + axis] as number) / stepM) * sign)
      model.normals[4 * i + k] = Math.round((normals[3 * vertex + axis] as number) * 127 * sign)
      model.colors[4 * i + k] = toLinear(colors[3 * vertex + k] as number)
    }
  })
  packed.set(name, model)
  return model
}

/** The lowest and highest of three numbers each, `stride` apart. */
function rangeOf(values: ArrayLike<number>, stride: number): { min: number[]; max: number[] } {
  const [min, max] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ] as [number[], number[]]
  for (let i = 0; i < values.length; i += stride)
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k] as number, values[i + k] as number)
      max[k] = Math.max(max[k] as number, values[i + k] as number)
    }
  return { min, max }
}
