-- What the routing rules ask of a case, at an instant; the class as the edition in force has it.
select c.kind, coalesce(m.to_code, c.class_code) as class_code, c.grid_code, st_x(c.geom) as lon, st_y(c.geom) as lat,
       c.owner_unit as assigned_owner, p.owner_unit as component_owner, s.code as street_unit, c.source, c.urgent,
       coalesce(exists (
         select 1 from road r
          where r.class not in ('footway', 'rail')
            and r.geom && st_expand(c.geom, 8 / (111320 * cos(radians(st_y(c.geom)))), 8 / 110540.0)
            and st_distance(r.geom::geography, c.geom::geography) <= case when r.main then 8 else 4 end), false) as on_carriageway,
       extract(hour from t.local)::integer * 60 + extract(minute from t.local)::integer as minute,
       extract(dow from t.local)::integer as weekday, to_char(t.local, 'YYYY-MM-DD') as date
  from case_record c
 cross join lateral (select ${at}::timestamptz at time zone ${timeZone} as local) t
  left join component p on p.id = c.component_id
  left join organisation s on s.kind = 'street' and s.area_code = c.street_code and s.is_handling_unit
  left join class_mapping m on m.from_edition = c.edition and m.kind = c.kind and m.from_code = c.class_code
   and m.to_edition = (select code from catalog_edition where current)
 where c.id = ${id}
 order by s.code
 limit 1
