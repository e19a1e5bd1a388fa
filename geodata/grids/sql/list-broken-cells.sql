-- Cells whose outline crosses itself: none, or the build is called off.
select code, st_isvalidreason(st_geomfromgeojson(geom)) as reason
  from jsonb_to_recordset(${cells}::jsonb) as n(code text, geom jsonb)
 where not st_isvalid(st_geomfromgeojson(geom))
