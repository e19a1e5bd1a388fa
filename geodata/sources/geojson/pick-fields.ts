import { z } from 'zod'
import names from './property-names.json' with { type: 'json' }

type Properties = Readonly<Record<string, unknown>>
/** Fields of a feature under their own names: texts, numbers and truths as the file has them; what is empty is absent. */
export type PickedFields = Record<string, string | number | boolean>

export interface Picking {
  /** Field → property name, looked at first. */
  map?: Readonly<Record<string, string>>
  /** Field → value where the feature has none. */
  set?: Readonly<Record<string, string>>
}

const alternatives = z.array(z.string())
const { id, name, nameEn } = z
  .object({ id: alternatives, name: alternatives, nameEn: alternatives })
  .parse(names)
const { note: _note, id: _id, name: _name, nameEn: _nameEn, ...layerNames } = names
const layers = z.record(z.string(), z.record(z.string(), alternatives)).parse(layerNames)

/** Makes the function that picks the fields of a layer out of a feature's properties. Throws for a field that is none. */
export function fieldPicker(
  layer: string,
  { map = {}, set = {} }: Picking,
): (properties: Properties) => PickedFields {
  const known: Record<string, string[]> = { id, name, nameEn, ...layers[layer] }
  for (const field of [...Object.keys(map), ...Object.keys(set)])
    if (known[field] === undefined)
      throw new Error(`There is no field ${field}: the fields are ${Object.keys(known).join(', ')}.`)
  const wanted = Object.entries(known).map(([field, alternatives]): [string, string[]] => {
    const first = map[field]
    const all = first === undefined ? alternatives : [first, ...alternatives]
    return [field, all.map((text) => text.toLowerCase())]
  })
  return (properties) => {
    const present = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
    const fields: PickedFields = {}
    for (const [field, alternatives] of wanted) {
      const value =
        alternatives.map((key) => plain(present.get(key))).find((found) => found !== undefined) ?? set[field]
      if (value !== undefined) fields[field] = value
    }
    return fields
  }
}

function plain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}
