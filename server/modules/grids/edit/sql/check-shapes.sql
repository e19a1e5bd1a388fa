-- Cells whose border crosses itself, and where.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
)
select name, st_x((st_isvaliddetail(geom)).location) as lon, st_y((st_isvaliddetail(geom)).location) as lat
  from fresh where not st_isvalid(geom)
