import type { BuildingFace } from '../../geodata/model/city.ts'
import { isOnEarth } from '../build/placed.ts'
import { type BuildingRow, type BuildingSource, weightOf } from '../source/building-source.ts'

/** A source over rows in memory: the same as the database's, for tests of the pure parts. */
export function memoryBuildings(rows: BuildingRow[]): BuildingSource {
  return {
    unplaced: async () => rows.filter((row) => !isOnEarth(row)).map(({ id }) => id),
    async *places() {
      yield rows.map((row) => ({ id: row.id, lon: row.lon, lat: row.lat, points: weightOf(row) }))
    },
    async within([west, south, east, north]) {
      return rows.filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)
    },
  }
}

/** A building of 20 × 12 m on a street grid of 40 m, the i-th of a city. */
export function aBuilding(id: number, more: Partial<BuildingRow> = {}): BuildingRow {
  const perRow = 60
  const lon = 103.7 + (id % perRow) * 0.00044
  const lat = 36.05 + Math.floor(id / perRow) * 0.00036
  return {
    id,
    lon,
    lat,
    polygons: [[aRing(lon, lat, 0.00011, 0.000054)]],
    baseM: 0,
    heightM: 6 + (id % 30) * 3,
    heightEstimated: id % 2 === 0,
    floors: id % 7 === 0 ? null : 2 + (id % 30),
    gridCode: id % 5 === 0 ? null : `620103001001${String(id % 1000).padStart(3, '0')}`,
    ...more,
  }
}

/** A closed rectangle around a centre, half sizes in degrees. */
export function aRing(lon: number, lat: number, dLon: number, dLat: number): Float64Array {
  const corner = (x: number, y: number) => [lon + x * dLon, lat + y * dLat]
  return Float64Array.from(
    [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)].flat(),
  )
}

/** Roofs and walls of a house of 20 × 12 m around a place, its ridge from west to east: 6 m to the eaves, 9 m to the ridge. */
export function gabledHouse(lon: number, lat: number): BuildingFace[] {
  const [dLon, dLat] = [10 / 90_200, 6 / 110_960]
  const at = (x: -1 | 1, y: -1 | 0 | 1, h: number) => [lon + x * dLon, lat + y * dLat, h]
  const face = (kind: BuildingFace['kind'], ...corners: number[][]): BuildingFace => ({
    kind,
    rings: [corners.flat()],
  })
  return [
    face('roof', at(-1, -1, 6), at(1, -1, 6), at(1, 0, 9), at(-1, 0, 9)),
    face('roof', at(1, 1, 6), at(-1, 1, 6), at(-1, 0, 9), at(1, 0, 9)),
    face('wall', at(-1, -1, 0), at(1, -1, 0), at(1, -1, 6), at(-1, -1, 6)),
    face('wall', at(1, 1, 0), at(-1, 1, 0), at(-1, 1, 6), at(1, 1, 6)),
    face('wall', at(1, -1, 0), at(1, 1, 0), at(1, 1, 6), at(1, 0, 9), at(1, -1, 6)),
    face('wall', at(-1, 1, 0), at(-1, -1, 0), at(-1, -1, 6), at(-1, 0, 9), at(-1, 1, 6)),
  ]
}
