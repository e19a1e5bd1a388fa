import type { CatalogFiles } from './catalog-files.ts'
import { type ClassRow, EDITION_2007, EDITION_2013, EDITION_2026 } from './class-row.ts'

export interface MappingRow {
  fromEdition: string
  kind: ClassRow['kind']
  fromCode: string
  toEdition: string
  toCode: string
}

/**
 * Which class of a later edition an older one became, as far as the files tell: the pairs of limits.json, local classes that
 * took one over, reviewed synonyms, else the same name. From 2007 to 2026 the way over 2013 comes first.
 */
export function mapClasses(files: CatalogFiles, classes: ClassRow[]): MappingRow[] {
  const rows: MappingRow[] = []
  for (const kind of ['component', 'event'] as const) {
    const of = (edition: string) => classes.filter((row) => row.edition === edition && row.kind === kind)
    const byName = (edition: string) => new Map(of(edition).map((row) => [row.name, row.code]))
    const names2013 = byName(EDITION_2013)
    const names2026 = byName(EDITION_2026)
    const pairs = new Map<string, string>()
    for (const row of files.limits)
      if (row.kind === kind && row.code2026 !== null) pairs.set(row.code2013, row.code2026)
    for (const local of files.local.classes)
      if (local.kind === kind && local.from2013 !== null) pairs.set(local.from2013, local.code)
    const to2026 = (code: string, name: string) => pairs.get(code) ?? names2026.get(name)
    const add = (fromEdition: string, fromCode: string, toEdition: string, toCode: string | undefined) => {
      if (toCode !== undefined) rows.push({ fromEdition, kind, fromCode, toEdition, toCode })
    }
    for (const { code, name } of of(EDITION_2013)) add(EDITION_2013, code, EDITION_2026, to2026(code, name))
    for (const { code, name } of of(EDITION_2007)) {
      const in2013 = files.olderNames[kind][code] ?? names2013.get(name)
      add(EDITION_2007, code, EDITION_2013, in2013)
      const name2013 = of(EDITION_2013).find((row) => row.code === in2013)?.name ?? name
      const over2013 = in2013 === undefined ? undefined : to2026(in2013, name2013)
      add(EDITION_2007, code, EDITION_2026, over2013 ?? names2026.get(name))
    }
  }
  return rows
}
