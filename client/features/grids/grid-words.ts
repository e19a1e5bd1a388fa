import type { TFunction } from 'i18next'
import { CELL_SIZE_M2, type GridEdit, type GridProblem } from '../../../server/contract/grid-edit.ts'
import { shortCode } from './shown-cells.ts'

/** Codes as people say them; a responsibility grid's own code as it is. */
export const codeText = (code: string): string => (/^\d{15}$/.test(code) ? shortCode(code) : code)

/** Some codes with the reader's comma; of many the first, and how many. */
export function listText(t: TFunction, codes: readonly string[]): string {
  const shown = codes.length > 5 ? codes.slice(0, 4) : codes
  const text = shown.map(codeText).join(t('grids.comma'))
  return codes.length > 5 ? `${text}… (${codes.length})` : text
}

/** A step in words. */
export function stepText(t: TFunction, edit: GridEdit): string {
  const cells = 'codes' in edit ? edit.codes : 'code' in edit ? [edit.code] : []
  const shown = listText(t, cells)
  const to = 'responsibility' in edit ? (edit.responsibility ?? t('grids.nobody')) : ''
  return t(`grids.step.${edit.kind}`, { cells: shown, to })
}

/** What is wrong, by how much and with which cells. */
export function gridProblemText(t: TFunction, problem: GridProblem): string {
  const { code, cells, m2, metres, buildings, detail } = problem
  const area = m2 === null ? '' : m2 < 10 ? m2.toFixed(2) : Math.round(m2).toLocaleString()
  return t(`grids.problem.${code}`, {
    defaultValue: detail,
    cells: listText(t, cells),
    first: codeText(cells[0] ?? ''),
    second: codeText(cells[1] ?? ''),
    m2: area,
    metres: metres === null ? '' : Math.round(metres),
    count: buildings.length,
    least: CELL_SIZE_M2.least.toLocaleString(),
    most: CELL_SIZE_M2.most.toLocaleString(),
  })
}
