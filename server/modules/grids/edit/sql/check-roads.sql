-- Cells that a main road runs through, beyond what ran through the ones they replace; a little within the border, which may lie on the road.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), crossed as (
  select f.name, r.name as road, sum(st_length(st_intersection(st_buffer(f.geom, -0.00002), r.geom)::geography)) as metres,
         st_pointonsurface(st_collect(st_intersection(f.geom, r.geom))) as at
    from fresh f join road r on r.main and r.geom && f.geom and st_intersects(r.geom, f.geom)
   group by f.name, r.name
), before as (
  select coalesce(sum(st_length(st_intersection(st_buffer(g.geom, -0.00002), r.geom)::geography)), 0) as metres
    from unit_grid g join road r on r.main and r.geom && g.geom and st_intersects(r.geom, g.geom)
   where g.id = any(${closing}::bigint[])
)
select c.name, c.road, c.metres, st_x(c.at) as lon, st_y(c.at) as lat
  from crossed c, before b
 where c.metres > 2 and (select sum(metres) from crossed) > b.metres + 2
 order by c.metres desc
