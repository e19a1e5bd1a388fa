import type { Gltf, GltfAccessor, GltfNode, GltfPrimitive, TableProperty } from '../format/gltf.ts'
import { fromEcef } from '../geometry/geodesy.ts'
import { unpackGlb } from './unpack-glb.ts'

/** A vertex as a client places it. */
export interface Vertex {
  featureId: number
  lon: number
  lat: number
  heightM: number
}

export interface DecodedContent {
  gltf: Gltf
  className: string
  /** One object a feature: the property table, row by row. */
  features: Record<string, number | string>[]
  vertices: Vertex[]
  triangles: [number, number, number][]
}

/** Reads a content the way a client does, without the writer's code: attributes by stride, table by schema, y-up to z-up. */
export function decodeContent(glb: Uint8Array): DecodedContent {
  const { gltf, bin } = unpackGlb(glb)
  const vertices: Vertex[] = []
  const triangles: [number, number, number][] = []
  for (const node of gltf.nodes) {
    const primitive = gltf.meshes[node.mesh]?.primitives[0]
    if (primitive === undefined) throw new Error('The content has no primitive.')
    const read = (index: number | undefined) => readAccessor(gltf, bin, accessorOf(gltf, index))
    const places = read(primitive.attributes.POSITION)
    const corners = primitive.indices === undefined ? [] : read(primitive.indices).map(([v = -1]) => v)
    for (const {
      at: [dx, dy, dz],
      featureIds,
    } of standsOf(node, primitive, read)) {
      const first = vertices.length
      places.forEach(([x = 0, y = 0, z = 0], i) => {
        const place = throughMatrix(node.matrix, [x + dx, y + dy, z + dz])
        vertices.push({ featureId: featureIds[i] ?? featureIds[0] ?? -1, ...place })
      })
      if (primitive.mode === 4)
        for (let i = 0; i < corners.length; i += 3)
          triangles.push([0, 1, 2].map((k) => first + at(corners, i + k)) as [number, number, number])
    }
  }
  const { className, features } = readTable(gltf, bin)
  return { gltf, className, features, vertices, triangles }
}

/** Where a node's mesh stands: once, with feature ids by vertex, or at each of its instances, with one each. */
function standsOf(
  { extensions }: GltfNode,
  { attributes }: GltfPrimitive,
  read: (index: number | undefined) => number[][],
): { at: [number, number, number]; featureIds: number[] }[] {
  const instances = extensions?.EXT_mesh_gpu_instancing.attributes
  if (instances === undefined)
    return [{ at: [0, 0, 0], featureIds: read(attributes._FEATURE_ID_0).map(([id = -1]) => id) }]
  const ids = read(instances[`_FEATURE_ID_${extensions?.EXT_instance_features.featureIds[0]?.attribute}`])
  return read(instances.TRANSLATION).map((place, i) => ({
    at: place as [number, number, number],
    featureIds: ids[i] ?? [],
  }))
}

function throughMatrix(matrix: number[], [x, y, z]: [number, number, number]): Omit<Vertex, 'featureId'> {
  const turned = [0, 1, 2].map(
    (row) => at(matrix, row) * x + at(matrix, 4 + row) * y + at(matrix, 8 + row) * z + at(matrix, 12 + row),
  ) as [number, number, number]
  return fromEcef([turned[0], -turned[2], turned[1]])
}

function readTable(gltf: Gltf, bin: Uint8Array) {
  const metadata = gltf.extensions?.EXT_structural_metadata
  const table = metadata?.propertyTables[0]
  if (metadata === undefined || table === undefined) throw new Error('The content has no property table.')
  const features = Array.from({ length: table.count }, (): Record<string, number | string> => ({}))
  for (const [name, property] of Object.entries(table.properties)) {
    const { type, componentType } = metadata.schema.classes[table.class]?.properties[name] ?? {}
    const values =
      type === 'STRING'
        ? readStrings(gltf, bin, property, table.count)
        : readScalars(viewBytes(gltf, bin, property.values), componentType ?? '', table.count)
    features.forEach((feature, i) => {
      feature[name] = values[i] as number | string
    })
  }
  return { className: table.class, features }
}

const widths: Record<string, number> = { UINT8: 1, UINT16: 2, UINT32: 4, FLOAT32: 4 }

function readScalars(view: DataView, componentType: string, count: number): number[] {
  const width = widths[componentType]
  if (width === undefined) throw new Error(`No reader for ${componentType}.`)
  return Array.from({ length: count }, (_, i) => {
    if (componentType === 'FLOAT32') return view.getFloat32(i * 4, true)
    return width === 1
      ? view.getUint8(i)
      : width === 2
        ? view.getUint16(i * 2, true)
        : view.getUint32(i * 4, true)
  })
}

function readStrings(gltf: Gltf, bin: Uint8Array, property: TableProperty, count: number): string[] {
  const texts = viewBytes(gltf, bin, property.values)
  const offsets = viewBytes(gltf, bin, property.stringOffsets ?? -1)
  return Array.from({ length: count }, (_, i) => {
    const from = offsets.getUint32(i * 4, true)
    const to = offsets.getUint32(i * 4 + 4, true)
    return new TextDecoder().decode(new Uint8Array(texts.buffer, texts.byteOffset + from, to - from))
  })
}

function viewBytes(gltf: Gltf, bin: Uint8Array, index: number): DataView {
  const view = gltf.bufferViews[index]
  if (view === undefined) throw new Error(`There is no buffer view ${index}.`)
  return new DataView(bin.buffer, bin.byteOffset + view.byteOffset, view.byteLength)
}

function accessorOf(gltf: Gltf, index: number | undefined): GltfAccessor {
  const accessor = gltf.accessors[index ?? -1]
  if (accessor === undefined) throw new Error('An attribute is missing.')
  return accessor
}

const bytesPerComponent: Record<number, number> = { 5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4 }

function readAccessor(gltf: Gltf, bin: Uint8Array, accessor: GltfAccessor): number[][] {
  const view = viewBytes(gltf, bin, accessor.bufferView)
  const width = bytesPerComponent[accessor.componentType] ?? 4
  const parts = accessor.type === 'SCALAR' ? 1 : accessor.type === 'VEC3' ? 3 : 4
  const stride = gltf.bufferViews[accessor.bufferView]?.byteStride ?? width * parts
  return Array.from({ length: accessor.count }, (_, i) =>
    Array.from({ length: parts }, (_, k) => {
      const offset = (accessor.byteOffset ?? 0) + i * stride + k * width
      if (accessor.componentType === 5120) return view.getInt8(offset)
      if (accessor.componentType === 5122) return view.getInt16(offset, true)
      if (accessor.componentType === 5126) return view.getFloat32(offset, true)
      return width === 1
        ? view.getUint8(offset)
        : width === 2
          ? view.getUint16(offset, true)
          : view.getUint32(offset, true)
    }),
  )
}

const at = (values: number[], i: number): number => values[i] ?? Number.NaN
