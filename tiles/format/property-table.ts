import { type BinaryChunk, bytesOf } from './buffer.ts'
import type { ClassProperty, StructuralMetadata, TableProperty } from './gltf.ts'

/** A column of a property table, one value a feature. Numbers are stored in the stated type. */
type Column =
  | { type: 'UINT8' | 'UINT16' | 'UINT32' | 'FLOAT32'; values: readonly number[]; noData?: number }
  | { type: 'STRING'; values: readonly string[]; noData?: string }

/** A table whose row i belongs to feature id i. `className` names the kind of thing, e.g. `building`. */
export interface PropertyTable {
  className: string
  count: number
  columns: Record<string, Column>
}

const arrays = { UINT8: Uint8Array, UINT16: Uint16Array, UINT32: Uint32Array, FLOAT32: Float32Array } as const

/** Writes the table's columns into `chunk` and answers the EXT_structural_metadata object that describes them. */
export function writePropertyTable(table: PropertyTable, chunk: BinaryChunk): StructuralMetadata {
  const classProperties: Record<string, ClassProperty> = {}
  const tableProperties: Record<string, TableProperty> = {}
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.values.length !== table.count)
      throw new Error(`Property ${name} has ${column.values.length} values for ${table.count} features.`)
    const noData = column.noData === undefined ? {} : { noData: column.noData }
    if (column.type === 'STRING') {
      classProperties[name] = { type: 'STRING', ...noData }
      tableProperties[name] = writeStrings(column.values, chunk)
    } else {
      classProperties[name] = { type: 'SCALAR', componentType: column.type, ...noData }
      const values = arrays[column.type].from(column.values)
      tableProperties[name] = { values: chunk.add(bytesOf(values)) }
    }
  }
  return {
    schema: { id: 'cityloop', classes: { [table.className]: { properties: classProperties } } },
    propertyTables: [
      { name: table.className, class: table.className, count: table.count, properties: tableProperties },
    ],
  }
}

function writeStrings(values: readonly string[], chunk: BinaryChunk): TableProperty {
  const encoder = new TextEncoder()
  const texts = values.map((value) => encoder.encode(value))
  const offsets = new Uint32Array(values.length + 1)
  texts.forEach((text, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + text.byteLength
  })
  // A buffer view must not be empty, even where every string is.
  const bytes = new Uint8Array(Math.max(1, offsets[values.length] ?? 0))
  texts.forEach((text, i) => {
    bytes.set(text, offsets[i] ?? 0)
  })
  return {
    values: chunk.add(bytes),
    stringOffsets: chunk.add(bytesOf(offsets)),
    stringOffsetType: 'UINT32',
  }
}
