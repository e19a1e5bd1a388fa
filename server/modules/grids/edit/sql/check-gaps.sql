-- Ground that the ending cells had and none of the new ones has.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
), lost as (
  select (st_dump(st_difference(
           (select st_union(geom) from unit_grid where id = any(${closing}::bigint[])),
           coalesce((select st_union(geom) from fresh), st_setsrid('POLYGON EMPTY'::geometry, 4326))))).geom as geom
), measured as (
  select st_area(geom::geography) as m2, st_pointonsurface(geom) as at from lost where st_dimension(geom) = 2
)
select m2, st_x(at) as lon, st_y(at) as lat from measured where m2 > 0.05 order by m2 desc
