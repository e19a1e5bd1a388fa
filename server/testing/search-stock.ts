import type { Database } from '../db/connect.ts'
import { tx } from '../db/tx.ts'
import { STOCK } from './case-stock.ts'

/**
 * Fills the measuring district (case-stock.ts) with so many addresses along 720 streets, a third of them with a name of their own, and
 * with roads, cameras and components. Entries of the search are written by the triggers, as an import would have them written.
 */
export async function layAddressStock({ db }: Database, addresses: number): Promise<void> {
  const { west, south, cell, streets, columns, communities, rows } = STOCK
  const size = { west, south, width: streets * columns * cell, height: communities * rows * cell }
  await tx(db, async (t) => {
    await t.any('select setseed(0.25)')
    await t.none(
      `insert into road (source, source_id, class, name, geom)
       select 'stock', n::text, 'residential', ${streetName('n')}, st_makeline(p.a, st_translate(p.a, 0.004, 0.0005))
         from generate_series(0, 719) n
        cross join lateral (select st_setsrid(st_makepoint($<west> + random() * ($<width> - 0.005) + n * 0, $<south> + random() * ($<height> - 0.001)), 4326) as a) p`,
      size,
    )
    await t.none('alter table building disable trigger building_unit_grid')
    for (let first = 0; first < addresses; first += chunk)
      await t.none(insertBuildings, { ...size, first, last: Math.min(first + chunk, addresses) - 1 })
    await t.none('alter table building enable trigger building_unit_grid')
    await t.none(
      `insert into camera (source, source_id, name, kind, geom)
       select 'stock', n::text, ${streetName('n % 720')} || (array['路口','中段','东口','西口'])[1 + n % 4] || (array['球机','枪机'])[1 + n % 2],
              'dome', st_setsrid(st_makepoint($<west> + random() * $<width>, $<south> + random() * $<height>), 4326)
         from generate_series(0, 1999) n`,
      size,
    )
    await t.none('alter table component disable trigger component_unit_grid')
    await t.none(
      `insert into component (code, source, source_id, class_code, geom, unit_grid_code)
       select '620103' || k.code || lpad(n::text, 6, '0'), 'stock', n::text, k.code,
              st_setsrid(st_makepoint($<west> + random() * $<width>, $<south> + random() * $<height>), 4326), '620103001001001'
         from generate_series(0, 99999) n
         join (select row_number() over (order by code) - 1 as i, count(*) over () as classes, code from case_class
                where kind = 'component' and length(code) = 5 and edition = (select code from catalog_edition where current)) k
           on k.i = n % k.classes`,
      size,
    )
    await t.none('alter table component enable trigger component_unit_grid')
  })
  await db.none('vacuum analyze')
}

const chunk = 50_000

/** 720 names of two characters and a kind of street. */
const streetName = (n: string) =>
  `substr('兴中长西秀建敦任金黄文安福宁静庆阳平和光', 1 + (${n}) % 20, 1) || substr('华兴湖川兰煌家城河化', 1 + (${n}) / 20 % 10, 1)
   || (array['路','街','巷','东路'])[1 + (${n}) / 200 % 4]`

const insertBuildings = `
  insert into building (source, source_id, name, address, footprint, center, height_m, height_estimated, unit_grid_code)
  select 'stock', i::text,
         case when i % 3 = 0 then substr('丽阳兴金恒福长石天银', 1 + i / 7 % 10, 1) || substr('景光华城大利业油和河', 1 + i / 11 % 10, 1)
                   || (array['苑','小区','家园','大厦'])[1 + i / 13 % 4] || (1 + i / 3 % 40) || '号楼' end,
         ${streetName('i % 720')} || (1 + i / 720) || '号',
         st_multi(st_expand(p.center, 0.0001)), p.center, 18, true,
         '620103' || lpad((1 + least(7, floor((st_x(p.center) - $<west>) / $<width> * 8)))::text, 3, '0')
                  || lpad((1 + least(5, floor((st_y(p.center) - $<south>) / $<height> * 6)))::text, 3, '0') || '001'
    from generate_series($<first>::integer, $<last>) i
   cross join lateral (select st_setsrid(st_makepoint($<west> + random() * $<width> + i * 0, $<south> + random() * $<height>), 4326) as center) p`
