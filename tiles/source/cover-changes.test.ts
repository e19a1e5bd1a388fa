import { expect, test } from 'vitest'
import { addComponent } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { coverClasses } from '../content/cover-classes.ts'
import { rowState } from './layer-state.ts'

describeOnBothDatabases('What changes the tiles of pipes', (database) => {
  const noted = async () => {
    const sql = "select count(*)::int as n from tile_change where layer = 'pipes'"
    return (await database().db.one<{ n: number }>(sql)).n
  }

  test.each(coverClasses())('is a cover of class %s that comes, changes or goes', async (classCode) => {
    const { db } = database()
    const [state, before] = [await rowState(db, 'pipes'), await noted()]
    const id = await addComponent(database(), { lon: 103.8, lat: 36.05, classCode })
    expect(await noted()).toBe(before + 1)
    expect(await rowState(db, 'pipes')).not.toEqual(state)
    await db.none('delete from component where id = $1', [id])
    expect(await noted()).toBe(before + 2)
  })

  test('is no lamp', async () => {
    const { db } = database()
    const [state, before] = [await rowState(db, 'pipes'), await noted()]
    await addComponent(database(), { lon: 103.8, lat: 36.05, classCode: '01037' })
    expect([await rowState(db, 'pipes'), await noted()]).toEqual([state, before])
  })
})
