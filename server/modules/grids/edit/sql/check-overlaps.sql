-- What lies over another cell, in force or of the same draft: which, how much, where.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), pair as (
  select a.name, b.code as other, st_intersection(a.geom, b.geom) as geom
    from fresh a join unit_grid b on b.geom && a.geom and st_relate(a.geom, b.geom, '2********')
   where b.valid_to is null and b.id <> all(${closing}::bigint[])
  union all
  select a.name, b.name, st_intersection(a.geom, b.geom)
    from fresh a join fresh b on a.name < b.name and a.geom && b.geom and st_relate(a.geom, b.geom, '2********')
), measured as (
  select name, other, st_area(geom::geography) as m2, st_pointonsurface(geom) as at from pair
)
select name, other, m2, st_x(at) as lon, st_y(at) as lat from measured where m2 > 0.01 order by m2 desc, name, other
