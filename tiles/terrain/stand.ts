import type { Box } from '../../geodata/model/lattice.ts'
import type { BuildingRow, BuildingSource } from '../source/building-source.ts'
import type { ComponentRow, ComponentSource } from '../source/component-source.ts'
import type { ElevationGround } from './ground.ts'

type HeightAt = (lon: number, lat: number) => number

/** Along a wall and along a pipe the ground is asked so often, metres. */
const wallStepM = 15
const pipeStepM = 25
/** A wall reaches this far into the ground: as far as terrain may lie below it. */
const sunkM = 0.05
const metresPerDegree = 111_320

/**
 * Buildings on the ground, whatever foot their rows have. They stand on the median of the ground around them — on the lowest
 * a house on a slope would sink in to its roof, on the highest it would stand on stilts — and their walls go down to the lowest.
 * Without an elevation model all is drawn on the ellipsoid at 0, and so they stand there: a foot above the sea would hang in the air.
 */
export function standingBuildings(source: BuildingSource, ground: ElevationGround | null): BuildingSource {
  return {
    ...source,
    async within(box) {
      const rows = await source.within(box)
      if (ground === null) return rows.map((row) => ({ ...row, baseM: 0 }))
      const heightAt = await ground.over(around(rows, (row) => row.polygons.flat()))
      return rows.map((row) => ({ ...row, ...footOf(row, heightAt) }))
    },
  }
}

/** The foot of a building: where its height begins, and how far its walls go down. */
export function footOf(
  { lon, lat, polygons }: Pick<BuildingRow, 'lon' | 'lat' | 'polygons'>,
  heightAt: HeightAt,
): { baseM: number; footM: number } {
  const heights = [heightAt(lon, lat)]
  for (const [outer] of polygons) {
    const line = outer === undefined ? [] : densified(outer, wallStepM)
    for (let i = 0; i + 1 < line.length; i += 2) {
      const height = heightAt(line[i] as number, line[i + 1] as number)
      if (Number.isFinite(height)) heights.push(height)
    }
  }
  heights.sort((a, b) => a - b)
  const middle = heights.length >> 1
  const baseM =
    heights.length % 2 === 1
      ? (heights[middle] as number)
      : ((heights[middle - 1] as number) + (heights[middle] as number)) / 2
  return { baseM, footM: (heights[0] as number) - sunkM }
}

/**
 * Components on the ground at their place. One whose row has a foot of its own (a lamp on a bridge) keeps it. Pipes follow the
 * ground at their depth: `footAt` answers it along them. Without an elevation model all stand at 0: a foot of their own is
 * written above the geoid, and nothing says how far above the ground that is.
 */
export function standingComponents(source: ComponentSource, ground: ElevationGround | null): ComponentSource {
  const stand = async (rows: ComponentRow[]) => {
    if (ground === null)
      return rows.map((row) => (Number.isFinite(row.heightM) ? { ...row, heightM: 0 } : row))
    const heightAt = await ground.over(around(rows, (row) => row.lines))
    const undulation = ground.undulation
    return rows.map((row): ComponentRow => {
      // Its foot is written above the geoid.
      if (row.heightM !== 0) return { ...row, heightM: row.heightM + undulation(row.lon, row.lat) }
      const lines = row.lines.map((line) => Float64Array.from(densified(line, pipeStepM)))
      return { ...row, lines, heightM: heightAt(row.lon, row.lat), footAt: heightAt }
    })
  }
  return {
    ...source,
    within: async (box) => stand(await source.within(box)),
    covers: async (box) => stand(await source.covers(box)),
  }
}

/** A line with more places on it, so that none of its parts is longer than this. */
function densified(line: ArrayLike<number>, stepM: number): number[] {
  const dense: number[] = []
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [lon, lat] = [line[i] as number, line[i + 1] as number]
    if (i > 0) {
      const [fromLon, fromLat] = [line[i - 2] as number, line[i - 1] as number]
      const east = (lon - fromLon) * metresPerDegree * Math.cos((lat * Math.PI) / 180)
      const parts = Math.ceil(Math.hypot(east, (lat - fromLat) * metresPerDegree) / stepM)
      // A line across a country is wrong in itself, and needs no thousand places more.
      for (let k = 1; k < Math.min(parts, 1000); k++)
        dense.push(fromLon + ((lon - fromLon) * k) / parts, fromLat + ((lat - fromLat) * k) / parts)
    }
    dense.push(lon, lat)
  }
  return dense
}

/** The box around rows with all of their corners. */
function around<R extends { lon: number; lat: number }>(
  rows: readonly R[],
  linesOf: (row: R) => readonly ArrayLike<number>[],
): Box {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  const widen = (lon: number, lat: number) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  for (const row of rows) {
    widen(row.lon, row.lat)
    for (const line of linesOf(row))
      for (let i = 0; i + 1 < line.length; i += 2) widen(line[i] as number, line[i + 1] as number)
  }
  return box
}
