-- Cameras on changed ground that change their cell.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), ground as (
  select geom from fresh union all select geom from unit_grid where id = any(${closing}::bigint[])
), thing as materialized (
  select distinct on (t.id) t.id, t.name as name, t.unit_grid_code, t.geom as place
    from ground g join camera t on t.geom && g.geom order by t.id
), part as (
  select t.id, f.name as code from thing t join fresh f on f.geom && t.place and st_intersects(f.geom, t.place)
  union all
  select t.id, u.code from thing t join unit_grid u on u.geom && t.place and st_intersects(u.geom, t.place)
   where u.valid_to is null and u.id <> all(${closing}::bigint[])
), best as (
  select id, min(code) as code from part group by id
)
select t.id, t.name, t.unit_grid_code as "from", b.code as "to"
  from thing t left join best b using (id)
 where t.unit_grid_code is distinct from b.code
 order by t.id
