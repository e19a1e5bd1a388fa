import { expect, test } from 'vitest'
import { layMadeGround } from '../../../tiles/testing/made-ground.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { createGroundWatch } from './ground-watch.ts'

describeOnBothDatabases('Another ground', (database) => {
  const lattice = { west: 103.8, south: 36, stepLon: 0.01, stepLat: 0.01, columns: 3, rows: 3 }
  const lay = (version: string) =>
    layMadeGround(database().db, { lattice, post: () => 1500, undulation: -40, version })
  const told = async () => {
    const rows = await database().db.any<{ payload: { version: string | null } }>(
      `select payload from outbox where topic = 'ground' order by position`,
    )
    return rows.map(({ payload }) => payload.version)
  }
  const aServer = () => {
    let refreshed = 0
    const terrain = { refresh: async () => void refreshed++ }
    return { look: createGroundWatch(database().db, terrain), refreshed: () => refreshed }
  }

  test('is told once, by one server, after the terrain is that of the new one', async () => {
    const [one, two] = [aServer(), aServer()]
    await one.look()
    await two.look()
    expect(await told()).toEqual([])
    await lay('first')
    await one.look()
    await two.look()
    await one.look()
    expect([await told(), one.refreshed(), two.refreshed()]).toEqual([['first'], 2, 2])
    // The same again is no news, and one that came while no server ran is.
    await lay('first')
    await one.look()
    await lay('second')
    await aServer().look()
    await one.look()
    expect(await told()).toEqual(['first', 'second'])
    await database().db.none('delete from ground; delete from ground_block')
    await one.look()
    expect(await told()).toEqual(['first', 'second', null])
  })
})
