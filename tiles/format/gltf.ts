/** The part of glTF 2.0 (with KHR_mesh_quantization, EXT_meshopt_compression, EXT_mesh_gpu_instancing, EXT_mesh_features, EXT_instance_features, EXT_structural_metadata) that the tiles use. */
export interface Gltf {
  asset: { version: '2.0'; generator?: string }
  extensionsUsed?: string[]
  extensionsRequired?: string[]
  scene: number
  scenes: { nodes: number[] }[]
  nodes: GltfNode[]
  meshes: { primitives: GltfPrimitive[] }[]
  materials?: GltfMaterial[]
  accessors: GltfAccessor[]
  bufferViews: GltfBufferView[]
  buffers: GltfBuffer[]
  extensions?: { EXT_structural_metadata?: StructuralMetadata }
}

/** A mesh at one place, or (EXT_mesh_gpu_instancing) at many, each of them a feature (EXT_instance_features). */
export interface GltfNode {
  mesh: number
  matrix: number[]
  extensions?: {
    EXT_mesh_gpu_instancing: { attributes: Record<string, number> }
    EXT_instance_features: { featureIds: MeshFeatureId[] }
  }
}

export interface GltfPrimitive {
  attributes: Record<string, number>
  indices?: number
  material?: number
  mode: PrimitiveMode
  extensions?: { EXT_mesh_features?: { featureIds: MeshFeatureId[] } }
}

interface MeshFeatureId {
  featureCount: number
  attribute: number
  propertyTable: number
}

/** 0 points, 1 lines, 4 triangles. */
export type PrimitiveMode = 0 | 1 | 4

export interface GltfMaterial {
  pbrMetallicRoughness: { baseColorFactor: number[]; metallicFactor: number; roughnessFactor: number }
  extensions?: { KHR_materials_unlit?: Record<string, never> }
}

export const COMPONENT_TYPE = {
  byte: 5120,
  unsignedByte: 5121,
  short: 5122,
  unsignedShort: 5123,
  unsignedInt: 5125,
  float: 5126,
} as const

export interface GltfAccessor {
  bufferView: number
  byteOffset?: number
  componentType: number
  normalized?: boolean
  count: number
  type: 'SCALAR' | 'VEC3' | 'VEC4'
  min?: number[]
  max?: number[]
}

/** The glb's own chunk, or the place where compressed views unpack to: that one has a length and no bytes. */
export interface GltfBuffer {
  byteLength: number
  extensions?: { EXT_meshopt_compression: { fallback: true } }
}

export interface GltfBufferView {
  buffer: 0 | 1
  byteOffset: number
  byteLength: number
  byteStride?: number
  target?: number
  extensions?: { EXT_meshopt_compression: MeshoptView }
}

/** Vertices and columns, triangles, or any other indices. */
export type MeshoptMode = 'ATTRIBUTES' | 'TRIANGLES' | 'INDICES'

/** Where the packed bytes of a view lie, and what they unpack to. */
export interface MeshoptView {
  buffer: 0
  byteOffset: number
  byteLength: number
  byteStride: number
  count: number
  mode: MeshoptMode
}

export interface StructuralMetadata {
  schema: { id: string; classes: Record<string, { properties: Record<string, ClassProperty> }> }
  propertyTables: { name?: string; class: string; count: number; properties: Record<string, TableProperty> }[]
}

export interface ClassProperty {
  type: 'SCALAR' | 'STRING'
  componentType?: 'UINT8' | 'UINT16' | 'UINT32' | 'FLOAT32'
  noData?: number | string
  description?: string
}

export interface TableProperty {
  values: number
  stringOffsets?: number
  stringOffsetType?: 'UINT32'
}
