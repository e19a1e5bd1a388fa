import { beforeAll, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { buildAreasAndGrids, type GridReport } from '../grids/build-areas-and-grids.ts'
import { loadCity } from '../load/load-city.ts'
import { demoCity } from './city/demo-city.ts'

describeOnBothDatabases('The demo city in the database', (database) => {
  let report: GridReport
  beforeAll(async () => {
    const { db } = database()
    await loadCatalog(db)
    await loadCity(db, demoCity(), { source: 'demo' })
    report = await buildAreasAndGrids(db)
  }, 120_000)
  const count = async (what: string) =>
    (await database().db.one<{ n: number }>(`select count(*)::int as n from ${what}`)).n

  test('is divided into unit grids of which nine in ten are between 5,000 and 20,000 m²', async () => {
    expect(report.communities).toBe(50)
    expect(report.cells).toBeGreaterThan(1000)
    expect(report.wellSized / report.cells).toBeGreaterThan(0.9)
    expect(report.meanM2).toBeGreaterThan(8000)
    expect(report.meanM2).toBeLessThan(13_000)
    expect(await count(`(select community_code from unit_grid group by 1 having count(*) > 900) c`)).toBe(0)
    // Hardly a house is cut, and those that are stand in the list.
    expect(report.cutBuildings).toBe(await count('building_cut'))
    expect(report.cutBuildings / (await count('building'))).toBeLessThan(0.03)
  })

  test('places everything in a cell and names the class of every component', async () => {
    for (const table of ['building', 'component', 'camera'])
      expect([table, await count(`${table} where unit_grid_code is null`)]).toEqual([table, 0])
    const unnamed = `component c where not exists (select from case_class k join catalog_edition e on e.code = k.edition and e.current
      where k.kind = 'component' and k.code = c.class_code)`
    expect(await count(unnamed)).toBe(0)
    const ownerless = `component c where c.owner_unit is not null and not exists (select from organisation o where o.code = c.owner_unit)`
    expect(await count(ownerless)).toBe(0)
  })
})
