import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addBuilding, addComponent } from '../../server/testing/city.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { buildLayer, type LayerBuild, lookThoroughly, renewLayer } from './build-layer.ts'
import { type Manifest, openLayerStore } from './layer-store.ts'

describeOnBothDatabases('A change that no trigger notes', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-unnoted-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const deps = () => ({ db: database().db, store: openLayerStore(folder), layer: 'buildings' }) as const
  let served: LayerBuild

  const unnoted = async (statement: string) => {
    const { db } = database()
    await db.none('alter table building disable trigger user')
    await db.none(statement)
    await db.none('alter table building enable trigger user')
  }
  const renewThoroughly = async (before: Manifest) =>
    renewLayer(deps(), before, await lookThoroughly(deps(), before))
  const noted = () => database().db.none("update building set height_m = height_m + 1 where name = 'a'")

  beforeEach(async () => {
    await database().db.none('delete from building')
    for (const [i, name] of ['a', 'b', 'c'].entries())
      await addBuilding(database(), { lon: 103.8 + i / 10, lat: 36.05, name })
    served = await buildLayer(deps())
  })

  test('is not seen by a look at the notes, and is by one at all rows', async () => {
    await unnoted("update building set height_m = 99 where name = 'b'")
    expect(await renewLayer(deps(), served)).toBeNull()
    const renewed = await renewThoroughly(served)
    expect(renewed?.how).toBe('whole')
    expect(renewed?.files).not.toEqual(served.files)
    expect(await renewThoroughly(renewed ?? served)).toBeNull()
  })

  test('is seen in the number of rows where noted ones were taken in since', async () => {
    await noted()
    const first = (await renewLayer(deps(), served)) ?? expect.unreachable()
    await unnoted("delete from building where name = 'b'")
    await noted()
    const second = (await renewLayer(deps(), first)) ?? expect.unreachable()
    expect([second.how, second.features]).toEqual(['update', 3])
    const third = await renewThoroughly(second)
    expect([third?.how, third?.features]).toEqual(['whole', 2])
  })

  test('is told from the noted ones: a thorough look after them builds nothing', async () => {
    await noted()
    const first = (await renewThoroughly(served)) ?? expect.unreachable()
    expect(first.how).toBe('update')
    expect(await renewThoroughly(first)).toBeNull()
    // A program started anew knows it, too.
    const [kept] = await openLayerStore(folder).published('buildings')
    expect(kept?.rows).toBe(first.rows)
    expect(kept?.position).toEqual(first.position)
  })

  test('is none where a table is emptied: that is noted', async () => {
    await addComponent(database(), { lon: 103.8, lat: 36.05 })
    const components = { ...deps(), layer: 'components' } as const
    const before = await buildLayer(components)
    await database().db.none('truncate building cascade')
    await database().db.none('truncate component cascade')
    const renewed = await renewLayer(deps(), served)
    expect([renewed?.how, renewed?.features]).toEqual(['whole', 0])
    expect((await renewLayer(components, before))?.features).toBe(0)
  })
})
