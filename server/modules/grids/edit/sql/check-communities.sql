-- What lies outside its community: how much, where.
with fresh as (
  select name, community, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, community text, geom jsonb)
), beyond as (
  select f.name, st_difference(f.geom, c.geom) as geom from fresh f join community c on c.code = f.community where not st_coveredby(f.geom, c.geom)
), measured as (
  select name, st_area(geom::geography) as m2, st_pointonsurface(geom) as at from beyond where not st_isempty(geom)
)
select name, m2, st_x(at) as lon, st_y(at) as lat from measured where m2 > 0.5 order by m2 desc
