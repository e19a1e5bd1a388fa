import { beforeAll, expect, test } from 'vitest'
import type { SearchHit } from '../../contract/search.ts'
import { addBuilding, addCamera, addComponent, cellCenter, cellCode, TOWN } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'
import { pinyinTable } from './pinyin-table.ts'

describeOnBothDatabases('Searching for anything', (database) => {
  const loop = useLoop(database)
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    ids.tower = await addBuilding(database(), {
      ...cellCenter(0, 0),
      name: '长兴大厦',
      address: '兴华路１２号',
    })
    ids.long = await addBuilding(database(), { ...cellCenter(0, 1), address: '兴华路120号' })
    ids.plain = await addBuilding(database(), { ...cellCenter(5, 3), address: '兴华路7号' })
    ids.odd = await addBuilding(database(), { ...cellCenter(4, 3), name: '100%_楼' })
    ids.camera = await addCamera(database(), { ...cellCenter(1, 0), name: '中兴路口东球机' })
    ids.eastern = await addCamera(database(), { ...cellCenter(5, 0), name: '中兴路西口枪机' })
    ids.component = await addComponent(database(), cellCenter(1, 1))
    await database().db.none(
      `insert into road (source, source_id, class, name, name_en, geom) values
         ('test', 'r1', 'primary', '中兴路', 'Zhongxing Road', st_makeline(st_point($1, $2, 4326), st_point($3, $2, 4326))),
         ('test', 'r2', 'primary', '中兴路', null, st_makeline(st_point($3, $2, 4326), st_point($3 + 0.001, $2, 4326))),
         ('test', 'r3', 'primary', '兴华路', null, st_makeline(st_point($1, $2, 4326), st_point($1, $2 - 0.001, 4326)))`,
      [cellCenter(0, 0).lon, cellCenter(0, 0).lat, cellCenter(2, 0).lon],
    )
    ids.case = (await loop().report({ address: '兴华路12号旁', description: '污水外溢，气味很大' })).id
    ids.held = (await loop().caseIn('dispatched')).id
  })

  const search = async (
    q: string,
    who = 'intake',
    more: Record<string, string | number> = {},
  ): Promise<SearchHit[]> => {
    const query = new URLSearchParams({ q, ...more } as Record<string, string>)
    const answer = await loop().as(who).get(`/api/v1/search?${query}`)
    expect(answer.status, answer.text).toBe(200)
    return answer.json.items
  }
  const found = async (q: string, who = 'intake', more: Record<string, string | number> = {}) =>
    (await search(q, who, more)).map(({ kind, id }) => `${kind} ${id}`)
  const kindsOf = async (q: string, who = 'intake') => [
    ...new Set((await search(q, who)).map(({ kind }) => kind)),
  ]

  test('finds buildings by name, address, number and the initials of any reading', async () => {
    for (const q of [
      '长兴大厦',
      '兴大',
      '兴华路12号',
      '兴华路１２',
      'cxds',
      'zxds',
      'xhl12',
      'XHL12',
      '长·兴',
    ])
      expect(await found(q), q).toContain(`building ${ids.tower}`)
    expect(await found('兴华路12', 'intake', { kinds: 'building' })).toEqual([
      `building ${ids.tower}`,
      `building ${ids.long}`,
    ])
    expect(await found('xhl12', 'intake', { kinds: 'building' })).toEqual([
      `building ${ids.tower}`,
      `building ${ids.long}`,
    ])
    const [first] = await search('cxd')
    expect(first).toMatchObject({
      title: '长兴大厦',
      detail: '兴华路１２号',
      gridCode: cellCode(0, 0),
      match: { field: 'title', from: 0, to: 3 },
    })
    expect(first?.location?.lon).toBeCloseTo(cellCenter(0, 0).lon, 6)
  })

  test('finds a street’s name as a place, once, by words, initials, whole pinyin or English', async () => {
    for (const q of ['中兴路', '中兴', 'zxl', 'zhongxing', 'zhong', 'Zhongxing road'])
      expect((await search(q)).filter(({ kind }) => kind === 'road')[0]?.title, q).toBe('中兴路')
    expect(await search('中兴路', 'intake', { kinds: 'road' })).toHaveLength(1)
    expect((await search('zxl'))[0]).toMatchObject({ kind: 'road', detail: '西湖街道' })
  })

  test('finds cameras, subdistricts, communities and cells', async () => {
    expect(await found('球机')).toContain(`camera ${ids.camera}`)
    expect(await found('zxlkd')).toContain(`camera ${ids.camera}`)
    expect((await found('西湖街道'))[0]).toBe(`street ${TOWN.streets[0]}`)
    expect((await found('xhjd'))[0]).toBe(`street ${TOWN.streets[0]}`)
    expect((await found('社区2'))[0]).toBe(`community ${TOWN.communities[1]}`)
    expect((await found(cellCode(2, 1)))[0]).toBe(`grid ${cellCode(2, 1)}`)
    expect(await found(cellCode(2, 1).slice(0, 13))).toContain(`grid ${cellCode(2, 1)}`)
    expect((await found('西湖街道责任网格'))[0]).toBe(`grid R-${TOWN.streets[0]}`)
  })

  test('finds classes and, by them, cases and components', async () => {
    const { db } = database()
    const { code, name, pinyin } = await db.one(
      `select code, name, pinyin from case_class where kind = 'component' and code = '01037'
          and edition = (select code from catalog_edition where current)`,
    )
    expect((await found(name))[0]).toBe(`class component/${code}`)
    expect(await found(pinyin)).toContain(`class component/${code}`)
    expect(await found(name)).toContain(`component ${ids.component}`)
    const heard = (await search(name, 'intake', { kinds: 'component', ...cellCenter(1, 1) }))[0]
    expect(heard).toMatchObject({ kind: 'component', id: ids.component, title: name })
    const { number } = await db.one('select code as number from component where id = $1', [ids.component])
    expect((await found(number))[0]).toBe(`component ${ids.component}`)
    expect(await found(number.slice(0, 12))).toContain(`component ${ids.component}`)
  })

  test('finds cases by number, words, the initials of a street and of a class', async () => {
    const { db } = database()
    const one = await db.one(
      `select c.number, k.pinyin from case_record c join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
        where c.id = $1`,
      [ids.case],
    )
    expect((await search(one.number))[0]).toMatchObject({ kind: 'case', id: ids.case, code: one.number })
    expect((await found(one.number.toLowerCase()))[0]).toBe(`case ${ids.case}`)
    expect(await found(one.number.slice(0, 9))).toContain(`case ${ids.case}`)
    expect(await found(one.number.slice(-4))).toContain(`case ${ids.case}`)
    for (const q of ['污水外溢', '兴华路12', 'xhl12', 'xhl', one.pinyin])
      expect(await found(q), q).toContain(`case ${ids.case}`)
    const words = (await search('气味')).find(({ kind }) => kind === 'case')
    expect(words).toMatchObject({ detail: '污水外溢，气味很大', match: { field: 'detail', from: 5, to: 7 } })
  })

  test('puts exact before beginnings before words before initials, and near before far', async () => {
    expect((await kindsOf('兴华路'))[0]).toBe('road')
    const near = { kinds: 'building', ...cellCenter(5, 3) }
    expect((await found('兴华路', 'intake', near))[0]).toBe(`building ${ids.plain}`)
    const far = { kinds: 'building', ...cellCenter(0, 1) }
    expect((await found('兴华路', 'intake', far))[0]).toBe(`building ${ids.long}`)
    const scores = (await search('xhl')).map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  test('finds nothing outside the scope', async () => {
    expect(await found('中兴路', 'street-xiuchuan')).toEqual([`camera ${ids.eastern}`])
    expect(await found('长兴大厦', 'street-xiuchuan')).toEqual([])
    expect(await found('西湖街道', 'street-xiuchuan')).toEqual([])
    expect(await found(cellCode(0, 0), 'street-xiuchuan')).toEqual([])
    expect(await found('社区2', 'community-clerk')).toEqual([])
    expect(await found('社区1', 'community-clerk')).toContain(`community ${TOWN.communities[0]}`)
    expect(await kindsOf('污水外溢', 'unit-water')).not.toContain('case')
    const { number } = await database().db.one('select number from case_record where id = $1', [ids.held])
    expect(await found(number, 'unit-water')).toEqual([`case ${ids.held}`])
    expect(await found(number, 'unit-urban')).toEqual([])
  })

  test('finds what was built, renamed or removed a moment ago', async () => {
    const { db } = database()
    const id = await addBuilding(database(), { ...cellCenter(3, 3), name: '金城大剧院' })
    expect(await found('jcdjy')).toEqual([`building ${id}`])
    await db.none(`update building set name = '文化宫' where id = $1`, [id])
    expect(await found('金城大剧院')).toEqual([])
    expect(await found('whg')).toContain(`building ${id}`)
    await db.none('delete from building where id = $1', [id])
    expect(await found('文化宫')).toEqual([])
    await db.none(`update street set name = '新湖街道' where code = $1`, [TOWN.streets[0]])
    expect((await found('新湖'))[0]).toBe(`street ${TOWN.streets[0]}`)
    await db.none(`update street set name = '西湖街道' where code = $1`, [TOWN.streets[0]])
  })

  test('takes wildcards and quotes for what they are', async () => {
    for (const q of ['%', '_', '%%', "'", '\\', '--', '（）']) expect(await found(q), q).toEqual([])
    expect(await found('100%_楼')).toEqual([`building ${ids.odd}`])
    expect(await found("'; drop table search_entry; --")).toEqual([])
    expect((await found('长'))[0]).toBe(`building ${ids.tower}`)
  })

  test('refuses what is empty, too long or of no kind', async () => {
    const status = async (query: string) => (await loop().as('intake').get(`/api/v1/search?${query}`)).status
    expect(await status('')).toBe(400)
    expect(await status('q=%20')).toBe(400)
    expect(await status(`q=${'a'.repeat(101)}`)).toBe(400)
    expect(await status(`q=${encodeURIComponent('兴'.repeat(100))}`)).toBe(200)
    expect(await status('q=a&kinds=person')).toBe(400)
    expect(await status('q=a&kinds=')).toBe(400)
    expect(await status('q=a&lon=103')).toBe(400)
    expect(await status('q=a&limit=51')).toBe(400)
  })

  test('knows the readings that pinyin-pro knows', async () => {
    const rows = await database().db.any<{ character: string; readings: string }>(
      `select character, array_to_string(readings, ' ') as readings from pinyin_reading`,
    )
    const known = new Map(rows.map(({ character, readings }) => [character, readings]))
    const expected = [...pinyinTable()].flatMap(([readings, characters]) =>
      [...characters].map((character) => [character, readings] as const),
    )
    expect(known).toEqual(new Map(expected))
  })
})
