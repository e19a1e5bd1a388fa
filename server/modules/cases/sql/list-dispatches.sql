-- First dispatches of cases, newest first after a place, with what the routing rules ask of them; the road only where it is asked for.
with page as (
  select e.case_id, e.at, e.data->>'unit' as chosen
    from case_event e
   where e.action = 'dispatch' and e.at >= ${since} and (e.at, e.case_id) < (${at}, ${caseId}::uuid)
     and not exists (select 1 from case_event b
                      where b.case_id = e.case_id and b.version < e.version and b.action = 'dispatch')
   order by e.at desc, e.case_id desc
   limit ${limit}
), street as (
  select min(code) as code, area_code from organisation where kind = 'street' and is_handling_unit group by area_code
)
select c.id, c.number, d.at, d.chosen, c.kind, coalesce(m.to_code, c.class_code) as class_code, c.grid_code,
       st_x(c.geom) as lon, st_y(c.geom) as lat, c.owner_unit as assigned_owner, p.owner_unit as component_owner,
       s.code as street_unit, c.source, c.urgent,
       case when ${roadAsked} and (c.kind || ' ' || coalesce(m.to_code, c.class_code)) like any(${roadClasses}::text[]) then coalesce(exists (
         select 1 from road r
          where r.class not in ('footway', 'rail')
            and r.geom && st_expand(c.geom, 8 / (111320 * cos(radians(st_y(c.geom)))), 8 / 110540.0)
            and st_distance(r.geom::geography, c.geom::geography) <= case when r.main then 8 else 4 end), false)
            else false end as on_carriageway,
       extract(hour from t.local)::integer * 60 + extract(minute from t.local)::integer as minute,
       extract(dow from t.local)::integer as weekday, to_char(t.local, 'YYYY-MM-DD') as date
  from page d
  join case_record c on c.id = d.case_id
 cross join lateral (select d.at at time zone ${timeZone} as local) t
  left join component p on p.id = c.component_id
  left join street s on s.area_code = c.street_code
  left join class_mapping m on m.from_edition = c.edition and m.kind = c.kind and m.from_code = c.class_code
   and m.to_edition = (select code from catalog_edition where current)
 order by d.at desc, d.case_id desc
