import { expect, test } from 'vitest'
import { MOST_VIEWS } from '../../contract/map-view.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'

const path = '/api/v1/map/views'

describeOnBothDatabases('Kept views of the map', (database) => {
  const loop = useLoop(database)
  const keep = (who: string, name: string, query = 'v=2&mode=2d') =>
    loop().as(who).post(path, { name, query })
  const names = async (who: string) =>
    (await loop().as(who).get(path)).json.items.map(({ name }: { name: string }) => name)

  test('are each person’s own, in the order in which they were kept', async () => {
    expect((await keep('leader', '兰州中心')).status).toBe(201)
    loop().setClock(1)
    await keep('leader', 'Underpass', 'v=2&under=1')
    await keep('dispatcher', 'Mine')
    expect(await names('leader')).toEqual(['兰州中心', 'Underpass'])
    expect(await names('dispatcher')).toEqual(['Mine'])
  })

  test('one kept again by its name is replaced in its place', async () => {
    await keep('leader', '兰州中心', 'v=2&sun=2026-06-21T04:00:00.000Z')
    const { items } = (await loop().as('leader').get(path)).json
    expect(items[0]).toMatchObject({ name: '兰州中心', query: 'v=2&sun=2026-06-21T04:00:00.000Z' })
    expect(items).toHaveLength(2)
  })

  test('are forgotten by their owner alone', async () => {
    const { id } = (await loop().as('leader').get(path)).json.items[0]
    expect((await loop().as('dispatcher').delete(`${path}/${id}`)).status).toBe(404)
    expect((await loop().as('leader').delete(`${path}/${id}`)).status).toBe(204)
    expect(await names('leader')).toEqual(['Underpass'])
  })

  test('are not without end, nor anything but an address', async () => {
    await loop().db.none(
      `insert into map_view (id, owner_id, name, query, created_at)
       select gen_random_uuid(), $1, 'view ' || n, 'v=2', now() from generate_series(1, $2) n`,
      [loop().as('supervisor').userId, MOST_VIEWS],
    )
    const { status, json } = await keep('supervisor', 'one more')
    expect([status, json.errors[0].code]).toEqual([422, 'too-many'])
    expect((await keep('supervisor', 'view 7', 'v=2&mode=2d')).status).toBe(201)
    expect((await keep('leader', '  ')).status).toBe(400)
    expect((await keep('leader', 'x', 'v=2 <script>')).status).toBe(400)
    expect((await fetch(`${loop().app.url}${path}`)).status).toBe(401)
  })
})
