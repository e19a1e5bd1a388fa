import type { z } from 'zod'
import type { Geometry } from '../../../server/contract/common.ts'
import type { geographyEndpoints } from '../../../server/contract/geography.ts'
import type { GridPreview, ResponsibilityGrid } from '../../../server/contract/grid-edit.ts'
import type { DrawArea } from '../../ui/DrawMap.tsx'
import type { MapPlace } from '../../ui/draw-map-tools.ts'

type Feature = z.output<typeof geographyEndpoints.grids.answer>['features'][number]

/** A unit grid as the draft leaves it: in force, or drawn and not yet. */
export interface ShownCell {
  readonly name: string
  readonly code: string
  readonly version: number | null
  readonly communityCode: string
  readonly communityName: string
  readonly streetCode: string
  readonly areaM2: number
  readonly responsibility: string | null
  readonly change: 'none' | 'new' | 'shape' | 'corner' | 'renumbered' | 'same'
  readonly ring: readonly MapPlace[]
  readonly center: MapPlace
}

function ringOf({ coordinates }: Geometry): MapPlace[] {
  const ring = (coordinates as number[][][])[0] ?? []
  return ring.slice(0, -1).map(([lon = 0, lat = 0]) => [lon, lat])
}

function middle(ring: readonly MapPlace[]): MapPlace {
  const lons = ring.map(([lon]) => lon)
  const lats = ring.map(([, lat]) => lat)
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]
}

/** The cells in force with the draft laid over them. */
export function shownCells(
  features: readonly Feature[],
  responsibilities: readonly ResponsibilityGrid[],
  preview: GridPreview | undefined,
): ShownCell[] {
  const holder = new Map(responsibilities.flatMap(({ code, cells }) => cells.map((cell) => [cell, code])))
  const names = new Map(
    features.map(({ properties: p }) => [
      p.communityCode,
      { community: p.communityName, street: p.streetCode },
    ]),
  )
  const gone = new Set(preview?.closed.map(({ code }) => code))
  const standing = features
    .filter(({ id }) => !gone.has(id))
    .map(
      ({ id, geometry, properties: p }): ShownCell => ({
        ...{ name: id, code: id, version: p.version, areaM2: p.areaM2, change: 'none' },
        ...{ communityCode: p.communityCode ?? '', communityName: p.communityName ?? '' },
        streetCode: p.streetCode,
        responsibility: holder.get(id) ?? null,
        ring: ringOf(geometry),
        center: [p.center.lon, p.center.lat],
      }),
    )
  const drawn = (preview?.cells ?? []).map((cell): ShownCell => {
    const ring = ringOf(cell.geometry)
    return {
      ...{ name: cell.name, code: cell.code, version: null, areaM2: cell.areaM2, change: cell.change },
      communityCode: cell.communityCode,
      communityName: names.get(cell.communityCode)?.community ?? '',
      streetCode: cell.communityCode.slice(0, 9),
      responsibility: cell.responsibility,
      ring,
      center: middle(ring),
    }
  })
  return [...standing, ...drawn].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** Ten colours that stay apart, also without telling red from green by lightness and borders. */
const PALETTE = [
  '#1f6fb5',
  '#c76b00',
  '#3f8f5b',
  '#8a4fb0',
  '#b5364a',
  '#0f8a93',
  '#8a6d1f',
  '#5a6fd0',
  '#a8447f',
  '#4f7a1f',
]

export const colorOf = (responsibility: string | null, all: readonly string[]): string =>
  responsibility === null ? '#8b98a5' : (PALETTE[all.indexOf(responsibility) % PALETTE.length] ?? '#8b98a5')

/** Cells as the map draws them: chosen ones thick, drafted ones dashed, by who looks after them where that is asked for. */
export function areasOf(
  cells: readonly ShownCell[],
  {
    selected,
    view,
    grids,
  }: { selected: ReadonlySet<string>; view: 'unit' | 'responsibility'; grids: readonly string[] },
): DrawArea[] {
  return cells
    .map((cell): DrawArea => {
      const isChosen = selected.has(cell.name)
      const isDrafted = cell.change === 'new' || cell.change === 'shape' || cell.change === 'renumbered'
      const fill =
        view === 'responsibility' ? colorOf(cell.responsibility, grids) : isDrafted ? '#c76b00' : '#0b63b6'
      return {
        id: cell.name,
        label: cell.code.slice(-3),
        rings: [cell.ring],
        center: cell.center,
        style: {
          color: isChosen ? '#b3123c' : isDrafted ? '#a35200' : '#2f5d88',
          weight: isChosen ? 4 : isDrafted ? 2.5 : 1,
          ...(isDrafted && !isChosen ? { dashArray: '7 4' } : {}),
          fillColor: fill,
          fillOpacity: isChosen ? 0.35 : view === 'responsibility' ? 0.3 : isDrafted ? 0.22 : 0.05,
        },
      }
    })
    .toSorted((a, b) => Number(selected.has(a.id)) - Number(selected.has(b.id)))
}

/** Street, community and serial: the digits that differ within a district. */
export const shortCode = (code: string): string =>
  [code.slice(6, 9), code.slice(9, 12), code.slice(12)].join('-')
