import type { MultiPolygon, Polygon, Position } from 'geojson'
import { boxOf, isInside, nth, type Ring, type Spot } from '../model/plane.ts'
import type { Lattice } from './lattice.ts'
import type { BoundingLine } from './lay-mesh.ts'
import { Raster } from './raster.ts'

/** An area by its code: a community, or whatever is to be divided. */
export interface Area {
  readonly code: string
  readonly shape: Polygon | MultiPolygon
}

export const ringsOf = ({ shape }: Area): Position[][] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()

/** The outlines of the areas as lines that cells never cross. */
export const bordersOf = (areas: readonly Area[]): BoundingLine[] =>
  areas.flatMap((area) => ringsOf(area).map((line) => ({ kind: 'border' as const, line })))

/** Answers which area a place lies in; where areas overlap, the first. */
export function areaFinder(lattice: Lattice, areas: readonly Area[]): (spot: Spot) => string | null {
  const raster = new Raster<{ rank: number; code: string; rings: Ring[] }>(500)
  for (const [rank, area] of areas.entries()) {
    const rings = ringsOf(area).map((ring) => ring.slice(0, -1).map((position) => lattice.toSpot(position)))
    raster.add(boxOf(rings.flat()), { rank, code: area.code, rings })
  }
  return (spot) => {
    const holding = raster
      .near(boxOf([spot]), 0)
      .filter(({ rings }) => rings.filter((ring) => isInside(spot, ring)).length % 2 === 1)
    return holding.length === 0
      ? null
      : nth(
          holding.toSorted((a, b) => a.rank - b.rank),
          0,
        ).code
  }
}
