import type { Db, Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import { readCatalogFiles } from './catalog-files.ts'
import { catalogRows } from './catalog-rows.ts'
import { EDITION_2007, EDITION_2013, EDITION_2026 } from './class-row.ts'
import { scriptRows } from './scripts.ts'
import { centerCalendars } from './working-calendar.ts'

const queries = {
  editionInForce: sql(import.meta.url, 'sql/edition-in-force.sql'),
  editions: sql(import.meta.url, 'sql/put-editions.sql'),
  organisations: sql(import.meta.url, 'sql/put-organisations.sql'),
  classes: sql(import.meta.url, 'sql/put-classes.sql'),
  conditions: sql(import.meta.url, 'sql/put-conditions.sql'),
  classUnits: sql(import.meta.url, 'sql/put-class-units.sql'),
  mappings: sql(import.meta.url, 'sql/put-mappings.sql'),
  calendars: sql(import.meta.url, 'sql/put-calendars.sql'),
  scripts: sql(import.meta.url, 'sql/put-scripts.sql'),
}

const editions = [
  { code: EDITION_2026, name: '2026 版', inForceFrom: '2026-07-01' },
  { code: EDITION_2013, name: '2013 版', inForceFrom: null },
  { code: EDITION_2007, name: '2007 版', inForceFrom: null },
]

/**
 * Loads editions, classes, conditions, units and the center's calendar, once: a database that has the edition in force is
 * left as it is, with whatever its administrator changed. Answers whether it loaded.
 */
export function loadCatalog(db: Db | Tx): Promise<boolean> {
  return tx(db, async (t) => {
    if ((await t.oneOrNone(queries.editionInForce, { edition: EDITION_2026 })) !== null) return false
    await putCatalog(t)
    return true
  })
}

/** Writes the catalog whole over what is there; doing it twice changes nothing. */
export async function putCatalog(t: Tx): Promise<void> {
  const catalog = catalogRows(readCatalogFiles())
  const rows = (list: readonly unknown[]) => ({ rows: JSON.stringify(list) })
  await t.none(queries.editions, { ...rows(editions), current: EDITION_2026 })
  await t.none(queries.organisations, rows(catalog.organisations))
  await t.none(queries.classes, rows(catalog.classes))
  await t.none(queries.conditions, rows(catalog.conditions))
  await t.none(queries.classUnits, rows(catalog.classUnits))
  await t.none(queries.scripts, rows(scriptRows()))
  await t.none(queries.mappings, rows(catalog.mappings))
  await t.none(queries.calendars, rows(centerCalendars(2025, 2027)))
}
