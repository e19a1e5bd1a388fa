import type { Geometry, LineString, MultiPolygon, Point, Polygon } from 'geojson'
import {
  type Boundary,
  type Building,
  type Camera,
  type CityObject,
  type Component,
  type LandArea,
  ROAD_CLASSES,
  type Road,
  type Waterway,
} from '../../model/city.ts'
import { heightOf } from '../osm/map-building.ts'
import { mapCamera } from '../osm/map-camera.ts'
import { mapRoad } from '../osm/map-lines.ts'
import { type Fields, fieldSchemas } from './field-schemas.ts'
import type { PickedFields } from './pick-fields.ts'

type Kind = keyof typeof fieldSchemas
type Part = Point | LineString | Polygon | MultiPolygon

/** One feature (or one part of it) with its fields and its WGS 84 geometry. */
export interface Shape<K extends Kind, G extends Geometry = Part> {
  source: string
  sourceId: string
  fields: Fields<K>
  geometry: G
}

/** A feature is not what its layer holds; the message says why. */
export class UnfitFeatureError extends Error {}

export interface Layer {
  /** Which fields it takes. */
  kind: Kind
  geometry: readonly Part['type'][]
  /** Makes the city object of a feature's picked fields, or throws UnfitFeatureError. */
  map(shape: PickedShape, classCodes: ReadonlyMap<string, string>): CityObject
}
type PickedShape = Omit<Shape<Kind>, 'fields'> & { fields: PickedFields }

const polygons = ['Polygon', 'MultiPolygon'] as const

function layer<K extends Kind>(
  kind: K,
  geometry: readonly Part['type'][],
  map: (shape: Shape<K>, classCodes: ReadonlyMap<string, string>) => CityObject,
): Layer {
  return {
    kind,
    geometry,
    map({ fields, ...shape }, classCodes) {
      const parsed = fieldSchemas[kind].safeParse(fields)
      if (parsed.success) return map({ ...shape, fields: parsed.data as Fields<K> }, classCodes)
      const [issue] = parsed.error.issues
      throw new UnfitFeatureError(`${issue?.path.join('.')}: ${issue?.message}`)
    },
  }
}

/** The layers by the name the command takes. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  buildings: layer('building', polygons, mapBuilding),
  roads: layer('road', ['LineString'], mapRoadOf),
  water: layer('land', [...polygons, 'LineString'], (shape) =>
    shape.geometry.type === 'LineString' ? mapWaterway(shape) : mapLand(shape, 'water'),
  ),
  waterways: layer('land', ['LineString'], mapWaterway),
  green: layer('land', polygons, (shape) => mapLand(shape, 'green')),
  squares: layer('land', polygons, (shape) => mapLand(shape, 'square')),
  land: layer('land', polygons, (shape) => mapLand(shape, shape.fields.kind)),
  components: layer('component', ['Point', 'LineString'], mapComponent),
  cameras: layer('camera', ['Point'], mapCameraOf),
  districts: layer('boundary', polygons, (shape) => mapBoundary(shape, 'district')),
  streets: layer('boundary', polygons, (shape) => mapBoundary(shape, 'street')),
  communities: layer('boundary', polygons, (shape) => mapBoundary(shape, 'community')),
}

const identity = ({ source, sourceId, fields }: Shape<Kind>) => ({
  source,
  sourceId,
  name: fields.name ?? null,
  nameEn: fields.nameEn ?? null,
})
const areaOf = (geometry: Part) => geometry as Polygon | MultiPolygon
const lineOf = (geometry: Part) => geometry as LineString

function mapBuilding(shape: Shape<'building'>): Building {
  const { height, floors, base, kind, address, street, houseNumber } = shape.fields
  const tags = {
    ...(height === undefined ? {} : { height: String(height) }),
    ...(floors === undefined ? {} : { 'building:levels': String(floors) }),
  }
  const atStreet = street && houseNumber ? `${street} ${houseNumber}` : null
  return {
    layer: 'building',
    ...identity(shape),
    footprint: areaOf(shape.geometry),
    ...heightOf(tags, kind),
    baseM: base,
    kind,
    address: address ?? atStreet,
  }
}

function mapRoadOf(shape: Shape<'road'>): Road {
  const { class: given, main, tunnel } = shape.fields
  const line = lineOf(shape.geometry)
  const positions = line.coordinates.map(([lon = Number.NaN, lat = Number.NaN]): [number, number] => [
    lon,
    lat,
  ])
  const tunnelTag = tunnel ? { tunnel: 'yes' } : {}
  const asRoad = (tags: Record<string, string>) =>
    mapRoad(shape.source, { sourceId: shape.sourceId, tags: { ...tags, ...tunnelTag }, line: positions })
  const road =
    given === 'rail'
      ? asRoad({ railway: 'rail' })
      : (asRoad({ highway: given }) ?? asRoad({ railway: given }))
  if (road === undefined)
    throw new UnfitFeatureError(
      `class: ${given} is neither one of ${ROAD_CLASSES.join(', ')} nor an OpenStreetMap value`,
    )
  return { ...road, ...identity(shape), line, main: main ?? road.main }
}

function mapLand(shape: Shape<'land'>, kind: LandArea['kind']): LandArea {
  return { layer: 'land', ...identity(shape), kind, area: areaOf(shape.geometry) }
}

function mapWaterway(shape: Shape<'land'>): Waterway {
  return { layer: 'waterway', ...identity(shape), line: lineOf(shape.geometry) }
}

function mapComponent(shape: Shape<'component'>, classCodes: ReadonlyMap<string, string>): Component {
  const { class: given, owner, state, height, depth, diameter } = shape.fields
  if (given === undefined)
    throw new UnfitFeatureError('class: there is none (--set class=CODE gives all one)')
  const classCode = classCodes.get(given)
  if (classCode === undefined)
    throw new UnfitFeatureError(`class: ${given} is no class of the edition in force`)
  const { source, sourceId, name } = identity(shape)
  return {
    layer: 'component',
    source,
    sourceId,
    name,
    classCode,
    place: shape.geometry as Point | LineString,
    ownerUnit: owner ?? null,
    state,
    heightM: height,
    depthM: depth ?? null,
    diameterMm: diameter ?? null,
  }
}

const cameraTypes: Readonly<Record<string, string>> = {
  '360': 'panoramic',
  全景: 'panoramic',
  球机: 'dome',
  半球: 'dome',
  ptz: 'PTZ',
}

function mapCameraOf(shape: Shape<'camera'>): Camera {
  const { kind, heading, height, pitch, hfov, vfov, range, name } = shape.fields
  const type = kind?.toLowerCase() ?? 'fixed'
  const place = shape.geometry as Point
  const tags = {
    'camera:type': cameraTypes[type] ?? type,
    name: name ?? `Camera ${shape.sourceId}`,
    ...(heading === undefined ? {} : { 'camera:direction': heading }),
  }
  const camera = mapCamera(shape.source, shape.sourceId, tags, [0, 0])
  return {
    ...camera,
    place,
    heightM: height ?? camera.heightM,
    pitchDeg: pitch ?? camera.pitchDeg,
    hfovDeg: hfov ?? camera.hfovDeg,
    vfovDeg: vfov ?? camera.vfovDeg,
    rangeM: range ?? camera.rangeM,
  }
}

function mapBoundary(shape: Shape<'boundary'>, level: Boundary['level']): Boundary {
  const { name } = shape.fields
  if (name === undefined) throw new UnfitFeatureError('name: there is none')
  return {
    layer: 'boundary',
    ...identity(shape),
    name,
    level,
    code: shape.fields.code ?? null,
    area: areaOf(shape.geometry),
  }
}
