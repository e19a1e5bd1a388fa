import type { Bbox } from '../contract/common.ts'
import type { Scope } from '../contract/identity.ts'

/** What a GeoJSON collection was asked for, as its query file takes it: everything absent is null. */
export interface MapFilter extends GridRange {
  west: number | null
  south: number | null
  east: number | null
  north: number | null
  class: string | null
  /** For `ilike`. */
  pattern: string | null
  limit: number
}

export interface MapQuery {
  bbox?: Bbox | undefined
  class?: string | undefined
  q?: string | undefined
  limit: number
}

export function mapFilter(scope: Scope, query: MapQuery): MapFilter {
  const [west, south, east, north] = query.bbox ?? [null, null, null, null]
  return {
    ...{ west, south, east, north },
    class: query.class ?? null,
    pattern: query.q === undefined ? null : likePattern(query.q),
    limit: query.limit,
    ...gridRange(scope),
  }
}

/** Unit grids as a range of codes, which an index serves; nulls where the whole district is open. */
export interface GridRange {
  gridFrom: string | null
  gridTo: string | null
}

/**
 * What a scope may see of the city. A street or community sees its own area, and none before the city gave it one; a unit has
 * no area and may see the city's furniture everywhere.
 */
export function gridRange(scope: Scope): GridRange {
  if (scope.kind !== 'area') return { gridFrom: null, gridTo: null }
  return areaRange(scope.area)
}

/** The range of a street's or community's code; of no area, none. */
export function areaRange(area: string | null): GridRange {
  return area === null
    ? { gridFrom: 'none', gridTo: 'none' }
    : { gridFrom: area.padEnd(15, '0'), gridTo: area.padEnd(15, '9') }
}

/** `%text%` with the text's own wildcards made plain. */
export function likePattern(text: string): string {
  return `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
}
