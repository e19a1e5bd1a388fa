import { z } from 'zod'
import type { Building } from '../../model/city.ts'
import { convertGeometry, type ToWgs84, toWgs84From } from '../crs.ts'
import { heightOf as heightByTags } from '../osm/map-building.ts'
import type { OnSourceReject } from '../reject.ts'
import { SourceFileError } from '../source-file-error.ts'
import { buildingGeometries, shapeOfParts, UnfitGeometryError } from './building-shape.ts'
import { type CityModel, openCityjson } from './read-cityjson.ts'

export interface CityjsonOptions {
  source: string
  /** In place of the CRS the file names. */
  crs?: string | undefined
  onReject?: OnSourceReject
  onShare?: (share: number) => void
}

const attributes = z
  .object({
    measuredHeight: z.number().positive().nullish().catch(null),
    storeysAboveGround: z.number().int().positive().nullish().catch(null),
    function: z.string().nullish().catch(null),
    class: z.string().nullish().catch(null),
    name: z.string().nullish().catch(null),
    nameEn: z.string().nullish().catch(null),
    address: z.string().nullish().catch(null),
  })
  .default({})
const cityObject = z.object({
  type: z.string(),
  attributes: attributes.catch({}),
  geometry: buildingGeometries.default([]),
  children: z.array(z.string()).default([]),
  parents: z.array(z.string()).default([]),
})
type BuildingObject = z.infer<typeof cityObject>

/** The buildings of a CityJSON file; a building of several parts is one. Other city objects are passed over. */
export function* cityjsonCity(path: string, options: CityjsonOptions): Generator<Building> {
  const reject: OnSourceReject = options.onReject ?? (() => undefined)
  const file = openCityjson(path, options.onShare)
  const toWgs84 = crsOf(path, file.crs, options.crs)
  const models = file.models((problem) =>
    reject({ id: `line/${problem.line}`, layer: 'building', ...problem }),
  )
  for (const model of models) {
    for (const id of Object.keys(model.objects)) {
      const building = buildingOf(model, id, { source: options.source, toWgs84 })
      if (building === null) continue
      if ('reason' in building) reject({ id, layer: 'building', reason: building.reason })
      else yield building
    }
  }
}

function crsOf(path: string, named: string | undefined, given: string | undefined): ToWgs84 {
  const name = given ?? named
  if (name === undefined) throw new SourceFileError(path, 'names no CRS: say --crs EPSG:…')
  const toWgs84 = toWgs84From(name)
  if (toWgs84 === null)
    throw new SourceFileError(path, `the CRS ${name} is not understood (--crs takes its place)`)
  return toWgs84
}

/** The building with this id; null for what is none, or is a part of another that knows it. */
function buildingOf(
  model: CityModel,
  id: string,
  { source, toWgs84 }: { source: string; toWgs84: ToWgs84 },
): Building | { reason: string } | null {
  const { type } = (model.objects[id] ?? {}) as { type?: unknown }
  if (type !== 'Building' && type !== 'BuildingPart') return null
  const own = cityObject.safeParse(model.objects[id])
  if (!own.success) {
    const [issue] = own.error.issues
    return { reason: `${issue?.path.join('.')}: ${issue?.message}` }
  }
  if (type === 'BuildingPart' && own.data.parents.length > 0)
    return own.data.parents.some((parent) => hasPart(model, parent, id))
      ? null
      : {
          reason: `it is said to be a part of ${own.data.parents.join(', ')}, which is missing or has no such part`,
        }
  try {
    const parts = [own.data, ...partsOf(model, own.data)]
    const described = describe(parts)
    const form = formOf(model, parts, toWgs84)
    const height = heightOf(described, form.heightM)
    return { layer: 'building', source, sourceId: id, ...described, ...form, ...height }
  } catch (error) {
    if (error instanceof UnfitGeometryError) return { reason: error.message }
    throw error
  }
}

/** Even of one that is refused for another reason: its parts are not told again. */
function hasPart(model: CityModel, parent: string, id: string): boolean {
  const { children } = (model.objects[parent] ?? {}) as { children?: unknown }
  return Array.isArray(children) && children.includes(id)
}

function partsOf(model: CityModel, { children }: BuildingObject): BuildingObject[] {
  return children.flatMap((id) => {
    const part = cityObject.safeParse(model.objects[id])
    if (!part.success) throw new UnfitGeometryError(`its part ${id} is missing or malformed`)
    return part.data.type === 'BuildingPart' ? [part.data] : []
  })
}

/** What the building says of itself, else what its first part does. */
function describe(
  parts: BuildingObject[],
): Pick<Building, 'floors' | 'kind' | 'name' | 'nameEn' | 'address'> {
  const first = <K extends keyof BuildingObject['attributes']>(field: K) =>
    parts.map(({ attributes: said }) => said[field]).find((value) => value !== null && value !== undefined)
  const floors = parts.map(({ attributes: said }) => said.storeysAboveGround ?? 0)
  return {
    floors: Math.max(...floors) || null,
    kind: first('function') ?? first('class') ?? 'building',
    name: first('name') ?? null,
    nameEn: first('nameEn') ?? null,
    address: first('address') ?? null,
  }
}

/** A bare outline has no height: then the floors count, or the default of its kind. */
function heightOf({ floors, kind }: Pick<Building, 'floors' | 'kind'>, heightM: number) {
  if (heightM > 0.1) return { heightM: centimetres(heightM), heightEstimated: false }
  const levels: Record<string, string> = floors === null ? {} : { 'building:levels': String(floors) }
  const { floors: _floors, ...height } = heightByTags(levels, kind)
  return height
}

/** Of a degree: a centimetre. */
const tenMillionths = (degrees: number) => Math.round(degrees * 1e7) / 1e7
const centimetres = (metres: number) => Math.round(metres * 100) / 100

function formOf(
  model: CityModel,
  parts: BuildingObject[],
  toWgs84: ToWgs84,
): Pick<Building, 'footprint' | 'heightM' | 'baseM' | 'faces'> {
  const shaped = parts.map(({ geometry }) => geometry).filter((geometry) => geometry.length > 0)
  if (shaped.length === 0) throw new UnfitGeometryError('it has no geometry')
  const { footprint, faces, lowM, highM } = shapeOfParts(shaped, model)
  const [x0 = 0, y0 = 0, z0 = 0] = model.origin
  const area = convertGeometry(footprint, ([x = 0, y = 0]) => toWgs84([x0 + x, y0 + y]))
  const place = ([x, y, z]: [number, number, number]) => {
    const [lon = 0, lat = 0] = toWgs84([x0 + x, y0 + y])
    return [tenMillionths(lon), tenMillionths(lat), centimetres(z - lowM)]
  }
  const measured = parts.map(({ attributes: said }) => said.measuredHeight ?? 0)
  return {
    footprint: area as Building['footprint'],
    heightM: Math.max(...measured) || highM - lowM,
    baseM: centimetres(z0 + lowM),
    ...(faces === undefined
      ? {}
      : {
          faces: faces.map(({ kind, rings }) => ({ kind, rings: rings.map((ring) => ring.flatMap(place)) })),
        }),
  }
}
