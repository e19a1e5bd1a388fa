-- How large each cell is.
with fresh as (
  select name, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as c(name text, geom jsonb)
)
select name, st_area(geom::geography) as area_m2 from fresh
