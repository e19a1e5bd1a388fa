import { expect, test } from 'vitest'
import { tx } from '../../server/db/tx.ts'
import { addTown } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { readChoices } from './history-choices.ts'
import { layUsers } from './users.ts'

describeOnBothDatabases('A history for a city whose components nobody has listed', (database) => {
  test('happens in its unit grids, and tells of events alone', async () => {
    const { db } = database()
    await addTown(database())
    await loadCatalog(db)
    await tx(db, (t) => layUsers(t, 'no-password'))
    const { places, classes } = await readChoices(db)
    const cells = await db.one<{ n: number }>(
      'select count(*)::int as n from unit_grid where valid_to is null',
    )
    expect(places.length).toBe(cells.n)
    expect(
      places.every(({ componentId, streetCode }) => componentId === null && streetCode.length === 9),
    ).toBe(true)
    expect(new Set(classes.map(({ kind }) => kind))).toEqual(new Set(['event']))
  })
})
