import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import type { Log } from '../../server/platform/log.ts'
import { buildAreasAndGrids } from '../grids/build-areas-and-grids.ts'
import { loadCity } from '../load/load-city.ts'
import { demoCity } from './city/demo-city.ts'
import { type DemoDeps, layDemoOver } from './lay-demo.ts'

const queries = {
  readSetting: sql(import.meta.url, 'sql/read-setting.sql'),
  writeSetting: sql(import.meta.url, 'sql/write-setting.sql'),
  hasDistrict: sql(import.meta.url, 'sql/has-district.sql'),
}

/** Key of the setting that says a demo is wanted over the city: `begun` while the demo city is being laid, else `wanted`. */
const MARK = 'demo-city'
type Mark = { value: { state: 'begun' | 'wanted' } } | null

/**
 * Fills an empty database with the demo city and its people; lays people over a city that was imported `--with-demo`; leaves
 * any other alone. A start that was cut short goes on where it was.
 */
export async function seedDemo(deps: DemoDeps): Promise<void> {
  const { db, log } = deps
  const mark = await db.oneOrNone<NonNullable<Mark>>(queries.readSetting, { key: MARK })
  const { found } = await db.one<{ found: boolean }>(queries.hasDistrict)
  if (mark?.value.state === 'begun' || (mark === null && !found)) await layCity(db, log)
  else if (mark === null) return
  await layDemoOver(deps)
}

async function layCity(db: Db, log: Log): Promise<void> {
  const mark = (state: 'begun' | 'wanted') =>
    db.none(queries.writeSetting, { key: MARK, value: JSON.stringify({ state }) })
  const started = Date.now()
  await mark('begun')
  const { counts } = await loadCity(db, demoCity(), { source: 'demo' })
  log.info({ counts, ms: Date.now() - started }, 'demo city loaded')
  await buildAreasAndGrids(db)
  log.info({ ms: Date.now() - started }, 'demo city divided into grids')
  await mark('wanted')
}
