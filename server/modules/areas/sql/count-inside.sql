-- How much lies inside a polygon by kind; components by class. A building lies where its middle does.
with class as (
  select k.code, k.name, k.name_en from case_class k
   where k.kind = 'component' and k.edition = (select e.code from catalog_edition e where e.current)
), found as (
  select c.class_code as code, count(*)::integer as n
    from component c
   where st_intersects(c.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326)) and c.state <> 'removed'
     and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
   group by 1
)
select 'components' as kind, f.code, coalesce(k.name, f.code) as name, coalesce(k.name_en, f.code) as name_en, f.n
  from found f left join class k on k.code = f.code
union all
select 'cameras', '', '', '', count(*)::integer
  from camera c
 where st_intersects(c.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or c.unit_grid_code between ${gridFrom} and ${gridTo})
union all
select 'buildings', '', '', '', count(*)::integer
  from building b
 where st_intersects(b.center, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or b.unit_grid_code between ${gridFrom} and ${gridTo})
union all
select 'inspectors', '', '', '', count(*)::integer
  from inspector_last_position l
  join app_user u on u.id = l.user_id and u.on_duty and u.disabled_at is null and 'inspector' = any (u.roles)
 where ${showsStaff} and l.at > ${since}
   and st_intersects(l.geom, st_setsrid(st_geomfromgeojson(${polygon}), 4326))
   and (${gridFrom} is null or unit_grid_at(l.geom) between ${gridFrom} and ${gridTo})
 order by 1, n desc, 2
