import { loadCatalog } from '../../geodata/catalog/load-catalog.ts'
import type { Database } from '../db/connect.ts'
import { tx } from '../db/tx.ts'
import { foldAll } from '../modules/cases/case-fold.ts'

/**
 * A district for measuring: 8 streets of 6 communities of 80 cells, as many as a real one has. Streets lie side by side, a community's
 * cells in 8 columns of 10.
 */
export const STOCK = {
  streets: 8,
  communities: 6,
  columns: 8,
  rows: 10,
  west: 103.7,
  south: 36,
  cell: 0.001,
} as const

/** Lays the district and the catalog. */
export async function layStockDistrict({ db }: Database): Promise<void> {
  await loadCatalog(db)
  const { streets, communities, columns, rows, west, south, cell } = STOCK
  const size = { streets, communities, columns, rows, west, south, cell }
  await tx(db, async (t) => {
    await t.none(
      `insert into district values ('620103', '测区', 'Test', st_multi(st_makeenvelope($<west>, $<south>,
         $<west> + $<streets> * $<columns> * $<cell>, $<south> + $<communities> * $<rows> * $<cell>, 4326)))`,
      size,
    )
    await t.none(
      `insert into street select '620103' || lpad((s + 1)::text, 3, '0'), '620103', '街道' || s, 'Street ' || s,
              st_multi(st_makeenvelope($<west> + s * $<columns> * $<cell>, $<south>,
                $<west> + (s + 1) * $<columns> * $<cell>, $<south> + $<communities> * $<rows> * $<cell>, 4326))
         from generate_series(0, $<streets> - 1) s`,
      size,
    )
    await t.none(
      `insert into community select s.code || lpad((m + 1)::text, 3, '0'), s.code, '社区' || m, null,
              st_multi(st_makeenvelope(st_xmin(s.geom), $<south> + m * $<rows> * $<cell>,
                st_xmax(s.geom), $<south> + (m + 1) * $<rows> * $<cell>, 4326))
         from street s cross join generate_series(0, $<communities> - 1) m`,
      size,
    )
    // The trigger against overlaps compares each with all: nothing overlaps here by construction.
    await t.none('alter table unit_grid disable trigger unit_grid_no_overlap')
    await t.none(
      `insert into unit_grid (code, community_code, geom, center, area_m2)
       select m.code || lpad((r * $<columns> + c + 1)::text, 3, '0'), m.code, g.geom, st_centroid(g.geom), 10000
         from community m cross join generate_series(0, $<columns> - 1) c cross join generate_series(0, $<rows> - 1) r
        cross join lateral (select st_makeenvelope(st_xmin(m.geom) + c * $<cell>, st_ymin(m.geom) + r * $<cell>,
                                     st_xmin(m.geom) + (c + 1) * $<cell>, st_ymin(m.geom) + (r + 1) * $<cell>, 4326) as geom) g`,
      size,
    )
    await t.none('alter table unit_grid enable trigger unit_grid_no_overlap')
  })
  await db.none('analyze')
}

/**
 * Fills up to `upTo` cases with texts, places, units and statuses spread as in a district at work: 2 % open, the rest done. The
 * first 12,000 are of the last 90 days, all others of three years. Indexes are made anew afterwards, as a migration would.
 */
export async function layCaseStock({ db }: Database, upTo: number): Promise<void> {
  const { n: from } = await db.one<{ n: number }>('select count(*)::integer as n from case_record')
  const indexes = await db.any<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
      where tablename = 'case_record' and indexname not in (select conname from pg_constraint)`,
  )
  await tx(db, async (t) => {
    await t.none('alter table case_record disable trigger user')
    for (const { indexname } of indexes) await t.none('drop index $1:name', [indexname])
    await t.any('select setseed(0.5)')
    for (let first = from; first < upTo; first += chunk)
      await t.none(insertStock, { first, last: Math.min(first + chunk, upTo) - 1, state: aDoneState() })
    await t.none(holders)
    await t.none(filedToday)
    await t.none('delete from case_counter')
    await t.none(
      `insert into case_counter select status, street_code, coalesce(unit_code, ''), count(*) from case_record group by 1, 2, 3`,
    )
    await t.none('alter table case_record enable trigger user')
  })
  await tx(db, async (t) => {
    await t.none(`set local maintenance_work_mem = '512MB'`)
    for (const { indexdef } of indexes) await t.none(indexdef)
  })
  await db.none('vacuum analyze')
}

const chunk = 100_000

const insertStock = `
  with cell as (select row_number() over (order by code) - 1 as n, count(*) over () as cells, code, community_code, geom
                  from unit_grid),
       class as (select row_number() over (order by kind, code) - 1 as n, count(*) over () as classes, edition, kind, code, name
                   from case_class where edition = (select code from catalog_edition where current)),
       unit as (select row_number() over (order by code) - 1 as n, count(*) over () as units, code
                  from organisation where is_handling_unit),
       made as (
         select i, gen_random_uuid() as id, random() as a, random() as b, random() as c, (random() * 1e9)::integer as pick,
                date_trunc('milliseconds', now() - case when i < 12000 then i * interval '90 days' / 12000
                  else i * interval '3 years' / 1000000 end) as at,
                case when i % 50 = 0 then (array['reported','verifying','accepted','filed','coordinating','dispatched',
                       'dispatched','dispatched','deferred','completed','checking','checked'])[1 + (i / 50) % 12]
                     when i % 33 = 1 then 'rejected' when i % 47 = 2 then 'voided' when i % 31 = 3 then 'merged'
                     else 'closed' end as status
           from generate_series($<first>::integer, $<last>) i)
  insert into case_record (id, number, kind, edition, class_code, source, status, version, urgent, special, description,
    geom, address, grid_code, community_code, street_code, unit_code, limit_unit, limit_value, supervised, stage, stage_from,
    yellow_at, due_at, red_at, worst_light, state, reported_at, closed_at, updated_at, origin)
  select m.id, 'QLH' || to_char(m.at, 'YYYYMMDD') || '-' || lpad(m.i::text, 7, '0'), k.kind, k.edition, k.code,
         (array['inspector','hotline','web','video'])[1 + m.i % 4], m.status, 8, m.i % 200 = 0, m.i % 90 = 0,
         k.name || (array['，影响通行','，有居民反映','，需要尽快处理','，现场已设围挡'])[1 + m.pick % 4],
         st_setsrid(st_makepoint(st_xmin(g.geom) + m.a * 0.0009 + 0.00005, st_ymin(g.geom) + m.b * 0.0009 + 0.00005), 4326),
         (array['西湖路','建兰路','敦煌路','秀川路','兰工坪路','任家庄巷'])[1 + m.pick % 6] || (m.pick % 900 + 1) || '号',
         g.code, g.community_code, left(g.community_code, 9),
         case when m.status in ('reported','verifying','accepted','filed','coordinating','rejected') then null else u.code end,
         'work-hours', 4, m.i % 2000 = 0, case when m.i % 50 = 0 then 'handle' end, case when m.i % 50 = 0 then m.at end,
         case when m.i % 50 = 0 then now() + (m.c - 0.5) * interval '4 days' - interval '1 hour' end,
         case when m.i % 50 = 0 then now() + (m.c - 0.5) * interval '4 days' end,
         case when m.i % 50 = 0 then now() + (m.c - 0.5) * interval '4 days' end,
         'green', $<state>::jsonb, m.at, case when m.status = 'closed' then m.at + interval '1 day' end,
         m.at + interval '1 day', 'live'
    from made m
    join cell g on g.n = m.pick % g.cells
    join class k on k.n = (m.pick / 7) % k.classes
    join unit u on u.n = (m.pick / 11) % u.units`

const holders = `
  insert into case_unit select id, unit_code from case_record where unit_code is not null on conflict do nothing`

const filedToday = `
  insert into case_event (case_id, version, at, recorded_at, action, actor_role, actor_name, from_status, to_status)
  select c.id, step.version, reported_at, reported_at, step.action, 'supervisor', 'x', step.before, step.after
    from case_record c
    cross join (values (1, 'report', null, 'reported'), (2, 'accept', 'reported', 'accepted'),
                       (3, 'file', 'accepted', 'filed')) as step(version, action, before, after)
   where reported_at > now() - interval '2 days'
   order by c.id, step.version
      on conflict do nothing`

/** A whole life as the engine keeps it, so that rows are as wide as real ones. */
function aDoneState(): string {
  const at = Date.parse('2026-11-16T10:00:00+08:00')
  const limit = { unit: 'work-hours', value: 4 } as const
  const life = [
    ['report', {}],
    ['accept', {}],
    ['file', { limit }],
    ['dispatch', { unit: 'WATER' }],
    ['complete', {}],
    ['send-check', {}],
    ['check-pass', {}],
    ['close', {}],
  ] as const
  const events = life.map(([action, data], i) => ({ at: at + i * 60_000, action, actorId: null, data }))
  return JSON.stringify(foldAll(events).state)
}
