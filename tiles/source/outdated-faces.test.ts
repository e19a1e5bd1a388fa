import { beforeEach, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { gabledHouse } from '../testing/building-rows.ts'

const place = [103.8, 36.05] as const
const faces = JSON.stringify(gabledHouse(...place))

describeOnBothDatabases('The roofs and walls of a building', (database) => {
  const change = (set: string) => database().db.none(`update building set ${set}`, [faces])
  const areKnown = async () =>
    (await database().db.one<{ known: boolean }>('select faces is not null as known from building')).known

  beforeEach(async () => {
    await database().db.none('delete from building')
    await database().db.none(
      `insert into building (source, source_id, footprint, center, height_m, height_estimated, faces)
       select 'test', 'one', st_multi(st_expand(place, 0.0001)), place, 9, false, $3
         from (select st_setsrid(st_makepoint($1, $2), 4326) as place) as p`,
      [...place, faces],
    )
  })

  test.each([
    ['another footprint', 'footprint = st_multi(st_expand(center, 0.0002))'],
    ['another height', 'height_m = 12'],
  ])('are forgotten where it is given %s without them', async (_, set) => {
    await change(set)
    expect(await areKnown()).toBe(false)
  })

  test.each([
    ['its shape is written as it was', 'footprint = footprint, height_m = height_m'],
    ['its name or foot changes', "name = '市府大楼', base_m = 1500"],
    ['both are written at once, the faces as they were', 'height_m = 12, faces = $1'],
    ['they come after the shape', 'height_m = 12; update building set faces = $1'],
  ])('stay where %s', async (_, set) => {
    await change(set)
    expect(await areKnown()).toBe(true)
  })

  test('stay where an import meets a known building with another height and the same faces', async () => {
    await database().db.none(
      `insert into building (source, source_id, footprint, center, height_m, height_estimated, faces)
       select source, source_id, footprint, center, 15, false, faces from building
       on conflict (source, source_id) do update set height_m = excluded.height_m, faces = excluded.faces`,
    )
    expect(await areKnown()).toBe(true)
  })

  test('are forgotten by an edit that follows their own in one transaction', async () => {
    await database().db.tx(async (t) => {
      await t.none('update building set faces = $1', [faces])
      await t.none('update building set height_m = 20')
    })
    expect(await areKnown()).toBe(false)
  })
})
