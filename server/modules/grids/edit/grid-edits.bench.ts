// npm run bench:grids: previews and applied changes of the grids of a district of 10,800 cells with 65,000 buildings and 108,000 components.
import type { GridEdit } from '../../../contract/grid-edit.ts'
import { addUsers, startTestApp, type TestClient } from '../../../testing/app.ts'
import { middle, newDatabase, withDatabase, withPostgres } from '../../../testing/bench.ts'

const [WEST, NORTH, LON, LAT] = [103.7, 36.1, 0.0011, 0.0009]
const [COMMUNITIES, SIDE] = [12, 30]

/** Twelve communities in a row, each of 30 × 30 cells: six buildings and ten components in each cell. */
const layDistrict = `
  create table cell as
  select n, x, y, round((${WEST} + (n * ${SIDE} + x) * ${LON})::numeric, 9)::float as w, round((${NORTH} - (y + 1) * ${LAT})::numeric, 9)::float as s,
         round((${WEST} + (n * ${SIDE} + x + 1) * ${LON})::numeric, 9)::float as e, round((${NORTH} - y * ${LAT})::numeric, 9)::float as no,
         '620103001' || lpad((n + 1)::text, 3, '0') as community, '620103001' || lpad((n + 1)::text, 3, '0') || lpad((y * ${SIDE} + x + 1)::text, 3, '0') as code
    from generate_series(0, ${COMMUNITIES - 1}) n, generate_series(0, ${SIDE - 1}) x, generate_series(0, ${SIDE - 1}) y;
  insert into district (code, name, geom) select '620103', '区', st_multi(st_makeenvelope(min(w), min(s), max(e), max(no), 4326)) from cell;
  insert into street (code, district_code, name, geom) select '620103001', '620103', '街道', geom from district;
  insert into community (code, street_code, name, geom) select community, '620103001', community, st_multi(st_makeenvelope(min(w), min(s), max(e), max(no), 4326)) from cell group by 1;
  alter table unit_grid disable trigger user; alter table building disable trigger user; alter table component disable trigger user;
  insert into unit_grid (code, community_code, geom, center, area_m2, valid_from)
  select code, community, geom, st_centroid(geom), st_area(geom::geography), '2026-01-01' from (select *, st_makeenvelope(w, s, e, no, 4326) as geom from cell) c;
  insert into responsibility_grid (code, name, street_code) select '620103001-' || lpad(g::text, 3, '0'), '责任网格' || g, '620103001' from generate_series(0, 539) g;
  insert into responsibility_grid_cell select code, '620103001-' || lpad((n * 45 + (y / 2) * 3 + x / 10)::text, 3, '0') from cell;
  insert into building (source, source_id, footprint, center, height_m, height_estimated, unit_grid_code)
  select 'bench', code || i, st_multi(st_makeenvelope(bw, bs, bw + 0.0002, bs + 0.0002, 4326)), st_setsrid(st_makepoint(bw + 0.0001, bs + 0.0001), 4326), 20, false, code
    from (select code, i, w + 0.0001 + (i % 3) * 0.00033 as bw, s + 0.0001 + (i / 3) * 0.0004 as bs from cell, generate_series(0, 5) i) b;
  insert into component (code, source, source_id, class_code, geom, unit_grid_code)
  select '62010301037' || lpad((row_number() over ())::text, 6, '0'), 'bench', code || i, '01037', st_setsrid(st_makepoint(w + 0.00005 + i * 0.0001, s + 0.00002 + i * 0.00008), 4326), code
    from cell, generate_series(0, 9) i;
  alter table unit_grid enable trigger user; alter table building enable trigger user; alter table component enable trigger user;
  drop table cell; analyze`

const code = (community: number, x: number, y: number) =>
  `620103001${String(community + 1).padStart(3, '0')}${String(y * SIDE + x + 1).padStart(3, '0')}`
const at = (community: number, x: number, y: number): [number, number] => [
  WEST + (community * SIDE + x) * LON,
  NORTH - y * LAT,
]
const row = (community: number, y: number) => Array.from({ length: SIDE }, (_, x) => code(community, x, y))

/** What is drawn: name and edits, each time somewhere else. */
const drafts: [string, (round: number) => GridEdit[]][] = [
  [
    'split one',
    (i) => [{ kind: 'split', code: code(0, i, 3), line: [at(0, i + 0.5, 2.9), at(0, i + 0.5, 4.1)] }],
  ],
  ['merge two', (i) => [{ kind: 'merge', codes: [code(1, 2 * i, 3), code(1, 2 * i + 1, 3)] }]],
  [
    'redraw a border',
    (i) => [
      {
        kind: 'redraw',
        codes: [code(2, 2 * i, 3), code(2, 2 * i + 1, 3)],
        line: [at(2, 2 * i + 1.2, 2.9), at(2, 2 * i + 0.9, 4.1)],
      },
    ],
  ],
  ['merge a row of 30', (i) => [{ kind: 'merge', codes: row(3, i + 3) }]],
  ['renumber 90', (i) => [{ kind: 'renumber', codes: [0, 1, 2].flatMap((y) => row(4 + i, y)) }]],
  [
    'reassign 300',
    (i) => [
      {
        kind: 'assign',
        codes: Array.from({ length: 10 }, (_, y) => row(11, y + i)).flat(),
        responsibility: '620103001-539',
      },
    ],
  ],
]

async function time(admin: TestClient, edits: GridEdit[], path: string, more: object): Promise<number> {
  const text = JSON.stringify(edits)
  const seen: Record<string, number> = Object.fromEntries(
    [...text.matchAll(/"(\d{15}|\d{9}-\d{3})"/g)].map(([, name]) => [name, 1]),
  )
  if (seen['620103001-539'] !== undefined) {
    const held = await admin.get('/api/v1/grids/responsibilities')
    const found = held.json.items.find((grid: { code: string }) => grid.code === '620103001-539')
    seen['620103001-539'] = found.version
  }
  const started = performance.now()
  const answer = await admin.post(path, { edits, seen, ...more })
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text.slice(0, 400)}`)
  return performance.now() - started
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  await withDatabase(databaseUrl, async (database) => {
    await database.db.none(layDistrict)
    await addUsers(database, [{ username: 'admin', roles: ['admin'] }])
    const app = await startTestApp(database)
    const admin = await app.client('admin')
    console.log('| draft | preview median ms | slowest ms | apply median ms |\n|---|--:|--:|--:|')
    for (const [name, edits] of drafts) {
      const previews: number[] = []
      const applied: number[] = []
      for (let i = 0; i < 5; i++) {
        previews.push(await time(admin, edits(i), '/api/v1/grids/edits/preview', {}))
        const body = { reason: 'bench', acceptWarnings: true }
        applied.push(await time(admin, edits(i), '/api/v1/grids/edits', body))
      }
      const figures = [middle(previews), Math.max(...previews), middle(applied)].map(Math.round)
      console.log(`| ${name} | ${figures.join(' | ')} |`)
    }
    await app.stop()
  })
}

if (process.argv.includes('--embedded')) await measure(undefined)
else await withPostgres(async (url) => measure(await newDatabase(url)))
