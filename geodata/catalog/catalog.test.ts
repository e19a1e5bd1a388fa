import { beforeAll, expect, test } from 'vitest'
import { tx } from '../../server/db/tx.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { readCatalogFiles } from './catalog-files.ts'
import { catalogRows } from './catalog-rows.ts'
import { EDITION_2007, EDITION_2013, EDITION_2026 } from './class-row.ts'
import { loadCatalog, putCatalog } from './load-catalog.ts'
import { centerCalendars } from './working-calendar.ts'

const files = readCatalogFiles()
const rows = catalogRows(files)
const conditionsOf = (kind: string, classCode: string, edition = EDITION_2026) =>
  rows.conditions.filter((row) => row.edition === edition && row.kind === kind && row.classCode === classCode)
const condition = (id: string) => rows.conditions.find((row) => row.id === id)

test('Every class of the editions is there, those with no known name left out', () => {
  const count = (edition: string, kind: string) =>
    rows.classes.filter((row) => row.edition === edition && row.kind === kind && !row.local).length
  expect(count(EDITION_2026, 'component')).toBe(153)
  expect(count(EDITION_2026, 'event')).toBe(97)
  expect([count(EDITION_2013, 'component'), count(EDITION_2013, 'event')]).toEqual([121 - 3, 83 - 5])
  expect([count(EDITION_2007, 'component'), count(EDITION_2007, 'event')]).toEqual([85, 54])
})

test('No row of the limits is lost, and each class in force has a condition, by default 5 work-days', () => {
  expect(rows.conditions.filter((row) => !row.isDefault)).toHaveLength(files.limits.length)
  for (const row of rows.classes.filter((one) => one.edition === EDITION_2026))
    expect(conditionsOf(row.kind, row.code).length, row.code).toBeGreaterThan(0)
  expect(conditionsOf('event', '09009')).toMatchObject([
    { limitUnit: 'work-days', limitValue: 5, isDefault: true, urgent: false },
  ])
  expect(conditionsOf('event', '06010')).toMatchObject([
    { id: 'event-06010-1', limitUnit: 'work-hours', limitValue: 4, isDefault: false },
  ])
})

test('Condition ids are one of a kind; hours of the wall clock are for urgent conditions only', () => {
  expect(new Set(rows.conditions.map((row) => row.id)).size).toBe(rows.conditions.length)
  expect(rows.conditions.filter((row) => row.limitUnit === 'hours' && !row.urgent)).toEqual([])
})

test('The seven urgent and seven special phrases of 五(三) are tagged on rows that exist, and on no other', () => {
  const { urgent, special } = files.regulation
  expect([urgent.length, special.length]).toEqual([7, 7])
  for (const { conditions } of urgent)
    for (const id of conditions) expect(condition(id)?.urgent, id).toBe(true)
  for (const { conditions, night } of special)
    for (const id of conditions)
      expect(condition(id), id).toMatchObject({ special: true, nightFrom: night?.from ?? null })
  const tagged = rows.conditions.filter((row) => row.special).map((row) => row.id)
  expect(new Set(tagged)).toEqual(new Set(special.flatMap((one) => one.conditions)))
})

test('A class that a phrase means only in part exists and carries no tag', () => {
  for (const { classes } of files.regulation.withoutRow)
    for (const key of classes) {
      const [kind = '', code = ''] = key.split('-')
      expect(conditionsOf(kind, code).length, key).toBeGreaterThan(0)
      expect(
        conditionsOf(kind, code).some((row) => row.urgent),
        key,
      ).toBe(false)
    }
})

test('No digits stand for both a component and an event, so a unit that names a class by its code means one', () => {
  const codes = rows.classes.filter((row) => row.edition === EDITION_2026).map((row) => row.code)
  expect(new Set(codes).size).toBe(codes.length)
})

test('Every unit of a class and every end of a mapping exists; the emergencies of 2013 live on as local classes', () => {
  const organisations = new Set(rows.organisations.map((row) => row.code))
  const classes = new Set(rows.classes.map((row) => `${row.edition} ${row.kind} ${row.code}`))
  for (const row of rows.classUnits) {
    expect(organisations).toContain(row.unitCode)
    expect(classes).toContain(`${row.edition} ${row.kind} ${row.classCode}`)
  }
  for (const row of rows.mappings) {
    expect(classes).toContain(`${row.fromEdition} ${row.kind} ${row.fromCode}`)
    expect(classes).toContain(`${row.toEdition} ${row.kind} ${row.toCode}`)
  }
  const now = (code: string) =>
    rows.mappings.find(
      (row) => row.kind === 'event' && row.fromCode === code && row.toEdition === EDITION_2026,
    )?.toCode
  expect(['0501', '0502', '0503', '0504', '0505', '0506'].map(now)).toEqual([
    ...['10999', '10998', '10997', '10996', '10995', '10994'],
  ])
})

test('A parked car belongs to the police on the carriageway and to urban management on the pavement', () => {
  expect(rows.classUnits.filter((row) => row.classCode === '09009')).toMatchObject([
    { unitCode: 'PUBLIC-SECURITY', placeRule: 'carriageway' },
    { unitCode: 'URBAN-MGMT', placeRule: 'pavement' },
  ])
})

test('Every kind of buried pipe has a local class, which the edition lacks', () => {
  const pipes = rows.classes.filter(
    (row) => row.local && row.kind === 'component' && row.edition === EDITION_2026,
  )
  expect(pipes.map((row) => [row.code, row.name])).toEqual([
    ['01999', '供水管线'],
    ['01998', '污水管线'],
    ['01997', '雨水管线'],
    ['01996', '燃气管线'],
    ['01995', '供热管线'],
    ['01994', '电力管沟'],
    ['01993', '通信管线'],
  ])
})

test('The calendar knows the published days, and says where it only knows what the law names', () => {
  const [known, provisional] = centerCalendars(2025, 2027)
  expect(known).toMatchObject({ validFrom: '2025-01-01', provisional: false })
  expect(known?.definition.holidays).toEqual(
    expect.arrayContaining(['2026-10-01', '2026-10-07', '2027-02-06']),
  )
  expect(known?.definition.workdays).toEqual(expect.arrayContaining(['2026-09-20', '2026-10-10']))
  expect(provisional).toMatchObject({ validFrom: '2027-01-01', provisional: true })
  expect(() => centerCalendars(2025, 2028)).toThrow(/2028/)
})

describeOnBothDatabases('The catalog', (database) => {
  const count = async (table: string) =>
    (await database().db.one<{ n: number }>('select count(*)::int as n from $1:name', [table])).n
  beforeAll(async () => {
    await loadCatalog(database().db)
  })

  test('is loaded once and stays as an administrator changes it', async () => {
    await database().db.none(`update class_condition set limit_value = 3 where id = 'event-06010-1'`)
    expect(await loadCatalog(database().db)).toBe(false)
    const { limitValue } = await database().db.one<{ limitValue: number }>(
      `select limit_value from class_condition where id = 'event-06010-1'`,
    )
    expect(limitValue).toBe(3)
  })

  test('has as many rows as its files tell, also when it is written again', async () => {
    await tx(database().db, putCatalog)
    expect(await count('case_class')).toBe(rows.classes.length)
    expect(await count('class_condition')).toBe(rows.conditions.length)
    expect(await count('class_unit')).toBe(rows.classUnits.length)
    expect(await count('class_mapping')).toBe(rows.mappings.length)
    expect(await count('organisation')).toBe(rows.organisations.length)
    expect(await count('calendar')).toBe(2)
  })
})
