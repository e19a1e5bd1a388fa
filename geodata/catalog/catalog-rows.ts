import { pinyin } from 'pinyin-pro'
import type { CatalogFiles, LimitRow } from './catalog-files.ts'
import { mapClasses } from './class-mapping.ts'
import { type ClassRow, EDITION_2013, EDITION_2026 } from './class-row.ts'

export interface ConditionRow {
  id: string
  edition: string
  kind: ClassRow['kind']
  classCode: string
  ordinal: number
  text: string
  textEn: string
  closing: string
  closingEn: string
  limitUnit: LimitRow['limit']['unit']
  limitValue: number
  urgent: boolean
  special: boolean
  nightFrom: string | null
  nightTo: string | null
  isDefault: boolean
}
export interface ClassUnitRow {
  edition: string
  kind: ClassRow['kind']
  classCode: string
  unitCode: string
  ordinal: number
  placeRule: string | null
}
export interface OrganisationRow {
  code: string
  kind: string
  name: string
  nameEn: string
  parentCode: string | null
  isHandlingUnit: boolean
  commandDuty: boolean
}

/** Turns the files' facts into the rows of the catalog tables: pure, in a fixed order. */
export function catalogRows(files: CatalogFiles) {
  const classes = classRows(files)
  const conditions = limitConditions(files, classes)
  const ruled = new Set(conditions.map((row) => keyOf(row.edition, row.kind, row.classCode)))
  for (const row of classes)
    if (row.edition === EDITION_2026 && !ruled.has(keyOf(row.edition, row.kind, row.code)))
      conditions.push(defaultCondition(row))
  tagConditions(files, conditions)
  return {
    organisations: organisationRows(files),
    classes,
    conditions,
    classUnits: classUnitRows(files, classes),
    mappings: mapClasses(files, classes),
  }
}

const keyOf = (edition: string, kind: string, code: string) => `${edition}|${kind}|${code}`
const initials = (name: string) =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase()

function classRows(files: CatalogFiles): ClassRow[] {
  const rows: ClassRow[] = []
  // A component-fault repeats its component: a case of kind component carries the component's class.
  for (const { standard, kind, code, major, majorEn, name, nameEn } of files.classes)
    if (kind !== 'component-fault' && name !== null && nameEn !== null)
      rows.push(classRow({ edition: standard, kind, code, major, majorEn, name, nameEn, local: false }))
  for (const { kind, code, majorOf, name, nameEn } of files.local.classes) {
    const sibling = find(rows, EDITION_2026, kind, majorOf)
    rows.push(classRow({ ...sibling, code, name, nameEn, local: true }))
  }
  const known = new Set(rows.map((row) => keyOf(row.edition, row.kind, row.code)))
  for (const { kind, code2013: code, class: name, classEn: nameEn } of files.limits) {
    const key = keyOf(EDITION_2013, kind, code)
    if (known.has(key)) continue
    known.add(key)
    const sibling = rows.find(
      (row) => row.edition === EDITION_2013 && row.kind === kind && row.code.slice(0, 2) === code.slice(0, 2),
    )
    if (sibling !== undefined) rows.push(classRow({ ...sibling, code, name, nameEn, local: true }))
  }
  return rows
}

const classRow = (row: Omit<ClassRow, 'pinyin'>): ClassRow => ({ ...row, pinyin: initials(row.name) })

function find(rows: ClassRow[], edition: string, kind: string, code: string): ClassRow {
  const row = rows.find((one) => one.edition === edition && one.kind === kind && one.code === code)
  if (row === undefined) throw new Error(`The catalog has no class ${edition} ${kind} ${code}.`)
  return row
}

/** A row belongs to its 2026 class, else to the local class that took its 2013 one over, else to that one itself. */
function limitConditions(files: CatalogFiles, classes: ClassRow[]): ConditionRow[] {
  const takenOver = new Map(
    files.local.classes.map((local) => [`${local.kind}-${local.from2013}`, local.code]),
  )
  const counts = new Map<string, number>()
  return files.limits.map((row) => {
    const current = row.code2026 ?? takenOver.get(`${row.kind}-${row.code2013}`)
    const edition = current === undefined ? EDITION_2013 : EDITION_2026
    const classCode = find(classes, edition, row.kind, current ?? row.code2013).code
    const prefix = current === undefined ? `${row.kind}-2013-${classCode}` : `${row.kind}-${classCode}`
    const ordinal = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, ordinal)
    return {
      id: `${prefix}-${ordinal}`,
      edition,
      kind: row.kind,
      classCode,
      ordinal,
      text: row.condition,
      textEn: row.conditionEn,
      closing: row.closing,
      closingEn: row.closingEn,
      ...limitOf(row),
      urgent: row.urgent,
      ...ordinary,
    }
  })
}

const ordinary = { special: false, nightFrom: null, nightTo: null, isDefault: false }

/** Hours of the wall clock are for urgent cases only (accounting.md 1): elsewhere they can only mean working hours. */
function limitOf({ limit, urgent }: LimitRow): Pick<ConditionRow, 'limitUnit' | 'limitValue'> {
  const limitUnit = limit.unit === 'hours' && !urgent ? 'work-hours' : limit.unit
  return { limitUnit, limitValue: limit.value }
}

/** domain.md, "The loop": a class without a row has 5 work-days, marked default. */
function defaultCondition({ edition, kind, code, name, nameEn }: ClassRow): ConditionRow {
  return {
    id: `${kind}-${code}-1`,
    edition,
    kind,
    classCode: code,
    ordinal: 1,
    text: name,
    textEn: nameEn,
    closing: '已处置',
    closingEn: 'dealt with',
    limitUnit: 'work-days',
    limitValue: 5,
    urgent: false,
    ...ordinary,
    isDefault: true,
  }
}

function tagConditions({ regulation }: CatalogFiles, conditions: ConditionRow[]): void {
  const byId = new Map(conditions.map((row) => [row.id, row]))
  const tagged = (id: string, phrase: string) => {
    const row = byId.get(id)
    if (row === undefined) throw new Error(`“${phrase}” is tagged on ${id}, which does not exist.`)
    return row
  }
  for (const { phrase, conditions: ids } of regulation.urgent)
    for (const id of ids) tagged(id, phrase).urgent = true
  for (const { phrase, conditions: ids, night } of regulation.special)
    for (const id of ids)
      Object.assign(tagged(id, phrase), {
        special: true,
        nightFrom: night?.from ?? null,
        nightTo: night?.to ?? null,
      })
}

function classUnitRows(files: CatalogFiles, classes: ClassRow[]): ClassUnitRow[] {
  const rows: ClassUnitRow[] = []
  const add = (kind: ClassRow['kind'], classCode: string, unitCode: string) => {
    const ordinal = rows.filter((row) => row.kind === kind && row.classCode === classCode).length + 1
    const rule = files.local.placeRules.find((one) => one.code === classCode && one.unit === unitCode)
    const placeRule = rule?.placeRule ?? null
    rows.push({ edition: EDITION_2026, kind, classCode, unitCode, ordinal, placeRule })
  }
  for (const unit of files.routing.units)
    for (const code of unit.classes) {
      // No digits stand for both a component and an event of the edition in force: the test says so.
      const row = classes.find((one) => one.edition === EDITION_2026 && one.code === code)
      if (row === undefined) throw new Error(`${unit.code} holds class ${code}, which does not exist.`)
      add(row.kind, code, unit.code)
    }
  for (const { kind, code, units } of files.local.classes) for (const unit of units) add(kind, code, unit)
  return rows
}

function organisationRows({ routing, local }: CatalogFiles): OrganisationRow[] {
  const center = {
    ...local.center,
    kind: 'center',
    parentCode: null,
    isHandlingUnit: false,
    commandDuty: false,
  }
  return [
    center,
    ...routing.units.map(({ code, name, nameEn, type, commandDuty }) => ({
      code,
      kind: type === 'district' || type === 'company' ? 'unit' : type,
      name,
      nameEn,
      parentCode: center.code,
      isHandlingUnit: type === 'district' || type === 'company' || type === 'street',
      commandDuty,
    })),
  ]
}
