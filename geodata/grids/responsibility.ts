import { far, type Spot } from '../model/plane.ts'

/** A unit grid as the grouping sees it: where it is and which others it touches. */
export interface GroupedCell {
  readonly code: string
  readonly center: Spot
  readonly beside: readonly string[]
}
export interface ResponsibilityGroup {
  /** Street (9 digits), a dash and two or more digits. */
  readonly code: string
  readonly serial: number
  readonly cells: readonly string[]
}

const wantedCells = 22
const fewestCells = 14

/**
 * Shares out the whole unit grids of one street in groups of about 22 that hang together: each grows from the
 * north-westernmost free cell, nearest first; a remnant too small for a round goes to its smallest neighbour.
 */
export function groupCells(street: string, cells: readonly GroupedCell[]): ResponsibilityGroup[] {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]))
  const free = new Set(cells.toSorted(fromNorthWest).map(({ code }) => code))
  const groups: string[][] = []
  const remnants: string[][] = []
  const aim = cells.length / Math.max(1, Math.round(cells.length / wantedCells))
  for (const start of free) {
    const group = grow(start, free, byCode, Math.ceil(aim))
    if (group.length < fewestCells) remnants.push(group)
    else groups.push(group)
  }
  for (const remnant of remnants.toSorted((a, b) => b.length - a.length)) giveAway(remnant, groups, byCode)
  return groups.map((group, i) => ({
    code: `${street}-${String(i + 1).padStart(2, '0')}`,
    serial: i + 1,
    cells: group.toSorted(),
  }))
}

const fromNorthWest = (a: GroupedCell, b: GroupedCell) =>
  a.center[0] - a.center[1] - (b.center[0] - b.center[1]) || (a.code < b.code ? -1 : 1)

/** Takes up to `most` free cells that hang together, each time the one nearest to the middle of those taken. */
function grow(
  start: string,
  free: Set<string>,
  byCode: ReadonlyMap<string, GroupedCell>,
  most: number,
): string[] {
  const group: string[] = []
  const edge = new Set([start])
  let middle: Spot = byCode.get(start)?.center ?? [0, 0]
  while (group.length < most) {
    const next = nearestTo(middle, edge, byCode)
    if (!next) break
    edge.delete(next.code)
    free.delete(next.code)
    group.push(next.code)
    const n = group.length
    middle = [middle[0] + (next.center[0] - middle[0]) / n, middle[1] + (next.center[1] - middle[1]) / n]
    for (const code of next.beside) if (free.has(code)) edge.add(code)
  }
  return group
}

function nearestTo(
  middle: Spot,
  codes: ReadonlySet<string>,
  byCode: ReadonlyMap<string, GroupedCell>,
): GroupedCell | null {
  let best: GroupedCell | null = null
  for (const code of codes) {
    const cell = byCode.get(code)
    if (cell && (best === null || far(cell.center, middle) < far(best.center, middle))) best = cell
  }
  return best
}

function giveAway(remnant: string[], groups: string[][], byCode: ReadonlyMap<string, GroupedCell>): void {
  const beside = new Set(remnant.flatMap((code) => byCode.get(code)?.beside ?? []))
  const touching = groups.filter((group) => group.some((code) => beside.has(code)))
  const [smallest] = touching.toSorted((a, b) => a.length - b.length)
  if (smallest) smallest.push(...remnant)
  else groups.push(remnant)
}
