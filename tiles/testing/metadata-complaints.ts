import { readGlb } from '../format/glb.ts'
import type { Gltf, TableProperty } from '../format/gltf.ts'
import { unpackGlb } from './unpack-glb.ts'

const widths: Record<string, number> = { UINT8: 1, UINT16: 2, UINT32: 4, FLOAT32: 4 }

/**
 * What is wrong with the metadata of a content, by the texts of EXT_structural_metadata, EXT_mesh_features and EXT_instance_features:
 * what the validator passes over. `columns`: the properties that it must have, no others.
 */
export function metadataComplaints(glb: Uint8Array, columns: readonly string[]): string[] {
  const used = readGlb(glb).gltf.extensionsUsed ?? []
  const { gltf, bin } = unpackGlb(glb)
  const metadata = gltf.extensions?.EXT_structural_metadata
  const [table, ...others] = metadata?.propertyTables ?? []
  if (metadata === undefined || table === undefined) return ['there is no property table']
  const complaints: string[] = []
  if (others.length > 0) complaints.push('more than one property table: only the first can be picked')
  if (!used.includes('EXT_structural_metadata')) complaints.push('EXT_structural_metadata is used unnamed')
  if (!/^[a-zA-Z_]\w*$/.test(metadata.schema.id)) complaints.push('the id of the schema is no name')
  const properties = metadata.schema.classes[table.class]?.properties
  if (properties === undefined) return [...complaints, `the schema has no class ${table.class}`]
  if (String(Object.keys(table.properties)) !== String(columns))
    complaints.push(`the columns are ${Object.keys(table.properties)}`)
  if (String(Object.keys(properties)) !== String(Object.keys(table.properties)))
    complaints.push('class and table differ in their properties')
  for (const [name, column] of Object.entries(table.properties)) {
    const { type, componentType } = properties[name] ?? {}
    const view = gltf.bufferViews[column.values]
    if (type === 'STRING') complaints.push(...textComplaints(name, column, { gltf, bin, count: table.count }))
    else if (view?.byteLength !== table.count * (widths[componentType ?? ''] ?? Number.NaN))
      complaints.push(`${name}: ${view?.byteLength} bytes for ${table.count} of ${componentType}`)
    if ((view?.byteOffset ?? 1) % 8 !== 0) complaints.push(`${name}: begins at no multiple of 8 bytes`)
  }
  return [...complaints, ...idComplaints(gltf, table.count, used)]
}

function textComplaints(
  name: string,
  { values, stringOffsets, stringOffsetType }: TableProperty,
  { gltf, bin, count }: { gltf: Gltf; bin: Uint8Array; count: number },
): string[] {
  const view = gltf.bufferViews[stringOffsets ?? -1]
  if (view?.byteLength !== (count + 1) * 4 || stringOffsetType !== 'UINT32')
    return [`${name}: its offsets are not those of ${count} texts`]
  const data = new DataView(bin.buffer, bin.byteOffset + view.byteOffset, view.byteLength)
  const offsets = Array.from({ length: count + 1 }, (_, i) => data.getUint32(i * 4, true))
  const isRising = offsets.every((offset, i) => offset >= (offsets[i - 1] ?? 0))
  const end = gltf.bufferViews[values]?.byteLength ?? 0
  return isRising && (offsets.at(-1) ?? 0) <= end ? [] : [`${name}: its offsets do not rise to its end`]
}

/** Every set of feature ids must be of the one table, and count no more rows than it has. */
function idComplaints(gltf: Gltf, rows: number, used: readonly string[]): string[] {
  const complaints: string[] = []
  for (const { mesh, extensions } of gltf.nodes) {
    const primitive = gltf.meshes[mesh]?.primitives[0]
    const ofInstances = extensions?.EXT_instance_features.featureIds
    const sets = ofInstances ?? primitive?.extensions?.EXT_mesh_features?.featureIds ?? []
    const name = ofInstances === undefined ? 'EXT_mesh_features' : 'EXT_instance_features'
    if (!used.includes(name)) complaints.push(`${name} is used unnamed`)
    if (sets.length !== 1) complaints.push(`a node has ${sets.length} sets of feature ids`)
    for (const { attribute, featureCount, propertyTable } of sets) {
      const attributes = extensions?.EXT_mesh_gpu_instancing.attributes ?? primitive?.attributes ?? {}
      if (attributes[`_FEATURE_ID_${attribute}`] === undefined)
        complaints.push('the attribute of the feature ids is missing')
      if (propertyTable !== 0 || featureCount < 1 || featureCount > rows)
        complaints.push(`${featureCount} features of table ${propertyTable}, which has ${rows} rows`)
    }
  }
  return complaints
}
