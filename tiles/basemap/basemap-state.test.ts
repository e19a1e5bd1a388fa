import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBuilding, addTown } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { createBasemapState, type Known } from './basemap-state.ts'

describeOnBothDatabases('The pictures of the base map', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-basemap-state-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const started = () => createBasemapState({ db: database().db, folder })
  let known: Known

  beforeAll(async () => {
    await addTown(database())
    await addBuilding(database(), { lon: 103.8, lat: 36.05, name: 'a' })
    known = await started().look(undefined)
  })

  test('stay while nothing changes, and over a restart', async () => {
    const state = started()
    expect((await state.look(undefined)).version).toBe(known.version)
    expect((await state.look(known)).version).toBe(known.version)
    // An import of what is known already touches no row.
    await database().db.none("update district set name = name where code = 'none'")
    expect((await state.look(known)).version).toBe(known.version)
  })

  test.each([
    [
      'a road',
      "insert into road (source, source_id, class, geom) values ('test', 'r', 'primary', st_geomfromtext('LINESTRING(103.8 36, 103.9 36)', 4326))",
    ],
    ['a name', "update street set name = '新街道' where code = '620103001'"],
    ['a building', "delete from building where name = 'a'"],
    ['an emptied table', 'truncate road'],
  ])('are drawn anew by the notes of %s, and once', async (_, statement) => {
    const state = started()
    const before = await state.look(undefined)
    await database().db.none(statement)
    const after = await state.look(before)
    expect(after.version).not.toBe(before.version)
    expect((await state.look(after)).version).toBe(after.version)
    expect((await started().look(undefined)).version).toBe(after.version)
  })

  test('are drawn anew at a start where something has changed without a note', async () => {
    const before = await started().look(undefined)
    const { db } = database()
    await db.none('alter table street disable trigger user')
    await db.none("update street set name = '老街道' where code = '620103001'")
    await db.none('alter table street enable trigger user')
    expect((await started().look(undefined)).version).not.toBe(before.version)
  })
})
