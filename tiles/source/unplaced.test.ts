import { expect, test } from 'vitest'
import { addBuilding, addComponent } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { buildingSource } from './building-source.ts'
import { componentSource } from './component-source.ts'

describeOnBothDatabases('Rows that stand nowhere on the Earth', (database) => {
  test('are found among buildings, components and pipes, until they are mended', async () => {
    const { db } = database()
    await addBuilding(database(), { lon: 103.8, lat: 36.05 })
    const ids = {
      building: Number(await addBuilding(database(), { lon: 103.8, lat: 36.05 })),
      far: Number(await addComponent(database(), { lon: 200, lat: 36.05 })),
      nowhere: Number(await addComponent(database(), { lon: Number.NaN, lat: 36.05 })),
      empty: Number(await addComponent(database(), { lon: 103.8, lat: 36.05 })),
      removed: Number(await addComponent(database(), { lon: 103.8, lat: 99 })),
      pipe: Number(await addComponent(database(), { lon: 103.8, lat: 36.05 })),
    }
    await addComponent(database(), { lon: 103.8, lat: 36.05 })
    const put = (id: number, geom: string) =>
      db.none(`update component set geom = ${geom} where id = $1`, [id])
    await db.none("update building set center = st_setsrid('POINT(0 91)'::geometry, 4326) where id = $1", [
      ids.building,
    ])
    await put(ids.empty, "st_setsrid('POINT EMPTY'::geometry, 4326)")
    await put(ids.pipe, "st_setsrid('LINESTRING(200 36, 201 36)'::geometry, 4326)")
    await db.none("update component set state = 'removed' where id = $1", [ids.removed])
    const found = async () => [
      await buildingSource(db).unplaced(),
      await componentSource(db, 'point').unplaced(),
      await componentSource(db, 'line').unplaced(),
    ]
    expect(await found()).toEqual([[ids.building], [ids.far, ids.nowhere, ids.empty], [ids.pipe]])
    await db.none('update building set center = st_pointonsurface(footprint)')
    await db.none("update component set geom = st_setsrid('POINT(103.8 36.05)'::geometry, 4326)")
    expect(await found()).toEqual([[], [], []])
  })
})
