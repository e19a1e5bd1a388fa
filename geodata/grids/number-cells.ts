import type { Ring, Spot } from '../model/plane.ts'

/** Cells of one community, numbered in rows of 100 m from north to south, west to east within a row. */
export const rowM = 100
export const mostCells = 900

export class TooManyCellsError extends Error {
  constructor(community: string, cells: number) {
    super(
      `Community ${community} would need ${cells} unit grids; at most ${mostCells} are allowed. Split it and build again.`,
    )
    this.name = 'TooManyCellsError'
  }
}

/** The three digits of each cell, in the order given. */
export function serialsOf(community: string, cells: readonly { center: Spot; outline: Ring }[]): string[] {
  if (cells.length > mostCells) throw new TooManyCellsError(community, cells.length)
  const north = Math.max(...cells.flatMap(({ outline }) => outline.map(([, y]) => y)))
  const row = ({ center }: { center: Spot }) => Math.floor((north - center[1]) / rowM)
  const order = cells
    .map((cell, index) => ({ index, row: row(cell), center: cell.center }))
    .sort((a, b) => a.row - b.row || a.center[0] - b.center[0] || b.center[1] - a.center[1])
  const serials: string[] = new Array(cells.length).fill('')
  for (const [i, { index }] of order.entries()) serials[index] = String(i + 1).padStart(3, '0')
  return serials
}
