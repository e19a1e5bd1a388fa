import type { Geometry, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson'
import type { CityObject } from './city.ts'

/** The geometry of any city object, WGS 84 longitude/latitude in degrees. */
export function geometryOf(object: CityObject): Point | LineString | Polygon | MultiPolygon {
  switch (object.layer) {
    case 'building':
      return object.footprint
    case 'road':
    case 'waterway':
      return object.line
    case 'land':
    case 'boundary':
      return object.area
    case 'component':
    case 'camera':
      return object.place
  }
}

/**
 * Why a geometry cannot be stored as it is, or null. Looks at its shape only (numbers, range of degrees, closed rings);
 * whether rings cross is for the database to say.
 */
export function geometryProblem(geometry: Geometry): string | null {
  switch (geometry.type) {
    case 'Point':
      return positionProblem(geometry.coordinates)
    case 'LineString':
      return lineProblem(geometry.coordinates)
    case 'Polygon':
      return polygonProblem(geometry.coordinates)
    case 'MultiPolygon':
      if (geometry.coordinates.length === 0) return 'the geometry is empty'
      return first(geometry.coordinates, polygonProblem)
    default:
      return `a ${geometry.type} is not stored`
  }
}

function polygonProblem(rings: Position[][]): string | null {
  return rings.length === 0 ? 'the polygon has no ring' : first(rings, ringProblem)
}

function ringProblem(ring: Position[]): string | null {
  const [start, end] = [ring[0], ring.at(-1)]
  if (ring.length < 4 || start === undefined || end === undefined)
    return 'a ring has fewer than four positions'
  if (start[0] !== end[0] || start[1] !== end[1]) return 'a ring is not closed'
  return first(ring, positionProblem)
}

function lineProblem(line: Position[]): string | null {
  return line.length < 2 ? 'the line has fewer than two positions' : first(line, positionProblem)
}

function positionProblem(position: Position): string | null {
  const [lon, lat] = position
  if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat))
    return 'a position is not two numbers'
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    return `position ${lon}, ${lat} is outside longitude and latitude (is its CRS named?)`
  return null
}

function first<T>(items: readonly T[], problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item)
    if (problem !== null) return problem
  }
  return null
}
