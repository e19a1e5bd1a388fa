import type { Cell } from './draft.ts'
import { middleOf } from './plane.ts'

/** What the numbering of a community goes by: its northern end, and the serials that any version ever had. */
export interface Numbering {
  readonly code: string
  readonly north: number
  readonly used: readonly number[]
}

const ROW_DEGREES = 100 / 110_950
export const MOST_SERIALS = 999

/**
 * Codes for the cells that have none: rows of 100 m from north to south, west to east within a row, after the highest serial ever given;
 * when those run out, the ones never given. Cells that get none have used up their community.
 */
export function numberCells(cells: readonly Cell[], { code, north, used }: Numbering): Map<string, string> {
  const row = (cell: Cell) => Math.floor((north - middleOf(cell.ring)[1]) / ROW_DEGREES)
  const open = cells
    .filter((cell) => cell.code === null && cell.communityCode === code)
    .toSorted((a, b) => row(a) - row(b) || middleOf(a.ring)[0] - middleOf(b.ring)[0])
  const given = new Set(used)
  const highest = Math.max(0, ...used)
  const after = Array.from({ length: MOST_SERIALS - highest }, (_, i) => highest + 1 + i)
  const before = Array.from({ length: highest }, (_, i) => i + 1).filter((serial) => !given.has(serial))
  const serials = [...after, ...before]
  return new Map(
    open.flatMap(({ name }, i) => {
      const serial = serials[i]
      return serial === undefined ? [] : [[name, code + String(serial).padStart(3, '0')] as const]
    }),
  )
}
