import { readCatalogFiles } from './catalog-files.ts'
import { catalogRows } from './catalog-rows.ts'
import { EDITION_2026 } from './class-row.ts'

/** Codes of the component classes of the edition in force, by code and by Chinese and English name. */
export function componentClassCodes(): ReadonlyMap<string, string> {
  const classes = catalogRows(readCatalogFiles()).classes.filter(
    ({ edition, kind }) => edition === EDITION_2026 && kind === 'component',
  )
  return new Map(classes.flatMap(({ code, name, nameEn }) => [code, name, nameEn].map((key) => [key, code])))
}
