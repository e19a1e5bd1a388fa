import type { GroundVertical } from '../../../server/contract/ground.ts'
import type { GEOJSON_LAYERS, ImportKind, ImportOptions } from '../../../server/contract/import-job.ts'

/** What the form holds, for whatever kind is chosen. */
export interface ImportValues {
  readonly kind: ImportKind
  readonly layer: (typeof GEOJSON_LAYERS)[number]
  readonly crs: string
  readonly source: string
  readonly grids: boolean
  readonly maxRejects: number
  /** A line each: `field=property` takes a field from a property, `field:=value` fills it where there is none. */
  readonly pairs: string
  readonly mapping: string
  readonly vertical: 'file' | GroundVertical
  /** The geoid above the ellipsoid, one number for all; null: EGM96. */
  readonly undulationM: number | null
  readonly stepM: number | null
}

export const FIRST_VALUES: ImportValues = {
  ...{
    kind: 'geojson',
    layer: 'buildings',
    crs: '',
    source: '',
    grids: true,
    maxRejects: 20,
    pairs: '',
    mapping: '',
    vertical: 'file',
    undulationM: null,
    stepM: null,
  },
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const PAIR = /^([^:=]+?)\s*(:?=)\s*(.+)$/

/** The first line that is no pair, or null. */
export const wrongPairs = ({ kind, pairs }: ImportValues): string | null =>
  kind === 'geojson' ? (linesOf(pairs).find((line) => !PAIR.test(line)) ?? null) : null

/** The options that the form's values come to. */
export function optionsOf(values: ImportValues): ImportOptions {
  const { kind, layer, grids, maxRejects, mapping } = values
  const [crs, source] = [values.crs.trim(), values.source.trim()]
  const geography = { grids, maxRejects, ...(source === '' ? {} : { source }) }
  const place = crs === '' ? {} : { crs }
  switch (kind) {
    case 'osm':
      return { kind, ...geography }
    case 'cityjson':
      return { kind, ...geography, ...place }
    case 'geojson': {
      const found = linesOf(values.pairs).flatMap((line) => PAIR.exec(line) ?? [])
      const [map, set]: Record<string, string>[] = [{}, {}]
      for (let i = 0; i < found.length; i += 4) {
        const [field = '', sign, given = ''] = found.slice(i + 1, i + 4)
        const into = sign === ':=' ? set : map
        if (into !== undefined) into[field] = given
      }
      return { kind, layer, ...geography, ...place, ...(map && { map }), ...(set && { set }) }
    }
    case 'dem':
      return {
        ...{ kind, vertical: values.vertical, ...place },
        ...(values.undulationM === null ? {} : { undulationM: values.undulationM }),
        ...(values.stepM === null ? {} : { stepM: values.stepM }),
      }
    case 'cases':
      return { kind, maxRejects }
    case 'cases-csv':
      return { kind, maxRejects, mapping }
  }
}
