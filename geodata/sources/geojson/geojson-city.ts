import type { Geometry } from 'geojson'
import type { CityObject } from '../../model/city.ts'
import { convertGeometry, type ToWgs84, toWgs84From } from '../crs.ts'
import type { OnSourceReject } from '../reject.ts'
import { SourceFileError } from '../source-file-error.ts'
import { LAYERS, type Layer, UnfitFeatureError } from './layers.ts'
import { fieldPicker, type Picking } from './pick-fields.ts'
import { type FeatureLike, readFeatures } from './read-features.ts'

export interface GeojsonOptions extends Picking {
  source: string
  /** Name of the CRS of the file's positions; WGS 84 where not said, as GeoJSON has it. */
  crs?: string | undefined
  /** Codes of component classes by code and by name. */
  classCodes: ReadonlyMap<string, string>
  onReject?: OnSourceReject
  onShare?: (share: number) => void
}

interface Mapping {
  source: string
  layer: Layer
  toWgs84: ToWgs84
  pick: ReturnType<typeof fieldPicker>
  classCodes: ReadonlyMap<string, string>
}

/** The city objects of a layer of a GeoJSON file, in file order. Throws SourceFileError for a file that is none. */
export function* geojsonCity(
  path: string,
  layerName: string,
  options: GeojsonOptions,
): Generator<CityObject> {
  const mapping = geojsonMapping(layerName, options)
  const { layer } = mapping
  const records = readFeatures(path, {
    onShare: options.onShare,
    onCrs: (name) => refuseOtherCrs(path, name, options.crs),
  })
  for (const { index, line, content } of records) {
    const problems: string[] = []
    if ('problem' in content) problems.push(content.problem)
    else yield* mapFeature(mapping, content, index, problems)
    for (const reason of problems) {
      const id = 'problem' in content ? `feature/${index}` : idOf(mapping, content, index)
      options.onReject?.({ id, index, reason, layer: layer.kind, ...(line === undefined ? {} : { line }) })
    }
  }
}

/** What makes city objects of a layer's features. Throws where the layer, the CRS or a field is none that is known. */
export function geojsonMapping(
  layerName: string,
  { source, crs, classCodes, ...picking }: GeojsonOptions,
): Mapping {
  const layer = LAYERS[layerName]
  if (layer === undefined)
    throw new Error(`There is no layer ${layerName}: take ${Object.keys(LAYERS).join(', ')}.`)
  const toWgs84 = toWgs84From(crs ?? 'WGS84')
  if (toWgs84 === null) throw new Error(`The CRS ${crs} is not understood.`)
  return { source, layer, toWgs84, pick: fieldPicker(layer.kind, picking), classCodes }
}

function* mapFeature(
  mapping: Mapping,
  feature: FeatureLike,
  index: number,
  problems: string[],
): Generator<CityObject> {
  const { layer, source, toWgs84, classCodes } = mapping
  const fields = mapping.pick(feature.properties ?? {})
  const id = idOf(mapping, feature, index)
  const parts = partsOf(feature.geometry as Geometry, layer)
  if (parts === null) {
    problems.push(`a ${layer.kind} needs ${layer.geometry.join(' or ')}, not ${feature.geometry.type}`)
    return
  }
  try {
    for (const [n, part] of parts.entries()) {
      const geometry = convertGeometry(part, toWgs84) as never
      const sourceId = parts.length === 1 ? id : `${id}/${n + 1}`
      yield layer.map({ source, sourceId, fields, geometry }, classCodes)
    }
  } catch (error) {
    if (!(error instanceof UnfitFeatureError)) throw error
    problems.push(error.message)
  }
}

function idOf(mapping: Mapping, feature: FeatureLike, index: number): string {
  return String(feature.id ?? mapping.pick(feature.properties ?? {}).id ?? `feature/${index}`)
}

/** The geometry itself where the layer takes it, else its single parts where it takes those, else null. */
function partsOf(geometry: Geometry, layer: Layer): Geometry[] | null {
  const takes = (type: string) => layer.geometry.some((accepted) => accepted === type)
  if (takes(geometry.type)) return [geometry]
  if (geometry.type === 'MultiLineString' && takes('LineString'))
    return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
  if (geometry.type === 'MultiPoint' && takes('Point'))
    return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }))
  return null
}

/** Old files name their CRS: taking them for another would shift the city. */
function refuseOtherCrs(path: string, name: string, given: string | undefined): void {
  const understood = toWgs84From(name)
  const isWgs84 = understood === toWgs84From('WGS84')
  if (given === undefined ? isWgs84 : true) return
  throw new SourceFileError(
    path,
    understood === null
      ? `is in ${name}, which is not understood: convert it first, or name another CRS with --crs`
      : `is in ${name}: say --crs ${name}`,
  )
}
