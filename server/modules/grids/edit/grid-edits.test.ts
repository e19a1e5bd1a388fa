import { expect, test } from 'vitest'
import type { FieldError } from '../../../contract/common.ts'
import type { GridEdit, GridMove, GridPreview, GridProblem } from '../../../contract/grid-edit.ts'
import {
  addBuilding,
  addCamera,
  addComponent,
  addResident,
  cellCenter,
  cellCode,
  TOWN,
} from '../../../testing/city.ts'
import { describeOnBothDatabases } from '../../../testing/database.ts'
import { useTownApp } from '../../../testing/town-app.ts'

type Place = [number, number]
/** A place in the town, in cells from its north-west. */
const at = (column: number, row: number): Place => [
  TOWN.west + column * TOWN.cellLon,
  TOWN.north - row * TOWN.cellLat,
]

describeOnBothDatabases('Grid edits', (database) => {
  const town = useTownApp(database, async (to) => {
    // As generated grids are: to the last digit the same on both sides of a border.
    await to.db.none(
      `update unit_grid set valid_from = '2026-01-01', geom = st_setsrid(st_geomfromgeojson(st_asgeojson(geom, 9)), 4326)`,
    )
    const west = await addBuilding(to, { lon: at(0.25, 0.5)[0], lat: at(0.25, 0.5)[1], name: '西楼' })
    for (let i = 0; i < 12; i++) await addResident(to, { buildingId: west })
    const east = await addBuilding(to, { lon: at(0.75, 0.5)[0], lat: at(0.75, 0.5)[1], name: '东楼' })
    for (let i = 0; i < 3; i++) await addResident(to, { buildingId: east })
    await addComponent(to, { lon: at(0.2, 0.2)[0], lat: at(0.2, 0.2)[1] })
    await addCamera(to, { lon: at(0.8, 0.2)[0], lat: at(0.8, 0.2)[1] })
  })
  const db = () => database().db
  const as = (who: string) => town().as(who)
  const admin = () => as('admin')
  const seenBy = async (edits: GridEdit[]) => {
    const cells = await (await admin()).get('/api/v1/grids')
    const grids = await (await admin()).get('/api/v1/grids/responsibilities')
    const versions: [string, number][] = [
      ...cells.json.features.map((f: { properties: { code: string; version: number } }) => [
        f.properties.code,
        f.properties.version,
      ]),
      ...grids.json.items.map((g: { code: string; version: number }) => [g.code, g.version]),
    ]
    const text = JSON.stringify(edits)
    return Object.fromEntries(versions.filter(([code]) => text.includes(code)))
  }
  const preview = async (...edits: GridEdit[]): Promise<GridPreview> => {
    const answer = await (await admin()).post('/api/v1/grids/edits/preview', {
      edits,
      seen: await seenBy(edits),
    })
    expect(answer.status, answer.text).toBe(200)
    return answer.json
  }
  const apply = async (edits: GridEdit[], more: object = {}) =>
    (await admin()).post('/api/v1/grids/edits', {
      edits,
      seen: await seenBy(edits),
      reason: '网格调整',
      acceptWarnings: true,
      ...more,
    })
  const done = async (...edits: GridEdit[]) => {
    const answer = await apply(edits)
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }
  const undo = async (id: number) =>
    (await admin()).post(`/api/v1/grids/edits/${id}/undo`, { reason: '弄错了' })
  const problems = async (...edits: GridEdit[]) =>
    (await preview(...edits)).problems.map(({ code }: GridProblem) => code)
  const standing = () =>
    db().any(
      'select code, version, round(area_m2) as area from unit_grid where valid_to is null order by code',
    )
  const totals = () =>
    db().one(`select count(*)::int as cells, sum(area_m2) as area,
      (select count(*)::int from grid_change) as changes, (select count(*)::int from audit) as audited,
      (select count(*)::int from outbox) as told, (select count(*)::int from responsibility_grid_cell) as held
      from unit_grid where valid_to is null`)
  /** Nothing lies over another, nothing is left out, everything is where it is. */
  const sound = async () =>
    db().one(`select
      (select coalesce(sum(st_area(st_intersection(a.geom, b.geom)::geography)), 0) from unit_grid a join unit_grid b on a.id < b.id and a.geom && b.geom
        and st_relate(a.geom, b.geom, '2********') where a.valid_to is null and b.valid_to is null)::float as overlap,
      st_area(st_symdifference((select st_union(geom) from unit_grid where valid_to is null), (select st_union(geom) from community))) * 1e10 as gap,
      (select count(*)::int from unit_grid where valid_to is null and not st_contains(geom, center)) as outside,
      (select count(*)::int from component c where unit_grid_code is distinct from unit_grid_at(c.geom)) as strayed,
      (select count(*)::int from camera c where unit_grid_code is distinct from unit_grid_at(c.geom)) as lost,
      (select count(*)::int from building b where unit_grid_code is distinct from (select g.code from unit_grid g where g.valid_to is null and g.geom && b.footprint
        order by st_area(st_intersection(g.geom, b.footprint)) desc, g.code limit 1)) as elsewhere,
      (select count(*)::int from unit_grid g where g.valid_to is null and (select count(*) from responsibility_grid_cell r where r.unit_grid_code = g.code) <> 1) as unheld`)
  const whole = { overlap: 0, outside: 0, strayed: 0, lost: 0, elsewhere: 0, unheld: 0 }
  const split: GridEdit = { kind: 'split', code: cellCode(0, 0), line: [at(0.5, -0.1), at(0.5, 1.1)] }

  test('a split is previewed: new codes, what moves with whom, few people never counted', async () => {
    const before = await totals()
    const shown = await preview(split)
    expect(shown.problems).toEqual([])
    expect(shown.closed.map(({ code }) => code)).toContain(cellCode(0, 0))
    const fresh = shown.cells.filter(({ change }) => change === 'new')
    expect(fresh.map(({ code, from }) => [code, from])).toEqual([
      [`${TOWN.communities[0]}009`, [cellCode(0, 0)]],
      [`${TOWN.communities[0]}010`, [cellCode(0, 0)]],
    ])
    expect(
      shown.moves.map((m: GridMove) => [
        m.to.code?.slice(12),
        m.buildings,
        m.components,
        m.cameras,
        m.residents,
      ]),
    ).toEqual([
      ['009', 1, 1, 0, '<5'],
      ['010', 1, 0, 1, '<5'],
    ])
    expect(shown.totals).toMatchObject({
      buildings: 2,
      components: 1,
      cameras: 1,
      residents: 15,
      openCases: 0,
    })
    expect(shown.moves[0]?.to).toMatchObject({ responsibility: `R-${TOWN.streets[0]}` })
    expect(shown.things.map(({ kind, name }) => `${kind} ${name}`)).toContain('building 西楼')
    expect(await totals()).toEqual(before)
  })

  test('applied, old versions end and new ones begin, everything follows, all is told and kept', async () => {
    const before = await totals()
    const change = await done(split)
    expect(change).toMatchObject({ kinds: ['split'], reason: '网格调整', undoes: null, undoneBy: null })
    const after = await totals()
    expect(after).toMatchObject({
      cells: 25,
      changes: 1,
      audited: before.audited + 1,
      told: before.told + 1,
      held: 25,
    })
    expect(Math.abs(after.area - before.area)).toBeLessThan(0.01)
    expect(await sound()).toMatchObject(whole)
    const history = await (await as('leader')).get(`/api/v1/grids/${cellCode(0, 0)}/history`)
    expect(history.json.items).toMatchObject([
      {
        version: 1,
        closedBy: { id: change.id, created: expect.arrayContaining([`${TOWN.communities[0]}009`]) },
      },
    ])
    const since = new Date(Date.parse(change.at) - 1).toISOString()
    expect((await (await as('leader')).get(`/api/v1/grids?at=${since}`)).json.features).toHaveLength(24)
    expect((await (await as('leader')).get(`/api/v1/grids`)).json.features).toHaveLength(25)
    expect(
      (await (await as('leader')).get(`/api/v1/grids?kind=responsibility&at=${since}`)).json.features,
    ).toHaveLength(2)
  })

  test('undone, the cell is back as a version of its own; codes of the parts are never given again', async () => {
    const [last] = (await (await admin()).get('/api/v1/grids/edits')).json.items
    const answer = await undo(last.id)
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json).toMatchObject({ undoes: last.id, kinds: ['undo'] })
    expect((await standing()).find(({ code }) => code === cellCode(0, 0))).toMatchObject({ version: 2 })
    expect(await sound()).toMatchObject(whole)
    expect((await undo(last.id)).json.code).toBe('already-undone')
    const shown = await preview(split)
    expect(shown.cells.filter(({ change }) => change === 'new').map(({ code }) => code.slice(12))).toEqual([
      '011',
      '012',
    ])
  })

  test('neighbours merge and keep the code of the largest; a change touched since cannot be undone', async () => {
    const merge: GridEdit = { kind: 'merge', codes: [cellCode(0, 1), cellCode(1, 1), cellCode(0, 2)] }
    const change = await done(merge)
    expect(change.closed.toSorted()).toEqual(merge.codes.toSorted())
    expect(change.created).toHaveLength(1)
    expect(await sound()).toMatchObject(whole)
    const again = await done({ kind: 'split', code: change.created[0], line: [at(-0.1, 1.5), at(2.1, 1.5)] })
    const refused = await undo(change.id)
    expect([refused.status, refused.json.code]).toEqual([409, 'touched-since'])
    expect(refused.json.detail).toContain(change.created[0])
    expect((await undo(again.id)).status).toBe(201)
    expect((await undo(change.id)).status).toBe(409)
    expect(await sound()).toMatchObject(whole)
  })

  test('a border is redrawn and a corner moved: both sides follow', async () => {
    const [a, b] = [cellCode(2, 0), cellCode(3, 0)]
    await done(
      { kind: 'redraw', codes: [a, b], line: [at(3.2, -0.1), at(2.9, 0.5), at(3, 1)] },
      { kind: 'move', from: at(3, 2), to: at(3.1, 2.1) },
    )
    expect(
      (await standing()).filter(({ code }) => code === a || code === b).map(({ version }) => version),
    ).toEqual([2, 2])
    expect(await sound()).toMatchObject(whole)
  })

  test('a cell drawn over another is named with how much, and nothing is half saved', async () => {
    const before = await totals()
    const drawn: GridEdit = {
      kind: 'draw',
      communityCode: TOWN.communities[1],
      ring: [at(2.5, 3.5), at(2.8, 3.5), at(2.8, 3.8), at(2.5, 3.8)],
    }
    const good: GridEdit = { kind: 'split', code: cellCode(5, 3), line: [at(5.5, 2.9), at(5.5, 4.1)] }
    const [found] = (await preview(good, drawn)).problems
    expect(found).toMatchObject({
      severity: 'error',
      code: 'overlap',
      cells: [`${TOWN.communities[1]}009`, cellCode(2, 3)],
    })
    expect(found?.m2).toBeGreaterThan(900)
    expect(found?.m2).toBeLessThan(1100)
    const refused = await apply([good, drawn])
    expect(refused.status).toBe(422)
    expect(refused.json.errors.map((e: FieldError) => e.code)).toContain('overlap')
    expect(refused.json.detail).toMatch(new RegExp(`lies over ${cellCode(2, 3)} by \\d+ m²`))
    expect(await totals()).toEqual(before)
  })

  test.each([
    ['unknown-cell', { kind: 'split', code: '620103001001777', line: [at(0, 0), at(1, 1)] }],
    ['line-misses', { kind: 'split', code: cellCode(0, 3), line: [at(3, 0), at(4, 1)] }],
    ['line-ends-inside', { kind: 'split', code: cellCode(0, 3), line: [at(-0.1, 3.5), at(0.5, 3.5)] }],
    ['merge-apart', { kind: 'merge', codes: [cellCode(2, 1), cellCode(2, 3)] }],
    ['merge-communities', { kind: 'merge', codes: [cellCode(1, 3), cellCode(2, 3)] }],
    ['crosses-community', { kind: 'move', from: at(4, 3), to: at(4.2, 3) }],
    ['gap', { kind: 'move', from: at(0, 3), to: at(0.2, 3) }],
    ['self-crossing', { kind: 'move', from: at(0, 4), to: at(1.5, 3.5) }],
    ['no-corner', { kind: 'move', from: at(0.5, 3.5), to: at(0.6, 3.5) }],
    [
      'unknown-community',
      { kind: 'draw', communityCode: '620103009009', ring: [at(8, 8), at(9, 8), at(9, 9)] },
    ],
    ['too-small', { kind: 'split', code: cellCode(0, 3), line: [at(0.1, 2.9), at(0.1, 4.1)] }],
    ['other-street', { kind: 'assign', codes: [cellCode(0, 3)], responsibility: `R-${TOWN.streets[1]}` }],
    ['unknown-responsibility', { kind: 'assign', codes: [cellCode(0, 3)], responsibility: 'R-9' }],
    [
      'responsibility-taken',
      { kind: 'make', code: `R-${TOWN.streets[0]}`, streetCode: TOWN.streets[0], name: '再来', nameEn: null },
    ],
    ['responsibility-not-empty', { kind: 'drop', responsibility: `R-${TOWN.streets[0]}` }],
  ] as [string, GridEdit][])('says %s', async (code, edit) => {
    // What is not in force cannot have been seen: it is gone, and said so before all else.
    if (code === 'unknown-cell' || code === 'unknown-responsibility') {
      const answer = await (await admin()).post('/api/v1/grids/edits/preview', { edits: [edit], seen: {} })
      expect([200, 409]).toContain(answer.status)
      if (answer.status === 409) return
    }
    expect(await problems(edit)).toContain(code)
  })

  test('a building that the border would cut is listed with its share; warnings must be accepted', async () => {
    const house = await addBuilding(database(), { ...cellCenter(3, 3), name: '长楼', halfM: 12 })
    const edit: GridEdit = { kind: 'split', code: cellCode(3, 3), line: [at(3.47, 2.9), at(3.47, 4.1)] }
    const [found] = (await preview(edit)).problems
    expect(found).toMatchObject({
      severity: 'warning',
      code: 'cuts-buildings',
      buildings: [{ id: house, name: '长楼' }],
    })
    expect(found?.buildings[0]?.share).toBeCloseTo(0.63, 1)
    const refused = await apply([edit], { acceptWarnings: false })
    expect([refused.status, refused.json.code]).toEqual([422, 'warnings-not-accepted'])
    await done(edit)
    expect(await db().any('select share from building_cut where building_id = $1', [house])).toHaveLength(1)
  })

  test('an editor who saw older versions is told what changed', async () => {
    const edit: GridEdit = { kind: 'split', code: cellCode(4, 0), line: [at(4.5, -0.1), at(4.5, 1.1)] }
    const seen = await seenBy([edit])
    await done({ kind: 'move', from: at(5, 1), to: at(5.05, 1.05) })
    const refused = await (await admin()).post('/api/v1/grids/edits', { edits: [edit], seen, reason: 'x' })
    expect([refused.status, refused.json.code]).toEqual([409, 'grids-changed'])
    expect(refused.json.errors).toMatchObject([{ field: `seen.${cellCode(4, 0)}`, code: 'changed' }])
  })

  test('cells go to another responsibility grid with other people; the past is kept and can be brought back', async () => {
    const [inspector2] = (await (await admin()).get('/api/v1/grids/responsibilities')).json.inspectors
    const edits: GridEdit[] = [
      { kind: 'make', code: 'R-NEW', streetCode: TOWN.streets[1], name: '东岸', nameEn: 'East Bank' },
      { kind: 'staff', responsibility: 'R-NEW', inspectorId: inspector2.id, gridLeaderId: null },
      { kind: 'assign', codes: [cellCode(5, 2), cellCode(5, 3)], responsibility: 'R-NEW' },
    ]
    const shown = await preview(...edits)
    expect(shown.responsibilities.map((r) => [r.code, r.change, r.cellsAfter - r.cellsBefore])).toEqual([
      ['R-620103002', 'changed', -2],
      ['R-NEW', 'made', 2],
    ])
    expect(shown.moves.map(({ from, to }) => [from.responsibility, to.responsibility, to.inspector])).toEqual(
      [
        ['R-620103002', 'R-NEW', inspector2.name],
        ['R-620103002', 'R-NEW', inspector2.name],
      ],
    )
    const change = await done(...edits)
    expect((await (await as('leader')).get('/api/v1/grids?kind=responsibility')).json.features).toHaveLength(
      3,
    )
    const since = new Date(Date.parse(change.at) - 1).toISOString()
    expect(
      (await (await as('leader')).get(`/api/v1/grids?kind=responsibility&at=${since}`)).json.features,
    ).toHaveLength(2)
    expect(
      await problems({
        kind: 'staff',
        responsibility: 'R-NEW',
        inspectorId: (await admin()).userId,
        gridLeaderId: null,
      }),
    ).toContain('no-inspector')
    expect((await undo(change.id)).status).toBe(201)
    expect((await (await as('leader')).get('/api/v1/grids?kind=responsibility')).json.features).toHaveLength(
      2,
    )
    expect(await sound()).toMatchObject(whole)
  })

  test('is an administrator’s; a cell outside the scope has no history; the shape is judged first', async () => {
    const body = { edits: [split], seen: {} }
    expect((await (await as('leader')).post('/api/v1/grids/edits/preview', body)).status).toBe(403)
    expect((await (await as('leader')).get('/api/v1/grids/responsibilities')).status).toBe(403)
    expect((await (await admin()).post('/api/v1/grids/edits/preview', { edits: [] })).status).toBe(400)
    expect((await (await as('east')).get(`/api/v1/grids/${cellCode(0, 0)}/history`)).status).toBe(404)
    expect((await (await admin()).post('/api/v1/grids/edits/999999/undo', { reason: 'x' })).status).toBe(404)
  })
})
