import type { MultiPolygon, Polygon } from 'geojson'
import type { CityObject } from '../../model/city.ts'
import type { OnSourceReject } from '../reject.ts'
import { AddressBook } from './address-book.ts'
import type { LonLat } from './assemble-rings.ts'
import { type Area, BoundaryFinder, isAdministrative } from './boundaries.ts'
import type { Tags } from './decode-block.ts'
import { landKindOf, mapLand } from './map-areas.ts'
import { addressOf, isBuilding, mapBuilding } from './map-building.ts'
import { isCamera, mapCamera } from './map-camera.ts'
import { isFurniture, mapFurniture } from './map-furniture.ts'
import { isRoad, isWaterway, mapRoad, mapWaterway } from './map-lines.ts'
import { type OsmFeature, readOsm, type Wanted } from './read-osm.ts'

export interface OsmOptions {
  source?: string
  onReject?: OnSourceReject
  /** How far the reading is, from 0 to 1. */
  onShare?: (share: number) => void
}

const isArea = (tags: Tags) => isBuilding(tags) || landKindOf(tags) !== undefined || isAdministrative(tags)

const wanted: Wanted = {
  node: (tags) => isFurniture(tags) || isCamera(tags) || addressOf(tags) !== undefined,
  way: (tags) =>
    isBuilding(tags) ||
    landKindOf(tags) !== undefined ||
    isRoad(tags) ||
    isWaterway(tags) ||
    isFurniture(tags),
  area: isArea,
}

interface Mapping {
  source: string
  reject: OnSourceReject
  addresses: AddressBook
  boundaries: BoundaryFinder
}

/** The city objects of an OpenStreetMap extract, in file order: what stands at a point, then ways, then areas, then boundaries. */
export function* osmCity(path: string, options: OsmOptions = {}): Generator<CityObject> {
  const mapping: Mapping = {
    source: options.source ?? 'osm',
    reject: options.onReject ?? (() => undefined),
    addresses: new AddressBook(),
    boundaries: new BoundaryFinder(options.source ?? 'osm'),
  }
  for (const feature of readOsm(path, wanted, options.onShare)) yield* mapFeature(mapping, feature)
  yield* mapping.boundaries.boundaries()
}

function* mapFeature(mapping: Mapping, feature: OsmFeature): Generator<CityObject> {
  if (feature.kind === 'node') yield* mapNode(mapping, feature.id, feature.tags, feature.at)
  else if (feature.kind === 'way') yield* mapWay(mapping, feature)
  else if (feature.kind === 'area') yield* mapArea(mapping, feature.id, feature.tags, feature.area)
  // An extract cuts through the areas of whole countries: only what should be drawn counts as refused.
  else if (isBuilding(feature.tags) || landKindOf(feature.tags) !== undefined)
    mapping.reject({
      id: feature.id,
      reason: feature.problem,
      layer: isBuilding(feature.tags) ? 'building' : 'land',
    })
}

function* mapNode({ source, addresses }: Mapping, id: string, tags: Tags, at: LonLat): Generator<CityObject> {
  const address = addressOf(tags)
  if (address !== undefined) addresses.add(at, address)
  if (isCamera(tags)) yield mapCamera(source, id, tags, at)
  else {
    const component = mapFurniture(source, id, tags, at)
    if (component !== undefined) yield component
  }
}

type Way = Extract<OsmFeature, { kind: 'way' }>

function* mapWay(mapping: Mapping, way: Way): Generator<CityObject> {
  const { id, tags, line, isClosed, missing } = way
  const { source } = mapping
  const isLine = isRoad(tags) || isWaterway(tags)
  if (isLine && line.length >= 2) {
    const shape = { sourceId: id, tags, line }
    const object = isRoad(tags) ? mapRoad(source, shape) : mapWaterway(source, shape)
    if (object !== undefined) yield object
  }
  const layer = isBuilding(tags) ? 'building' : landKindOf(tags) === undefined ? undefined : 'land'
  if (layer === undefined) {
    if (!isLine && isFurniture(tags)) yield* mapFurnitureWay(mapping, way)
    else if (isLine && line.length < 2)
      mapping.reject({ id, reason: tooFewNodes(way), layer: isRoad(tags) ? 'road' : 'waterway' })
  } else if (missing > 0)
    mapping.reject({
      id,
      reason: `${missing} of its ${line.length + missing} nodes are not in the file`,
      layer,
    })
  else if (isClosed) yield* mapArea(mapping, id, tags, { type: 'Polygon', coordinates: [line] })
  else if (layer === 'building') mapping.reject({ id, reason: 'its outline is not closed', layer })
}

const tooFewNodes = ({ line, missing }: Way) =>
  missing > 0
    ? `${missing} of its ${line.length + missing} nodes are not in the file`
    : 'it has fewer than two nodes'

/** Furniture drawn as an outline or a line (a fountain, a bicycle stand) stands at its middle. */
function* mapFurnitureWay({ source }: Mapping, { id, tags, line, isClosed }: Way): Generator<CityObject> {
  if (!isClosed || line.length === 0) return
  const corners = line.slice(0, -1)
  const mean = (axis: 0 | 1) =>
    Number((corners.reduce((sum, at) => sum + at[axis], 0) / corners.length).toFixed(7))
  const component = mapFurniture(source, id, tags, [mean(0), mean(1)])
  if (component !== undefined) yield component
}

function* mapArea(
  mapping: Mapping,
  id: string,
  tags: Tags,
  area: Polygon | MultiPolygon,
): Generator<CityObject> {
  const { source, addresses, boundaries } = mapping
  if (isBuilding(tags)) {
    boundaries.see(area)
    yield mapBuilding(source, { sourceId: id, tags, footprint: area, addressWithin: addresses.within(area) })
    return
  }
  const kind = landKindOf(tags)
  if (kind !== undefined) yield mapLand(source, { sourceId: id, tags, area, kind })
  if (isAdministrative(tags) && area.type === 'MultiPolygon')
    boundaries.add({ id, tags, area } satisfies Area)
}
