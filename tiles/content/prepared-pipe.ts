import { type Plane, toPlane } from '../geometry/plane.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { type ComponentProblem, isOfThisEarth } from './component-problem.ts'

/** A pipe ready to be drawn in a tile's plane: flat x, y pairs of its axis, one list a part. */
export interface PreparedPipe {
  row: ComponentRow
  paths: number[][]
  /** The height of its axis at a point of the plane, above the ellipsoid: level, or along the ground. */
  axisM(x: number, y: number): number
  radiusM: number
}

const defaultDepthM = 1.5
const defaultDiameterMm = 200

export const isDiameter = (diameterMm: number): boolean => diameterMm > 0 && diameterMm < 20_000

/** Fills in what a row lacks and says so. */
export function preparePipe(
  plane: Plane,
  row: ComponentRow,
  say: (problem: ComponentProblem) => void,
): PreparedPipe {
  const { depthM, diameterMm } = row
  const hasDepth = depthM !== null && isOfThisEarth(depthM)
  const hasDiameter = diameterMm !== null && isDiameter(diameterMm)
  const hasHeight = isOfThisEarth(row.heightM)
  if (!hasHeight) say('no-height')
  if (!hasDepth) say('no-depth')
  if (!hasDiameter) say('no-diameter')
  const whole = row.lines.map((line) => finitePairs(toPlane(plane, line))).filter((path) => path.length > 0)
  const paths = whole.filter((path) => lengthOf(path) > 0.01)
  if (paths.length === 0) say('too-short')
  const depth = hasDepth ? depthM : defaultDepthM
  const levelM = (hasHeight ? row.heightM : 0) - depth
  const { footAt } = row
  const { frame, metresPerLon, metresPerLat } = plane
  return {
    row,
    paths: paths.length > 0 ? paths : [(whole[0] ?? toPlane(plane, [row.lon, row.lat])).slice(0, 2)],
    axisM: (x, y) =>
      footAt === undefined
        ? levelM
        : footAt(frame.lon + x / metresPerLon, frame.lat + y / metresPerLat) - depth,
    radiusM: (hasDiameter ? diameterMm : defaultDiameterMm) / 2000,
  }
}

function finitePairs(path: number[]): number[] {
  if (path.every(Number.isFinite)) return path
  return path.filter((_, i) => Number.isFinite(path[i & ~1]) && Number.isFinite(path[i | 1]))
}

function lengthOf(path: number[]): number {
  let length = 0
  for (let i = 2; i + 1 < path.length; i += 2)
    length += Math.hypot(
      (path[i] as number) - (path[i - 2] as number),
      (path[i + 1] as number) - (path[i - 1] as number),
    )
  return length
}
