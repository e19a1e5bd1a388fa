-- Cells in force that the new build no longer has as they are.
with fresh as (
  select code, st_setsrid(st_geomfromgeojson(geom), 4326) as geom
    from jsonb_to_recordset(${cells}::jsonb) as n(code text, geom jsonb)
)
update unit_grid g set valid_to = now()
 where g.valid_to is null
   and not exists (select from fresh n where n.code = g.code and st_orderingequals(n.geom, g.geom))
