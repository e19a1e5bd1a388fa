import type { Position } from 'geojson'
import type { Spot } from '../model/plane.ts'

/**
 * Degrees on a grid of 1e-9 (a tenth of a millimetre), and metres round a middle. Every point of a cell border lies on
 * the lattice, so neighbours share it to the last digit; areas and lengths are taken in metres (good to 0.1 % in a city).
 */
export class Lattice {
  private readonly middle: readonly [number, number]
  private readonly metresPerLon: number
  private readonly metresPerLat: number

  constructor(middleLon: number, middleLat: number) {
    const latitude = (middleLat * Math.PI) / 180
    this.middle = [middleLon, middleLat]
    this.metresPerLat = 111132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude)
    this.metresPerLon =
      111412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude) + 0.118 * Math.cos(5 * latitude)
  }

  /** The nearest point of the lattice, degrees. */
  snap([lon = Number.NaN, lat = Number.NaN]: Position): [lon: number, lat: number] {
    return [Math.round(lon * perDegree) / perDegree, Math.round(lat * perDegree) / perDegree]
  }

  toSpot([lon = Number.NaN, lat = Number.NaN]: Position): Spot {
    return [(lon - this.middle[0]) * this.metresPerLon, (lat - this.middle[1]) * this.metresPerLat]
  }

  toLonLat([x, y]: Spot): [lon: number, lat: number] {
    return this.snap([this.middle[0] + x / this.metresPerLon, this.middle[1] + y / this.metresPerLat])
  }
}
const perDegree = 1e9

/** The lattice's step, degrees: the grid that PostGIS nodes the borders on. */
export const latticeStep = 1 / perDegree

/**
 * A road that runs so near to a border is on it, degrees (a centimetre). Lines that all but coincide, as where a border was once
 * drawn along the road, would else cross each other at every rounding.
 */
export const sameLineDegrees = 1e-7
