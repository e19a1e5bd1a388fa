import { featureCollection, multiPolygon, polygon, union } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { z } from 'zod'
import type { BuildingFace } from '../../model/city.ts'
import type { CityModel } from './read-cityjson.ts'

const semanticValues: z.ZodType<unknown> = z.unknown()
const geometry = z.object({
  type: z.string(),
  lod: z.coerce.number(),
  boundaries: z.array(z.unknown()),
  semantics: z
    .object({ surfaces: z.array(z.object({ type: z.string() })), values: semanticValues })
    .nullish(),
})
export const buildingGeometries = z.array(geometry)
type BuildingGeometry = z.infer<typeof geometry>

const surfaceRings = z.array(z.array(z.number().int().nonnegative()))
interface Surface {
  rings: number[][]
  semantic: string | undefined
}

/** A roof or a wall in metres from the model's origin; rings not closed. */
interface ShapeFace {
  kind: BuildingFace['kind']
  rings: [number, number, number][][]
}

/** The outline on the ground, in metres from the model's origin, with the lowest and highest point. */
export interface BuildingShape {
  footprint: Polygon | MultiPolygon
  /** Undefined where the model is a mere box. */
  faces: ShapeFace[] | undefined
  lowM: number
  highM: number
}

/** A geometry is not what a building can be made of; the message says why. */
export class UnfitGeometryError extends Error {}

/** How many levels of lists lie above the surfaces. */
const nesting: Readonly<Record<string, number>> = {
  MultiSurface: 0,
  CompositeSurface: 0,
  Solid: 1,
  MultiSolid: 2,
  CompositeSolid: 2,
}

/**
 * The shape of a building of one or several parts: from the ground surfaces of the finest level of detail of each part, or,
 * where surfaces are not told apart, from everything that is not upright, seen from above.
 */
export function shapeOfParts(parts: readonly BuildingGeometry[][], { vertices }: CityModel): BuildingShape {
  const models = parts.map(finest)
  const surfaces = models.flatMap(surfacesOf)
  const used = surfaces.flatMap(({ rings }) => rings.flat())
  if (used.some((index) => vertices[index] === undefined))
    throw new UnfitGeometryError('it uses a vertex that the file does not hold')
  const heights = used.map((index) => vertices[index]?.[2] ?? 0)
  const ground = surfaces.filter(({ semantic }) => semantic === 'GroundSurface')
  const flat = (ground.length > 0 ? ground : surfaces).map(({ rings }) => seenFromAbove(rings, vertices))
  const outlines = flat.filter((rings) => rings !== null)
  if (outlines.length === 0) throw new UnfitGeometryError('none of its surfaces covers any ground')
  return {
    footprint: joined(outlines),
    faces: models.every(({ lod }) => lod >= 2) ? facesOf(surfaces, vertices) : undefined,
    lowM: heights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    highM: heights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  }
}

/** Everything that can be seen from outside: what faces down is left out, as is what has no area. */
function facesOf(surfaces: Surface[], vertices: CityModel['vertices']): ShapeFace[] {
  return surfaces.flatMap(({ rings, semantic }): ShapeFace[] => {
    const places = rings.map((ring) =>
      ring.map((index): [number, number, number] => {
        const [x = 0, y = 0, z = 0] = vertices[index] ?? []
        return [x, y, z]
      }),
    )
    const upward = facingUp(places[0] ?? [])
    if (semantic === 'GroundSurface' || upward === null || (semantic === undefined && upward < -0.9))
      return []
    const isRoof = semantic === undefined ? upward > 0.1 : semantic === 'RoofSurface'
    return [{ kind: isRoof ? 'roof' : 'wall', rings: places.filter((ring) => ring.length >= 3) }]
  })
}

/** How far a ring faces up: 1 a flat roof, 0 a wall, −1 a floor (Newell's normal). Null where it has no area. */
function facingUp(ring: readonly [number, number, number][]): number | null {
  let [nx, ny, nz] = [0, 0, 0]
  ring.forEach(([x1, y1, z1], i) => {
    const [x2, y2, z2] = ring[(i + 1) % ring.length] ?? [x1, y1, z1]
    nx += (y1 - y2) * (z1 + z2)
    ny += (z1 - z2) * (x1 + x2)
    nz += (x1 - x2) * (y1 + y2)
  })
  const length = Math.hypot(nx, ny, nz)
  return length < 0.002 ? null : nz / length
}

function finest(geometries: BuildingGeometry[]): BuildingGeometry {
  const usable = geometries.filter(({ type }) => nesting[type] !== undefined)
  const [best] = usable.toSorted((a, b) => b.lod - a.lod)
  if (best === undefined)
    throw new UnfitGeometryError(`a ${geometries[0]?.type ?? 'building without geometry'} cannot be used`)
  return best
}

/** The surfaces of the outer shells, with their meaning. */
function surfacesOf({ type, boundaries, semantics }: BuildingGeometry): Surface[] {
  const depth = nesting[type] ?? 0
  const lists = outerShells(boundaries, depth)
  const values = semantics ? outerShells(asList(semantics.values), depth) : []
  return lists.flatMap((surfaces, shell) =>
    surfaces.map((rings, i) => {
      const parsed = surfaceRings.safeParse(rings)
      if (!parsed.success) throw new UnfitGeometryError('its boundaries are not lists of vertices')
      const value = asList(values[shell])[i]
      const semantic = typeof value === 'number' ? semantics?.surfaces[value]?.type : undefined
      return { rings: parsed.data, semantic }
    }),
  )
}

/** Lists of surfaces: one for a surface geometry, the first shell (the others are hollows) of each solid. */
function outerShells(list: unknown[], depth: number): unknown[][] {
  if (depth === 0) return [list]
  if (depth === 1) return [asList(list[0])]
  return list.map((solid) => asList(asList(solid)[0]))
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Thinner than this against its outline a surface is a wall seen from above. */
const UPRIGHT = 1e-4

function seenFromAbove(rings: number[][], vertices: CityModel['vertices']): Position[][] | null {
  const flat = rings.map((ring) => {
    const places = ring.map((index): Position => [vertices[index]?.[0] ?? 0, vertices[index]?.[1] ?? 0])
    return [...places, ...places.slice(0, 1)]
  })
  const [outline] = flat
  if (outline === undefined || outline.length < 4) return null
  let [twice, length] = [0, 0]
  for (let i = 1; i < outline.length; i++) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [outline[i - 1], outline[i]]
    twice += ax * by - bx * ay
    length += Math.hypot(bx - ax, by - ay)
  }
  return Math.abs(twice) > UPRIGHT * length * length ? flat : null
}

function joined(outlines: Position[][][]): Polygon | MultiPolygon {
  const [first] = outlines
  if (outlines.length === 1 && first !== undefined) return { type: 'Polygon', coordinates: first }
  try {
    const whole = union(featureCollection(outlines.map((rings) => polygon(rings))))
    if (whole !== null) return whole.geometry
  } catch {
    // What the union stumbles over (rings that cross themselves) the database repairs.
  }
  return multiPolygon(outlines).geometry
}
