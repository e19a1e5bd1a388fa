import type { Geometry } from 'geojson'
import type { Building, CityObject } from '../../model/city.ts'
import { convertGeometry, type ToWgs84, toWgs84From } from '../crs.ts'
import { parseLengthM } from '../osm/map-building.ts'
import type { OnSourceReject, SourceReject } from '../reject.ts'
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
    const problems: Problem[] = []
    if ('problem' in content) problems.push({ reason: content.problem })
    else yield* mapFeature(mapping, content, index, problems)
    for (const problem of problems) {
      const id = 'problem' in content ? `feature/${index}` : idOf(mapping, content, index)
      options.onReject?.({
        id,
        index,
        ...problem,
        layer: layer.kind,
        ...(line === undefined ? {} : { line }),
      })
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

/** Why a feature is not taken, or not as it is. */
type Problem = Pick<SourceReject, 'reason' | 'repaired'>

function* mapFeature(
  mapping: Mapping,
  feature: FeatureLike,
  index: number,
  problems: Problem[],
): Generator<CityObject> {
  const { layer, source, toWgs84, classCodes } = mapping
  const fields = mapping.pick(feature.properties ?? {})
  const id = idOf(mapping, feature, index)
  const parts = partsOf(feature.geometry as Geometry, layer)
  if (parts === null) {
    const reason = `a ${layer.kind} needs ${layer.geometry.join(' or ')}, not ${feature.geometry.type}`
    problems.push({ reason })
    return
  }
  try {
    for (const [n, part] of parts.entries()) {
      const geometry = convertGeometry(part, toWgs84) as never
      const sourceId = parts.length === 1 ? id : `${id}/${n + 1}`
      const object = layer.map({ source, sourceId, fields, geometry }, classCodes)
      const mended = n === 0 && object.layer === 'building' ? mendedHeight(fields.height, object) : null
      if (mended !== null) problems.push({ reason: mended, repaired: true })
      yield object
    }
  } catch (error) {
    if (!(error instanceof UnfitFeatureError)) throw error
    problems.push({ reason: error.message })
  }
}

/**
 * What is said of a stated height that no building has: a kilometre and more, or 0 where no floors tell what it is instead. Null for one
 * that is believed, or none.
 */
function mendedHeight(stated: unknown, { heightM, heightEstimated }: Building): string | null {
  if (stated === undefined) return null
  const metres = parseLengthM(String(stated)) ?? (Number(stated) || 0)
  if ((metres > 0 && metres < 1000) || (metres === 0 && !heightEstimated)) return null
  return `height: ${stated} is none that a building has; it stands ${heightM} m high instead`
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
